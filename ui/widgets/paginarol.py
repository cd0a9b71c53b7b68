"""The scrolling part of the document viewer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.widgets.focusrand import Focusrand
from ui.widgets.schuifbalk import geef_schuifbalken


class Paginarol(QScrollArea):
    """PgDn and the wheel scroll within the page first; at its end they ask for the next (``stap``), Home and End for the ends.

    + and - ask another size (``zoom``), 9 the whole page and 0 its width (``heel``).
    """

    stap = Signal(int)
    eind = Signal(bool)
    verbreed = Signal()
    zoom = Signal(int)
    heel = Signal(bool)

    def __init__(self, inhoud: QWidget) -> None:
        super().__init__()
        geef_schuifbalken(self, liggend=True)
        self.setWidget(inhoud)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Pagina van het document")
        Focusrand(self)  # over the page, or it would be seen at three sides only

    def _blader(self, richting: int) -> None:
        balk = self.verticalScrollBar()
        einde = balk.maximum() if richting > 0 else balk.minimum()
        if balk.value() == einde:
            self.stap.emit(richting)
        else:
            balk.setValue(balk.value() + richting * round(balk.pageStep() * 0.9))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        toets = event.key()
        if toets in (Qt.Key.Key_PageDown, Qt.Key.Key_Space):
            self._blader(1)
        elif toets in (Qt.Key.Key_PageUp, Qt.Key.Key_Backspace):
            self._blader(-1)
        elif toets in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.eind.emit(toets == Qt.Key.Key_End)
        elif toets in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom.emit(-1 if toets == Qt.Key.Key_Minus else 1)
        elif toets in (Qt.Key.Key_9, Qt.Key.Key_0):
            self.heel.emit(toets == Qt.Key.Key_9)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        draai = event.angleDelta().y()
        balk = self.verticalScrollBar()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom.emit(1 if draai > 0 else -1)
        elif draai < 0 and balk.value() == balk.maximum():
            self.stap.emit(1)
        elif draai > 0 and balk.value() == balk.minimum():
            self.stap.emit(-1)
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.verbreed.emit()
