"""A copy of the database as it is at one moment, taken by SQLite itself while the register is open."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine
from sqlcipher3 import dbapi2

from cvt_desktop.basis.bestanden import sync_map
from db import migrate
from db.engine import open_engine
from db.errors import DatabankError, vertaal

_BLADEN = 2_000  # 8 MB between two reports
Voortgang = Callable[[float], None]
"""From 0 to 1; may raise to stop."""


def maak_momentopname(
    bron: Engine, doel: Path, sleutel: Callable[[], bytearray], generatie: int, voortgang: Voortgang
) -> None:
    """``doel`` becomes a whole copy under the same key: reopened, checked and counted against one view of the source.
    Then ``generatie`` is written into it, and it is one file.

    Raises ``RegisterError``, or what ``voortgang`` raises; then nothing is left of it.
    """
    try:
        kopie = open_engine(doel, sleutel, nieuw=True)
        try:
            with bron.connect() as van:
                with kopie.connect() as naar:
                    _kopieer(van, naar, voortgang)
                verwacht = _telling(van)
        finally:
            kopie.dispose()
        _keur(doel, sleutel, verwacht)
        _zet_generatie(doel, sleutel, generatie)
        sync_map(doel.parent)
    except BaseException:
        migrate.verwijder_database(doel)
        raise


def veeg(map_: Path) -> None:
    """Remove what a crash left of a copy in the folder of a register."""
    for rest in map_.glob(".overdracht-*.db*"):
        with suppress(OSError):
            rest.unlink()


def _zet_generatie(pad: Path, sleutel: Callable[[], bytearray], generatie: int) -> None:
    """In a copy that nobody has open; no log of writes is left beside it."""
    engine = open_engine(pad, sleutel)
    try:
        with engine.begin() as verbinding:
            verbinding.exec_driver_sql("UPDATE meta SET generatie = ?", (generatie,))
        with engine.connect() as verbinding:
            verbinding.connection.driver_connection.execute("PRAGMA journal_mode = DELETE").fetchall()  # type: ignore[union-attr]
    finally:
        engine.dispose()


def _kopieer(van: Connection, naar: Connection, voortgang: Voortgang) -> None:
    def meld(_stand: int, rest: int, alle: int) -> None:
        voortgang(1.0 if alle == 0 else 1 - rest / alle)

    driver: Any = van.connection.driver_connection
    try:
        driver.backup(naar.connection.driver_connection, pages=_BLADEN, progress=meld)
    except (dbapi2.Error, MemoryError) as fout:
        raise vertaal(fout) or DatabankError("db-fout") from fout


def _keur(doel: Path, sleutel: Callable[[], bytearray], verwacht: dict[str, int]) -> None:
    engine = open_engine(doel, sleutel)
    try:
        with engine.connect() as verbinding:
            for pragma, goed in (("cipher_integrity_check", []), ("integrity_check", [("ok",)])):
                if [tuple(rij) for rij in verbinding.exec_driver_sql(f"PRAGMA {pragma}").fetchall()] != goed:
                    raise DatabankError("db-beschadigd")
            if _telling(verbinding) != verwacht:
                raise DatabankError("db-fout")
    finally:
        engine.dispose()


def _telling(verbinding: Connection) -> dict[str, int]:
    tabellen = verbinding.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
    return {t: verbinding.exec_driver_sql(f'SELECT count(*) FROM "{t}"').scalar_one() for t in tabellen}  # noqa: S608
