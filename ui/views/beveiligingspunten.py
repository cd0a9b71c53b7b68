"""The points of one group, each with its state, what it says and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from cvt_desktop.domain.beveiligingspunt import Beveiligingspunt, Beveiligingsstand
from ui.theme import Ruimte
from ui.tonen import Toon, Vorm
from ui.widgets.kaart import Kaart
from ui.widgets.statuschip import Statuschip
from ui.widgets.tekst import Tekst, Tekstsoort

_TOON = {
    Beveiligingsstand.GOED: (Toon.GOED, Vorm.VINK), Beveiligingsstand.LET_OP: (Toon.LET_OP, Vorm.DRIEHOEK),
    Beveiligingsstand.FOUT: (Toon.FOUT, Vorm.VIERKANT),
}  # fmt: skip
_CHIP = 96


class Beveiligingspunten(Kaart):
    """A card with the points of one group under each other, aligned to one grid."""

    def __init__(self, titel: str, punten: Sequence[Beveiligingspunt]) -> None:
        super().__init__(titel)
        vlak = QWidget()
        rooster = QGridLayout(vlak)
        rooster.setContentsMargins(0, 0, 0, 0)
        rooster.setHorizontalSpacing(Ruimte.M)
        rooster.setVerticalSpacing(Ruimte.XS)
        rooster.setColumnMinimumWidth(0, _CHIP)
        rooster.setColumnStretch(1, 1)
        for punt in punten:
            self._voeg_punt(rooster, punt)
        self.voeg(vlak)

    @staticmethod
    def _voeg_punt(rooster: QGridLayout, punt: Beveiligingspunt) -> None:
        rij = rooster.rowCount()
        toon, vorm = _TOON[punt.stand]
        chip = Statuschip(str(punt.stand), toon, vorm)
        rooster.addWidget(chip, rij, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        regels = [Tekst(punt.titel, Tekstsoort.NADRUK), Tekst(punt.tekst, Tekstsoort.ZWAK, afbreken=True, kiesbaar=True)]
        if punt.middel:
            regels.append(Tekst(f"Wat u kunt doen: {punt.middel}", afbreken=True, kiesbaar=True))
        for nummer, tekst in enumerate(regels):
            rooster.addWidget(tekst, rij + nummer, 1)
        rooster.setRowMinimumHeight(rij + len(regels), Ruimte.S)
