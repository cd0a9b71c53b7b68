"""The text of a page under the page: for who reads with a screen reader, or selects letter by letter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

_HOOGTE = 170
GEEN_TEKST = "Op deze bladzijde staat geen tekst; het is een scan of een afbeelding."


class Tekstpaneel(QWidget):
    """``gekozen(tekst)``: T, to take what is selected over into a field."""

    gekozen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.vlak = QPlainTextEdit(readOnly=True)
        self.vlak.setAccessibleName("Tekst van deze bladzijde")
        self.vlak.setTabChangesFocus(True)
        self.vlak.setMaximumHeight(_HOOGTE)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(self.vlak)
        snel = QShortcut(QKeySequence("T"), self.vlak, context=Qt.ShortcutContext.WidgetShortcut)
        snel.activated.connect(lambda: self.gekozen.emit(self.tekst()))

    def toon(self, tekst: str) -> None:
        """The text of the page that is shown now."""
        self.vlak.setPlainText(tekst.strip() or GEEN_TEKST)

    def tekst(self) -> str:
        """What is selected here."""
        return self.vlak.textCursor().selection().toPlainText()
