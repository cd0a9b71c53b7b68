"""A dossier of another commission comes on this agenda once, with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cvt_desktop.services.commissies import REDENEN_ELDERS
from ui.dialogs.dialoog import Dialoog
from ui.theme import Maat
from ui.tonen import Keuze
from ui.widgets.formulier import Formulier
from ui.widgets.keuzeveld import Keuzeveld

_UITLEG = ("Deze commissie behandelt het dossier dan deze ene keer, met haar eigen leden, quorum en beslisregel. De reden staat "
           "in het dossier en op de besluitenlijst.")  # fmt: skip


class VanElders(Dialoog):
    """``gekozen(id of the aanvraag, reason)``."""

    gekozen = Signal(str, str)

    def __init__(self, dossiers: Sequence[Keuze], *, ouder: QWidget | None = None) -> None:
        super().__init__("Dossier van een andere commissie", sub=_UITLEG, ouder=ouder, breedte=640)
        self.vorm = Formulier(labelkolom=90)
        self.vorm.hulpvorm = "van_elders"
        deel = self.vorm.sectie()
        self.dossier = deel.veld(Keuzeveld("dossier", "Dossier", dossiers, breedte=Maat.VELD_BREED))
        deel.veld(Keuzeveld("reden", "Reden", [Keuze(waarde=r, tekst=r) for r in REDENEN_ELDERS], breedte=Maat.VELD_BREED))
        self.vorm.klaar()
        self.voeg(self.vorm)
        _, self.doe = self.zet_acties("Op de agenda")
        if self.doe is not None:
            self.doe.clicked.connect(self._on_do)
        self.begin_bij(self.dossier)

    def _on_do(self) -> None:
        waarden = self.vorm.waarden()
        fouten = {veld: zin for veld, zin in (("dossier", "Kies een dossier."), ("reden", "Kies een reden."))
                  if not waarden[veld]}  # fmt: skip
        self.vorm.toon_fouten(fouten)
        if not fouten:
            self.accept()
            self.gekozen.emit(waarden["dossier"], waarden["reden"])
