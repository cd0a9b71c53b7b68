"""The encrypted database engine: pragmas, units, and every refusal in Dutch."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlcipher3 import dbapi2

from cvt_desktop.basis.bestanden import later_op_schijf
from cvt_desktop.domain.errors import RegisterError
from db import engine as engine_module
from db.engine import leeseenheid, migratie_eenheid, open_engine, schrijfeenheid
from db.errors import DatabankError, vertaal
from db.lock import neem_schrijfrecht
from tests.architecture.boom import ROOT
from tests.opdrachten import GEHEUGEN, PRAGMAS

SLEUTEL = bytes(range(32))


def _sleutel() -> bytearray:
    return bytearray(SLEUTEL)


def _andere() -> bytearray:
    return bytearray(32)


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    return tmp_path / "een map met spaties, % en ?" / "register.db"


@pytest.fixture
def engine(pad: Path) -> Iterator[Engine]:
    pad.parent.mkdir()
    engine = open_engine(pad, _sleutel, nieuw=True)
    with schrijfeenheid(engine) as sessie:
        sessie.execute(
            text("CREATE TABLE ding (id INTEGER PRIMARY KEY, naam TEXT UNIQUE, van INTEGER REFERENCES ding)")
        )
    yield engine
    engine.dispose()


def _voeg_toe(engine: Engine, naam: str) -> None:
    with schrijfeenheid(engine) as sessie:
        sessie.execute(text("INSERT INTO ding (naam) VALUES (:naam)"), {"naam": naam})


def _namen(engine: Engine) -> list[str]:
    with leeseenheid(engine) as sessie:
        return [rij[0] for rij in sessie.execute(text("SELECT naam FROM ding ORDER BY id"))]


def _code(fout: pytest.ExceptionInfo[BaseException]) -> str:
    assert isinstance(fout.value, RegisterError)
    return fout.value.code


# --- what is on disk ---


def test_that_nothing_readable_is_on_disk(engine: Engine, pad: Path) -> None:
    _voeg_toe(engine, "zeldzaamwoord")
    engine.dispose()
    bestanden = [p.read_bytes() for p in pad.parent.iterdir()]
    assert bestanden
    assert all(b"SQLite format 3" not in inhoud and b"zeldzaamwoord" not in inhoud for inhoud in bestanden)


def test_that_the_write_ahead_log_is_encrypted_too(engine: Engine, pad: Path) -> None:
    _voeg_toe(engine, "zeldzaamwoord")
    wal = pad.with_name("register.db-wal")
    assert wal.stat().st_size > 0
    assert b"zeldzaamwoord" not in wal.read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no mode bits")
def test_that_the_files_are_for_this_user_only(engine: Engine, pad: Path) -> None:
    assert {p.stat().st_mode & 0o777 for p in pad.parent.iterdir()} == {0o600}


def test_that_every_connection_has_every_pragma(engine: Engine) -> None:
    verwacht: dict[str, object] = {
        "foreign_keys": 1,
        "journal_mode": "wal",
        "synchronous": 2,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "mmap_size": 0,
        "temp_store": 2,
        "fullfsync": 1,
        "checkpoint_fullfsync": 1,
        "cipher_page_size": "4096",
    }
    with engine.connect() as een, engine.connect() as twee:
        for verbinding in (een, twee):
            gevonden = {p: verbinding.exec_driver_sql(f"PRAGMA {p}").scalar() for p in verwacht}
            assert gevonden == verwacht


def test_that_a_program_locks_and_wipes_the_memory_of_the_database(tmp_path: Path) -> None:
    """In a process of its own: tests leave it out, and where it is on once it stays on."""
    code = (
        "import sys; from pathlib import Path; from db.engine import open_engine\n"
        "engine = open_engine(Path(sys.argv[1]), lambda: bytearray(32), nieuw=True)\n"
        "for verbinding in (engine.connect(), engine.connect()):\n"
        "    print(verbinding.exec_driver_sql('PRAGMA cipher_memory_security').scalar())\n"
    )
    opdracht = [sys.executable, "-c", code, str(tmp_path / "een.db")]
    klaar = subprocess.run(opdracht, cwd=ROOT, capture_output=True, text=True, check=False)
    assert klaar.stdout.split() == ["1", "1"], klaar.stderr
    assert GEHEUGEN in PRAGMAS


def test_that_only_who_builds_a_folder_does_not_wait_for_the_disk(engine: Engine, pad: Path) -> None:
    def wacht(een: Engine) -> int:
        with een.connect() as verbinding:
            return int(verbinding.exec_driver_sql("PRAGMA synchronous").scalar_one())

    with later_op_schijf(pad.parent):
        bouw = open_engine(pad, _sleutel)
        assert wacht(bouw) == 0
        bouw.dispose()
    assert wacht(engine) == 2



def test_that_the_key_is_handed_over_raw_and_wiped(engine: Engine, pad: Path) -> None:
    uitgegeven: list[bytearray] = []

    def sleutel() -> bytearray:
        uitgegeven.append(bytearray(SLEUTEL))
        return uitgegeven[-1]

    open_engine(pad, sleutel).dispose()
    assert uitgegeven == [bytearray(32)]
    assert engine_module._ruwe_sleutel(bytearray(SLEUTEL)) == b"x'" + SLEUTEL.hex().encode() + b"'"
    # an independent reader of the documented raw key opens the same file
    verbinding = dbapi2.connect(str(pad))
    verbinding.execute(f"PRAGMA key = \"x'{SLEUTEL.hex()}'\"")
    assert verbinding.execute("SELECT count(*) FROM ding").fetchone() == (0,)
    verbinding.close()


def test_that_a_key_of_another_length_is_refused(pad: Path) -> None:
    pad.parent.mkdir()
    with pytest.raises(ValueError, match="32 bytes"):
        open_engine(pad, lambda: bytearray(31), nieuw=True)


# --- units ---


def test_that_a_write_unit_commits_and_its_rows_are_read_again(engine: Engine, pad: Path) -> None:
    _voeg_toe(engine, "een")
    engine.dispose()
    assert _namen(open_engine(pad, _sleutel)) == ["een"]


def test_that_a_write_unit_that_raises_leaves_nothing_not_even_a_table(engine: Engine) -> None:
    def halverwege() -> None:
        with schrijfeenheid(engine) as sessie:
            sessie.execute(text("INSERT INTO ding (naam) VALUES ('half')"))
            sessie.execute(text("CREATE TABLE half (id INTEGER)"))
            _ = 1 / 0

    with pytest.raises(ZeroDivisionError):
        halverwege()
    assert _namen(engine) == []
    with leeseenheid(engine) as sessie:
        assert sessie.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'half'")).scalar() == 0


def test_that_a_reader_neither_blocks_a_writer_nor_sees_half_its_work(engine: Engine) -> None:
    _voeg_toe(engine, "een")
    with leeseenheid(engine) as lezer:
        assert lezer.execute(text("SELECT count(*) FROM ding")).scalar() == 1
        _voeg_toe(engine, "twee")
        assert lezer.execute(text("SELECT count(*) FROM ding")).scalar() == 1, "one view, from its first statement"
    assert _namen(engine) == ["een", "twee"]


def test_that_nothing_that_a_read_unit_writes_is_kept(engine: Engine) -> None:
    with leeseenheid(engine) as sessie:
        sessie.execute(text("INSERT INTO ding (naam) VALUES ('stil')"))
    assert _namen(engine) == []


def test_that_a_write_unit_takes_the_lock_at_once(engine: Engine, monkeypatch: pytest.MonkeyPatch, pad: Path) -> None:
    monkeypatch.setattr(engine_module, "_WACHTTIJD", 0.0)
    ander = open_engine(pad, _sleutel)
    with schrijfeenheid(engine), pytest.raises(DatabankError) as fout, schrijfeenheid(ander):
        pytest.fail("two writers at once")
    ander.dispose()
    assert _code(fout) == "db-bezet"
    assert not fout.value.onzeker


def test_that_threads_share_the_engine(engine: Engine) -> None:
    draden = [threading.Thread(target=_voeg_toe, args=(engine, f"naam {n}")) for n in range(8)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert len(_namen(engine)) == 8


def test_that_our_own_mistakes_stay_what_they_are_and_hide_their_values(engine: Engine) -> None:
    _voeg_toe(engine, "zeldzaamwoord")
    with pytest.raises(IntegrityError) as fout:
        _voeg_toe(engine, "zeldzaamwoord")
    assert "zeldzaamwoord" not in str(fout.value)
    with pytest.raises(OperationalError), leeseenheid(engine) as sessie:
        sessie.execute(text("SELECT * FROM bestaat_niet"))


# --- migrations ---


def test_that_a_migration_may_rebuild_a_table_without_cascades(engine: Engine) -> None:
    with schrijfeenheid(engine) as sessie:
        sessie.execute(text("CREATE TABLE kind (van INTEGER REFERENCES ding ON DELETE CASCADE)"))
        sessie.execute(text("INSERT INTO ding (id) VALUES (1)"))
        sessie.execute(text("INSERT INTO kind VALUES (1)"))
    with migratie_eenheid(engine) as verbinding:
        verbinding.exec_driver_sql("CREATE TABLE nieuw (id INTEGER PRIMARY KEY, naam TEXT)")
        verbinding.exec_driver_sql("INSERT INTO nieuw SELECT id, naam FROM ding")
        verbinding.exec_driver_sql("DROP TABLE ding")
        verbinding.exec_driver_sql("ALTER TABLE nieuw RENAME TO ding")
    with leeseenheid(engine) as sessie:
        assert sessie.execute(text("SELECT count(*) FROM kind")).scalar() == 1
        assert sessie.execute(text("PRAGMA foreign_keys")).scalar() == 1, "that connection did not return to the pool"


def test_that_a_migration_with_a_dangling_reference_is_undone(engine: Engine) -> None:
    def migreer() -> None:
        with migratie_eenheid(engine) as verbinding:
            verbinding.exec_driver_sql("CREATE TABLE extra (id INTEGER)")
            verbinding.exec_driver_sql("INSERT INTO ding (id, van) VALUES (1, 99)")

    with pytest.raises(DatabankError) as fout:
        migreer()
    assert _code(fout) == "db-verwijzing"
    with leeseenheid(engine) as sessie:
        assert sessie.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'extra'")).scalar() == 0


# --- refusals ---


def test_that_a_wrong_key_is_explained(engine: Engine, pad: Path, capfd: pytest.CaptureFixture[str]) -> None:
    engine.dispose()
    with pytest.raises(DatabankError) as fout:
        open_engine(pad, _andere)
    assert _code(fout) == "db-sleutel"
    assert "sleutel" in fout.value.melding
    assert "reservekopie" in fout.value.melding
    assert capfd.readouterr() == ("", "")
    assert _namen(open_engine(pad, _sleutel)) == []


def test_that_a_missing_an_empty_and_an_existing_file_are_told_apart(engine: Engine, pad: Path) -> None:
    engine.dispose()
    with pytest.raises(DatabankError) as fout:
        open_engine(pad, _sleutel, nieuw=True)
    assert _code(fout) == "db-bestaat-al"
    pad.write_bytes(b"")
    with pytest.raises(DatabankError) as fout:
        open_engine(pad, _sleutel)
    assert _code(fout) == "db-leeg"
    pad.unlink()
    with pytest.raises(DatabankError) as fout:
        open_engine(pad, _sleutel)
    assert _code(fout) == "db-ontbreekt"
    assert not pad.exists()


def _lees_alles(pad: Path) -> None:
    """Every page of the table and of its index."""
    kapot = open_engine(pad, _sleutel)
    try:
        with leeseenheid(kapot) as sessie:
            sessie.execute(text("SELECT * FROM ding")).all()
            sessie.execute(text("SELECT naam FROM ding INDEXED BY sqlite_autoindex_ding_1 ORDER BY naam")).all()
    finally:
        kapot.dispose()


@pytest.mark.parametrize("lengte", [1, 500, 4095, 4096, 3 * 4096, -4096, -1])
def test_that_a_truncated_database_is_explained(engine: Engine, pad: Path, lengte: int) -> None:
    for n in range(200):
        _voeg_toe(engine, f"naam {n} " + "x" * 400)
    engine.dispose()
    pad.write_bytes(pad.read_bytes()[:lengte])
    with pytest.raises(DatabankError) as fout:
        _lees_alles(pad)
    assert _code(fout) == "db-leeg" if 0 < lengte < 4096 else _code(fout) in {"db-beschadigd", "db-geheugen"}


@pytest.mark.parametrize("bladzijde", range(0, 20, 3))
def test_that_a_flipped_bit_is_noticed_before_data_is_shown(engine: Engine, pad: Path, bladzijde: int) -> None:
    with schrijfeenheid(engine) as sessie:
        for n in range(200):
            sessie.execute(text("INSERT INTO ding (naam) VALUES (:n)"), {"n": f"naam {n} " + "x" * 400})
    engine.dispose()
    inhoud = bytearray(pad.read_bytes())
    inhoud[bladzijde * 4096 + 100 + 13 * bladzijde] ^= 16
    pad.write_bytes(inhoud)
    with pytest.raises(DatabankError) as fout:
        _lees_alles(pad)
    assert _code(fout) in {"db-sleutel", "db-beschadigd", "db-geheugen"}


def test_that_a_full_disk_keeps_what_was_there_and_is_explained(engine: Engine) -> None:
    _voeg_toe(engine, "eerst")

    def vul() -> None:
        with schrijfeenheid(engine) as sessie:
            bladen = sessie.execute(text("PRAGMA page_count")).scalar()
            sessie.execute(text(f"PRAGMA max_page_count = {bladen}"))
            for n in range(100):
                sessie.execute(text("INSERT INTO ding (naam) VALUES (:n)"), {"n": f"{n}" + "x" * 3000})

    with pytest.raises(DatabankError) as fout:
        vul()
    assert _code(fout) == "db-vol"
    assert "Maak ruimte vrij" in fout.value.melding
    assert _namen(engine) == ["eerst"]


def test_that_a_file_that_may_not_be_written_is_explained(engine: Engine) -> None:
    def schrijf() -> None:
        with schrijfeenheid(engine) as sessie:
            sessie.execute(text("PRAGMA query_only = ON"))
            sessie.execute(text("INSERT INTO ding (naam) VALUES ('x')"))

    with pytest.raises(DatabankError) as fout:
        schrijf()
    assert _code(fout) == "db-alleen-lezen"


@pytest.fixture
def gewone_map() -> Iterator[Path]:
    """A folder of an ordinary user, and that user's rights: root may write everywhere."""
    map_ = Path(tempfile.mkdtemp())
    root = os.geteuid() == 0
    if root:
        os.chown(map_, 65534, 65534)
        os.seteuid(65534)
    yield map_
    map_.chmod(0o700)
    if root:
        os.seteuid(0)
    shutil.rmtree(map_)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has no mode bits")
