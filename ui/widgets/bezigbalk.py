"""A thin bar that says that something is going on; its place is always kept."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Maat, kleuren

_TIK = 40
_STAP = 0.02


class Bezigbalk(QWidget):
    """``zet_bezig(True)`` lets a piece run to and fro; ``zet_deel(0.4)`` shows how far it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(Maat.BEZIG)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._bezig = False
        self._deel: float | None = None
        self._plaats = 0.0
        self._klok = QTimer(self)
        self._klok.setInterval(_TIK)
        self._klok.timeout.connect(self._on_timeout)

    def bezig(self) -> bool:
        return self._bezig

    def zet_bezig(self, bezig: bool) -> None:
        self._bezig = bezig
        self._deel = None
        if bezig:
            self._klok.start()
        else:
            self._klok.stop()
        self.update()

    def zet_deel(self, deel: float | None) -> None:
        """How much is done, 0 to 1; None when that is not known."""
        self._deel = deel
        self.update()

    def _on_timeout(self) -> None:
        self._plaats = (self._plaats + _STAP) % 2.0
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._bezig:
            return
        schilder = QPainter(self)
        kleur = kleuren(self)
        schilder.fillRect(self.rect(), QColor(kleur.accent_zacht_vlak))
        breed = self.width()
        if self._deel is not None:
            vlak = QRectF(0, 0, breed * self._deel, self.height())
        else:
            plaats = self._plaats if self._plaats <= 1 else 2 - self._plaats
            vlak = QRectF(plaats * breed * 0.7, 0, breed * 0.3, self.height())
        schilder.fillRect(vlak, QColor(kleur.accent))
