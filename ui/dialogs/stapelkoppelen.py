"""*Deskundige koppelen* for several dossiers: whom, and before which day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.dialoog import Dialoog
from ui.theme import Maat
from ui.tonen import Keuze
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.keuzeveld import Keuzeveld

_SUB = (
    "{}. Ieder dossier krijgt deze deskundige in de eerste plaats die vrij is en bij het beroep past. Is er een band die een "
    "reden vraagt, dan koppelt u in het dossier zelf."
)


class StapelKoppelen(Dialoog):
    """``gekozen(deskundige, uiterlijk)``: the id of the deskundige, and a day or None."""

    gekozen = Signal(str, object)

    def __init__(self, zin: str, deskundigen: Sequence[Keuze], uiterlijk: date, *, ouder: QWidget | None = None) -> None:
        super().__init__("Deskundige koppelen", sub=_SUB.format(zin), ouder=ouder, breedte=620)
        vorm = Formulier(labelkolom=Maat.LABELKOLOM)
        sectie = vorm.sectie()
        self.deskundige = sectie.veld(Keuzeveld("deskundige", "Deskundige", deskundigen, zoeken=True, breedte=Maat.VELD_BREED))
        self.uiterlijk = sectie.veld(Datumveld("uiterlijk", "Advies uiterlijk", optioneel=True))
        self.uiterlijk.zet_waarde(uiterlijk)
        vorm.klaar()
        self.voeg(vorm)
        _, doe = self.zet_acties("Koppelen")
        if doe is not None:
            doe.clicked.connect(self._on_do)
        self.begin_bij(self.deskundige)

    def _on_do(self) -> None:
        deskundige = self.deskundige.waarde()
        if not deskundige:
            self.deskundige.toon_fout("Kies een deskundige.")
        elif not self.uiterlijk.leesbaar():
            self.uiterlijk.setFocus()
        else:
            uiterlijk = self.uiterlijk.waarde()
            self.accept()
            self.gekozen.emit(deskundige, uiterlijk)
