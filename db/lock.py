"""One writer per register: a lock of the operating system on a file beside the database.

The system drops the lock when the process ends, however it ends, so that a stale lock cannot exist. The file
itself stays: removing it would let two processes lock two different files of one name.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from datetime import datetime
from pathlib import Path

from cvt_desktop.basis.tekst import datum_weekdag
from cvt_desktop.domain.errors import RegisterError
from db.errors import van_schijf

NAAM = "register.slot"
_MAX_INFO = 512

if sys.platform == "win32":
    import msvcrt

    _PLEK = 1 << 30  # Windows locks bytes against reading as well: far behind what is written in the file

    def _probeer(fd: int) -> bool:
        os.lseek(fd, _PLEK, os.SEEK_SET)
        try:
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _los(fd: int) -> None:
        os.lseek(fd, _PLEK, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _probeer(fd: int) -> bool:
        # flock, not lockf: a lock of lockf is lost when any other descriptor of the file is closed
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _los(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_UN)


class RegisterBezetError(RegisterError):
    """Another window or program has this register open."""

    code = "register-bezet"


class Schrijfrecht:
    """The right to write in one register, until ``geef_vrij`` or the end of the process. A context manager too."""

    def __init__(self, fd: int) -> None:
        self._fd: int | None = fd

    def geef_vrij(self) -> None:
        """Let another program in. May be called twice."""
        if self._fd is None:
            return
        fd, self._fd = self._fd, None
        try:
            os.ftruncate(fd, 0)
            _los(fd)
        finally:
            os.close(fd)

    def __enter__(self) -> Schrijfrecht:
        return self

    def __exit__(self, *_: object) -> None:
        self.geef_vrij()


def _lees_info(fd: int) -> tuple[str, datetime] | None:
    """Host and moment of the one who has the lock; ``None`` when that cannot be read."""
    try:
        os.lseek(fd, 0, os.SEEK_SET)
        info = json.loads(os.read(fd, _MAX_INFO))
        return str(info["host"]), datetime.fromisoformat(info["sinds"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _bezet(fd: int) -> RegisterBezetError:
    info, waar = _lees_info(fd), ""
    if info is not None:
        host, sinds = info
        lokaal = sinds.astimezone()
        plaats = "op deze laptop" if host == platform.node() else f"op {host}"
        waar = f" ({plaats}, sinds {datum_weekdag(lokaal)} {lokaal:%H:%M})"
    return RegisterBezetError(
        f"Dit register is al open in een ander venster{waar}. Werk daar verder, of sluit dat venster en probeer het opnieuw."
    )


def neem_schrijfrecht(map_: Path, *, sinds: datetime) -> Schrijfrecht:
    """Take the register in ``map_`` for this process; ``sinds`` (aware) is told to whoever comes second.

    Call it before unlocking. Raises ``RegisterBezetError``, or ``RegisterError`` when the folder is read-only.
    """
    try:
        fd = os.open(map_ / NAAM, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    except OSError as fout:
        raise van_schijf(fout) from fout
    try:
        if not _probeer(fd):
            raise _bezet(fd)
        info = json.dumps({"host": platform.node(), "sinds": sinds.isoformat()}).encode()[:_MAX_INFO]
        os.ftruncate(fd, 0)
        os.lseek(fd, 0, os.SEEK_SET)
        os.write(fd, info)
    except OSError as fout:
        os.close(fd)
        raise van_schijf(fout) from fout
    except RegisterError:
        os.close(fd)
        raise
    return Schrijfrecht(fd)
