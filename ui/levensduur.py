"""A guard against a fault that was measured: PySide6 6.12.0 counts on immortal objects, which Python has from 3.12 on.

Under Python 3.11 every call of Qt without a result takes one reference of ``None`` that it does not have, and every
``Signal.emit`` one of ``True``. After some ten thousand calls the interpreter ends with *deallocating None*.
``houd_in_leven`` gives these objects so many references that they are immortal here too. Call it once in every process
that uses Qt, before the first window.
"""

from __future__ import annotations

import ctypes
import sys

GENOEG = sys.maxsize // 4
"""More references than a program can lose in its life (2 ** 61 on a 64-bit machine)."""


def houd_in_leven() -> None:
    """Make ``True``, ``False`` and ``None`` immortal where the interpreter does not do so itself."""
    if sys.implementation.name != "cpython" or sys.version_info >= (3, 12):
        return
    for enig in (True, False, None):
        teller = ctypes.c_ssize_t.from_address(id(enig))
        if teller.value < GENOEG:
            teller.value += GENOEG
