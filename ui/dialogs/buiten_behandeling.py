"""*Buiten behandeling laten*: what was asked and did not come, by when it must be sent, and the reason for the letter."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cvt_desktop.services.buitenbehandeling import Buitenvoorstel
from ui.dialogs.dialoog import Dialoog
from ui.tonen import Toon
from ui.widgets.formulier import Formulier
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.tekst import Tekst
from ui.widgets.tekstvlak import Tekstvlak


class BuitenBehandelingDialoog(Dialoog):
    """``gekozen(reden)`` when the besluit is taken."""

    hulpvorm = "buiten_behandeling"
    gekozen = Signal(str)

    def __init__(self, voorstel: Buitenvoorstel, *, ouder: QWidget | None = None) -> None:
        super().__init__("Buiten behandeling laten", sub=voorstel.zin, ouder=ouder, breedte=640)
        vorm = Formulier(labelkolom=150)
        sectie = vorm.sectie()
        sectie.regel(Kolomvak(*(Tekst(f"•  {wat}", afbreken=True) for wat in voorstel.ontbreekt)), "Niet ontvangen")
        self.reden = sectie.veld(Tekstvlak("reden", "Waarom nodig", regels=3))
        sectie.hulp(self.reden, "Komt in de brief: waarom de aanvraag zonder deze gegevens niet te beoordelen is.")
        vorm.klaar()
        self.voeg(vorm, 1)
        if voorstel.waarschuwingen:
            self.melding.toon(" ".join(voorstel.waarschuwingen), Toon.LET_OP, sluitbaar=False)
        _, self.doe = self.zet_acties("Besluit nemen")
        if self.doe is not None:
            self.doe.clicked.connect(self._on_decide)
        self.begin_bij(self.reden)

    def _on_decide(self) -> None:
        reden = self.reden.waarde().strip()
        if not reden:
            self.reden.toon_fout("Schrijf waarom de aanvraag zonder deze gegevens niet te beoordelen is.")
            self.reden.setFocus()
            return
        self.accept()
        self.gekozen.emit(reden)
