"""One schema however it was made; a migration is whole or never was; a newer schema is refused."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, Engine, Integer, MetaData, Table, Text, text

from cvt_desktop.domain.errors import RegisterError
from db import kopie, migrate, opwaarderen
from db.engine import leeseenheid, migratie_eenheid, open_engine, schrijfeenheid
from db.errors import DatabankError
from db.migrate import HOOFD, Migraties, open_bijgewerkt
from db.register import BESTAND, DbRegister
from db.tables import SCHEMA
from tests import factories as f
from tests.fakes.register import maak_testregister, open_testregister, sleutel

EIGEN = Path(migrate.__file__).parent / "migrations"
STAP = '''
from alembic import op
revision, down_revision, branch_labels, depends_on = "0012", "0011", None, None
def upgrade():
    op.execute("CREATE TABLE kenmerkend (nr INTEGER PRIMARY KEY, tekst TEXT NOT NULL) STRICT")
    op.execute("INSERT INTO kenmerkend (tekst) SELECT kenmerk FROM aanvraag")
    {extra}
def downgrade():
    op.execute("DROP TABLE kenmerkend")
'''


def stappen(tmp_path: Path, extra: str = "pass") -> Migraties:
    """The program's migrations with one more revision behind them."""
    map_ = tmp_path / "stappen"
    shutil.copytree(EIGEN, map_, ignore=shutil.ignore_patterns("__pycache__"))
    (map_ / "versions" / "rev_0012_proef.py").write_text(STAP.format(extra=extra))
    schema = MetaData()
    for tabel in SCHEMA.tables.values():
        tabel.to_metadata(schema)
    Table("kenmerkend", schema, Column("nr", Integer, primary_key=True), Column("tekst", Text))
    return Migraties(map=map_, doel="0012", schema=schema)


def schema_van(engine: Engine) -> set[tuple[str, str, str]]:
    with engine.connect() as verbinding:
        rijen = verbinding.execute(text("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")).all()
    return {(soort, naam, re.sub(r"[\s]+", "", sql)) for soort, naam, sql in rijen}


def leeg(pad: Path) -> Engine:
    return open_engine(pad, sleutel, nieuw=True)


@pytest.fixture
def oud(tmp_path: Path) -> Path:
    """The database of a register with one dossier, closed."""
    register = maak_testregister(tmp_path / "register")
    with register.schrijven() as uow:
        uow.leerlingen.save(f.MIKOLAJ)
        uow.aanvragen.save(f.maak_aanvraag())
    register.sluit()
    return tmp_path / "register" / BESTAND


def inhoud(map_: Path) -> set[str]:
    return {pad.name for pad in map_.iterdir()}


def dossier_is_er(pad: Path) -> bool:
    register: DbRegister = open_testregister(pad.parent)
    try:
        return [line.kenmerk for line in register.overzichten.aanvragen()] == ["2026-0391"]
    finally:
        register.sluit()


def test_that_the_steps_lead_to_the_schema_of_a_new_register(tmp_path: Path, register: DbRegister) -> None:
    engine = leeg(tmp_path / "leeg.db")
    with migratie_eenheid(engine) as verbinding:
        opwaarderen.voer_uit(verbinding, EIGEN, HOOFD)
    assert schema_van(engine) == schema_van(register._engine)
    engine.dispose()


def test_that_every_step_goes_down_and_up_again(tmp_path: Path) -> None:
    engine = leeg(tmp_path / "leeg.db")
    with migratie_eenheid(engine) as verbinding:
        opwaarderen.voer_uit(verbinding, EIGEN, HOOFD)
    boven = schema_van(engine)
    with migratie_eenheid(engine) as verbinding:
        opwaarderen.voer_uit(verbinding, EIGEN, "base", terug=True)
    assert {naam for _, naam, _ in schema_van(engine)} == {"alembic_version"}
    with migratie_eenheid(engine) as verbinding:
        opwaarderen.voer_uit(verbinding, EIGEN, HOOFD)
    assert schema_van(engine) == boven
    engine.dispose()


def test_that_alembic_stays_out_of_an_ordinary_opening(oud: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "alembic", None)
    monkeypatch.delitem(sys.modules, "db.opwaarderen", raising=False)
    open_bijgewerkt(oud, sleutel).dispose()


def test_that_an_older_register_is_brought_up_with_its_data(tmp_path: Path, oud: Path) -> None:
    engine = open_bijgewerkt(oud, sleutel, migraties=stappen(tmp_path))
    with leeseenheid(engine) as sessie:
        assert sessie.scalar(text("SELECT tekst FROM kenmerkend")) == "2026-0391"
        assert sessie.scalar(text("SELECT version_num FROM alembic_version")) == "0012"
    engine.dispose()
    assert inhoud(oud.parent) == {BESTAND}
    open_bijgewerkt(oud, sleutel, migraties=Migraties(map=tmp_path / "stappen", doel="0012")).dispose()
    with pytest.raises(RegisterError, match="nieuwere versie"):
        open_bijgewerkt(oud, sleutel)


