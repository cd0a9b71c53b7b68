"""A code in groups, each with its number, large enough to write down."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import Ruimte
from ui.widgets.tekst import Tekst, Tekstsoort

_PER_RIJ = 4


class Codegroepen(QWidget):
    """``code`` as ``123456-123456-…``; ``naam`` is what a screen reader calls it."""

    def __init__(self, naam: str, code: str) -> None:
        super().__init__()
        self.setAccessibleName(naam)
        rooster = QGridLayout(self)
        rooster.setContentsMargins(0, 0, 0, 0)
        rooster.setHorizontalSpacing(Ruimte.XL)
        rooster.setVerticalSpacing(0)
        for nummer, groep in enumerate(code.split("-")):
            rij, kolom = divmod(nummer, _PER_RIJ)
            rooster.addWidget(Tekst(f"groep {nummer + 1}", Tekstsoort.KLEIN), 3 * rij, kolom)
            rooster.addWidget(Tekst(groep, Tekstsoort.GROOT), 3 * rij + 1, kolom)
            rooster.setRowMinimumHeight(3 * rij + 2, Ruimte.M)  # a number is read with the digits below it
