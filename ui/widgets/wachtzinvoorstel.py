"""A passphrase that is offered: six words in plain sight, and the two ways to another one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Ruimte
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort

UITLEG = (
    "Zes woorden, door de computer geloot: makkelijk te onthouden als u er een verhaaltje van maakt, en voor niemand te raden. "
    "Schrijf ze zo nodig op en bewaar dat briefje niet bij de laptop."
)
ADVIES = (
    "Neem een zin van zes gewone woorden die niets met uw werk te maken hebben, bijvoorbeeld over een vakantie. "
    "Ten minste 15 tekens, of 20 op een computer zonder sleutelbos; hoofdletters en cijfers hoeven niet. Plakken uit een "
    "wachtwoordbeheerder mag."
)


class Wachtzinvoorstel(QWidget):
    """``gewijzigd(zin)``: another offer, or ``""`` when somebody wants to think of one."""

    gewijzigd = Signal(str)

    def __init__(self, stel_voor: Callable[[], str]) -> None:
        super().__init__()
        self._stel_voor = stel_voor
        self._zelf = False
        self._zin = Tekst("", Tekstsoort.GROOT, afbreken=True)
        self._zin.setAccessibleName("Voorgestelde wachtzin")
        self._uitleg = Tekst(UITLEG, Tekstsoort.ZWAK, afbreken=True)
        self.ander = Knop("Ander voorstel")
        self.ander.clicked.connect(self.ververs)
        self.wissel = Knop("", Knopsoort.STIL, links=0)
        self.wissel.clicked.connect(self._on_switched)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, Ruimte.S)
        kolom.setSpacing(Ruimte.S)
        for deel in (self._zin, self._uitleg, Rij(self.ander, self.wissel, rek=True)):
            kolom.addWidget(deel)

    def zin(self) -> str:
        """The passphrase that is offered; empty when somebody thinks of one."""
        return "" if self._zelf else self._zin.text()

    def ververs(self) -> None:
        """Another offer, or none in the own mode."""
        self._zin.setText("" if self._zelf else self._stel_voor())
        self._zin.setVisible(not self._zelf)
        self.ander.setVisible(not self._zelf)
        self._uitleg.setText(ADVIES if self._zelf else UITLEG)
        wissel = "Toch een voorstel" if self._zelf else "Zelf een wachtzin bedenken"
        self.wissel.setText(wissel)
        self.wissel.setAccessibleName(wissel)
        self.gewijzigd.emit(self.zin())

    def _on_switched(self) -> None:
        self._zelf = not self._zelf
        self.ververs()
