"""A copy of a whole database beside it, under the same or another key: made by SQLite's own backup, and opened again,
checked and counted before it counts.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, update
from sqlcipher3 import dbapi2

from db.engine import open_engine, schrijfeenheid
from db.errors import DatabankError, vertaal
from db.tables.basis import tafel
from db.tables.register import MetaRow

Sleutel = Callable[[], bytearray]
Voortgang = Callable[[float], None]
"""From 0 to 1; may raise to stop."""

_BLADEN = 2_000  # 8 MB between two reports
_META = tafel(MetaRow)


def maak_kopie(
    bron: Engine, doel: Path, sleutel: Sleutel, *, generatie: int | None = None, voortgang: Voortgang = lambda _deel: None
) -> None:
    """``doel`` becomes a copy of ``bron`` under ``sleutel``; ``generatie`` is written into it when there is one.

    Raises ``DatabankError``, or what ``voortgang`` raises; what was written of the copy is the caller's to remove.
    """
    kopie = open_engine(doel, sleutel, nieuw=True)
    try:
        with bron.connect() as van, kopie.connect() as naar:
            kopieer(van, naar, voortgang)
            verwacht = telling(van)
        if generatie is not None:
            with schrijfeenheid(kopie) as sessie:
                sessie.connection().execute(update(_META).values(generatie=generatie))
        kopie.dispose()
        kopie = open_engine(doel, sleutel)
        keur_heel(kopie)
        with kopie.connect() as verbinding:
            if telling(verbinding) != verwacht:
                raise DatabankError("db-fout")
    finally:
        kopie.dispose()


def kopieer(van: Connection, naar: Connection, voortgang: Voortgang) -> None:
    """Every page, as it is at the moment at which this begins."""

    def meld(_stand: int, rest: int, alle: int) -> None:
        voortgang(1.0 if alle == 0 else 1 - rest / alle)

    driver: Any = van.connection.driver_connection
    try:
        driver.backup(naar.connection.driver_connection, pages=_BLADEN, progress=meld)
    except (dbapi2.Error, MemoryError) as fout:
        raise vertaal(fout) or DatabankError("db-fout") from fout


def keur_heel(engine: Engine) -> None:
    """Every page, every index and every reference. Raises ``DatabankError``."""
    with engine.connect() as verbinding:
        for pragma, goed in (("cipher_integrity_check", []), ("integrity_check", [("ok",)]), ("foreign_key_check", [])):
            if [tuple(rij) for rij in verbinding.exec_driver_sql(f"PRAGMA {pragma}").fetchall()] != goed:
                raise DatabankError("db-beschadigd")


def telling(verbinding: Connection) -> dict[str, int]:
    """The number of rows of each table."""
    tabellen = verbinding.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
    return {t: verbinding.exec_driver_sql(f'SELECT count(*) FROM "{t}"').scalar_one() for t in tabellen}  # noqa: S608


def verwijder_database(pad: Path) -> None:
    """Remove a database file that no connection has open, with what SQLite keeps beside it."""
    for naam in (pad.name, f"{pad.name}-wal", f"{pad.name}-shm"):
        pad.with_name(naam).unlink(missing_ok=True)
