"""A picture to look at, as large as there is room for and never larger than it is, under what is on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Ruimte
from ui.widgets.tekst import Tekst, Tekstsoort


class Beeldvak(QWidget):
    """Shows one file at a time; of a file that is not there only the words stay."""

    def __init__(self) -> None:
        super().__init__()
        self._opschrift = Tekst("", Tekstsoort.KOP, afbreken=True)
        self._plaat = _Plaat()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.L, Ruimte.L, Ruimte.L)
        kolom.setSpacing(Ruimte.M)
        kolom.addWidget(self._opschrift)
        kolom.addWidget(self._plaat, 1)

    def zet(self, pad: Path, opschrift: str) -> None:
        """Show this file."""
        self._opschrift.setText(opschrift)
        self._plaat.setAccessibleName(opschrift)
        self._plaat.zet(QPixmap(str(pad)))


class _Plaat(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._plaat = QPixmap()

    def zet(self, plaat: QPixmap) -> None:
        self._plaat = plaat
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._plaat.isNull():
            return
        dicht = self.devicePixelRatioF()
        past = self._plaat.size().boundedTo(self.size() * dicht)
        plaat = self._plaat.scaled(past, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        plaat.setDevicePixelRatio(dicht)
        QPainter(self).drawPixmap(0, 0, plaat)
