"""Until the window rests: then a picture shows what somebody would see."""

from __future__ import annotations

import time

from PySide6.QtCore import QEventLoop, QThread, QTimer
from PySide6.QtWidgets import QWidget

from ui.tasks import Taken
from ui.widgets.documentkijker import Documentkijker

_KORT_MS = 200
"""What waits longer (to keep, to lock) changes nothing in sight."""
_KIJKER_MS = 60
_STIL = 3
"""So many turns pass before it is asked whether something is still on its way."""
_GEDULD_S = 30.0


def laat_leven(ms: int) -> None:
    """Handle what happens for so long."""
    lus, einde = QEventLoop(), time.monotonic() + ms / 1000
    while time.monotonic() < einde:
        lus.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
        QThread.msleep(2)


def rust(venster: QWidget, taken: Taken) -> None:
    """Until nothing runs, nothing is due and every page in sight is drawn."""
    stil, einde = 0, time.monotonic() + _GEDULD_S
    while stil < _STIL and time.monotonic() < einde:
        laat_leven(5)
        assert taken.wacht_tot_leeg()
        stil += 1
        if stil == _STIL and _komt_nog(venster):  # asked once: looking through a whole window takes as long as a picture
            stil = 0
    for kijker in venster.findChildren(Documentkijker):
        if kijker.isVisible():
            laat_leven(_KIJKER_MS)
    assert taken.wacht_tot_leeg()
    laat_leven(5)


def _komt_nog(venster: QWidget) -> bool:
    klokken = venster.findChildren(QTimer)
    return any(k.isActive() and k.isSingleShot() and k.remainingTime() <= _KORT_MS for k in klokken)
