"""Hears from the system that nobody looks any more: sleep, the lock of the session, another user, a laptop that slept.

Each ear reports one ``Sein``; what cannot be heard here is said (``hoort_slaap``, ``hoort_sessie``), so that the page
*Beveiliging* promises nothing that this computer does not do.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from ui.klokoor import Klokoor
from ui.slotsein import Oor, Sein

if sys.platform == "win32":
    from ui.windowsoor import Windowsoor
elif sys.platform != "darwin":
    from ui.dbusoor import Dbusoor


class Slotwacht(QObject):
    """``gehoord(Sein)`` each time. ``vertrokken()`` tells the system, where it waits for us, that the register is closed."""

    gehoord = Signal(object)

    def __init__(
        self, app: QGuiApplication, venster: QWindow | None, nu: Callable[[], datetime], *, oor: Oor | None = None
    ) -> None:
        super().__init__(app)
        self._oor = oor or maak_oor(app, venster)
        self.klok = Klokoor(self, nu)
        self.klok.gesprongen.connect(lambda: self.gehoord.emit(Sein.KLOKSPRONG))
        if self._oor is not None:
            self._oor.gehoord.connect(self.gehoord)

    @property
    def hoort_slaap(self) -> bool:
        """Whether the system says it before it sleeps; waking up is always noticed by the clock."""
        return self._oor is not None and self._oor.hoort_slaap

    @property
    def hoort_sessie(self) -> bool:
        """Whether the system says that the session was locked or that another user came."""
        return self._oor is not None and self._oor.hoort_sessie

    def vertrokken(self) -> None:
        """The register is closed: the laptop may sleep."""
        if self._oor is not None:
            self._oor.laat_gaan()

    def stop(self) -> None:
        """Listen no more."""
        self.klok.stop()
        if self._oor is not None:
            self._oor.stop()
        self.deleteLater()


def maak_oor(app: QGuiApplication, venster: QWindow | None) -> Oor | None:
    """The ear of this system; None on macOS, whose notices need a library that the program does not have."""
    if sys.platform == "win32":
        return Windowsoor(app, 0 if venster is None else int(venster.winId()))
    if sys.platform == "darwin":
        return None
    return Dbusoor(app)