@pytest.mark.parametrize(
    "extra",
    [
        'op.execute("INSERT INTO bestaat_niet VALUES (1)")',
        'raise RuntimeError("halverwege")',
        'op.execute("UPDATE aanvraag SET school_id = \'nergens\'")',
        'op.execute("CREATE TABLE te_veel (nr INTEGER)")',
        'op.execute("ALTER TABLE notitie DROP COLUMN tekst")',
    ],
    ids=["statement", "exception", "dangling reference", "extra table", "column lost"],
)
def test_that_a_step_that_fails_leaves_the_register_as_it_was(tmp_path: Path, oud: Path, extra: str) -> None:
    with pytest.raises(RegisterError) as fout:
        open_bijgewerkt(oud, sleutel, migraties=stappen(tmp_path, extra))
    assert fout.value.code == "migratie-mislukt"
    assert inhoud(oud.parent) == {BESTAND}
    assert dossier_is_er(oud)


def test_that_a_crash_halfway_is_undone_at_the_next_opening(tmp_path: Path, oud: Path) -> None:
    migrate._maak_kopie(oud, sleutel)
    (oud.parent / "register.migratie").write_text("{}")
    engine = open_engine(oud, sleutel)
    with schrijfeenheid(engine) as sessie:
        sessie.execute(text("DELETE FROM aanvraag_regel"))
    engine.dispose()
    assert dossier_is_er(oud)
    assert inhoud(oud.parent) == {BESTAND}


def test_that_the_backup_lies_there_verified_and_keyed_while_the_steps_run(
    tmp_path: Path, oud: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gezien: list[bytes] = []

    def kijk(*_: object) -> None:
        kopie = oud.parent / "register.voor-migratie.db"
        gezien.append(kopie.read_bytes())
        engine = open_engine(kopie, sleutel)
        with leeseenheid(engine) as sessie:
            assert sessie.scalar(text("SELECT kenmerk FROM aanvraag")) == "2026-0391"
        engine.dispose()
        assert (oud.parent / "register.migratie").exists()
        raise RuntimeError

    monkeypatch.setattr(opwaarderen, "voer_uit", kijk)
    with pytest.raises(RegisterError):
        open_bijgewerkt(oud, sleutel, migraties=stappen(tmp_path))
    assert b"SQLite format 3" not in gezien[0]


def test_that_without_a_good_backup_nothing_is_migrated(tmp_path: Path, oud: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tellingen = iter([{"aanvraag": 1}, {"aanvraag": 0}])
    monkeypatch.setattr(kopie, "telling", lambda _: next(tellingen))

    def nooit(*_: Any) -> None:
        pytest.fail("migrated without a backup")

    monkeypatch.setattr(opwaarderen, "voer_uit", nooit)
    with pytest.raises(DatabankError):
        open_bijgewerkt(oud, sleutel, migraties=stappen(tmp_path))
    assert inhoud(oud.parent) == {BESTAND}
    assert dossier_is_er(oud)


def test_that_a_copy_that_a_crash_left_goes_at_the_next_opening(oud: Path) -> None:
    kopie = oud.with_name("register.voor-migratie.db")
    shutil.copyfile(oud, kopie)
    assert dossier_is_er(oud)
    assert not kopie.exists()


def test_that_the_leesmappen_that_were_there_stay_when_adviespakketten_come(tmp_path: Path) -> None:
    """Revision 0007 makes the table anew, because a pakket has no zitting."""
    engine = leeg(tmp_path / "leeg.db")
    rij = ("INSERT INTO leesmap (nr, id, versie, zitting_id, vernietigen_na, inhoud) "
           "VALUES ({nr}, '{nr}', 1, {z}, '2027-05-12', '')")  # fmt: skip
    with migratie_eenheid(engine) as verbinding:
        opwaarderen.voer_uit(verbinding, EIGEN, "0006")
        verbinding.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        verbinding.exec_driver_sql("INSERT INTO zitting (nr, id, versie, datum, tijd, toestand, inhoud) "
                                   "VALUES (1, 'z', 1, '2027-05-12', '', '', '')")  # fmt: skip
        for nr in (7, 3):
            verbinding.exec_driver_sql(rij.format(nr=nr, z="'z'"))
    with migratie_eenheid(engine) as verbinding:
        opwaarderen.voer_uit(verbinding, EIGEN, "0007")
        verbinding.exec_driver_sql(rij.format(nr=9, z="NULL"))
    with leeseenheid(engine) as sessie:
        assert sessie.execute(text("SELECT nr, zitting_id FROM leesmap ORDER BY nr")).all() == [(3, "z"), (7, "z"), (9, None)]
    with migratie_eenheid(engine) as verbinding:
        opwaarderen.voer_uit(verbinding, EIGEN, "0006", terug=True)
    with leeseenheid(engine) as sessie:
        assert sessie.execute(text("SELECT nr FROM leesmap ORDER BY nr")).all() == [(3,), (7,)]
    engine.dispose()
