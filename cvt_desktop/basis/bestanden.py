"""Files that are whole or absent, and names that cannot escape their folder."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

_GERESERVEERD = {
    "con", "prn", "aux", "nul", "conin$", "conout$", *(f"{poort}{n}" for poort in ("com", "lpt") for n in "123456789¹²³"),
}  # fmt: skip
_OCTETTEN = 200
"""A name has 255 bytes on most file systems; a temporary name beside it needs some of them."""
_LANGSTE_STAART = 12


_WACHT: ContextVar[bool] = ContextVar("wacht_op_schijf", default=True)


def wacht_op_schijf() -> bool:
    """Whether what is written must be on the disk before one goes on: always, but for a folder that is being built."""
    return _WACHT.get()


@contextmanager
def later_op_schijf(map_: Path) -> Iterator[None]:
    """Build ``map_`` without waiting for the disk at each file and each unit of work; at the end all of it is there.

    Only for a folder that counts for nothing until it is whole (``bouw_map``), of which everything can be made again: the
    practice register. Holds for who asks alone, not for another thread. Raises ``OSError``.
    """
    merk = _WACHT.set(False)
    try:
        yield
    finally:
        _WACHT.reset(merk)
    for pad in map_.rglob("*"):
        if pad.is_dir():
            sync_map(pad)
        else:
            sync_bestand(pad)


def sync_map(map_: Path) -> None:
    """Make the entries of a folder durable; a no-op where folders cannot be opened (Windows)."""
    if not wacht_op_schijf():
        return
    try:
        fd = os.open(map_, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(fd)
    except OSError:
        pass
    finally:
        os.close(fd)


def sync_bestand(pad: Path) -> None:
    """Make the content of a file durable that others wrote. Raises ``OSError``."""
    if not wacht_op_schijf():
        return
    fd = os.open(pad, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def schrijf_atomair(pad: Path, inhoud: bytes | Iterable[bytes], *, mode: int = 0o600) -> None:
    """Write ``inhoud``, whole or in pieces, to ``pad`` so that a crash leaves the old file or the new one, never a part.

    Raises ``OSError`` (disk full, read-only, ...); the temporary file is then gone.
    """
    tijdelijk = pad.with_name(f".{pad.name}.{os.getpid()}.tmp")
    fd = os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), mode)
    try:
        with os.fdopen(fd, "wb") as bestand:
            bestand.writelines((inhoud,) if isinstance(inhoud, bytes) else inhoud)
            bestand.flush()
            if wacht_op_schijf():
                os.fsync(bestand.fileno())
        tijdelijk.replace(pad)
    except BaseException:
        tijdelijk.unlink(missing_ok=True)
        raise
    sync_map(pad.parent)


def schrijf_nieuw(pad: Path, inhoud: bytes) -> None:
    """Write ``inhoud`` to a file that is not there yet: what stands there is never written over.

    Raises ``FileExistsError``, or another ``OSError`` (disk full, read-only, ...); nothing of it is left then.
    """
    os.close(os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))  # the name is ours from here
    try:
        schrijf_atomair(pad, inhoud)
    except BaseException:
        pad.unlink(missing_ok=True)
        raise


def veilige_naam(naam: str, *, standaard: str = "bestand", lengte: int = 120) -> str:
    """The name part of ``naam`` alone, without control characters, reserved names or path marks.

    At most ``lengte`` characters, and so many bytes that every file system takes it. The end (``.pdf``) stays.
    """
    deel = re.split(r"[/\\]", unicodedata.normalize("NFC", naam))[-1]
    deel = "".join(c for c in deel if unicodedata.category(c)[0] != "C")
    deel = re.sub(r'[<>:"|?*]', "_", deel).strip(" .")
    if not deel:
        return standaard
    if deel.split(".")[0].strip().lower() in _GERESERVEERD:  # Windows: also NUL.tar.gz, whatever comes after the first dot
        deel = f"_{deel}"
    stam, punt, staart = deel.rpartition(".")
    if not stam or len(staart) > _LANGSTE_STAART:
        stam, punt, staart = deel, "", ""
    kort = _tot_octetten(stam[: max(1, lengte - len(staart) - 1)], _OCTETTEN - len(f"{punt}{staart}".encode()))
    return f"{kort}{punt}{staart}".strip(" .") or standaard


def _tot_octetten(tekst: str, hoogstens: int) -> str:
    return tekst.encode("utf-8")[:hoogstens].decode("utf-8", "ignore")
