"""Sentences with a dot or a number before them; a second line begins under the first, not under the dot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import Ruimte, letter
from ui.widgets.maakleeg import maak_leeg
from ui.widgets.tekst import Tekst, Tekstsoort


class Opsomming(QWidget):
    """``zet`` shows other sentences. ``teken`` stands before each of them, in room for ``breedste``."""

    def __init__(
        self, regels: Sequence[str] = (), soort: Tekstsoort = Tekstsoort.BODY, *, kiesbaar: bool = False, teken: str = "•",
        breedste: str = "",
    ) -> None:  # fmt: skip
        super().__init__()
        self._soort, self._kiesbaar, self._teken = soort, kiesbaar, teken
        self._rooster = QGridLayout(self)
        self._rooster.setContentsMargins(0, 0, 0, 0)
        self._rooster.setHorizontalSpacing(Ruimte.S)
        self._rooster.setVerticalSpacing(Ruimte.XS)
        self._rooster.setColumnMinimumWidth(0, tekenbreedte(breedste, soort))
        self._rooster.setColumnStretch(1, 1)
        self.zet(regels)

    def zet(self, regels: Sequence[str]) -> None:
        """Show these, and no others."""
        maak_leeg(self._rooster)
        for nummer, regel in enumerate(regels):
            self._rooster.addWidget(Tekst(self._teken, self._soort), nummer, 0, Qt.AlignmentFlag.AlignTop)
            self._rooster.addWidget(Tekst(regel, self._soort, afbreken=True, kiesbaar=self._kiesbaar), nummer, 1)


def tekenbreedte(teken: str, soort: Tekstsoort = Tekstsoort.BODY) -> int:
    """How wide ``teken`` is before a sentence, in pixels."""
    return QFontMetrics(letter(soort.value[0])).horizontalAdvance(teken)
