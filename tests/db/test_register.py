"""Making and opening a register, and every way in which that is refused."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.pool import QueuePool

from cvt_desktop.domain.errors import RegisterError
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.services.toetslijsten import toetslijst
from db.engine import open_engine, schrijfeenheid
from db.lock import RegisterBezetError, neem_schrijfrecht
from db.register import BESTAND, DbRegister, maak_register, open_register
from tests import factories as f
from tests.fakes.register import VAULT_ID, sleutel


def maak(map_: Path, *, oefen: bool = False) -> DbRegister:
    return maak_register(map_, sleutel, vault_id=VAULT_ID, generatie=3, oefen=oefen, nu=f.MOMENT, toetslijst=toetslijst)


def heropen(map_: Path) -> DbRegister:
    return open_register(map_, sleutel, vault_id=VAULT_ID, generatie=3, nu=f.MOMENT, toetslijst=toetslijst)


@pytest.mark.parametrize("oefen", [True, False])
def test_that_a_new_register_opens_again_with_what_was_saved(tmp_path: Path, oefen: bool) -> None:
    register = maak(tmp_path, oefen=oefen)
    with register.schrijven() as uow:
        uow.personen.save(f.SECRETARIS)
    register.sluit()
    register = heropen(tmp_path)
    with register.lezen() as lees:
        assert lees.personen.get(PersoonId(f.SECRETARIS.id)).naam == "Ruben Veldkamper"
    assert register.oefen is oefen
    register.sluit()


def test_that_nothing_readable_lies_on_disk(tmp_path: Path) -> None:
    register = maak(tmp_path)
    with register.schrijven() as uow:
        uow.leerlingen.save(f.MIKOLAJ)
    inhoud = b"".join(pad.read_bytes() for pad in tmp_path.iterdir() if pad.name != BESTAND)
    register.sluit()
    inhoud += (tmp_path / BESTAND).read_bytes()
    for woord in ("SQLite format 3", "Mikołaj", "Brandt", "leerling", "CREATE TABLE"):
        assert woord.encode() not in inhoud
    assert (tmp_path / BESTAND).stat().st_mode & 0o077 == 0


def test_that_a_second_window_is_told_and_the_next_one_gets_in(tmp_path: Path) -> None:
    register = maak(tmp_path)
    with pytest.raises(RegisterBezetError):
        heropen(tmp_path)
    register.sluit()
    register.sluit()
    heropen(tmp_path).sluit()


def test_that_the_right_to_write_that_was_taken_before_is_used(tmp_path: Path) -> None:
    maak(tmp_path).sluit()
    recht = neem_schrijfrecht(tmp_path, sinds=f.MOMENT)
    register = open_register(tmp_path, sleutel, vault_id=VAULT_ID, generatie=3, nu=f.MOMENT, toetslijst=toetslijst,
                             schrijfrecht=recht)  # fmt: skip
    register.sluit()
    neem_schrijfrecht(tmp_path, sinds=f.MOMENT).geef_vrij()


def test_that_a_database_of_another_register_is_explained(tmp_path: Path) -> None:
    maak(tmp_path).sluit()
    with pytest.raises(RegisterError) as fout:
        open_register(tmp_path, sleutel, vault_id=uuid4(), generatie=3, nu=f.MOMENT, toetslijst=toetslijst)
    assert fout.value.code == "ander-register"
    heropen(tmp_path).sluit()


@pytest.mark.parametrize("generatie", [2, 4])
def test_that_a_database_of_another_generation_is_explained(tmp_path: Path, generatie: int) -> None:
    maak(tmp_path).sluit()
    with pytest.raises(RegisterError) as fout:
        open_register(tmp_path, sleutel, vault_id=VAULT_ID, generatie=generatie, nu=f.MOMENT, toetslijst=toetslijst)
    assert fout.value.code == "andere-generatie"


def test_that_a_wrong_key_opens_nothing_and_changes_nothing(tmp_path: Path) -> None:
    maak(tmp_path).sluit()
    voor = (tmp_path / BESTAND).read_bytes()
    with pytest.raises(RegisterError) as fout:
        open_register(tmp_path, lambda: bytearray(32), vault_id=VAULT_ID, generatie=3, nu=f.MOMENT, toetslijst=toetslijst)
    assert fout.value.code == "db-sleutel"
    assert (tmp_path / BESTAND).read_bytes() == voor
    heropen(tmp_path).sluit()


def test_that_a_folder_with_a_register_is_not_overwritten(tmp_path: Path) -> None:
    maak(tmp_path).sluit()
    voor = (tmp_path / BESTAND).read_bytes()
    with pytest.raises(RegisterError) as fout:
        maak(tmp_path)
    assert fout.value.code == "db-bestaat-al"
    assert (tmp_path / BESTAND).read_bytes() == voor


def test_that_a_register_that_could_not_be_made_leaves_no_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def vol(*_: object) -> None:
        raise RegisterError("De schijf is vol.")

    monkeypatch.setattr("db.register.maak_schema", vol)
    with pytest.raises(RegisterError):
        maak(tmp_path)
    monkeypatch.undo()
    assert [pad.name for pad in tmp_path.iterdir()] == ["register.slot"]
    maak(tmp_path).sluit()


def test_that_a_register_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    maak(tmp_path).sluit()
    engine = open_engine(tmp_path / BESTAND, sleutel)
    with schrijfeenheid(engine) as sessie:
        sessie.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(RegisterError, match="nieuwere versie") as fout:
        heropen(tmp_path)
    assert fout.value.code == "register-nieuwer"


def test_that_a_database_that_is_none_of_ours_is_refused(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / BESTAND, sleutel, nieuw=True)
    engine.dispose()
    with pytest.raises(RegisterError) as fout:
        heropen(tmp_path)
    assert fout.value.code == "db-beschadigd"


def test_that_what_was_read_is_known_to_stand_until_something_is_written(tmp_path: Path) -> None:
    register = maak(tmp_path)
    was = register.geschreven
    with register.lezen() as lees:
        lees.personen.all()
    assert register.geschreven == was
    with register.schrijven() as uow:
        uow.personen.save(f.SECRETARIS)
    assert register.geschreven != was
    was = register.geschreven
    with pytest.raises(ZeroDivisionError), register.schrijven():
        raise ZeroDivisionError  # what a unit raises may come after its commit
    assert register.geschreven != was
    register.sluit()


def test_that_a_warm_register_has_a_connection_for_a_unit_in_a_unit_beside_a_task(tmp_path: Path) -> None:
    register = maak(tmp_path)
    pool = register._engine.pool
    assert isinstance(pool, QueuePool)
    register.verwarm()
    assert pool.checkedin() == 3
    with register.lezen(), register.lezen(), register.lezen():
        assert pool.checkedin() == 0
    register.sluit()
