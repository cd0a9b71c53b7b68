"""The links of the log as another program would make them, and anchors as people type them over."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from cvt_desktop.domain import keten
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.gebeurtenis import Gebeurtenis, Resultaat
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.keten import Anker, lees_anker

KLUIS = UUID("5c0ffee0-0000-4000-8000-000000000001")
EEN = Gebeurtenis(
    volgnummer=1, eenheid=UUID(int=7), moment=datetime(2027, 5, 12, 10, 30, tzinfo=ZoneInfo("Europe/Amsterdam")),
    persoon_id=PersoonId(UUID(int=2)), rol="secretaris", actie="dossier.inzien", object_soort="aanvraag", object_id=UUID(int=3),
    aanvraag_id=None, resultaat=Resultaat.GELUKT, digest="", vorige="00" * 32, schakel="",
)  # fmt: skip


def test_that_the_bytes_of_an_entry_are_those_of_the_adr() -> None:
    assert keten.canoniek(EEN).decode() == (
        '{"aantal":1,"aanvraag_id":"","actie":"dossier.inzien","digest":"","eenheid":"00000000-0000-0000-0000-000000000007",'
        '"handtekening":"","moment":"2027-05-12T08:30:00.000000Z","object_id":"00000000-0000-0000-0000-000000000003",'
        '"object_soort":"aanvraag","persoon_id":"00000000-0000-0000-0000-000000000002","resultaat":"gelukt",'
        '"rol":"secretaris","sleutel_id":"","volgnummer":1,"vorige":"' + "00" * 32 + '"}'
    )
    assert keten.schakel(EEN) == hashlib.sha256(keten.canoniek(EEN)).hexdigest()
    assert keten.begin(KLUIS) == hashlib.sha256(b"cvt-log:5c0ffee0-0000-4000-8000-000000000001").hexdigest()


def test_that_no_field_can_change_without_another_link() -> None:
    anders = {
        "volgnummer": 2, "eenheid": UUID(int=8), "moment": EEN.moment.replace(microsecond=1), "persoon_id": None, "rol": "lid",
        "actie": "stuk.inzien", "object_soort": "stuk", "object_id": None, "aanvraag_id": UUID(int=9),
        "resultaat": Resultaat.GEWEIGERD, "digest": "ab" * 32, "vorige": "11" * 32, "aantal": 2, "sleutel_id": UUID(int=4),
        "handtekening": b"x",
    }  # fmt: skip
    assert {*anders, "schakel"} == {*Gebeurtenis.__slots__}
    schakels = {keten.schakel(replace(EEN, **{veld: waarde})) for veld, waarde in anders.items()}  # type: ignore[arg-type]
    assert len(schakels | {keten.schakel(EEN)}) == len(anders) + 1
    assert keten.schakel(replace(EEN, schakel="00" * 32)) == keten.schakel(EEN)


def test_that_a_signature_is_over_the_act_the_version_the_person_and_the_register() -> None:
    assert keten.verklaring(KLUIS, EEN).decode() == (
        '{"actie":"dossier.inzien","digest":"","doel":"cvt-log-verklaring","kluis":"5c0ffee0-0000-4000-8000-000000000001",'
        '"moment":"2027-05-12T08:30:00.000000Z","object_id":"00000000-0000-0000-0000-000000000003","object_soort":"aanvraag",'
        '"persoon_id":"00000000-0000-0000-0000-000000000002","vorige":"' + EEN.vorige + '"}'
    )


@pytest.mark.parametrize(
    "getypt",
    [
        "log 1042 · 3f9a 22c1 04be 55d0", "log 1042 · 3f9a 22c1 04be 55d0 …", "1042:3f9a22c104be55d0",
        " Log 1042 3F9A 22C1 04BE 55D0 ",
        "logboek 1042 - 3f9a 22c1 04be 55d0", "log 1042. 3f9a22c104be55d0",
    ],
)  # fmt: skip
def test_that_an_anchor_is_read_as_people_type_it(getypt: str) -> None:
    assert lees_anker(getypt) == Anker(volgnummer=1042, schakel="3f9a22c104be55d0")


def test_that_what_is_printed_is_read_back_and_a_whole_link_too() -> None:
    heel = Anker(volgnummer=12, schakel="3f9a22c104be55d0" * 4)
    assert heel.kort == "log 12 · 3f9a 22c1 04be 55d0"
    assert lees_anker(heel.kort).past_op(heel.schakel)
    assert lees_anker(f"12:{heel.schakel}") == heel
    assert not lees_anker("log 12 · 3f9a 22c1 04be 55d1").past_op(heel.schakel)


@pytest.mark.parametrize(
    "getypt", ["", "log", "1042", "log 1042 · 3f9a", "log 0 · 3f9a 22c1 04be 55d0", "12:" + "a" * 65, "12:zz"]
)
def test_that_what_is_no_anchor_is_refused_with_an_example(getypt: str) -> None:
    with pytest.raises(InvoerError, match="vier groepjes"):
        lees_anker(getypt)
