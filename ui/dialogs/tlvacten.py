"""*Gegevens nieuwe school* and *Gat verklaren*: two short questions about the TLV register."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.dialoog import Dialoog
from ui.presenters.tlvacten import HINT, REDENEN
from ui.tonen import Keuze
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.keuzeveld import Keuzeveld

_BREED = 400
_SUB_GAT = (
    "Een TLV-nummer wordt nooit overgeslagen. Ontbreken er toch nummers, dan vraagt de accountant waarom. De uitleg blijft bij "
    "het register staan."
)


class SchoolDialoog(Dialoog):
    """``gedaan(zin)`` when ``doe(school, sinds)`` had nothing against it."""

    hulpvorm = "nieuwe_school"
    gedaan = Signal(str)

    def __init__(
        self, nummer: str, scholen: Sequence[Keuze], doe: Callable[[str, date | None], str], *, ouder: QWidget | None = None
    ) -> None:
        super().__init__(f"Gegevens nieuwe school: {nummer}", sub=HINT, ouder=ouder, breedte=620)
        self._act = doe
        self.formulier = Formulier(labelkolom=120)
        deel = self.formulier.sectie()
        self.school = deel.veld(Keuzeveld("school", "Nieuwe school", scholen, breedte=_BREED,
                                          uitleg="Staat de school er niet bij? Voeg haar toe bij Instellingen."))  # fmt: skip
        self.sinds = deel.veld(Datumveld("sinds", "Sinds", optioneel=True, uitleg="Leeg: vandaag."))
        self.formulier.klaar()
        self.voeg(self.formulier)
        _, self.doe = self.zet_acties("Vastleggen")
        if self.doe is not None:
            self.doe.clicked.connect(self._on_do)
        self.begin_bij(self.school)

    def _on_do(self) -> None:
        if not self.sinds.leesbaar():
            self.sinds.setFocus()
            return
        self.probeer(self.formulier, lambda: self._act(self.school.waarde(), self.sinds.waarde()), self.gedaan.emit)


class GatDialoog(Dialoog):
    """``gedaan(zin)`` when ``doe(gat, reden)`` had nothing against it."""

    hulpvorm = "nummergat"
    gedaan = Signal(str)

    def __init__(self, gaten: Sequence[Keuze], doe: Callable[[str, str], str], *, ouder: QWidget | None = None) -> None:
        super().__init__("Gat in de nummering verklaren", sub=_SUB_GAT, ouder=ouder, breedte=620)
        self._act = doe
        self.formulier = Formulier(labelkolom=120)
        deel = self.formulier.sectie()
        self.gat = deel.veld(Keuzeveld("gat", "Nummers", gaten, breedte=_BREED))
        if len(gaten) == 1:
            self.gat.zet_waarde(gaten[0].waarde)
        self.reden = deel.veld(Keuzeveld("reden", "Waarom", REDENEN, breedte=_BREED))
        self.formulier.klaar()
        self.voeg(self.formulier)
        _, self.doe = self.zet_acties("Vastleggen")
        if self.doe is not None:
            self.doe.clicked.connect(self._on_do)
        self.begin_bij(self.gat if len(gaten) > 1 else self.reden)

    def _on_do(self) -> None:
        self.probeer(self.formulier, lambda: self._act(self.gat.waarde(), self.reden.waarde()), self.gedaan.emit)
