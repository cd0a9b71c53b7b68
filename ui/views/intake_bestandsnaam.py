"""The name of a file in one line: too long a name loses its middle, never its ending."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent

from ui.widgets.tekst import Tekst, Tekstsoort

_KORTST = 80


class Bestandsnaam(Tekst):
    """Shows ``naam``; the whole name is what is read aloud."""

    def __init__(self, naam: str) -> None:
        super().__init__("", Tekstsoort.NADRUK)
        self._naam = naam
        self.setAccessibleName(naam)
        self._kort_in()

    def minimumSizeHint(self) -> QSize:
        return QSize(_KORTST, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        maat = QFontMetrics(self.font())
        return QSize(maat.horizontalAdvance(self._naam) + 4, maat.height() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._kort_in()

    def _kort_in(self) -> None:
        self.setText(QFontMetrics(self.font()).elidedText(self._naam, Qt.TextElideMode.ElideMiddle, max(self.width(), _KORTST)))
