"""The line around something large that has the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.theme import Maat, kleuren


class Focusrand(QWidget):
    """Lies over ``vlak``, lets the mouse through, and is seen only while ``vlak`` itself has the focus."""

    def __init__(self, vlak: QWidget) -> None:
        super().__init__(vlak)
        self._vlak = vlak
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        vlak.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isValid(self) or not isValid(self._vlak):  # what is being deleted still loses the focus
            return False
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Resize):
            self.setGeometry(self._vlak.rect())
            self.setVisible(self._vlak.hasFocus())
            self.raise_()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        schilder = QPainter(self)
        schilder.setPen(QPen(QColor(kleuren(self).accent), Maat.FOCUSRAND))
        schilder.drawRect(self.rect().adjusted(1, 1, -1, -1))


def rand_bij_focus(vlak: QWidget) -> None:
    """For a widget of Qt that shows its focus only after a Tab, or not at all; called each time it gets the focus.

    Made the first time and not before: a form has many fields.
    """
    if vlak.findChild(Focusrand, options=Qt.FindChildOption.FindDirectChildrenOnly) is None:
        rand = Focusrand(vlak)
        rand.setGeometry(vlak.rect())
        rand.show()
