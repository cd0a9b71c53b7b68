"""Locks after a time without anybody: keys, the mouse and the wheel count, so reading and scrolling do too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_LEVEN = frozenset({
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel, QEvent.Type.TouchBegin,
})  # fmt: skip


MINUUT_MS = 60_000


class Stiltewacht(QObject):
    """``stil`` after ``minuten`` without a sign of life; ``zet_minuten`` while a zitting is open.

    It listens at the windows of the system (``QWindow``), where the input of a person comes in once. A filter on the
    application would run Python for every event of every widget: a third of all the time in which the window pauses.
    """

    stil = Signal()

    def __init__(self, app: QGuiApplication, minuten: int) -> None:
        super().__init__(app)
        self._klok = QTimer(self, singleShot=True)
        self._klok.timeout.connect(self.stil)
        self._app = app
        self.minuten = minuten
        self.zet_minuten(minuten)
        self._on_focus_window_changed()
        app.focusWindowChanged.connect(self._on_focus_window_changed)

    def zet_minuten(self, minuten: int) -> None:
        """Another patience, from now on."""
        self.minuten = minuten
        self._klok.start(minuten * MINUUT_MS)

    def stop(self) -> None:
        """Watch no more."""
        self._app.focusWindowChanged.disconnect(self._on_focus_window_changed)
        for venster in self._app.topLevelWindows():
            venster.removeEventFilter(self)
        self._klok.stop()
        self.deleteLater()

    def _on_focus_window_changed(self, _venster: QWindow | None = None) -> None:
        """A dialog or a pop-up opened: listen there too. Installing a filter again only moves it to the front."""
        for venster in self._app.topLevelWindows():
            venster.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _LEVEN:
            self._klok.start()
        return super().eventFilter(watched, event)
