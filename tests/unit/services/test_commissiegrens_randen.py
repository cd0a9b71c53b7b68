"""Ways around the rule of who reads what of several commissions: a seat that one takes oneself, and lists beside the register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Besluittoestand
from cvt_desktop.domain.brief import Brieftoestand
from cvt_desktop.domain.commissie import Lidmaatschap
from cvt_desktop.domain.errors import GeenRechtError
from cvt_desktop.domain.ids import InstellingenId
from cvt_desktop.domain.persoon import Persoon, Rol
from cvt_desktop.services import (
    aantekeningen,
    agendabestand,
    leeslijst,
    schooloverzicht,
    steekproef,
    verlengingsronde,
    zitting_behandelen,
    zittingen,
)
from cvt_desktop.services.agendastand import agendastand
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossiertoegang import mag_dossier
from cvt_desktop.services.zittingen import Zittingplan
from db.register import DbRegister
from tests.commissies import CVT_SOORTEN, PRO
from tests.factories import (
    BAKKENES,
    BENSALEM,
    MEANDER,
    MIKOLAJ,
    RIETDIJK,
    SECRETARIS,
    VANDAAG,
    VOORZITTER,
    maak_aanvraag,
    maak_besluit,
    maak_brief,
    maak_instellingen,
    maak_persoon,
    maak_zitting,
    uuid_van,
)
from tests.fakes.register import maak_dienst, maak_testregister
from tests.ronde_tlv import EINDE, maak

VZ_B, LID_A = maak_persoon("Voor B", Rol.VOORZITTER), maak_persoon("Lid A", Rol.LID)
VAN_A, VAN_BEIDE = maak_aanvraag("2026-0001"), maak_aanvraag("2026-0002")
ZITTING_A = maak_zitting(VAN_A.kenmerk, VAN_BEIDE.kenmerk)
ZITTING_B = maak_zitting(VAN_BEIDE.kenmerk, datum=date(2027, 5, 26), commissie_id=PRO.id, commissie=PRO.naam)
STEMMERS = tuple(p.id for p in (VOORZITTER, BENSALEM, BAKKENES, RIETDIJK))


def leden(*wie: Persoon) -> tuple[Lidmaatschap, ...]:
    return tuple(Lidmaatschap(persoon_id=p.id) for p in wie)


def splits(register: DbRegister) -> None:
    """The CvT, and a commission PrO in which VZ_B sits alone."""
    een = maak_instellingen()
    cvt = replace(een.commissie, soorten=CVT_SOORTEN, leden=leden(VOORZITTER, BENSALEM, BAKKENES, RIETDIJK, LID_A))
    with register.schrijven() as uow:
        uow.instellingen.save(replace(een, id=InstellingenId(uuid_van("twee")), nummer=2, commissie=cvt,
                                      andere_commissies=(replace(PRO, leden=leden(VZ_B), quorum=1),)))  # fmt: skip


@pytest.fixture
def register(tmp_path: Path) -> DbRegister:
    """VAN_A stands on an agenda of the CvT, VAN_BEIDE also on one of the commission PrO."""
    register = maak_testregister(tmp_path / "register")
    with register.schrijven() as uow:
        uow.leerlingen.save(MIKOLAJ)
        uow.personen.save(VZ_B)
        for een in (VAN_A, VAN_BEIDE):
            uow.aanvragen.save(een)
        uow.zittingen.save(ZITTING_A)
        uow.zittingen.save(ZITTING_B)
    splits(register)
    return register


def _naar_binnen_als_adviseur(dienst: Dienst) -> None:
    zittingen.plan_wijzigen(dienst, ZITTING_A.id, Zittingplan(
        datum=VANDAAG, stemgerechtigden=STEMMERS, adviserend=(VZ_B.id,), voorzitter_id=VOORZITTER.id,
        secretaris_id=SECRETARIS.id, commissie_id=ZITTING_A.commissie_id))  # fmt: skip


def _naar_binnen_als_secretaris(dienst: Dienst) -> None:
    zitting_behandelen.openen(dienst, ZITTING_A.id, aanwezig=frozenset({*STEMMERS, VZ_B.id}), voorzitter_id=VOORZITTER.id,
                              secretaris_id=VZ_B.id)  # fmt: skip


@pytest.mark.parametrize("doe", [_naar_binnen_als_adviseur, _naar_binnen_als_secretaris])
def test_that_nobody_takes_a_seat_at_the_table_of_another_commission(
    register: DbRegister, doe: Callable[[Dienst], None]
) -> None:
    dienst = maak_dienst(register, VZ_B)
    with pytest.raises(GeenRechtError, match="van een andere commissie"):
        doe(dienst)
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        assert not mag_dossier(dienst, uow, VAN_A)


def test_that_a_dossier_of_both_commissions_opens_no_zitting_of_the_other_one(register: DbRegister) -> None:
    with pytest.raises(GeenRechtError, match="van een andere commissie"):
        zittingen.conceptbesluit(maak_dienst(register, VZ_B), ZITTING_A.id, VAN_BEIDE.id, None, "Anders dan zij vonden.")


def test_that_a_voorzitter_plans_for_the_own_commission_only(register: DbRegister) -> None:
    plan = Zittingplan(datum=date(2027, 6, 2), stemgerechtigden=STEMMERS, adviserend=(VZ_B.id,), voorzitter_id=VOORZITTER.id,
                       secretaris_id=SECRETARIS.id, commissie_id=ZITTING_A.commissie_id)  # fmt: skip
    with pytest.raises(GeenRechtError, match="van een andere commissie"):
        zittingen.plannen(maak_dienst(register, VZ_B), plan)


def test_that_a_voorzitter_takes_off_the_own_agenda_what_the_secretaris_put_there(register: DbRegister) -> None:
    dienst = maak_dienst(register, VZ_B)
    zittingen.afvoeren(dienst, ZITTING_B.id, VAN_BEIDE.id)
    with register.lezen() as uow:
        assert uow.zittingen.get(ZITTING_B.id).punten == ()


def test_that_what_stands_around_an_agenda_is_for_who_reads_that_zitting(register: DbRegister) -> None:
    with pytest.raises(GeenRechtError, match="van een andere commissie"):
        agendastand(maak_dienst(register, VZ_B), ZITTING_A.id)
    assert agendastand(maak_dienst(register, LID_A), ZITTING_A.id).leden == len(STEMMERS)


def test_that_what_members_think_beforehand_is_for_who_reads_that_zitting(register: DbRegister) -> None:
    with register.schrijven() as uow:
        nu = uow.instellingen.op(VANDAAG)
        uow.instellingen.save(replace(nu, reglement=replace(nu.reglement, eerste_oordeel=True)))
    vreemd = maak_dienst(register, VZ_B)
    with pytest.raises(GeenRechtError, match="van een andere commissie"):
        aantekeningen.oordelen_aan_tafel(vreemd, ZITTING_A.id, VAN_BEIDE.id)
    with pytest.raises(GeenRechtError, match="van een andere commissie"):
        aantekeningen.noteren(vreemd, ZITTING_A.id, VAN_BEIDE.id, "Wat vinden zij?")
    assert aantekeningen.oordelen_aan_tafel(maak_dienst(register, LID_A), ZITTING_A.id, VAN_BEIDE.id) == {}


def test_that_the_agendabestand_holds_the_zittingen_that_its_maker_reads(register: DbRegister, tmp_path: Path) -> None:
    agendabestand.uitvoeren(maak_dienst(register, VZ_B), pad := tmp_path / "agenda.ics")
    inhoud = pad.read_text("utf-8")
    assert (str(ZITTING_A.id) in inhoud, str(ZITTING_B.id) in inhoud) == (False, True)


def test_that_the_leeslijst_opens_at_no_zitting_of_another_commission(register: DbRegister) -> None:
    with register.schrijven() as uow:
        uow.zittingen.save(replace(uow.zittingen.get(ZITTING_B.id), punten=()))
    assert leeslijst.volgende_zitting(maak_dienst(register, VZ_B)) is None
    assert leeslijst.volgende_zitting(maak_dienst(register, LID_A)) == ZITTING_A.id


def test_that_a_steekproef_draws_from_what_its_maker_reads(register: DbRegister) -> None:
    with register.schrijven() as uow:
        for dossier in (VAN_A, VAN_BEIDE):
            uow.aanvragen.save(replace(uow.aanvragen.get(dossier.id), status=Status.BEKENDGEMAAKT))
            uow.besluiten.save(besluit := maak_besluit(dossier.kenmerk, toestand=Besluittoestand.VERZONDEN))
            uow.brieven.save(maak_brief(kenmerk=dossier.kenmerk, besluit_id=besluit.id,
                                        toestand=Brieftoestand.VERZONDEN, verzonden_op=VANDAAG))  # fmt: skip
    assert steekproef.trekken(maak_dienst(register, VOORZITTER), VANDAAG, VANDAAG).uit == 2
    eigen = steekproef.trekken(maak_dienst(register, VZ_B), VANDAAG, VANDAAG)
    assert [een.kenmerk for een in eigen.gekozen] == [VAN_BEIDE.kenmerk]


def test_that_the_lists_of_ending_verklaringen_name_the_pupils_of_the_own_commission_only(tmp_path: Path) -> None:
    register = maak(tmp_path / "ronde").register
    assert isinstance(register, DbRegister)
    splits(register)
    vreemd, eigen = maak_dienst(register, VZ_B), maak_dienst(register, VOORZITTER)
    assert verlengingsronde.ronde(vreemd, EINDE).scholen == ()
    assert verlengingsronde.ronde(eigen, EINDE).aantal() == 6
    assert schooloverzicht.overzicht(vreemd, MEANDER.id).tlvs == ()
    assert len(schooloverzicht.overzicht(eigen, MEANDER.id).tlvs) == 3
