"""Keeps ``None``, ``True`` and ``False`` alive under Python 3.11.

PySide6 6.12 is built for Pythons in which these three are immortal (PEP 683, Python 3.12): each call that returns
nothing gives back one reference that it never took. Under 3.11 the count of ``None`` reaches zero after some
thousands of calls, and the interpreter ends with ``none_dealloc`` (measured: -1 for each ``setText`` or ``update``).
"""

from __future__ import annotations

import ctypes
import sys

_RUIM = sys.maxsize // 2


def maak_onsterfelijk() -> None:
    """Give them more references than a program can drop. To be called once, before Qt is used; nothing from 3.12 on."""
    if sys.version_info < (3, 12) and sys.implementation.name == "cpython":
        for enkeling in (None, True, False):
            telling = ctypes.c_ssize_t.from_address(id(enkeling))  # the count is the first field of every object
            telling.value = max(telling.value, _RUIM)
