"""Freed memory of Python: it keeps its bytes until something else comes in its place, a passphrase too.

A text cannot be wiped: each reading of a field is a copy, and a block that is given back keeps what stood in it but for its first
bytes. Measured: after a login the passphrase stood in one such block, and nearly always, but not always, something else had
taken the block before the lock.
"""

from __future__ import annotations

_KOP = bytes(0).__sizeof__()
_MATEN = range(64, 272, 16)
"""Bytes: the blocks in which a text of 15 to 200 characters of one byte stands."""
_PER_MAAT = 4_000
"""After a day of work some hundreds of each size lie free in the pages in use; the rest of these takes the empty pages."""


def overschrijf_vrij_geheugen() -> None:
    """Zeros over what is free of the sizes of a passphrase; some 10 ms, and 8 MB that are given back at once.

    What has to go must be collected before.
    """
    blokken = [bytes(maat - _KOP) for maat in _MATEN for _ in range(_PER_MAAT)]
    blokken.clear()
