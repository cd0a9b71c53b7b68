"""Another key for the database: a copy beside it under the new key, verified, that takes its place in one rename.

Not ``PRAGMA rekey``: that rewrites every page through the write-ahead log, so that for as long as it lies there the file
is half of one key and half of the other. The copy leaves the old file alone until the new one was read back whole.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from cvt_desktop.basis.bestanden import sync_bestand, sync_map
from db.engine import open_engine
from db.errors import DatabankError, van_schijf
from db.kopie import Sleutel, maak_kopie, verwijder_database

_NIEUW = "register.nieuw.db"


@dataclass(frozen=True, slots=True)
class Bestand:
    """The file of a database and the key that it has now."""

    pad: Path
    sleutel: Sleutel = field(repr=False)

    @property
    def nieuw(self) -> Path:
        """Where the copy under another key is made."""
        return self.pad.with_name(_NIEUW)


def past(pad: Path, sleutel: Sleutel) -> bool:
    """Whether this key opens the database. Raises ``DatabankError`` for whatever else is wrong with it."""
    try:
        open_engine(pad, sleutel).dispose()
    except DatabankError as fout:
        if fout.code == "db-sleutel":
            return False
        raise
    return True


def ruim(pad: Path) -> None:
    """Remove what an interrupted rekey left beside the database."""
    try:
        verwijder_database(Bestand(pad, bytearray).nieuw)
    except OSError as fout:
        raise van_schijf(fout) from fout


def vervang(bestand: Bestand, nieuw: Sleutel, *, generatie: int) -> None:
    """Give the database another key. Every connection must be closed. Raises ``DatabankError``; nothing has changed then."""
    ruim(bestand.pad)
    try:
        _bouw(bestand, nieuw, generatie)
        _wissel(bestand)
    except BaseException:
        verwijder_database(bestand.nieuw)
        raise
    sync_map(bestand.pad.parent)


def _bouw(bestand: Bestand, nieuw: Sleutel, generatie: int) -> None:
    bron = open_engine(bestand.pad, bestand.sleutel)
    try:
        maak_kopie(bron, bestand.nieuw, nieuw, generatie=generatie)
    finally:
        bron.dispose()


def _wissel(bestand: Bestand) -> None:
    """The one moment: before it the old key opens the database, after it the new one."""
    try:
        for pad in (bestand.pad, bestand.nieuw):
            over = pad.with_name(f"{pad.name}-wal")
            if over.exists() and over.stat().st_size:
                raise DatabankError("db-bezet")  # somebody has it open: their log would be read into the new file
        sync_bestand(bestand.nieuw)
        for staart in ("-wal", "-shm"):
            bestand.pad.with_name(f"{bestand.pad.name}{staart}").unlink(missing_ok=True)
        bestand.nieuw.replace(bestand.pad)
    except OSError as fout:
        raise van_schijf(fout) from fout
