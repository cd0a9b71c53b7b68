"""Freed memory keeps its bytes until something else comes in its place, a passphrase too.

A text cannot be wiped: each reading of a field is a copy, of Python and of Qt, and a block that is given back keeps what stood in
it but for its first bytes. Measured: after a login the passphrase stood in one such block, and nearly always, but not always,
something else had taken the block before the lock.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray

_KOP = bytes(0).__sizeof__()
_MATEN = range(64, 272, 16)
"""Bytes: the blocks of Python in which a text of 15 to 200 characters of one byte stands."""
_PER_MAAT = 4_000
"""After a day of work some hundreds of each size lie free in the pages in use; the rest of these takes the empty pages."""
_QT_MATEN = range(32, 448, 16)
"""Bytes: the same texts as Qt keeps them, two bytes a character."""
_QT_PER_MAAT = 500
_QT_RUIM, _QT_RUIME = 64 * 1024, 200
"""What was given back side by side has grown together: larger blocks take that, 12 MB of it."""


def overschrijf_vrij_van_python() -> None:
    """Zeros over what Python has free of the sizes of a passphrase; some 15 ms. What has to go must be collected before."""
    [bytes(maat - _KOP) for maat in _MATEN for _ in range(_PER_MAAT)]


def overschrijf_vrij_van_qt() -> None:
    """The same of Qt, in the thread in which the passphrase was typed; some 30 ms."""
    blokken = [QByteArray(maat, 0) for maat in _QT_MATEN for _ in range(_QT_PER_MAAT)]
    blokken += [QByteArray(_QT_RUIM, 0) for _ in range(_QT_RUIME)]
