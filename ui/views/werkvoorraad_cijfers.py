"""The four numbers of the school year above the Werkvoorraad of the bestuurder (screens.md 1.4, 4.2)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cvt_desktop.services.jaarcijfers import Jaarcijfer
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.kaart import Kaart
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.maakleeg import maak_leeg
from ui.widgets.tekst import Tekst, Tekstsoort

AANTAL = 4


class Jaarcijfervak(QWidget):
    """Their room is kept while they are counted. ``naar_overzichten`` leads to the dossiers behind them."""

    naar_overzichten = Signal()

    def __init__(self, titel: str) -> None:
        super().__init__()
        self.bezig = Bezigbalk()
        self._rij = QHBoxLayout()
        self._rij.setSpacing(Ruimte.M)
        self.kop = Knop(f"{titel}: naar Overzichten", Knopsoort.STIL, icoon="overzichten", links=0)
        self.kop.clicked.connect(self.naar_overzichten)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, Ruimte.S)
        kolom.setSpacing(Ruimte.XS)
        kolom.addWidget(self.kop)
        kolom.addWidget(self.bezig)
        kolom.addLayout(self._rij)
        self.zet([Jaarcijfer(naam="wordt geteld", waarde="…")] * AANTAL)

    def zet(self, cijfers: Sequence[Jaarcijfer]) -> None:
        """Show these."""
        maak_leeg(self._rij)
        for cijfer in cijfers:
            kaart = Kaart(toon=Toon.LET_OP if cijfer.signaal else Toon.GEWOON, marge=Ruimte.S)
            kaart.voeg(Tekst(cijfer.waarde, Tekstsoort.TITEL))
            kaart.voeg(Tekst(cijfer.naam))
            kaart.voeg(Tekst(cijfer.bij or " ", Tekstsoort.KLEIN, afbreken=True))
            kaart.setAccessibleName(f"{cijfer.naam}: {cijfer.waarde} {cijfer.bij}".strip())
            self._rij.addWidget(kaart, 1)
