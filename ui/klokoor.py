"""Notices afterwards that the laptop slept: the clock on the wall went on, the one that counts running time did not."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal

_TIK_MS = 5_000
_SPRONG_S = 60.0
"""A clock that is set right by the network moves seconds; a laptop that slept moves minutes."""


class Klokoor(QObject):
    """``gesprongen`` when the two clocks drifted apart by a minute, or when nothing ran for longer than ``minuten``.

    Linux and macOS do not count sleep in the running time, so the two drift apart; Windows counts it in both, so there
    only the second rule sees it.
    """

    gesprongen = Signal()

    def __init__(self, ouder: QObject, nu: Callable[[], datetime], loopt: Callable[[], float] = time.monotonic) -> None:
        super().__init__(ouder)
        self._nu, self._loopt = nu, loopt
        self.minuten = 15
        self._lees()
        self._klok = QTimer(self, interval=_TIK_MS, timerType=Qt.TimerType.VeryCoarseTimer)
        self._klok.timeout.connect(self.tik)
        self._klok.start()

    def _lees(self) -> None:
        self._wand, self._loop = self._nu(), self._loopt()

    def tik(self) -> None:
        """Compare; called by the timer."""
        wand, loop = self._wand, self._loop
        self._lees()
        gelopen = self._loop - loop
        verstreken = (self._wand - wand).total_seconds()
        if verstreken - gelopen > _SPRONG_S or gelopen > self.minuten * 60:
            self.gesprongen.emit()

    def stop(self) -> None:
        """No more."""
        self._klok.stop()
