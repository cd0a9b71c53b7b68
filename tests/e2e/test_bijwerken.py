"""An upgrade of the program as an installer does it: the register of the version before opens, and never the other way.

The newer program is this one with one more step behind its own; the register, its keys and the way in are the real ones.
"""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, Text

from cvt_desktop.bootstrap.poorten import Registermappen
from cvt_desktop.domain.errors import RegisterError
from cvt_desktop.ports.toegang import Databank, Kluis, Schrijfrecht, Toegang
from cvt_desktop.services.registers import maak
from cvt_desktop.services.toetslijsten import toetslijst
from db import lock, migrate
from db.migrate import Migraties, open_bijgewerkt
from db.register import BESTAND, DbRegister
from db.tables import SCHEMA
from tests.fakes.toegang import maak_testtoegang, nieuw_register, open_als

# the step itself looks whether the backup lies there, whole, before it touches anything
STAP = '''
from pathlib import Path
from alembic import op
revision, down_revision, branch_labels, depends_on = "0012", "0011", None, None
def upgrade():
    pad = Path(op.get_bind().exec_driver_sql("PRAGMA database_list").fetchone()[2])
    kopie = pad.with_name("register.voor-migratie.db")
    assert kopie.stat().st_size >= pad.stat().st_size > 0
    assert pad.with_name("register.migratie").exists()
    op.execute("CREATE TABLE nieuw_in_twee (nr INTEGER PRIMARY KEY, tekst TEXT NOT NULL) STRICT")
    op.execute("INSERT INTO nieuw_in_twee (tekst) SELECT 'ja'")
    {extra}
'''


class NieuweRegistermappen(Registermappen):
    """``Databanken`` of the next version."""

    def __init__(self, migraties: Migraties) -> None:
        self._migraties = migraties

    def open(self, map_: Path, kluis_: Kluis, *, nu: datetime, schrijfrecht: Schrijfrecht) -> Databank:
        assert isinstance(schrijfrecht, lock.Schrijfrecht)
        engine = open_bijgewerkt(map_ / BESTAND, kluis_.db_sleutel, migraties=self._migraties)
        return DbRegister(engine, oefen=kluis_.oefen, toetslijst=toetslijst, schrijfrecht=schrijfrecht)


def volgende_versie(tmp_path: Path, extra: str = "pass") -> Toegang:
    map_ = tmp_path / "stappen"
    shutil.copytree(Path(migrate.__file__).parent / "migrations", map_, ignore=shutil.ignore_patterns("__pycache__"))
    (map_ / "versions" / "rev_0012_proef.py").write_text(STAP.format(extra=extra), encoding="utf-8")
    schema = MetaData()
    for tabel in SCHEMA.tables.values():
        tabel.to_metadata(schema)
    Table("nieuw_in_twee", schema, Column("nr", Integer, primary_key=True), Column("tekst", Text))
    return replace(maak_testtoegang(), databanken=NieuweRegistermappen(Migraties(map=map_, doel="0012", schema=schema)))


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Made by this version."""
    return maak(maak_testtoegang(), nieuw_register(tmp_path / "register")).map_


def afdruk(map_: Path) -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(map_.iterdir()) if p.is_file()}


def gebruikers(toegang: Toegang, map_: Path) -> int:
    geopend = open_als(toegang, map_)
    try:
        with geopend.dienst.register.lezen() as uow:
            return len(uow.personen.all())
    finally:
        geopend.sluit()


def test_that_the_register_of_the_version_before_opens_with_a_backup_first(register: Path, tmp_path: Path) -> None:
    voor = gebruikers(maak_testtoegang(), register)
    assert voor > 1
    nieuw = volgende_versie(tmp_path)
    assert gebruikers(nieuw, register) == voor
    assert gebruikers(nieuw, register) == voor
    assert not list(register.glob("register.voor-migratie*"))
    assert not (register / "register.migratie").exists()


def test_that_a_downgrade_is_refused_in_dutch_and_touches_nothing(register: Path, tmp_path: Path) -> None:
    gebruikers(volgende_versie(tmp_path), register)
    voor = afdruk(register)
    oud = maak_testtoegang()
    for _ in range(2):  # the second time shows that the first let go of the register
        with pytest.raises(RegisterError) as geweigerd:
            open_als(oud, register)
        assert geweigerd.value.code == "register-nieuwer"
        assert "nieuwere versie van het programma" in geweigerd.value.melding
        assert "er is niets gewijzigd" in geweigerd.value.melding
    assert afdruk(register) == voor


def test_that_an_upgrade_that_fails_leaves_the_register_to_the_version_before(register: Path, tmp_path: Path) -> None:
    voor = gebruikers(maak_testtoegang(), register)
    with pytest.raises(RegisterError) as mislukt:
        gebruikers(volgende_versie(tmp_path, 'raise RuntimeError("halverwege")'), register)
    assert mislukt.value.code == "migratie-mislukt"
    assert "het is zoals het was" in mislukt.value.melding
    assert gebruikers(maak_testtoegang(), register) == voor
