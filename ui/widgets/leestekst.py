"""A long text to read: one widget for all of it, because a label for each paragraph costs a second to lay out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QPalette, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from ui.theme import Letter, Ruimte, letter
from ui.widgets.schuifbalk import geef_schuifbalken


class Leestekst(QPlainTextEdit):
    """Plain text in the letters of the type scale, read only; the mouse and the keyboard can select for copying.

    ``zet`` gives for each paragraph the number of its block, for ``ga_naar``.
    """

    def __init__(self, naam: str) -> None:
        super().__init__()
        self._alineas: tuple[tuple[str, Letter], ...] = ()
        palet = QPalette()
        palet.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)  # it lies on the page, in light and in dark
        self.setPalette(palet)
        geef_schuifbalken(self)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(naam)
        self.document().setDocumentMargin(Ruimte.L)

    def zet(self, alineas: Sequence[tuple[str, Letter]]) -> list[int]:
        """Show these paragraphs, each in its letter."""
        self._alineas = tuple(alineas)
        self.clear()
        gewoon = QTextBlockFormat()
        wit = _opmaak(letter(Letter.KLEIN))
        schrijver = QTextCursor(self.document())
        schrijver.beginEditBlock()
        nummers: list[int] = []
        for tekst, soort in self._alineas:
            if nummers:
                schrijver.insertBlock(gewoon, wit)
                schrijver.insertBlock(gewoon, wit)
            nummers.append(schrijver.blockNumber())
            schrijver.insertText(tekst, _opmaak(letter(soort)))
        schrijver.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        return nummers

    def ga_naar(self, nummer: int) -> None:
        """Bring this block to the top, and the cursor with it."""
        blok = self.document().findBlockByNumber(nummer)
        self.setTextCursor(QTextCursor(blok))
        self.verticalScrollBar().setValue(blok.firstLineNumber())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange and self._alineas:
            self.zet(self._alineas)


def _opmaak(lettertype: QFont) -> QTextCharFormat:
    opmaak = QTextCharFormat()
    opmaak.setFont(lettertype)
    return opmaak
