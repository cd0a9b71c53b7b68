"""The scroll bar of every scrolling part: one quiet handle, no arrows, no trough."""

from __future__ import annotations

# what only a page that scrolls needs is named at its use: the login does not pay for it
from PySide6 import QtGui, QtWidgets
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar

from ui.theme import Maat, kleuren


class Schuifbalk(QScrollBar):
    """Paints only the handle, where the style has it: in the trough of Fusion the handle looks like the trough."""

    def __init__(self, richting: Qt.Orientation) -> None:
        super().__init__(richting)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def enterEvent(self, event: QtGui.QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.maximum() <= self.minimum() or not self.isEnabled():
            return
        stand = QtWidgets.QStyleOptionSlider()
        self.initStyleOption(stand)
        onderdeel = QtWidgets.QStyle.SubControl.SC_ScrollBarSlider
        greep = QRectF(self.style().subControlRect(QtWidgets.QStyle.ComplexControl.CC_ScrollBar, stand, onderdeel, self))
        over = (min(greep.width(), greep.height()) - Maat.SCHUIF) / 2
        staand = self.orientation() == Qt.Orientation.Vertical
        greep = greep.adjusted(over, 1, -over, -1) if staand else greep.adjusted(1, over, -1, -over)
        kleur = kleuren(self)
        schilder = QPainter(self)
        schilder.setRenderHint(QPainter.RenderHint.Antialiasing)
        schilder.setPen(Qt.PenStyle.NoPen)
        schilder.setBrush(QColor(kleur.zwak if self.underMouse() or self.isSliderDown() else kleur.rand))
        schilder.drawRoundedRect(greep, Maat.SCHUIF / 2, Maat.SCHUIF / 2)


def geef_schuifbalken(vak: QtWidgets.QAbstractScrollArea, *, liggend: bool = False) -> None:
    """Replace the scroll bar that stands up, and with ``liggend`` the other: only a table and a page of a document need it."""
    vak.setVerticalScrollBar(Schuifbalk(Qt.Orientation.Vertical))
    if liggend:
        vak.setHorizontalScrollBar(Schuifbalk(Qt.Orientation.Horizontal))
