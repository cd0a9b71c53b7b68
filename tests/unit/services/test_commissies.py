"""Several commissions in one register: who sits where, what comes on whose agenda, and whose name stands on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.commissie import Commissie, Lidmaatschap
from cvt_desktop.domain.errors import CvtError, InvoerError, ToestandError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import InstellingenId, ZittingId
from cvt_desktop.domain.instellingen import Instellingen
from cvt_desktop.domain.zitting import Uitkomst, Voorgenomen
from cvt_desktop.services import agendaverplaatsing, zitting_behandelen, zittingen
from cvt_desktop.services import instellingen as diensten
from cvt_desktop.services.agenda import agenda_document
from cvt_desktop.services.besluitenlijst import besluitenlijst_document
from cvt_desktop.services.commissies import REDENEN_ELDERS, elders, zittingregels
from cvt_desktop.services.documenten.gegevens import laad
from cvt_desktop.services.werkvoorraad import werkvoorraad
from cvt_desktop.services.zitting_inzien import zitting_lezen, zittingbeeld
from tests.commissies import PLAATSING, PRO, geef_drie_commissies, maak_drie_commissies
from tests.factories import BAKKENES, BENSALEM, PLV_SECRETARIS, RIETDIJK, SECRETARIS, VANDAAG, VOORZITTER
from tests.fakes.register import maak_dienst
from tests.zitting_opzet import Opzet, beslis, open_zitting, plan, zet_op

MORGEN = date(2027, 5, 13)
VAN_PRO = (VOORZITTER.id, BENSALEM.id, RIETDIJK.id)


@pytest.fixture
def drie(tmp_path: Path) -> Opzet:
    """The zitting of the CvT is planned, Mikołaj (vso) is ready; after that there are three commissions."""
    opzet = zet_op(tmp_path, aantal=1, op_agenda=False)
    geef_drie_commissies(opzet.register)
    return opzet


def _plan_pro(opzet: Opzet, datum: date = VANDAAG, leden: tuple[object, ...] = VAN_PRO) -> ZittingId:
    return zittingen.plannen(opzet.dienst, plan(commissie_id=PRO.id, datum=datum, stemgerechtigden=leden))


def _nieuwe_versie(opzet: Opzet, wijzig: Callable[[Instellingen], Instellingen]) -> None:
    with opzet.register.schrijven() as uow:
        nu = uow.instellingen.all()[0]
        uow.instellingen.save(replace(wijzig(nu), id=InstellingenId(uuid4()), nummer=nu.nummer + 1, versie=0))


def _hernoem(naam: str, quorum: int) -> Callable[[Instellingen], Instellingen]:
    return lambda i: replace(i, commissie=replace(i.commissie, naam=naam, quorum=quorum))


# --- planning ---------------------------------------------------------------------------------------------------------


def test_that_with_several_commissions_somebody_says_which_one_meets(drie: Opzet) -> None:
    with pytest.raises(InvoerError) as fout:
        zittingen.plannen(drie.dienst, plan())
    assert fout.value.veld == "commissie"


def test_that_with_one_commission_nobody_is_asked(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=0)
    assert zittingbeeld(opzet.dienst, opzet.zitting_id).commissie == ""
    assert [z.commissie for z in zittingregels(opzet.dienst)] == [""]


def test_that_a_zitting_has_quorum_composition_and_rule_of_its_own_commission(drie: Opzet) -> None:
    z = zitting_lezen(drie.dienst, _plan_pro(drie))
    assert (z.commissie, z.quorum, z.gedragsdeskundige_nodig, z.regel) == (PRO.naam, 2, True, PRO.regel)


def test_that_an_ended_commission_plans_nothing_any_more(drie: Opzet) -> None:
    _nieuwe_versie(drie, lambda i: replace(i, andere_commissies=(replace(PRO, tot=VANDAAG), PLAATSING)))
    _plan_pro(drie)
    with pytest.raises(InvoerError) as fout:
        _plan_pro(drie, MORGEN)
    assert fout.value.veld == "commissie"


@pytest.mark.parametrize(("datum", "lid", "wel"), [
    (VANDAAG, RIETDIJK.id, True), (MORGEN, RIETDIJK.id, False), (VANDAAG, BAKKENES.id, False),
    (MORGEN, BAKKENES.id, True)])  # fmt: skip
def test_that_who_votes_is_a_member_on_the_day_of_the_zitting(drie: Opzet, datum: date, lid: object, wel: bool) -> None:
    stemmers, _, _ = zittingen.mogelijke_deelnemers(drie.dienst, PRO.id, datum)
    assert (lid in {p.id for p in stemmers}) is wel
    leden = (VOORZITTER.id, BENSALEM.id, lid)
    if wel:
        assert zitting_lezen(drie.dienst, _plan_pro(drie, datum, leden)).datum == datum
        return
    with pytest.raises(InvoerError, match="geen lid van") as fout:
        _plan_pro(drie, datum, leden)
    assert fout.value.veld == "stemgerechtigden"


def test_that_a_commission_that_lost_its_quorum_by_that_day_plans_no_zitting_then(drie: Opzet) -> None:
    leden = (PRO.leden[0], replace(PRO.leden[1], tot=MORGEN))
    _nieuwe_versie(drie, lambda i: replace(i, andere_commissies=(replace(PRO, leden=leden), PLAATSING)))
    twee = (VOORZITTER.id, BENSALEM.id)
    _plan_pro(drie, MORGEN, twee)
    with pytest.raises(InvoerError, match="heeft op die dag 1 lid en het quorum is 2") as fout:
        _plan_pro(drie, date(2027, 5, 14), twee[:1])
    assert fout.value.veld == "datum"


def test_that_a_substitute_is_a_member_too(drie: Opzet) -> None:
    zitting_id = _plan_pro(drie, leden=(VOORZITTER.id, BENSALEM.id))
    assert [p.id for p in zittingbeeld(drie.dienst, zitting_id).plaatsvervangers] == [RIETDIJK.id]
    zitting_behandelen.openen(drie.dienst, zitting_id, aanwezig=frozenset({VOORZITTER.id, BENSALEM.id, SECRETARIS.id}),
                              voorzitter_id=VOORZITTER.id, secretaris_id=SECRETARIS.id)  # fmt: skip
    with pytest.raises(InvoerError, match="geen lid van"):
        zitting_behandelen.plaatsvervanger_erbij(drie.dienst, zitting_id, BAKKENES.id)
    zitting_behandelen.plaatsvervanger_erbij(drie.dienst, zitting_id, RIETDIJK.id)


def test_that_who_steps_in_for_somebody_who_is_no_member_any_more_can_do_so(drie: Opzet) -> None:
    zitting_id = _plan_pro(drie)
    nu = (*PRO.leden[:2], Lidmaatschap(persoon_id=BAKKENES.id))
    _nieuwe_versie(drie, lambda i: replace(i, andere_commissies=(replace(PRO, leden=nu), PLAATSING)))
    zitting_behandelen.openen(drie.dienst, zitting_id, aanwezig=frozenset({VOORZITTER.id, BENSALEM.id, SECRETARIS.id}),
                              voorzitter_id=VOORZITTER.id, secretaris_id=SECRETARIS.id)  # fmt: skip
    na = zitting_behandelen.plaatsvervanger_erbij(drie.dienst, zitting_id, BAKKENES.id)
    assert BAKKENES.id in na.aanwezigen


def test_that_who_comes_in_late_is_a_member_too(drie: Opzet) -> None:
    zitting_id = _plan_pro(drie)
    zitting_behandelen.openen(drie.dienst, zitting_id, aanwezig=frozenset({VOORZITTER.id, BENSALEM.id, SECRETARIS.id}),
                              voorzitter_id=VOORZITTER.id, secretaris_id=SECRETARIS.id)  # fmt: skip
    _nieuwe_versie(drie, lambda i: replace(i, andere_commissies=(replace(PRO, leden=PRO.leden[:2]), PLAATSING)))
    with pytest.raises(InvoerError, match="geen lid van"):
        zitting_behandelen.aanwezigheid(drie.dienst, zitting_id, RIETDIJK.id, True)
    assert RIETDIJK.id not in zitting_lezen(drie.dienst, zitting_id).aanwezigen
    zitting_behandelen.aanwezigheid(drie.dienst, zitting_id, BENSALEM.id, False)
    zitting_behandelen.aanwezigheid(drie.dienst, zitting_id, BENSALEM.id, True)


def test_that_who_votes_elsewhere_keeps_a_besluitenlijst_and_only_there_where_that_person_has_no_stem(drie: Opzet) -> None:
    _, secretarissen, _ = zittingen.mogelijke_deelnemers(drie.dienst, PRO.id, VANDAAG)
    assert BAKKENES.id in {p.id for p in secretarissen}
    zitting_id = zittingen.plannen(drie.dienst, plan(commissie_id=PRO.id, stemgerechtigden=VAN_PRO, secretaris_id=BAKKENES.id))
    assert zitting_lezen(drie.dienst, zitting_id).secretaris_id == BAKKENES.id
    with pytest.raises(ToestandError, match="geen stem"):
        zittingen.plannen(drie.dienst, plan(commissie_id=PRO.id, stemgerechtigden=VAN_PRO, secretaris_id=RIETDIJK.id))


def test_that_a_filled_agenda_stays_with_its_commission(drie: Opzet) -> None:
    zittingen.agenderen(drie.dienst, drie.zitting_id, drie.dossiers[0].id)
    with pytest.raises(InvoerError, match="Haal die er eerst af") as fout:
        zittingen.plan_wijzigen(drie.dienst, drie.zitting_id, plan(commissie_id=PRO.id, stemgerechtigden=VAN_PRO))
    assert fout.value.veld == "commissie"


# --- the agenda -------------------------------------------------------------------------------------------------------


def test_that_an_agenda_offers_the_dossiers_of_its_own_kinds_only(drie: Opzet) -> None:
    rijen = drie.dienst.overzichten.aanvragen()
    assert elders(drie.dienst, drie.zitting_id, rijen) == {}
    assert elders(drie.dienst, _plan_pro(drie), rijen) == {drie.dossiers[0].id: "Commissie van Toewijzing"}


def test_that_a_kind_without_commission_is_said_to_have_none(drie: Opzet) -> None:
    _nieuwe_versie(drie, lambda i: replace(i, commissie=replace(i.commissie, soorten=(Soort.TVIA,))))
    assert list(elders(drie.dienst, drie.zitting_id, drie.dienst.overzichten.aanvragen()).values()) == [""]


def test_that_another_commission_handles_a_dossier_only_with_a_reason_that_the_besluitenlijst_shows(drie: Opzet) -> None:
    zitting_id, dossier = _plan_pro(drie), drie.dossiers[0].id
    with pytest.raises(ToestandError, match="Over dit dossier gaat Commissie van Toewijzing"):
        zittingen.agenderen(drie.dienst, zitting_id, dossier)
    assert drie.aanvraag().status is Status.GEREED_VOOR_ZITTING
    zittingen.agenderen(drie.dienst, zitting_id, dossier, REDENEN_ELDERS[1])
    [punt] = besluitenlijst_document(drie.dienst, zitting_id).punten
    assert "behandeld door Deskundigencommissie PrO" in punt.opmerkingen[-1]
    assert REDENEN_ELDERS[1] in punt.opmerkingen[-1]
    zittingen.afvoeren(drie.dienst, zitting_id, dossier)
    assert drie.aanvraag().overrides == ()


def test_that_the_exception_goes_with_its_agenda_also_when_the_commission_has_another_name_since(drie: Opzet) -> None:
    zitting_id, dossier = _plan_pro(drie), drie.dossiers[0].id
    zittingen.agenderen(drie.dienst, zitting_id, dossier, REDENEN_ELDERS[1])
    with drie.register.schrijven() as uow:
        zitting = uow.zittingen.get(zitting_id)
        uow.zittingen.save(replace(zitting, commissie="Toetsingscommissie PrO"))
    zittingen.afvoeren(drie.dienst, zitting_id, dossier)
    assert drie.aanvraag().overrides == ()


def test_that_the_own_commission_does_not_say_that_another_one_handled_it(drie: Opzet) -> None:
    zitting_id, dossier = _plan_pro(drie), drie.dossiers[0].id
    zittingen.agenderen(drie.dienst, zitting_id, dossier, REDENEN_ELDERS[1])
    with drie.register.schrijven() as uow:
        uow.aanvragen.save(replace(drie.aanvraag(), status=Status.AANGEHOUDEN))
    zittingen.agenderen(drie.dienst, drie.zitting_id, dossier)
    [punt] = besluitenlijst_document(drie.dienst, drie.zitting_id).punten
    assert not [zin for zin in punt.opmerkingen if "behandeld door" in zin]


def test_that_the_list_of_who_handled_it_once_still_says_so_when_the_dossier_is_on_another_agenda(drie: Opzet) -> None:
    zitting_id, dossier = _plan_pro(drie), drie.dossiers[0].id
    zittingen.agenderen(drie.dienst, zitting_id, dossier, REDENEN_ELDERS[1])
    zitting_behandelen.openen(drie.dienst, zitting_id, aanwezig=frozenset({*VAN_PRO, SECRETARIS.id}),
                              voorzitter_id=VOORZITTER.id, secretaris_id=SECRETARIS.id)  # fmt: skip
    zitting_behandelen.voornemen(drie.dienst, zitting_id, dossier, Voorgenomen(
        uitkomst=Uitkomst.AANGEHOUDEN, aanhouden_tot=date(2027, 5, 26), aanhouden_waarvoor="een gesprek"))  # fmt: skip
    zitting_behandelen.vaststellen_uitslag(drie.dienst, zitting_id, dossier)
    zittingen.agenderen(drie.dienst, drie.zitting_id, dossier)
    [toen] = besluitenlijst_document(drie.dienst, zitting_id).punten
    [nu] = besluitenlijst_document(drie.dienst, drie.zitting_id).punten
    assert [zin for zin in toen.opmerkingen if "behandeld door Deskundigencommissie PrO" in zin]
    assert not [zin for zin in nu.opmerkingen if "behandeld door" in zin]


def test_that_an_item_moves_to_a_zitting_of_the_same_commission_only(drie: Opzet) -> None:
    dossier, andere = drie.dossiers[0].id, _plan_pro(drie, MORGEN, (VOORZITTER.id, BENSALEM.id, BAKKENES.id))
    zittingen.agenderen(drie.dienst, drie.zitting_id, dossier)
    assert zittingbeeld(drie.dienst, drie.zitting_id).volgende is None
    with pytest.raises(ToestandError, match="van Deskundigencommissie PrO"):
        agendaverplaatsing.verplaatsen(drie.dienst, drie.zitting_id, andere, dossier)
    zelfde = zittingen.plannen(drie.dienst, plan(commissie_id=maak_drie_commissies().commissie.id, datum=date(2027, 5, 26)))
    assert zittingbeeld(drie.dienst, drie.zitting_id).volgende == zitting_lezen(drie.dienst, zelfde)
    agendaverplaatsing.verplaatsen(drie.dienst, drie.zitting_id, zelfde, dossier)


# --- what is kept with the zitting ------------------------------------------------------------------------------------


def test_that_the_rules_of_the_day_of_opening_hold_and_stay(drie: Opzet) -> None:
    zittingen.agenderen(drie.dienst, drie.zitting_id, drie.dossiers[0].id)
    _nieuwe_versie(drie, _hernoem("CvT van toen", 4))
    open_zitting(drie)
    _nieuwe_versie(drie, _hernoem("CvT van later", 2))
    z = zitting_lezen(drie.dienst, drie.zitting_id)
    assert (z.commissie, z.quorum) == ("CvT van toen", 4)
    assert besluitenlijst_document(drie.dienst, drie.zitting_id).commissie == "CvT van toen"
    assert agenda_document(drie.dienst, drie.zitting_id).commissie == "CvT van toen"


def test_that_a_besluit_names_the_commission_of_its_zitting_and_its_mandate(drie: Opzet) -> None:
    zitting_id, dossier = _plan_pro(drie), drie.dossiers[0]
    zittingen.agenderen(drie.dienst, zitting_id, dossier.id, REDENEN_ELDERS[0])
    op = replace(drie, zitting_id=zitting_id)
    zitting_behandelen.openen(drie.dienst, zitting_id, aanwezig=frozenset({*VAN_PRO, SECRETARIS.id}),
                              voorzitter_id=VOORZITTER.id, secretaris_id=SECRETARIS.id)  # fmt: skip
    beslis(op)
    with drie.register.lezen() as uow:
        [besluit] = uow.besluiten.of_aanvraag(dossier.id)
        nemer = laad(drie.dienst, uow, besluit.id).nemer(uow.personen.get(VOORZITTER.id))
    assert besluit.uitkomst is Uitkomst.TOEGEWEZEN
    assert (nemer.commissie, nemer.mandaat_van) == (PRO.naam, date(2026, 9, 1))  # type: ignore[union-attr]


def test_that_list_and_werkvoorraad_say_of_which_commission_a_zitting_is(drie: Opzet) -> None:
    zittingen.agenderen(drie.dienst, drie.zitting_id, drie.dossiers[0].id)
    _plan_pro(drie)
    assert {z.commissie for z in zittingregels(drie.dienst)} == {"Commissie van Toewijzing", PRO.naam}
    stappen = [r.stap.tekst for r in werkvoorraad(drie.dienst) if r.zitting is not None]
    assert sorted(stappen) == ["Zitting openen: 0 punten · Deskundigencommissie PrO",
                               "Zitting openen: 1 punt, ± 15 min · Commissie van Toewijzing"]  # fmt: skip


def test_that_nobody_is_asked_to_read_for_a_zitting_of_another_commission(drie: Opzet) -> None:
    zittingen.agenderen(drie.dienst, _plan_pro(drie), drie.dossiers[0].id, REDENEN_ELDERS[0])
    wie = {lid: [r for r in werkvoorraad(drie.als(lid)) if r.leeslijst and r.dossier] for lid in (RIETDIJK, BAKKENES)}
    assert [len(regels) for regels in wie.values()] == [1, 0]


# --- the settings -----------------------------------------------------------------------------------------------------


def _stel_vast(opzet: Opzet, **velden: object) -> None:
    dienst = maak_dienst(opzet.register, PLV_SECRETARIS, klok=opzet.klok)
    nu = diensten.huidige(dienst)
    diensten.nieuwe_versie(dienst, replace(nu, **velden), geldig_vanaf=VANDAAG)  # type: ignore[arg-type]


_LID = Lidmaatschap(persoon_id=BENSALEM.id)


@pytest.mark.parametrize(("andere", "veld"), [
    ((replace(PRO, naam="commissie van toewijzing "),), "commissie_naam"),
    ((replace(PRO, naam=" "),), "commissie_naam"),
    ((replace(PRO, soorten=(Soort.TVIA,)),), "soort_TVIA"),
    ((PLAATSING, replace(PRO, voorzieningen=PLAATSING.voorzieningen)), f"voorziening_{PLAATSING.voorzieningen[0]}"),
    ((replace(PRO, leden=(_LID,)),), "quorum"),
    ((replace(PRO, leden=(_LID, Lidmaatschap(persoon_id=VOORZITTER.id, tot=date(2027, 5, 11)))),), "quorum"),
    ((replace(PRO, quorum=0),), "quorum"),
    ((replace(PRO, quorum=1, leden=(replace(_LID, van=MORGEN, tot=VANDAAG),)),), f"tot {BENSALEM.id}"),
])  # fmt: skip
def test_that_commissions_that_cannot_work_are_refused_at_their_field(
    drie: Opzet, andere: tuple[Commissie, ...], veld: str
) -> None:
    with pytest.raises(InvoerError) as fout:
        _stel_vast(drie, andere_commissies=andere)
    assert fout.value.veld == veld


def test_that_one_commission_goes_on(drie: Opzet) -> None:
    met_eind = replace(maak_drie_commissies().commissie, tot=VANDAAG)
    with pytest.raises(InvoerError, match="gaat door"):
        _stel_vast(drie, commissie=met_eind, andere_commissies=(replace(PRO, tot=VANDAAG),))
    _stel_vast(drie, commissie=met_eind)


def test_that_a_commission_with_zittingen_ends_and_is_not_taken_away(drie: Opzet) -> None:
    _plan_pro(drie)
    with pytest.raises(CvtError, match="laatste dag") as fout:
        _stel_vast(drie, andere_commissies=(PLAATSING,))
    assert fout.value.veld == "commissie_tot"
    _stel_vast(drie, andere_commissies=(PRO,))
