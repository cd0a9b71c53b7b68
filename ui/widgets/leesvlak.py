"""One page of a document on which words can be selected with the mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent

from ui.widgets.paginavlak import Paginavlak

_MERK = QColor(255, 232, 130)  # a marker pen on paper: the sheet is white in the dark too, and the ink stays black


class Leesvlak(Paginavlak):
    """``begonnen(plek, woord)``, ``gesleept(plek)``: places in parts of the page. ``menu_gevraagd(QPoint)`` on the screen."""

    begonnen = Signal(QPointF, bool)
    gesleept = Signal(QPointF)
    regel_gevraagd = Signal()
    menu_gevraagd = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self._merken: list[tuple[float, float, float, float]] = []
        self._dubbel = False

    def zet_merken(self, vlakken: Sequence[tuple[float, float, float, float]]) -> None:
        """Colour these rectangles, in parts of the page."""
        if self._merken != list(vlakken):
            self._merken = list(vlakken)
            self.update()

    def plek(self, punt: QPointF) -> QPointF:
        """A place in parts of the page."""
        return QPointF(punt.x() / max(self.width(), 1), punt.y() / max(self.height(), 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or not self.heeft_beeld():
            super().mousePressEvent(event)
            return
        if self._dubbel:  # the third click of a triple one
            self._dubbel = False
            self.regel_gevraagd.emit()
        else:
            self.begonnen.emit(self.plek(event.position()), False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self.heeft_beeld():
            self._dubbel = False
            self.gesleept.emit(self.plek(event.position()))
        else:
            super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._dubbel = True
        self.begonnen.emit(self.plek(event.position()), True)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_gevraagd.emit(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._merken:
            return
        schilder = QPainter(self)
        schilder.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        breed, hoog = self.width(), self.height()
        for links, boven, rechts, onder in self._merken:
            vak = QRectF(links * breed, boven * hoog, (rechts - links) * breed, (onder - boven) * hoog)
            schilder.fillRect(vak.adjusted(-2, -2, 2, 2), _MERK)
