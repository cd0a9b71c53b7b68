"""Makes Qt's classes known to Python before they are needed, in the pauses of the window."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event
from time import perf_counter

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QObject, QTimer

_BEURT_S = 0.003
_EERST_MS = 30


class Opwarmer(QObject):
    """PySide6 makes the Python side of a class when its name is first asked: 1 to 15 ms each, 230 ms for all of them.

    Asked while a page is built they would add up to a pause. They are asked here, in turns of a few milliseconds, and
    in the thread of the window: two threads that ask the same name at once may find it half made. ``klaar`` is set
    after the last one, or by ``stop``; only then should another thread import modules that use Qt.
    """

    def __init__(self, ouder: QObject) -> None:
        super().__init__(ouder)
        self.klaar = Event()
        self._namen = _vraag_namen()
        self._klok = QTimer(self, interval=0)
        self._klok.timeout.connect(self._on_turn)
        QTimer.singleShot(_EERST_MS, self._klok, self._klok.start)  # the first painting comes first

    def stop(self) -> None:
        """Leave the rest."""
        self._klok.stop()
        self.klaar.set()

    def _on_turn(self) -> None:
        einde = perf_counter() + _BEURT_S
        for _ in self._namen:
            if perf_counter() > einde:
                return
        self.stop()


def _vraag_namen() -> Iterator[None]:
    for module in (QtCore, QtGui, QtWidgets):
        for naam in dir(module):
            getattr(module, naam)
            yield
