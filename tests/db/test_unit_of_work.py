"""A unit is whole or absent, the log says so, and an uncertain commit is looked up."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2

from cvt_desktop.domain import keten
from cvt_desktop.domain.errors import NietGevondenError, RegisterError
from cvt_desktop.domain.gebeurtenis import Ondertekening, Resultaat
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.keten import Anker
from cvt_desktop.ports.register import Vastlegging
from db.codec import CODEC
from db.engine import leeseenheid, schrijfeenheid
from db.register import DbRegister
from tests import factories as f
from tests.fakes.register import VAULT_ID

REST = (
    "moment, persoon_id, rol, actie, object_soort, object_id, aanvraag_id, resultaat, digest, aantal, vorige, schakel, "
    "sleutel_id, handtekening"
)


def vastlegging(inhoud: object | None = f.MIKOLAJ, **velden: Any) -> Vastlegging:
    basis = Vastlegging(
        moment=f.MOMENT, persoon_id=f.SECRETARIS.id, rol="secretaris", actie="aanvraag.registreren", object_soort="leerling",
        object_id=f.MIKOLAJ.id, aanvraag_id=f.maak_aanvraag().id, inhoud=inhoud,
    )  # fmt: skip
    return replace(basis, **velden)


def bewaar(register: DbRegister) -> None:
    with register.schrijven() as uow:
        uow.leerlingen.save(f.MIKOLAJ)
        uow.vastleggen(vastlegging())


def is_er(register: DbRegister) -> bool:
    with register.lezen() as lees:
        try:
            lees.leerlingen.get(f.MIKOLAJ.id)
        except NietGevondenError:
            return False
        return True


def halverwege(register: DbRegister) -> None:
    with register.schrijven() as uow:
        uow.vastleggen(vastlegging())
        raise ZeroDivisionError


def breek_commit(register: DbRegister, monkeypatch: pytest.MonkeyPatch, *, duurzaam: bool) -> None:
    """The next COMMIT reports an I/O error, after or before it did its work."""
    dialect = register._engine.dialect
    echt = dialect.do_commit

    def kapot(verbinding: Any) -> None:
        monkeypatch.setattr(dialect, "do_commit", echt)
        if duurzaam:
            echt(verbinding)
        raise dbapi2.OperationalError("disk I/O error")

    monkeypatch.setattr(dialect, "do_commit", kapot)


def test_that_a_commit_that_raised_but_is_durable_counts_as_done(register: DbRegister, monkeypatch: pytest.MonkeyPatch) -> None:
    breek_commit(register, monkeypatch, duurzaam=True)
    bewaar(register)
    assert is_er(register)


def test_that_a_commit_that_raised_and_is_not_durable_is_told(register: DbRegister, monkeypatch: pytest.MonkeyPatch) -> None:
    breek_commit(register, monkeypatch, duurzaam=False)
    with pytest.raises(RegisterError) as fout:
        bewaar(register)
    assert fout.value.code == "db-schijffout"
    assert not is_er(register)
    bewaar(register)
    assert is_er(register)


def test_that_a_read_unit_reads_a_thing_once_and_a_write_unit_sees_what_it_wrote(register: DbRegister) -> None:
    bewaar(register)
    with register.lezen() as lees:
        assert lees.leerlingen.get(f.MIKOLAJ.id) is lees.leerlingen.get(f.MIKOLAJ.id)
        assert lees.adviezen.of_aanvraag(f.maak_aanvraag().id) == []
        lees.adviezen.of_aanvraag(f.maak_aanvraag().id).append(f.maak_advies(1))
        assert lees.adviezen.of_aanvraag(f.maak_aanvraag().id) == [], "a caller cannot change what the next one gets"
    with register.schrijven() as uow:
        oud = uow.leerlingen.get(f.MIKOLAJ.id)
        uow.leerlingen.save(replace(oud, roepnaam="Miko"))
        assert uow.leerlingen.get(f.MIKOLAJ.id).roepnaam == "Miko"


def test_that_a_read_unit_keeps_only_the_last_things_it_read(register: DbRegister, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.repositories.basis._ONTHOUDEN", 3)
    with register.lezen() as lees:
        lijsten = [AanvraagId(uuid4()) for _ in range(4)]
        eerste = [lees.adviezen.of_aanvraag(id_) for id_ in lijsten]
        assert eerste == [[]] * 4
        assert len(lees.adviezen._gelezen or ()) == 3


def test_that_each_unit_has_its_own_operation_id(register: DbRegister) -> None:
    with register.schrijven() as uow:
        uow.vastleggen(vastlegging())
        uow.vastleggen(vastlegging())
    with register.schrijven() as uow:
        uow.vastleggen(vastlegging())
    with leeseenheid(register._engine) as sessie:
        eenheden = list(sessie.scalars(text("SELECT eenheid FROM gebeurtenis ORDER BY volgnummer")))
    assert eenheden[0] == eenheden[1] != eenheden[2]


def test_that_the_log_tells_what_was_done_in_order_and_without_gaps(register: DbRegister) -> None:
    with register.schrijven() as uow:
        uow.vastleggen(vastlegging())
        uow.vastleggen(vastlegging(None, actie="dossier.inzien", resultaat=Resultaat.GEWEIGERD, aanvraag_id=None))
    with pytest.raises(ZeroDivisionError):
        halverwege(register)
    with register.schrijven() as uow:
        uow.vastleggen(vastlegging(aantal=3, persoon_id=None))
    with register.lezen() as lees:
        alle = lees.logboek.since(0)
        assert [(g.volgnummer, g.actie, g.resultaat, g.aantal) for g in alle] == [
            (1, "aanvraag.registreren", Resultaat.GELUKT, 1),
            (2, "dossier.inzien", Resultaat.GEWEIGERD, 1),
            (3, "aanvraag.registreren", Resultaat.GELUKT, 3),
        ]
        assert (alle[0].moment, alle[0].persoon_id, alle[0].object_id) == (f.MOMENT, f.SECRETARIS.id, f.MIKOLAJ.id)
        assert (alle[1].digest, alle[2].persoon_id) == ("", None)
        assert lees.logboek.laatste(2) == [alle[2], alle[1]]
        assert lees.logboek.since(2) == [alle[2]]
        assert lees.logboek.of_aanvraag(f.maak_aanvraag().id) == [alle[0], alle[2]]


def test_that_the_digest_is_that_of_the_salted_form_and_of_what_is_stored(register: DbRegister) -> None:
    bewaar(register)
    with leeseenheid(register._engine) as sessie:
        zout: bytes = sessie.scalar(text("SELECT zout FROM zout WHERE volgnummer = 1"))
        digest: str = sessie.scalar(text("SELECT digest FROM gebeurtenis WHERE volgnummer = 1"))
        inhoud: str = sessie.scalar(text("SELECT inhoud FROM leerling"))
    assert len(zout) == 16
    assert inhoud.encode() == CODEC.schrijf(f.MIKOLAJ)
    assert digest == hashlib.sha256(zout + inhoud.encode()).hexdigest()


def test_that_one_form_gives_another_digest_every_time(register: DbRegister) -> None:
    with register.schrijven() as uow:
        uow.vastleggen(vastlegging())
        uow.vastleggen(vastlegging())
    with register.lezen() as lees:
        een, twee = lees.logboek.since(0)
    assert een.digest != twee.digest


@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE gebeurtenis SET actie = 'niets'",
        "DELETE FROM gebeurtenis",
        f"INSERT OR REPLACE INTO gebeurtenis SELECT volgnummer, 'niets', {REST} FROM gebeurtenis",
        f"INSERT INTO gebeurtenis SELECT volgnummer + 2, eenheid, {REST} FROM gebeurtenis",
        "UPDATE zout SET zout = x'00'",
    ],
)
def test_that_the_log_refuses_to_be_changed(register: DbRegister, opdracht: str) -> None:
    bewaar(register)
    with pytest.raises(IntegrityError), schrijfeenheid(register._engine) as sessie:
        sessie.execute(text(opdracht))
    with register.lezen() as lees:
        assert [g.actie for g in lees.logboek.since(0)] == ["aanvraag.registreren"]


def test_that_each_entry_hangs_on_the_one_before_and_the_first_on_the_register(register: DbRegister) -> None:
    with register.lezen() as lees:
        assert lees.logboek.anker() is None
    with register.schrijven() as uow:
        uow.vastleggen(vastlegging())
        uow.vastleggen(vastlegging(None))
    with register.schrijven() as uow:
        uow.vastleggen(vastlegging(aantal=3, persoon_id=None, aanvraag_id=None, object_id=None))
    with register.lezen() as lees:
        alle = lees.logboek.since(0)
        assert [g.vorige for g in alle] == [keten.begin(VAULT_ID), alle[0].schakel, alle[1].schakel]
        assert [g.schakel for g in alle] == [keten.schakel(g) for g in alle]
        assert lees.logboek.anker() == Anker(volgnummer=3, schakel=alle[2].schakel)
        assert (lees.logboek.kluis(), lees.logboek.deel(1, 1)) == (VAULT_ID, [alle[1]])


def test_that_what_a_member_signs_is_this_act_on_this_version_and_is_kept_under_the_link(register: DbRegister) -> None:
    gezien: list[bytes] = []
    sleutel_id = uuid4()

    def onderteken(verklaring: bytes) -> Ondertekening:
        gezien.append(verklaring)
        return Ondertekening(sleutel_id=sleutel_id, handtekening=b"getekend")

    with register.schrijven() as uow:
        uow.vastleggen(vastlegging(onderteken=onderteken))
    with register.lezen() as lees:
        [g] = lees.logboek.since(0)
    assert gezien == [keten.verklaring(VAULT_ID, g)]
    assert (g.sleutel_id, g.handtekening, g.schakel) == (sleutel_id, b"getekend", keten.schakel(g))
    assert g.digest.encode() in gezien[0]


def test_that_a_salt_can_be_destroyed_and_the_log_stays(register: DbRegister) -> None:
    bewaar(register)
    with schrijfeenheid(register._engine) as sessie:
        sessie.execute(text("DELETE FROM zout WHERE volgnummer = 1"))
    with register.lezen() as lees:
        assert len(lees.logboek.since(0)) == 1


def test_that_a_reader_sees_one_moment_while_somebody_writes(register: DbRegister) -> None:
    with register.lezen() as lees:
        assert lees.leerlingen.by_zoeksleutel(f.MIKOLAJ.zoeksleutel) == []
        schrijver = threading.Thread(target=bewaar, args=(register,))
        schrijver.start()
        schrijver.join()
        assert lees.leerlingen.by_zoeksleutel(f.MIKOLAJ.zoeksleutel) == []
    assert is_er(register)


def test_that_what_a_read_unit_does_is_not_kept(register: DbRegister) -> None:
    with register.lezen() as lees:
        lees.leerlingen.save(f.MIKOLAJ)
    assert not is_er(register)