def test_that_a_read_only_folder_is_explained(gewone_map: Path) -> None:
    pad = gewone_map / "register.db"
    open_engine(pad, _sleutel, nieuw=True).dispose()
    gewone_map.chmod(0o500)
    for doel, nieuw in ((pad, False), (gewone_map / "nieuw.db", True)):
        with pytest.raises(DatabankError) as fout:
            open_engine(doel, _sleutel, nieuw=nieuw)
        assert _code(fout) == "db-alleen-lezen"
    with pytest.raises(DatabankError) as fout:
        neem_schrijfrecht(gewone_map, sinds=datetime(2027, 5, 12, tzinfo=UTC))
    assert "mag niet worden geschreven" in fout.value.melding


@pytest.mark.parametrize(
    ("fout", "code"),
    [
        (dbapi2.DatabaseError("file is not a database"), "db-sleutel"),
        (dbapi2.DatabaseError("database disk image is malformed"), "db-beschadigd"),
        (MemoryError(), "db-geheugen"),
        (dbapi2.OperationalError("database or disk is full"), "db-vol"),
        (dbapi2.OperationalError("disk I/O error"), "db-schijffout"),
        (dbapi2.OperationalError("attempt to write a readonly database"), "db-alleen-lezen"),
        (dbapi2.OperationalError("database is locked"), "db-bezet"),
        (dbapi2.OperationalError("unable to open database file"), "db-openen"),
        (dbapi2.OperationalError("something new"), "db-fout"),
        (OperationalError("SELECT 1", {}, dbapi2.OperationalError("disk I/O error")), "db-schijffout"),
    ],
)
def test_that_each_error_of_the_driver_has_its_own_message(fout: BaseException, code: str) -> None:
    vertaald = vertaal(fout)
    assert vertaald is not None
    assert vertaald.code == code
    assert vertaald.melding.endswith(".")


@pytest.mark.parametrize(
    "fout",
    [
        dbapi2.IntegrityError("UNIQUE constraint failed: ding.naam"),
        dbapi2.ProgrammingError("Cannot operate on a closed database."),
        dbapi2.OperationalError("no such table: ding"),
        ValueError("x"),
    ],
)
def test_that_what_a_person_cannot_cure_is_not_translated(fout: BaseException) -> None:
    assert vertaal(fout) is None


def test_that_an_error_while_committing_says_that_it_may_have_been_kept(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stuk(_verbinding: object) -> None:
        raise dbapi2.OperationalError("disk I/O error")

    monkeypatch.setattr(engine.dialect, "do_commit", stuk)
    with pytest.raises(DatabankError) as fout:
        _voeg_toe(engine, "misschien")
    assert fout.value.code == "db-schijffout"
    assert fout.value.onzeker
