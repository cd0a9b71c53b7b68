"""A window as a person sees it: what a measurement waits for is that the pixels are there."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_GEDULD_S = 30.0


class Schildertelling(QObject):
    """Counts the paint events of one widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.aantal = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.aantal += 1
        return False


def wacht_tot(klaar: Callable[[], bool]) -> None:
    """Let the window live until ``klaar``; when this returns the events that made it so are handled whole.

    It sleeps between events, as a window does: a loop that spins would take the interpreter from the other threads.
    """
    wekker = QTimer(interval=100)  # so that a window in which nothing happens any more is noticed
    wekker.start()
    lus, einde = QEventLoop(), perf_counter() + _GEDULD_S
    while not klaar():
        lus.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if perf_counter() > einde:
            raise TimeoutError("the window did not get there")


def rust(seconden: float = 0.2) -> None:
    """Let the window live for a while."""
    einde = perf_counter() + seconden
    wacht_tot(lambda: perf_counter() > einde)


def druk(widget: QWidget, teken: str) -> None:
    """One key: a character as it is typed, Backspace for an empty text."""
    toets = int(Qt.Key.Key_Backspace) if not teken else ord(teken.upper())
    for soort in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(soort, toets, Qt.KeyboardModifier.NoModifier, teken))
