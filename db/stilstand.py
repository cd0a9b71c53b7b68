"""The file of a register that is in use, standing still while it is read as it lies on the disk (ADR 0053).

A reader that begins when every page of the log of writes has been moved into the file reads from the file alone, and for as
long as it reads SQLite moves nothing into the file (the lock ``WAL_READ_LOCK(0)`` in SQLite's wal.c). Writers go on: what they
write stays in the log.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cvt_desktop.domain.errors import RegisterError
from db.engine import in_het_nederlands, verbinding_ernaast
from db.errors import DatabankError

_WACHTTIJD = 5.0  # seconds for a reader that still needs an older view
_RUST = 0.01


@dataclass(frozen=True, slots=True)
class Stilstand:
    """``verbinding`` sees exactly what the file holds; ``lengte`` is that of the file in bytes."""

    verbinding: Any
    lengte: int
    _fd: int

    def stukken(self, grootte: int) -> Iterator[bytes]:
        """The file as it lies there, from the beginning. Raises ``DatabankError``."""
        with in_het_nederlands():
            plek = 0
            while plek < self.lengte:
                stuk = _lees(self._fd, plek, min(grootte, self.lengte - plek))
                plek += len(stuk)
                yield stuk


def _lees(fd: int, plek: int, aantal: int) -> bytes:
    """So many bytes: a read may give fewer."""
    delen: list[bytes] = []
    while aantal:
        deel = _lees_deel(fd, plek, aantal)
        if not deel:
            raise DatabankError("db-beschadigd")
        delen.append(deel)
        plek += len(deel)
        aantal -= len(deel)
    return b"".join(delen)


if sys.platform == "win32":
    def _lees_deel(fd: int, plek: int, aantal: int) -> bytes:
        os.lseek(fd, plek, os.SEEK_SET)
        return os.read(fd, aantal)

else:
    def _lees_deel(fd: int, plek: int, aantal: int) -> bytes:
        return os.pread(fd, aantal, plek)  # two backups in one process share the descriptor, and with it the place in the file


@contextmanager
def stilstand(pad: Path, sleutel: Callable[[], bytearray]) -> Iterator[Stilstand]:
    """Everything that is committed now, in the file of the register, until the block ends.

    Raises ``RegisterError``; ``db-bezet`` when somebody goes on reading an older view, ``kopie-omgezet`` when another file came
    in its place meanwhile.
    """
    vooraf = _toestand(pad)
    with verbinding_ernaast(pad, sleutel) as verbinding:
        uiterlijk = time.monotonic() + _WACHTTIJD
        while not _zet_stil(pad, sleutel, verbinding):
            if time.monotonic() > uiterlijk:
                raise DatabankError("db-bezet")
            time.sleep(_RUST)
        with _bestand(pad) as fd:
            if _welk(os.fstat(fd)) != vooraf:
                raise _omgezet()
            yield Stilstand(verbinding, _getal(verbinding, "page_count") * _getal(verbinding, "page_size"), fd)
            if _toestand(pad) != vooraf:  # who opened it by its name meanwhile, opened another one
                raise _omgezet()


def _omgezet() -> RegisterError:
    return RegisterError("Het register werd net omgezet; er is geen reservekopie gemaakt. Probeer het opnieuw.",
                         code="kopie-omgezet")  # fmt: skip


def _getal(verbinding: Any, pragma: str) -> int:
    return int(verbinding.execute(f"PRAGMA {pragma}").fetchall()[0][0])


def _zet_stil(pad: Path, sleutel: Callable[[], bytearray], lezer: Any) -> bool:
    """Move the log into the file, and begin to read before anybody can write again."""
    with verbinding_ernaast(pad, sleutel) as schrijver:
        schrijver.execute("BEGIN IMMEDIATE")
        ((bezet, in_log, overgezet),) = lezer.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        if bezet or in_log != overgezet:  # somebody else is moving it: the numbers are then both -1
            return False
        lezer.execute("BEGIN")
        lezer.execute("SELECT count(*) FROM sqlite_master").fetchall()
        return True


_gehouden: dict[tuple[int, int], int] = {}
_slot = threading.Lock()


@contextmanager
def _bestand(pad: Path) -> Iterator[int]:
    """The file itself, to read.

    With POSIX, closing any descriptor of a file drops the locks that SQLite has on it in this process, so that it stays open
    for as long as the process lives: one for each file that a backup was made of. Windows knows no such rule, and an open
    file could not be replaced there.
    """
    if sys.platform == "win32":
        fd = _open(pad)
        try:
            yield fd
        finally:
            os.close(fd)
        return
    with _slot:
        fd = _gehouden.get(_welk(pad.stat()), -1)
        if fd < 0:
            fd = _open(pad)
            _gehouden[_welk(os.fstat(fd))] = fd
    yield fd


def _open(pad: Path) -> int:
    return os.open(pad, os.O_RDONLY | getattr(os, "O_BINARY", 0))


def _welk(toestand: os.stat_result) -> tuple[int, int]:
    return toestand.st_dev, toestand.st_ino


def _toestand(pad: Path) -> tuple[int, int] | None:
    """Which file has this name; None when there is none."""
    try:
        return _welk(pad.stat())
    except OSError:
        return None
