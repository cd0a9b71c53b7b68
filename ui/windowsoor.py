"""Windows: messages to the window about the session (``WM_WTSSESSION_CHANGE``) and the power (``WM_POWERBROADCAST``)."""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication

from ui.slotsein import Oor, Sein

_POWERBROADCAST, _SESSION_CHANGE = 0x0218, 0x02B1
_SUSPEND = 0x0004
_THIS_SESSION = 0
_SEINEN: dict[tuple[int, int], Sein] = {
    (_POWERBROADCAST, _SUSPEND): Sein.SLAAP,
    (_SESSION_CHANGE, 0x7): Sein.SESSIESLOT,  # WTS_SESSION_LOCK
    (_SESSION_CHANGE, 0x2): Sein.ANDERE_GEBRUIKER,  # WTS_CONSOLE_DISCONNECT
    (_SESSION_CHANGE, 0x4): Sein.ANDERE_GEBRUIKER,  # WTS_REMOTE_DISCONNECT
    (_SESSION_CHANGE, 0x6): Sein.ANDERE_GEBRUIKER,  # WTS_SESSION_LOGOFF
}


class _Filter(QAbstractNativeEventFilter):
    """Sees every message of the program; says nothing about any, so that Qt handles them all."""

    def __init__(self, oor: Windowsoor) -> None:
        super().__init__()
        self._oor = oor

    def nativeEventFilter(self, _soort: QByteArray | bytes, bericht: int) -> tuple[bool, int]:  # type: ignore[override]
        self._oor.lees(int(bericht))
        return False, 0


class Windowsoor(Oor):
    """``venster`` is the handle of the window that gets the notices of the session; 0 leaves only those of the power."""

    hoort_slaap = True

    def __init__(self, app: QCoreApplication, venster: int) -> None:
        super().__init__(app)
        self._app, self._venster = app, venster
        self.hoort_sessie = self._meld_aan()
        self._filter = _Filter(self)
        app.installNativeEventFilter(self._filter)

    def lees(self, bericht: int) -> None:
        """``bericht`` is the address of a MSG of Windows."""
        msg = wintypes.MSG.from_address(bericht)
        sein = _SEINEN.get((msg.message, msg.wParam or 0))
        if sein is not None:
            self.gehoord.emit(sein)

    def _meld_aan(self) -> bool:
        if sys.platform != "win32" or not self._venster:
            return False
        return bool(ctypes.windll.wtsapi32.WTSRegisterSessionNotification(wintypes.HWND(self._venster), _THIS_SESSION))

    def stop(self) -> None:
        self._app.removeNativeEventFilter(self._filter)
        if sys.platform == "win32" and self.hoort_sessie:
            ctypes.windll.wtsapi32.WTSUnRegisterSessionNotification(wintypes.HWND(self._venster))
