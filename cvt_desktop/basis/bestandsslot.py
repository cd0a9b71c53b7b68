"""A lock of the operating system on a file: it goes when the process ends, however it ends, so that none is ever stale."""

from __future__ import annotations

import os
import sys

if sys.platform == "win32":
    import msvcrt

    _PLEK = 1 << 30  # Windows locks bytes against reading as well: far behind what is written in the file

    def probeer(fd: int) -> bool:
        """Take the lock; False when another process has it."""
        os.lseek(fd, _PLEK, os.SEEK_SET)
        try:
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def los(fd: int) -> None:
        """Give it back."""
        os.lseek(fd, _PLEK, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def probeer(fd: int) -> bool:
        """Take the lock; False when another process has it."""
        # flock, not lockf: a lock of lockf is lost when any other descriptor of the file is closed
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def los(fd: int) -> None:
        """Give it back."""
        fcntl.flock(fd, fcntl.LOCK_UN)
