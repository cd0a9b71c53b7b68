"""The line between two groups of a menu."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from ui.theme import Maat, Ruimte, kleuren


class _Lijn(QWidget):
    def sizeHint(self) -> QSize:
        return QSize(1, Ruimte.S + Maat.RAND)  # of no width a menu leaves it out

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(Ruimte.S, Ruimte.XS, self.width() - 2 * Ruimte.S, Maat.RAND, QColor(kleuren(self).rand))


def scheid(menu: QMenu) -> None:
    """Begin another group. Fusion draws its own line in a shade of black: in the dark nobody sees it."""
    actie = QWidgetAction(menu)
    actie.setDefaultWidget(_Lijn())
    actie.setEnabled(False)
    menu.addAction(actie)
