"""One act for several dossiers: what can go along is done as one, the rest stays and is named, and one act takes it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Aanvraag, Koppeling, Status
from cvt_desktop.domain.brief import Brieftoestand
from cvt_desktop.domain.errors import BestandError, GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.persoon import Werkverband
from cvt_desktop.domain.zitting import Zittingtoestand
from cvt_desktop.ports.bijlagen import BewaardeBijlage
from cvt_desktop.services import stapelwerk, zittingen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.deskundigen import TOCH_REDENEN
from cvt_desktop.services.koppelen import koppelen, ontkoppelen
from db.register import DbRegister
from tests.factories import (
    BAKKENES,
    BENSALEM,
    CRUTZER,
    LINDEWAL,
    SECRETARIS,
    VAN_T_HOFF,
    VANDAAG,
    VOORZITTER,
    maak_zitting,
)
from tests.fakes.poorten import NepBijlagen
from tests.fakes.register import maak_dienst
from tests.werkvoorraad_opzet import maak_werkregister, zet

LATER = date(2027, 5, 26)


@pytest.fixture
def register(tmp_path: Path) -> DbRegister:
    return maak_werkregister(tmp_path)


@pytest.fixture
def dienst(register: DbRegister) -> Dienst:
    return maak_dienst(register, SECRETARIS)


def lees(register: DbRegister, aanvraag_id: AanvraagId) -> Aanvraag:
    with register.lezen() as uow:
        return uow.aanvragen.get(aanvraag_id)


def klaar(register: DbRegister, *ids: AanvraagId) -> list[int]:
    with register.lezen() as uow:
        return [sum(b.toestand is Brieftoestand.DEFINITIEF for b in uow.brieven.of_aanvraag(id_)) for id_ in ids]


def test_that_two_receipts_are_confirmed_and_the_confirmed_one_is_named(register: DbRegister, dienst: Dienst) -> None:
    een, twee = (zet(register, f"2026-000{n}", Status.ONTVANGEN, bevestigd_op=None) for n in (1, 2))
    drie = zet(register, "2026-0003", Status.IN_TOETSING, bevestigd_op=date(2027, 5, 3))
    uitslag = stapelwerk.bevestigen(dienst, [een, drie, twee])
    assert uitslag.gedaan == ("2026-0001", "2026-0002")
    assert uitslag.niet == (("2026-0003", "De ontvangst is al bevestigd. Laat dit dossier weg."),)
    per = klaar(register, een, twee, drie)
    assert per[0] == per[1] > 1
    assert per[2] == 0
    assert uitslag.zin == f"De ontvangst van 2 dossiers is bevestigd: {sum(per)} brieven liggen klaar bij Te verzenden."
    nog_eens = stapelwerk.bevestigen(dienst, [een])
    assert "ligt al klaar bij Te verzenden" in nog_eens.niet[0][1]
    dienst.teruglijst.neem_terug()
    assert klaar(register, een, twee) == [0, 0]


def test_that_a_disk_that_is_full_halfway_leaves_nothing_half_done(register: DbRegister) -> None:
    een, twee = (zet(register, f"2026-000{n}", Status.ONTVANGEN, bevestigd_op=None) for n in (1, 2))
    bijlagen = NepBijlagen()
    dienst = maak_dienst(register, SECRETARIS, bijlagen=bijlagen)
    past = bijlagen.bewaar

    def bewaar(data: bytes) -> BewaardeBijlage:
        if len(bijlagen.bestanden) == 3:  # in the middle of the letters of the second dossier
            raise BestandError("De schijf is vol. Maak ruimte vrij.", code="vol")
        return past(data)

    bijlagen.bewaar = bewaar  # type: ignore[method-assign]
    with pytest.raises(BestandError):
        stapelwerk.bevestigen(dienst, [een, twee])
    assert klaar(register, een, twee) == [0, 0]
    assert dienst.teruglijst.laatste == ""


def test_that_several_go_on_one_agenda_and_come_off_it_together(register: DbRegister, dienst: Dienst) -> None:
    gereed = [zet(register, f"2026-000{n}", Status.GEREED_VOOR_ZITTING) for n in (1, 2)]
    stil = zet(register, "2026-0003", Status.AANGEHOUDEN)
    niet = zet(register, "2026-0004", Status.IN_TOETSING)
    with register.schrijven() as uow:
        zitting = uow.zittingen.save(maak_zitting(datum=LATER))
    uitslag = stapelwerk.op_agenda(dienst, zitting.id, [*gereed, stil, niet])
    assert uitslag.zin == "Op de agenda van wo 26 mei staan nu ook 3 dossiers."
    assert uitslag.niet == (("2026-0004", "Dit dossier is 'In toetsing'. Maak het eerst gereed voor een zitting."),)
    with register.lezen() as uow:
        assert [p.aanvraag_id for p in uow.zittingen.get(zitting.id).punten] == [*gereed, stil]
    assert dienst.teruglijst.neem_terug() == "op de agenda van wo 26 mei: 3 dossiers"
    assert {lees(register, id_).status for id_ in gereed} == {Status.GEREED_VOOR_ZITTING}
    assert lees(register, stil).status is Status.AANGEHOUDEN


def test_that_coming_off_together_is_all_or_none(register: DbRegister, dienst: Dienst) -> None:
    ids = [zet(register, f"2026-000{n}", Status.GEREED_VOOR_ZITTING) for n in (1, 2)]
    with register.schrijven() as uow:
        zitting = uow.zittingen.save(maak_zitting(datum=LATER))
    stapelwerk.op_agenda(dienst, zitting.id, ids)
    zittingen.afvoeren(maak_dienst(register, VOORZITTER), zitting.id, ids[1])
    with pytest.raises(ToestandError):
        dienst.teruglijst.neem_terug()
    assert [lees(register, id_).status for id_ in ids] == [Status.OP_AGENDA, Status.GEREED_VOOR_ZITTING]


def test_that_a_zitting_that_is_over_takes_nothing(register: DbRegister, dienst: Dienst) -> None:
    id_ = zet(register, "2026-0001", Status.GEREED_VOOR_ZITTING)
    with register.schrijven() as uow:
        zitting = uow.zittingen.save(replace(maak_zitting(datum=VANDAAG), toestand=Zittingtoestand.GESLOTEN))
    uitslag = stapelwerk.op_agenda(dienst, zitting.id, [id_])
    assert (uitslag.zin, uitslag.niet[0][0]) == ("Er is niets op de agenda gezet.", "2026-0001")


def test_that_one_deskundige_is_asked_in_the_place_that_is_free_and_fits(register: DbRegister, dienst: Dienst) -> None:
    leeg = zet(register, "2026-0001", Status.BIJ_DESKUNDIGEN)
    half = zet(register, "2026-0002", Status.BIJ_DESKUNDIGEN,
               koppelingen=(Koppeling(volgorde=1, persoon_id=CRUTZER.id, gevraagd_op=VANDAAG),))  # fmt: skip
    vol = zet(register, "2026-0003", Status.BIJ_DESKUNDIGEN, koppelingen=tuple(
        Koppeling(volgorde=n, persoon_id=wie.id, gevraagd_op=VANDAAG) for n, wie in ((1, CRUTZER), (2, BENSALEM))))  # fmt: skip
    uitslag = stapelwerk.koppelen(dienst, [leeg, half, vol], VAN_T_HOFF.id, LATER)
    assert uitslag.gedaan == ("2026-0001", "2026-0002")
    assert "Beide adviezen zijn hier al gevraagd" in uitslag.niet[0][1]
    plaatsen = {(k.volgorde, k.uiterlijk) for id_ in (leeg, half) for k in lees(register, id_).koppelingen
                if k.persoon_id == VAN_T_HOFF.id}  # fmt: skip
    assert plaatsen == {(2, LATER)}  # a maatschappelijk werker is never the first
    dienst.teruglijst.neem_terug()
    assert [len(lees(register, id_).koppelingen) for id_ in (leeg, half, vol)] == [0, 1, 2]


def test_that_a_deskundige_who_fits_nowhere_is_said_with_the_article(register: DbRegister, dienst: Dienst) -> None:
    id_ = zet(register, "2026-0001", Status.BIJ_DESKUNDIGEN)
    uitslag = stapelwerk.koppelen(dienst, [id_], LINDEWAL.id, LATER)
    assert not uitslag.gedaan
    assert "UB WVO 2.51" in uitslag.niet[0][1]
    assert lees(register, id_).koppelingen == ()
    assert dienst.teruglijst.laatste == ""


def test_that_taking_another_back_gives_the_first_one_back(register: DbRegister, dienst: Dienst) -> None:
    eerst = Koppeling(volgorde=1, persoon_id=BENSALEM.id, gevraagd_op=date(2027, 4, 26), uiterlijk=date(2027, 5, 10))
    id_ = zet(register, "2026-0001", Status.BIJ_DESKUNDIGEN, koppelingen=(eerst,))
    koppelen(dienst, id_, 1, CRUTZER.id, date(2027, 5, 28))
    dienst.teruglijst.neem_terug()
    assert lees(register, id_).koppelingen == (eerst,)  # asked on that day, also when the day of the advice went by
    ontkoppelen(dienst, id_, 1)
    dienst.teruglijst.neem_terug()
    assert lees(register, id_).koppelingen == (eerst,)


def test_that_a_reason_for_a_tie_goes_when_asking_is_taken_back(register: DbRegister, dienst: Dienst) -> None:
    id_ = zet(register, "2026-0001", Status.BIJ_DESKUNDIGEN)
    with register.schrijven() as uow:
        ooit = Werkverband(organisatie=uow.scholen.get(uow.aanvragen.get(id_).school_id).naam, tot_jaar=2024)
        uow.personen.save(replace(uow.personen.get(CRUTZER.id), werkverbanden=(ooit,)))
    koppelen(dienst, id_, 1, CRUTZER.id, LATER, TOCH_REDENEN[1])
    assert lees(register, id_).overrides
    dienst.teruglijst.neem_terug()
    assert (lees(register, id_).koppelingen, lees(register, id_).overrides) == ((), ())


def test_that_who_may_not_do_it_for_one_may_not_do_it_for_many(register: DbRegister, dienst: Dienst) -> None:
    id_ = zet(register, "2026-0001", Status.ONTVANGEN)
    lid = maak_dienst(register, BAKKENES)
    for doe in (lambda: stapelwerk.bevestigen(lid, [id_]), lambda: stapelwerk.koppelen(lid, [id_], CRUTZER.id)):
        with pytest.raises(GeenRechtError):
            doe()
    with pytest.raises(InvoerError):
        stapelwerk.bevestigen(dienst, [])
