"""A free text: the paragraph of a letter, or the question with which a besluit goes back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cvt_desktop.services.taalhulp import hintregel
from ui.dialogs.dialoog import Dialoog
from ui.widgets.formulier import Formulier
from ui.widgets.tekstvlak import Tekstvlak

VAST = "Komt na de vaste tekst van de brief. De vaste tekst zelf verandert niet."


class EigenAlinea(Dialoog):
    """``geschreven(tekst)`` when it was kept; ``verplicht`` refuses an empty text."""

    geschreven = Signal(str)

    def __init__(
        self, titel: str = "Eigen alinea", *, tekst: str = "", label: str = "Alinea", uitleg: str = VAST, doe: str = "Overnemen",
        verplicht: bool = False, ouder: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(titel, sub=uitleg, ouder=ouder, breedte=640)
        self._verplicht = verplicht
        vorm = Formulier(labelkolom=90)
        self.tekst = vorm.sectie().veld(Tekstvlak(
            "tekst", label, regels=6, woorden=100, breedte=0, hints=hintregel if uitleg == VAST else None))
        vorm.klaar()
        self.tekst.zet_waarde(tekst)
        self.voeg(vorm)
        _, self.doe = self.zet_acties(doe)
        if self.doe is not None:
            self.doe.clicked.connect(self._on_do)
        self.begin_bij(self.tekst)

    def _on_do(self) -> None:
        tekst = self.tekst.waarde()
        if self._verplicht and not tekst:
            self.tekst.toon_fout("Schrijf eerst wat u wilt vragen.")
            self.tekst.setFocus()
            return
        self.accept()
        self.geschreven.emit(tekst)
