"""When what is typed is kept."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

HOOGSTENS_MS = 1_500


class Bewaarklok(QTimer):
    """``timeout`` after ``rust_ms`` without ``start``, and at the latest ``HOOGSTENS_MS`` after the first one.

    A timer that only waits for a pause keeps nothing of somebody who types on: a crash after half a minute would take
    all of it.
    """

    def __init__(self, ouder: QObject, rust_ms: int) -> None:
        super().__init__(ouder, singleShot=True)
        self._rust_ms = rust_ms
        self._sinds = QElapsedTimer()

    def start(self) -> None:  # type: ignore[override]  # the pause is that of the constructor
        """Something was typed."""
        if not self.isActive():
            self._sinds.start()
        super().start(max(0, min(self._rust_ms, HOOGSTENS_MS - self._sinds.elapsed())))
