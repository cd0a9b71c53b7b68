"""*Besluitenlijst voorlezen*: the outcomes, big."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.presenters.bekrachtigen import Uitkomstrij
from ui.theme import Ruimte
from ui.widgets.chipvlak import Chipvlak
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.maakleeg import maak_leeg
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort


class ZittingUitkomstlijst(QWidget):
    """``gekozen(aanvraag_id)``: go to the besluit of a line."""

    gekozen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rooster = QGridLayout(self)
        self._rooster.setContentsMargins(0, 0, 0, 0)
        self._rooster.setHorizontalSpacing(Ruimte.L)
        self._rooster.setVerticalSpacing(Ruimte.M)
        self._rooster.setColumnStretch(2, 1)

    def zet(self, rijen: tuple[Uitkomstrij, ...]) -> None:
        """Show these outcomes."""
        maak_leeg(self._rooster)
        if not rijen:
            self._rooster.addWidget(Tekst("Er stond niets op de agenda.", Tekstsoort.ZWAK), 0, 0, 1, 4)
        boven = Qt.AlignmentFlag.AlignTop
        for nummer, r in enumerate(rijen):
            self._rooster.addWidget(self._groot(str(r.nummer)), nummer, 0, boven | Qt.AlignmentFlag.AlignRight)
            self._rooster.addWidget(self._groot(r.leerling), nummer, 1, boven)
            onder = " · ".join(deel for deel in (r.inhoud, r.stemming) if deel)
            uitkomst = self._groot(r.uitkomst)
            uitkomst.setWordWrap(True)
            vak = Kolomvak(uitkomst, Tekst(onder, Tekstsoort.ZWAK, afbreken=True), ruimte=Ruimte.XS)
            if r.echtheid is not None:
                vak.voeg(Rij(Chipvlak(r.echtheid), rek=True))
            self._rooster.addWidget(vak, nummer, 2, boven)
            if not r.besluit:
                continue
            knop = Knop("Naar besluit", Knopsoort.STIL)
            knop.setAccessibleName(f"Naar het besluit van punt {r.nummer}")
            knop.clicked.connect(lambda _aan=False, wie=r.id: self.gekozen.emit(wie))
            self._rooster.addWidget(knop, nummer, 3, boven)
        self._rooster.setRowStretch(len(rijen), 1)

    @staticmethod
    def _groot(tekst: str) -> Tekst:
        resultaat = Tekst(tekst, Tekstsoort.GROOT)
        resultaat.setContentsMargins(0, Ruimte.XS, 0, 0)
        return resultaat
