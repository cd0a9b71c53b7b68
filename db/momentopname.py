"""A copy of the database as it is at one moment, taken by SQLite itself while the register is open."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sqlalchemy import Engine

from cvt_desktop.basis.bestanden import sync_map
from db.engine import open_engine
from db.kopie import Sleutel, Voortgang, maak_kopie, verwijder_database


def maak_momentopname(bron: Engine, doel: Path, sleutel: Sleutel, generatie: int, voortgang: Voortgang) -> None:
    """``doel`` becomes a verified copy under the same key, of this generation, and one file.

    Raises ``RegisterError``, or what ``voortgang`` raises; then nothing is left of it.
    """
    try:
        maak_kopie(bron, doel, sleutel, generatie=generatie, voortgang=voortgang)
        _maak_een_bestand(doel, sleutel)
        sync_map(doel.parent)
    except BaseException:
        verwijder_database(doel)
        raise


def veeg(map_: Path) -> None:
    """Remove what a crash left of a copy in the folder of a register."""
    for rest in map_.glob(".overdracht-*.db*"):
        with suppress(OSError):
            rest.unlink()


def _maak_een_bestand(pad: Path, sleutel: Sleutel) -> None:
    """In a copy that nobody has open: no log of writes is left beside it."""
    engine = open_engine(pad, sleutel)
    try:
        with engine.connect() as verbinding:
            verbinding.connection.driver_connection.execute("PRAGMA journal_mode = DELETE").fetchall()  # type: ignore[union-attr]
    finally:
        engine.dispose()
