"""One writer per register: a lock of the operating system on a file beside the database, and on the folder itself.

The system drops the lock when the process ends, however it ends, so that a stale lock cannot exist. The file
itself stays: removing it would let two processes lock two different files of one name. Somebody who tidies up may remove
it all the same, so the folder, which cannot be replaced by another one unnoticed, is locked as well; on Windows an open
file cannot be removed.
"""

from __future__ import annotations

import errno
import json
import os
import platform
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from cvt_desktop.basis.bestandsslot import los, probeer
from cvt_desktop.basis.tekst import datum_weekdag
from cvt_desktop.basis.zone import AMSTERDAM
from cvt_desktop.domain.errors import RegisterError
from db.errors import van_schijf

NAAM = "register.slot"
_MAX_INFO = 512

if sys.platform == "win32":
    def _open_map(_map: Path) -> int | None:
        return None  # the open file cannot be removed here

else:
    import fcntl

    _KAN_NIET = {errno.EBADF, errno.EINVAL, errno.ENOLCK, errno.ENOTSUP}  # a file system that locks no folders

    def _open_map(map_: Path) -> int | None:
        """The locked folder; ``None`` where folders cannot be locked. Raises ``BlockingIOError`` when another has it."""
        fd = os.open(map_, os.O_RDONLY)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(fd)
            raise
        except OSError as fout:
            os.close(fd)
            if fout.errno not in _KAN_NIET:
                raise
            return None
        return fd


class RegisterBezetError(RegisterError):
    """Another window or program has this register open."""

    code = "register-bezet"


class Schrijfrecht:
    """The right to write in one register, until ``geef_vrij`` or the end of the process. A context manager too."""

    def __init__(self, fd: int, map_fd: int | None) -> None:
        self._fd: int | None = fd
        self._map_fd = map_fd

    def geef_vrij(self) -> None:
        """Let another program in. May be called twice."""
        if self._fd is None:
            return
        fd, self._fd = self._fd, None
        try:
            with suppress(OSError):  # who holds it is only told; a disk that errs must not stand in the way of closing
                os.ftruncate(fd, 0)
            los(fd)
        finally:
            os.close(fd)
            if self._map_fd is not None:
                os.close(self._map_fd)  # which lets the folder go

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
        lokaal = sinds.astimezone(AMSTERDAM)
        plaats = "op deze laptop" if host == platform.node() else f"op {host}"
        waar = f" ({plaats}, sinds {datum_weekdag(lokaal)} {lokaal:%H.%M})"
    return RegisterBezetError(
        f"Dit register is al open in een ander venster{waar}. Werk daar verder, of sluit dat venster en probeer het opnieuw."
    )


def neem_schrijfrecht(map_: Path, *, sinds: datetime) -> Schrijfrecht:
    """Take the register in ``map_`` for this process; ``sinds`` (aware) is told to whoever comes second.

    Call it before unlocking. Raises ``RegisterBezetError``, or ``RegisterError`` when the folder is read-only.
    """
    try:
        map_fd = _open_map(map_)
    except BlockingIOError:
        raise _bezet_door_ander(map_) from None
    except OSError as fout:
        raise van_schijf(fout) from fout
    try:
        return Schrijfrecht(_open_slot(map_, sinds), map_fd)
    except BaseException:
        if map_fd is not None:
            os.close(map_fd)
        raise


def _open_slot(map_: Path, sinds: datetime) -> int:
    """The locked file, with who has it and since when."""
    try:
        fd = os.open(map_ / NAAM, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    except OSError as fout:
        raise van_schijf(fout) from fout
    try:
        if not probeer(fd):
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
    return fd


def _bezet_door_ander(map_: Path) -> RegisterBezetError:
    """What the file says of who has the folder; the file may be gone."""
    try:
        fd = os.open(map_ / NAAM, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return _bezet(-1)
    try:
        return _bezet(fd)
    finally:
        os.close(fd)
