"""Settings are versions: from a day on, never backwards, and refused when they cannot work."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.commissie import Commissie
from cvt_desktop.domain.errors import GeenRechtError, GewijzigdError, InvoerError
from cvt_desktop.domain.instellingen import Instellingen, Reglement
from cvt_desktop.services import instellingen
from cvt_desktop.services.context import Dienst
from tests.factories import PLV_SECRETARIS, SECRETARIS, VANDAAG, maak_instellingen
from tests.fakes.register import maak_dienst, maak_testregister


@pytest.fixture
def dienst(tmp_path: Path) -> Dienst:
    return maak_dienst(maak_testregister(tmp_path), PLV_SECRETARIS)


def _met(oud: Instellingen, weken: int) -> Instellingen:
    return replace(oud, reglement=replace(oud.reglement, streef_weken=weken))


def test_that_a_change_holds_from_its_day_and_not_before(dienst: Dienst) -> None:
    later = date(2027, 8, 1)
    nieuw = instellingen.nieuwe_versie(dienst, _met(instellingen.huidige(dienst), 5), geldig_vanaf=later)
    assert nieuw.nummer == 2
    with dienst.register.lezen() as uow:
        assert uow.instellingen.op(VANDAAG).reglement.streef_weken == 6
        assert uow.instellingen.op(later).reglement.streef_weken == 5
        laatste = uow.logboek.laatste(1)[0]
    assert (laatste.object_soort, laatste.object_id) == ("instellingen", nieuw.id)


def test_that_two_versions_from_one_day_give_the_last(dienst: Dienst) -> None:
    for weken in (5, 4):
        instellingen.nieuwe_versie(dienst, _met(instellingen.huidige(dienst), weken), geldig_vanaf=VANDAAG)
    with dienst.register.lezen() as uow:
        assert uow.instellingen.op(VANDAAG).reglement.streef_weken == 4
    assert [v.nummer for v in instellingen.versies(dienst)] == [3, 2, 1]


def test_that_settings_never_hold_backwards(dienst: Dienst) -> None:
    with pytest.raises(InvoerError, match="terugwerkende") as fout:
        instellingen.nieuwe_versie(dienst, instellingen.huidige(dienst), geldig_vanaf=date(2027, 5, 11))
    assert fout.value.veld == "geldig_vanaf"
    instellingen.nieuwe_versie(dienst, instellingen.huidige(dienst), geldig_vanaf=date(2027, 8, 1))
    with pytest.raises(InvoerError, match="later ingaat"):
        instellingen.nieuwe_versie(dienst, instellingen.huidige(dienst), geldig_vanaf=VANDAAG)


def test_that_two_people_do_not_overwrite_each_other(dienst: Dienst) -> None:
    getoond = instellingen.huidige(dienst)
    instellingen.nieuwe_versie(dienst, _met(getoond, 5), geldig_vanaf=VANDAAG)
    with pytest.raises(GewijzigdError):
        instellingen.nieuwe_versie(dienst, _met(getoond, 4), geldig_vanaf=VANDAAG)


def test_that_only_the_beheerder_changes_settings(tmp_path: Path) -> None:
    dienst = maak_dienst(maak_testregister(tmp_path), SECRETARIS)
    with pytest.raises(GeenRechtError):
        instellingen.nieuwe_versie(dienst, instellingen.huidige(dienst), geldig_vanaf=VANDAAG)


@pytest.mark.parametrize(
    ("wat", "veld"),
    [
        (replace(maak_instellingen().swv, naam=" "), "naam"),
        (replace(maak_instellingen().swv, nummer="VO99"), "nummer"),
        (replace(maak_instellingen().swv, adres=replace(maak_instellingen().swv.adres, straat="")), "straat"),
        (replace(maak_instellingen().swv, telefoon="000\u202e555"), "telefoon"),
        (Commissie(naam=""), "commissie_naam"),
        (Commissie(quorum=0), "quorum"),
        (Reglement(beslistermijn_weken=9), "beslistermijn_weken"),
        (Reglement(beslistermijn_weken=4, streef_weken=5), "streef_weken"),
        (Reglement(hersteltermijn_dagen=0), "hersteltermijn_dagen"),
        (Reglement(kenmerk_sjabloon="{nr}"), "kenmerk_sjabloon"),
        (Reglement(tlv_sjabloon="{sj}"), "tlv_sjabloon"),
        (Reglement(vergrendel_minuten=60), "vergrendel_minuten"),
    ],
)
def test_that_what_cannot_work_is_refused_at_its_field(wat: object, veld: str) -> None:
    basis = maak_instellingen()
    deel = {"Swv": "swv", "Commissie": "commissie", "Reglement": "reglement"}[type(wat).__name__]
    with pytest.raises(InvoerError) as fout:
        instellingen.keur_instellingen(replace(basis, **{deel: wat}))  # type: ignore[arg-type]
    assert fout.value.veld == veld
