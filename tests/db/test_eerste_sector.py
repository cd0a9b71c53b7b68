"""A database whose first sector was lost while the log of writes still held it opens; another damaged one stays as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from db.engine import leeseenheid, open_engine, schrijfeenheid
from db.errors import DatabankError

ZIN = "hier staat iets van belang"


def _sleutel() -> bytearray:
    return bytearray(range(32))


@pytest.fixture
def gedood(tmp_path: Path) -> Path:
    """What a killed program leaves: the database, and its first page once more in the log of writes."""
    pad = tmp_path / "register.db"
    engine = open_engine(pad, _sleutel, nieuw=True)
    with schrijfeenheid(engine) as sessie:
        sessie.execute(text("CREATE TABLE ding (naam TEXT)"))
        sessie.execute(text("INSERT INTO ding VALUES (:zin)"), {"zin": ZIN})
    beeld = tmp_path / "gedood"
    beeld.mkdir()
    for naam in ("register.db", "register.db-wal"):
        shutil.copyfile(tmp_path / naam, beeld / naam)
    engine.dispose()
    return beeld / "register.db"


def _lees(pad: Path) -> str:
    engine = open_engine(pad, _sleutel)
    try:
        with leeseenheid(engine) as sessie:
            return str(sessie.execute(text("SELECT naam FROM ding")).scalar_one())
    finally:
        engine.dispose()


def _bederf(pad: Path, lengte: int) -> bytes:
    data = bytearray(pad.read_bytes().ljust(8192, b"\0"))
    data[:lengte] = b"\xaa" * lengte
    pad.write_bytes(data)
    return bytes(data)


@pytest.mark.parametrize("lengte", [16, 512, 4096])
def test_that_a_spoilt_first_sector_costs_nothing_while_the_log_of_writes_is_there(gedood: Path, lengte: int) -> None:
    _bederf(gedood, lengte)
    assert _lees(gedood) == ZIN
    assert _lees(gedood) == ZIN  # also once the log of writes is gone


def test_that_a_database_without_a_log_of_writes_is_refused_and_left_alone(gedood: Path) -> None:
    gedood.with_name("register.db-wal").unlink()
    kapot = _bederf(gedood, 512)
    with pytest.raises(DatabankError) as fout:
        _lees(gedood)
    assert fout.value.code == "db-sleutel"
    assert gedood.read_bytes() == kapot


def test_that_a_wrong_key_is_refused_and_loses_nothing(gedood: Path) -> None:
    with pytest.raises(DatabankError) as fout:
        open_engine(gedood, lambda: bytearray(32))
    assert fout.value.code == "db-sleutel"
    assert _lees(gedood) == ZIN
