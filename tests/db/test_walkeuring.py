"""A log of writes that lost acknowledged units is told from one that a power cut left."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from cvt_desktop.adapters.reservekopie.zegel import Zegelaar
from db.engine import open_engine, schrijfeenheid
from db.errors import DatabankError
from db.migrate import open_bijgewerkt
from db.reservekopie import Databankkopieen
from db.walkeuring import wal_beschadigd
from tests.fakes.register import maak_testregister, sleutel

BLOK = 24 + 4096
KOP = 32


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Twelve units of some pages each."""
    map_ = tmp_path_factory.mktemp("wal")
    engine = open_engine(map_ / "register.db", sleutel, nieuw=True)
    for nummer in range(12):
        with schrijfeenheid(engine) as sessie:
            if not nummer:
                sessie.execute(text("CREATE TABLE ding (naam TEXT)"))
            sessie.execute(text("INSERT INTO ding VALUES (:naam)"), {"naam": str(nummer) * 5000})
    data = (map_ / "register.db-wal").read_bytes()
    engine.dispose()
    return data


def _einden(log: bytes) -> list[int]:
    """The numbers of the frames that end a unit."""
    return [n for n in range((len(log) - KOP) // BLOK) if log[KOP + n * BLOK + 4 : KOP + n * BLOK + 8] != bytes(4)]


def _oordeel(tmp_path: Path, data: bytes) -> bool:
    (tmp_path / "wal").write_bytes(data)
    return wal_beschadigd(tmp_path / "wal")


def test_that_a_whole_log_is_whole_and_none_is_none(log: bytes, tmp_path: Path) -> None:
    assert not wal_beschadigd(tmp_path / "wal")
    for data in (log, b"", log[:31], bytes(len(log)), random.Random(1).randbytes(len(log))):
        assert not _oordeel(tmp_path, data)


def test_that_a_changed_bit_before_the_last_two_units_is_found(log: bytes, tmp_path: Path) -> None:
    loting, einde = random.Random(2), KOP + (_einden(log)[-3] + 1) * BLOK
    for _ in range(60):
        kapot = bytearray(log)
        kapot[loting.randrange(KOP, einde)] ^= 1 << loting.randrange(8)
        assert _oordeel(tmp_path, bytes(kapot))


@pytest.mark.parametrize("plek", range(8, 24))
def test_that_a_bit_in_the_numbers_of_the_frame_that_ends_the_unit_before_the_last_is_found(
    log: bytes, tmp_path: Path, plek: int
) -> None:
    """Its two numbers and its checksum: the last unit behind it is whole, and is forgotten with it."""
    for eind in _einden(log)[-3:-1]:
        kapot = bytearray(log)
        kapot[KOP + eind * BLOK + plek] ^= 1 << plek % 8
        assert _oordeel(tmp_path, bytes(kapot))


@pytest.mark.parametrize("scheur", [
    lambda staart, _: b"", lambda staart, _: staart[: len(staart) // 2], lambda staart, _: bytes(len(staart)),
    lambda staart, loting: b"".join(staart[n : n + 512] if loting.random() < 0.6 else bytes(512)
                                    for n in range(0, len(staart), 512))[: len(staart)],
])  # fmt: skip
def test_that_a_last_unit_that_is_not_whole_is_what_a_power_cut_leaves(
    log: bytes, tmp_path: Path, scheur: Callable[[bytes, random.Random], bytes]
) -> None:
    loting, einden = random.Random(3), _einden(log)
    for nummer in range(1, len(einden)):
        begin, eind = (KOP + (n + 1) * BLOK for n in (einden[nummer - 1], einden[nummer]))
        assert not _oordeel(tmp_path, log[:begin] + scheur(log[begin:eind], loting))


def test_that_frames_of_an_older_log_behind_it_are_no_damage(log: bytes, tmp_path: Path) -> None:
    oud = bytearray(log)
    for plek in range(KOP, len(oud), BLOK):
        oud[plek + 8] ^= 255  # the numbers of the log before it was begun anew
    begin = KOP + (_einden(log)[4] + 1) * BLOK
    assert not _oordeel(tmp_path, log[:begin] + bytes(oud)[begin:])


def test_that_a_register_with_such_a_log_is_refused_and_left_alone(tmp_path: Path) -> None:
    register, beeld = maak_testregister(tmp_path / "register"), tmp_path / "beeld"
    for nummer in range(5):
        with register.schrijven() as uow:
            uow.geheimen.put("iets", bytes([nummer]) * 9000)
    shutil.copytree(tmp_path / "register", beeld)
    register.sluit()
    wal = beeld / "register.db-wal"
    kapot = bytearray(wal.read_bytes())
    kapot[KOP + 500] ^= 1
    wal.write_bytes(kapot)
    eerst = Databankkopieen(Zegelaar()).is_ouder  # what an opening asks first
    for vraag in (eerst, open_bijgewerkt):
        with pytest.raises(DatabankError) as fout:
            vraag(beeld / "register.db", sleutel)
        assert fout.value.code == "db-log-beschadigd"
        assert wal.read_bytes() == kapot
