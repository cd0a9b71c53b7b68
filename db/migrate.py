"""Bringing a register to the schema of this program, all or nothing.

backup, verified -> flag -> alembic in one transaction -> integrity and schema check -> clear the flag | restore.
The flag outlives a crash: at the next opening the backup is put back first. The backup is deleted when it is no longer
needed, because what is destroyed in the register must not live on beside it.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, MetaData, inspect
from sqlalchemy.exc import OperationalError

from cvt_desktop.basis.bestanden import schrijf_atomair, sync_map
from cvt_desktop.domain.errors import RegisterError
from db.engine import migratie_eenheid, open_engine
from db.errors import DatabankError, van_schijf
from db.kopie import Sleutel, keur_heel, maak_kopie, verwijder_database
from db.tables import SCHEMA
from db.walkeuring import eis_heel_log

HOOFD = "0011"
"""The revision that this program needs; revisions count up, so that a larger one is a newer program's."""

_VLAG = "register.migratie"
_KOPIE = "register.voor-migratie.db"
_VERSIETABEL = (
    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Migraties:
    """Where the steps lie, the revision that they lead to, and the schema that must come of it."""

    map: Path = Path(__file__).parent / "migrations"
    doel: str = HOOFD
    schema: MetaData = SCHEMA


def stempel(verbinding: Connection) -> None:
    """Write the revision into a database whose tables were just made."""
    verbinding.exec_driver_sql(_VERSIETABEL)
    verbinding.exec_driver_sql("INSERT INTO alembic_version (version_num) VALUES (?)", (HOOFD,))


def open_bijgewerkt(pad: Path, sleutel: Sleutel, *, migraties: Migraties | None = None) -> Engine:
    """The engine of a register with the schema of this program; migrates when the revision is an older one.

    Raises ``RegisterError``: made by a newer program, or the migration failed and the register is as it was.
    """
    naar = migraties or Migraties()
    if _vlag(pad).exists():
        _zet_terug(pad)
    else:
        _ruim_kopie_op(pad)
    eis_heel_log(pad)
    engine = open_engine(pad, sleutel)
    try:
        revisie = _revisie(engine)
    except BaseException:
        engine.dispose()
        raise
    if revisie == naar.doel:
        return engine
    engine.dispose()
    if revisie > naar.doel:
        raise RegisterError("Dit register is gemaakt door een nieuwere versie van het programma. Installeer die versie; "
                            "er is niets gewijzigd.", code="register-nieuwer")  # fmt: skip
    _migreer(pad, sleutel, naar)
    return open_engine(pad, sleutel)


def _vlag(pad: Path) -> Path:
    return pad.with_name(_VLAG)


def _kopie(pad: Path) -> Path:
    return pad.with_name(_KOPIE)


def _revisie(engine: Engine) -> str:
    with engine.connect() as verbinding:
        try:
            return str(verbinding.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())
        except OperationalError:  # no such table: a database, but none of ours
            raise DatabankError("db-beschadigd") from None


def _migreer(pad: Path, sleutel: Sleutel, naar: Migraties) -> None:
    from db import opwaarderen  # noqa: PLC0415  # imports alembic (108 ms): only when a register is older

    try:
        _maak_kopie(pad, sleutel)
        schrijf_atomair(_vlag(pad), json.dumps({"naar": naar.doel}).encode())
    except BaseException as fout:
        verwijder_database(_kopie(pad))
        if isinstance(fout, OSError):
            raise van_schijf(fout) from fout
        raise
    try:
        engine = open_engine(pad, sleutel)
        try:
            with migratie_eenheid(engine) as verbinding:
                opwaarderen.voer_uit(verbinding, naar.map, naar.doel)
            _keur(engine, naar)
        finally:
            engine.dispose()
    except Exception as fout:
        _zet_terug(pad)
        raise RegisterError("Het register kon niet worden bijgewerkt voor deze versie van het programma; het is zoals het was. "
                            "Werk verder met de vorige versie en meld dit.", code="migratie-mislukt") from fout  # fmt: skip
    _klaar(pad)


def _maak_kopie(pad: Path, sleutel: Sleutel) -> None:
    """A copy under the same key."""
    verwijder_database(_kopie(pad))
    bron = open_engine(pad, sleutel)
    try:
        maak_kopie(bron, _kopie(pad), sleutel)
    finally:
        bron.dispose()
    sync_map(pad.parent)


def _keur(engine: Engine, naar: Migraties) -> None:
    """The file is whole, the revision is the wanted one, and tables and columns are those of the schema."""
    keur_heel(engine)
    if _revisie(engine) != naar.doel:
        raise DatabankError("db-fout")
    with engine.connect() as verbinding:
        blik = inspect(verbinding)
        gevonden = {t: {k["name"] for k in blik.get_columns(t)} for t in blik.get_table_names() if t != "alembic_version"}
    if gevonden != {tabel.name: set(tabel.c.keys()) for tabel in naar.schema.tables.values()}:
        raise DatabankError("db-fout")


def _zet_terug(pad: Path) -> None:
    """Put the backup back. Only with every connection closed; after a crash halfway it is done once more."""
    try:
        inhoud = _kopie(pad).read_bytes()
        verwijder_database(pad)
        schrijf_atomair(pad, inhoud)
    except OSError as fout:
        raise van_schijf(fout) from fout
    _klaar(pad)


def _ruim_kopie_op(pad: Path) -> None:
    """A copy without a flag is one that a crash left, before a migration began or after it was done."""
    with suppress(OSError):  # in a folder that may not be written in; then at the next opening
        verwijder_database(_kopie(pad))


def _klaar(pad: Path) -> None:
    _vlag(pad).unlink(missing_ok=True)
    sync_map(pad.parent)  # first the flag, then the backup: a flag without a backup could not be obeyed
    verwijder_database(_kopie(pad))
