"""*Op agenda zetten* for several dossiers: which zitting."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.dialoog import Dialoog
from ui.theme import Maat
from ui.tonen import Keuze
from ui.widgets.formulier import Formulier
from ui.widgets.keuzeveld import Keuzeveld

_GEEN = "Er is geen zitting gepland. Plan er eerst een bij Zittingen."


class StapelAgenda(Dialoog):
    """``gekozen(zitting)``: the id of the zitting. What cannot go along is told afterwards, per dossier."""

    gekozen = Signal(str)

    def __init__(self, zin: str, zittingen: Sequence[Keuze], *, ouder: QWidget | None = None) -> None:
        super().__init__("Op agenda zetten", sub=f"{zin}. Wat niet mee kan, blijft zoals het is.", ouder=ouder)
        vorm = Formulier(labelkolom=90)
        self.zitting = vorm.sectie().veld(Keuzeveld("zitting", "Zitting", zittingen, breedte=Maat.VELD_GEWOON))
        vorm.klaar()
        self.voeg(vorm)
        _, doe = self.zet_acties("Op agenda zetten")
        if doe is not None:
            doe.setEnabled(bool(zittingen))
            doe.clicked.connect(self._on_do)
        if zittingen:
            self.zitting.zet_waarde(zittingen[0].waarde)
        else:
            self.melding.toon(_GEEN)
        self.begin_bij(self.zitting)

    def _on_do(self) -> None:
        zitting = self.zitting.waarde()
        if not zitting:
            self.zitting.toon_fout("Kies een zitting.")
            return
        self.accept()
        self.gekozen.emit(zitting)
