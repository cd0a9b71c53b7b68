"""Locks after a time without anybody: keys, the mouse and the wheel count, so reading and scrolling do too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

_LEVEN = frozenset({
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel, QEvent.Type.TouchBegin,
})  # fmt: skip


class Stiltewacht(QObject):
    """``stil`` after ``minuten`` without a sign of life; ``zet_minuten`` while a zitting is open."""

    stil = Signal()

    def __init__(self, app: QApplication, minuten: int) -> None:
        super().__init__(app)
        self._klok = QTimer(self, singleShot=True)
        self._klok.timeout.connect(self.stil)
        self._app = app
        self.minuten = minuten
        self.zet_minuten(minuten)
        app.installEventFilter(self)

    def zet_minuten(self, minuten: int) -> None:
        """Another patience, from now on."""
        self.minuten = minuten
        self._klok.start(minuten * 60_000)

    def stop(self) -> None:
        """Watch no more."""
        self._app.removeEventFilter(self)
        self._klok.stop()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _LEVEN:
            self._klok.start()
        return super().eventFilter(watched, event)
