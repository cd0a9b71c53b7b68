"""Files that are whole or absent, and names that cannot escape their folder."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

_GERESERVEERD = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}


def sync_map(map_: Path) -> None:
    """Make the entries of a folder durable; a no-op where folders cannot be opened (Windows)."""
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
            os.fsync(bestand.fileno())
        tijdelijk.replace(pad)
    except BaseException:
        tijdelijk.unlink(missing_ok=True)
        raise
    sync_map(pad.parent)


def veilige_naam(naam: str, *, standaard: str = "bestand", lengte: int = 120) -> str:
    """The name part of ``naam`` alone, without control characters, reserved names or path marks."""
    deel = re.split(r"[/\\]", unicodedata.normalize("NFC", naam))[-1]
    deel = "".join(c for c in deel if unicodedata.category(c)[0] != "C")
    deel = re.sub(r'[<>:"|?*]', "_", deel).strip(" .")
    if not deel:
        return standaard
    stam, punt, staart = deel.rpartition(".")
    if not punt:
        stam, staart = deel, ""
    if stam.lower() in _GERESERVEERD:
        stam = f"_{stam}"
    stam = stam[: max(1, lengte - len(staart) - 1)]
    return f"{stam}.{staart}" if staart else stam
