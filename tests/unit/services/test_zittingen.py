"""The use cases of a zitting, on a real register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.agendapunt import Gasten
from cvt_desktop.domain.besluit import Besluittoestand
from cvt_desktop.domain.errors import CvtError, GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.persoon import Persoon, Rol
from cvt_desktop.domain.stem import Stemkeuze
from cvt_desktop.domain.voorstel import zoals_gevraagd
from cvt_desktop.domain.zitting import Uitkomst, Voorgenomen, Zittingtoestand
from cvt_desktop.services import agendaverplaatsing, lijstbekrachtiging, zitting_behandelen, zittingen
from cvt_desktop.services.agenda import agenda_document
from cvt_desktop.services.zitting_inzien import zitting_lezen, zittingbeeld
from tests.factories import BAKKENES, BENSALEM, CONSULENT, RIETDIJK, SECRETARIS, VANDAAG, VOORZITTER, maak_persoon
from tests.fakes.register import maak_dienst
from tests.zitting_opzet import ALLE_DRIE, beslis, open_zitting, plan, zet_op


def _codes(opzet: object) -> list[str]:
    with opzet.register.lezen() as uow:  # type: ignore[attr-defined]
        return [g.actie for g in reversed(uow.logboek.laatste(40))]


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"datum": None}, "datum"),
        ({"datum": date(2027, 5, 11)}, "datum"),
        ({"datum": date(1999, 5, 13)}, "datum"),
        ({"datum": date(2029, 5, 13)}, "datum"),
        ({"datum": date(2999, 5, 13)}, "datum"),
        ({"begintijd": "half twee"}, "begintijd"),
        ({"eindtijd": "13.00"}, "eindtijd"),
        ({"stemgerechtigden": ()}, "stemgerechtigden"),
        ({"stemgerechtigden": (SECRETARIS.id,)}, "stemgerechtigden"),
    ],
)
def test_that_a_plan_that_cannot_be_held_is_refused_at_its_field(tmp_path: Path, velden: dict[str, object], veld: str) -> None:
    opzet = zet_op(tmp_path, aantal=0)
    with pytest.raises(InvoerError) as fout:
        zittingen.plannen(opzet.dienst, plan(**velden))
    assert fout.value.veld == veld


def test_that_a_planned_zitting_takes_quorum_and_rule_from_the_settings_and_the_voorzitter_from_the_roles(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=0)
    z = zitting_lezen(opzet.dienst, opzet.zitting_id)
    assert (z.quorum, str(z.regel), z.gedragsdeskundige_nodig) == (3, "consensus", True)
    assert (z.voorzitter_id, z.secretaris_id) == (VOORZITTER.id, SECRETARIS.id)


def test_that_only_secretaris_and_voorzitter_plan(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=0)
    with pytest.raises(GeenRechtError):
        zittingen.plannen(opzet.als(BAKKENES), plan())


def test_that_a_ready_dossier_comes_on_the_agenda_with_proposal_and_reasons(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    punt = zitting_lezen(opzet.dienst, opzet.zitting_id).punten[0]
    assert opzet.aanvraag().status is Status.OP_AGENDA
    assert punt.voorstel == zoals_gevraagd(opzet.dossiers[0])
    assert "Een arrangement verandert de groepsgrootte" in punt.concept_redenen
    assert "Deskundige 2 (kinder- of jeugdpsycholoog): De belastbaarheid is laag" in punt.concept_redenen


def test_that_guests_come_at_a_time_within_the_zitting_and_can_be_taken_back(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    vraag = partial(zittingen.gasten_vragen, opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id)
    for om, wie, veld in (("half drie", "ouder", "om"), ("15.30", "ouder", "om"), ("13.29", "ouder", "om"), ("14.30", "", "wie")):
        with pytest.raises(InvoerError) as fout:
            vraag(om, wie)
        assert fout.value.veld == veld
    vraag("14:30", "ouder en leerling")
    assert zitting_lezen(opzet.dienst, opzet.zitting_id).punten[0].gasten == Gasten(om="14.30", wie="ouder en leerling")
    assert agenda_document(opzet.dienst, opzet.zitting_id).gasten == ("14.30 uur bij punt 1: ouder en leerling",)
    with pytest.raises(InvoerError, match="Bij punt 1 komen gasten om"):
        zittingen.plan_wijzigen(opzet.dienst, opzet.zitting_id, plan(begintijd="9.00", eindtijd="11.00"))
    assert opzet.dienst.teruglijst.laatste == "de gasten bij een punt"
    opzet.dienst.teruglijst.neem_terug()
    assert zitting_lezen(opzet.dienst, opzet.zitting_id).punten[0].gasten is None
    with pytest.raises(GeenRechtError):
        zittingen.gasten_vragen(opzet.als(BAKKENES), opzet.zitting_id, opzet.dossiers[0].id, "14.30", "ouder")


def test_that_differing_adviezen_give_no_proposal(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=2)
    assert zitting_lezen(opzet.dienst, opzet.zitting_id).punten[1].voorstel is None


def test_that_a_dossier_that_is_not_ready_is_refused_and_nothing_is_kept(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, op_agenda=False)
    with opzet.register.schrijven() as uow:
        uow.aanvragen.save(replace(uow.aanvragen.get(opzet.dossiers[0].id), status=Status.IN_TOETSING))
    with pytest.raises(ToestandError):
        zittingen.agenderen(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id)
    assert zitting_lezen(opzet.dienst, opzet.zitting_id).punten == ()


def test_that_an_item_taken_off_is_ready_again(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    zittingen.afvoeren(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id)
    assert opzet.aanvraag().status is Status.GEREED_VOOR_ZITTING


def test_that_the_order_can_be_changed(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=3)
    ids = [d.id for d in opzet.dossiers]
    z = zittingen.volgorde(opzet.dienst, opzet.zitting_id, [ids[2], ids[0], ids[1]])
    assert [p.aanvraag_id for p in z.punten] == [ids[2], ids[0], ids[1]]
    with pytest.raises(ToestandError):
        zittingen.volgorde(opzet.dienst, opzet.zitting_id, ids[:2])


# --- the guard --------------------------------------------------------------------------------------------------------


def test_that_who_works_for_the_bevoegd_gezag_of_the_school_is_verschoond_and_has_no_exception(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=3)
    punt = zitting_lezen(opzet.dienst, opzet.zitting_id).punten[2]
    assert [(v.persoon_id, v.grond) for v in punt.verschoningen] == [(BAKKENES.id, "werkt voor Stichting Kaaphorn VO")]
    with pytest.raises(ToestandError, match="kan bij dit punt niet stemmen"):
        zittingen.toch_stemmen(opzet.dienst, opzet.zitting_id, punt.aanvraag_id, BAKKENES.id, "er is niemand anders")


def test_that_a_deskundige_does_not_vote_unless_a_reason_is_given(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=2)
    zoe = opzet.dossiers[1].id
    melding = zittingbeeld(opzet.dienst, opzet.zitting_id).kaarten[1].wacht[0]
    assert "laat dit lid adviseren en niet stemmen" in melding.voorstel
    assert zitting_lezen(opzet.dienst, opzet.zitting_id).punt(zoe).is_verschoond(BENSALEM.id)
    for wie in (BENSALEM, replace(BENSALEM, rollen=frozenset({Rol.VOORZITTER}))):  # nobody about the own vote
        with pytest.raises((GeenRechtError, ToestandError)):
            zittingen.toch_stemmen(maak_dienst(opzet.register, wie), opzet.zitting_id, zoe, BENSALEM.id, "er is niemand anders")
    zittingen.toch_stemmen(opzet.dienst, opzet.zitting_id, zoe, BENSALEM.id, "geen plaatsvervanger")
    assert not zitting_lezen(opzet.dienst, opzet.zitting_id).punt(zoe).is_verschoond(BENSALEM.id)
    open_zitting(opzet)  # the guard looks again, and keeps the exception
    assert not zitting_lezen(opzet.dienst, opzet.zitting_id).punt(zoe).is_verschoond(BENSALEM.id)
    [(wat, reden)] = opzet.aanvraag(1).overrides
    assert (wat, reden) == ("dr. Saïda Bensalem is deskundige in dit dossier en stemt mee", "geen plaatsvervanger")


def test_that_the_writer_of_the_aanvraag_is_blocked_by_name(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, op_agenda=False)
    with opzet.register.schrijven() as uow:
        aanvraag = uow.aanvragen.get(opzet.dossiers[0].id)
        a = replace(aanvraag.formulier.a, getekend_door="mevr. Anne-Fleur  RIETDIJK, teamleider")
        uow.aanvragen.save(replace(aanvraag, formulier=replace(aanvraag.formulier, a=a)))
    zittingen.agenderen(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id)
    punt = zitting_lezen(opzet.dienst, opzet.zitting_id).punten[0]
    assert [(v.persoon_id, v.grond) for v in punt.verschoningen] == [(RIETDIJK.id, "werkte mee aan de aanvraag")]


# --- opening ----------------------------------------------------------------------------------------------------------


def test_that_a_zitting_of_a_later_day_is_not_opened(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, datum=date(2027, 5, 26))
    with pytest.raises(ToestandError, match="latere dag"):
        open_zitting(opzet)


def test_that_nothing_is_decided_without_voorzitter_at_the_table(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    with pytest.raises(ToestandError, match="voorzitter"):
        open_zitting(opzet, VOORZITTER)


@pytest.mark.parametrize(("wie", "code"), [(SECRETARIS, "voorzitter-rol"), (BAKKENES, "voorzitter-rol")])
def test_that_a_zitting_is_led_by_a_voorzitter_and_nobody_else(tmp_path: Path, wie: Persoon, code: str) -> None:
    opzet = zet_op(tmp_path)
    er = frozenset(p.id for p in (VOORZITTER, BAKKENES, RIETDIJK, SECRETARIS))
    with pytest.raises(ToestandError) as fout:
        zitting_behandelen.openen(opzet.dienst, opzet.zitting_id, aanwezig=er, voorzitter_id=wie.id, secretaris_id=SECRETARIS.id)
    assert fout.value.code == code
    open_zitting(opzet)
    with pytest.raises(ToestandError) as fout:
        zitting_behandelen.leiding_wisselen(opzet.dienst, opzet.zitting_id, voorzitter_id=wie.id, secretaris_id=SECRETARIS.id)
    assert fout.value.code == code


def test_that_a_plaatsvervanger_can_join_and_the_quorum_holds_again(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    open_zitting(opzet, BAKKENES, RIETDIJK)
    nieuw = maak_persoon("Test Vervanger", *VOORZITTER.rollen)
    with opzet.register.schrijven() as uow:
        uow.personen.save(nieuw)
    z = zitting_lezen(opzet.dienst, opzet.zitting_id)
    assert z.quorum_voor(z.punten[0]).reden.startswith("Er stemmen 2 van de 3 leden die nodig zijn. Wacht op een lid")
    z = zitting_behandelen.plaatsvervanger_erbij(opzet.dienst, opzet.zitting_id, nieuw.id)
    assert z.quorum_voor(z.punten[0]).voldoende
    with pytest.raises(ToestandError, match="stemrecht"):
        zitting_behandelen.plaatsvervanger_erbij(opzet.dienst, opzet.zitting_id, CONSULENT.id)


# --- deciding ---------------------------------------------------------------------------------------------------------


def test_that_consensus_is_one_act_and_leaves_a_concept_besluit(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    open_zitting(opzet)
    beslis(opzet)
    z = zitting_lezen(opzet.dienst, opzet.zitting_id)
    assert z.punten[0].uitslag is not None
    assert z.punten[0].uitslag.zin == "4 voor, 0 tegen, quorum 3 van 4: toegewezen zoals gevraagd."
    assert opzet.aanvraag().status is Status.BESLOTEN
    with opzet.register.lezen() as uow:
        [besluit] = uow.besluiten.of_aanvraag(opzet.dossiers[0].id)
        stem = next(g for g in uow.logboek.laatste(10) if g.actie == "stem.noteren")
    assert (besluit.toestand, besluit.punt, besluit.uitkomst) == (Besluittoestand.CONCEPT, 1, Uitkomst.TOEGEWEZEN)
    assert stem.aantal == 4
    assert _codes(opzet)[-5:] == ["zitting.leiden", "zitting.leiden", "stem.noteren", *["uitslag.vaststellen"] * 2]


def test_that_the_three_questions_come_first(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    open_zitting(opzet)
    d, z, a = opzet.dienst, opzet.zitting_id, opzet.dossiers[0]
    zitting_behandelen.voornemen(d, z, a.id, zoals_gevraagd(a))
    zitting_behandelen.allen_voor(d, z, a.id)
    with pytest.raises(ToestandError, match="drie vragen"):
        zitting_behandelen.vaststellen_uitslag(d, z, a.id)
    assert opzet.aanvraag().status is Status.OP_AGENDA


@pytest.mark.parametrize(
    ("voorgenomen", "status"),
    [
        (Voorgenomen(uitkomst=Uitkomst.TERUG), Status.BIJ_DESKUNDIGEN),
        (Voorgenomen(uitkomst=Uitkomst.AANGEHOUDEN, aanhouden_tot=date(2027, 5, 26), aanhouden_waarvoor="verslag observatie"),
         Status.AANGEHOUDEN),
    ],
)  # fmt: skip
def test_that_a_delay_needs_no_vote_makes_no_besluit_and_can_be_taken_back(
    tmp_path: Path, voorgenomen: Voorgenomen, status: Status
) -> None:
    opzet = zet_op(tmp_path)
    open_zitting(opzet)
    d, z, a = opzet.dienst, opzet.zitting_id, opzet.dossiers[0]
    zitting_behandelen.voornemen(d, z, a.id, voorgenomen)
    zitting_behandelen.vaststellen_uitslag(d, z, a.id)
    assert opzet.aanvraag().status is status
    with opzet.register.lezen() as uow:
        assert uow.besluiten.of_aanvraag(a.id) == []
    zitting_behandelen.terugnemen(d, z, a.id)
    assert opzet.aanvraag().status is Status.OP_AGENDA


def test_that_a_taken_back_decision_withdraws_its_concept_and_can_be_taken_anew(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    open_zitting(opzet)
    beslis(opzet)
    zitting_behandelen.terugnemen(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id)
    assert opzet.aanvraag().status is Status.OP_AGENDA
    zitting_behandelen.vaststellen_uitslag(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id)
    with opzet.register.lezen() as uow:
        besluiten = uow.besluiten.of_aanvraag(opzet.dossiers[0].id)
    assert [b.toestand for b in besluiten] == [Besluittoestand.CONCEPT, Besluittoestand.INGETROKKEN]


def test_that_a_besluit_in_the_tekenmap_is_not_taken_back(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    open_zitting(opzet)
    beslis(opzet)
    with opzet.register.schrijven() as uow:
        [besluit] = uow.besluiten.of_aanvraag(opzet.dossiers[0].id)
        uow.besluiten.save(besluit.naar_tekenmap())
    with pytest.raises(ToestandError, match="Tekenmap"):
        zitting_behandelen.terugnemen(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id)
    assert zitting_lezen(opzet.dienst, opzet.zitting_id).punten[0].beslist


def test_that_dissent_is_kept_by_name_and_the_majority_decides(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    open_zitting(opzet)
    d, z, a = opzet.dienst, opzet.zitting_id, opzet.dossiers[0]
    zitting_behandelen.vergewissen(d, z, a.id, ALLE_DRIE)
    zitting_behandelen.voornemen(d, z, a.id, zoals_gevraagd(a))
    zitting_behandelen.stem_noteren(d, z, a.id, RIETDIJK.id, Stemkeuze.TEGEN, "één schooljaar is genoeg")
    zitting_behandelen.allen_voor(d, z, a.id)
    zitting = zitting_behandelen.vaststellen_uitslag(d, z, a.id)
    assert zitting.punten[0].uitslag is not None
    assert zitting.punten[0].uitslag.zin == "3 voor, 1 tegen, quorum 3 van 4: toegewezen zoals gevraagd."
    stem = zitting.punten[0].stem_van(RIETDIJK.id)
    assert stem is not None
    assert (stem.keuze, stem.reden, stem.naam) == (Stemkeuze.TEGEN, "één schooljaar is genoeg", RIETDIJK.naam)


def test_that_the_secretaris_has_no_stem(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    open_zitting(opzet)
    zitting_behandelen.voornemen(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id, Voorgenomen(uitkomst=Uitkomst.AFGEWEZEN))
    with pytest.raises(ToestandError, match="secretaris heeft geen stem"):
        zitting_behandelen.stem_noteren(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id, SECRETARIS.id, Stemkeuze.VOOR)


def test_that_a_zitting_is_closed_only_when_each_item_was_dealt_with(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=2)
    open_zitting(opzet)
    beslis(opzet)
    with pytest.raises(ToestandError, match="2026-0378"):
        zitting_behandelen.sluiten(opzet.dienst, opzet.zitting_id)
    zittingen.afvoeren(opzet.dienst, opzet.zitting_id, opzet.dossiers[1].id)
    assert zitting_behandelen.sluiten(opzet.dienst, opzet.zitting_id).toestand is Zittingtoestand.GESLOTEN


def test_that_the_voorzitter_fixes_the_besluitenlijst_and_nobody_else(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    open_zitting(opzet)
    beslis(opzet)
    zitting_behandelen.sluiten(opzet.dienst, opzet.zitting_id)
    with pytest.raises(GeenRechtError):
        lijstbekrachtiging.lijst_vaststellen(opzet.dienst, opzet.zitting_id)
    z = lijstbekrachtiging.lijst_vaststellen(opzet.als(VOORZITTER), opzet.zitting_id)
    assert (z.toestand, z.vastgesteld_door, z.vastgesteld_op) == (Zittingtoestand.VASTGESTELD, VOORZITTER.id, VANDAAG)


def test_that_an_item_moves_to_the_next_zitting_with_what_was_prepared(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    later = zittingen.plannen(opzet.dienst, plan(datum=date(2027, 5, 26)))
    open_zitting(opzet)
    agendaverplaatsing.verplaatsen(opzet.dienst, opzet.zitting_id, later, opzet.dossiers[0].id)
    nieuw = zitting_lezen(opzet.dienst, later)
    assert nieuw.punten[0].concept_redenen
    assert zitting_lezen(opzet.dienst, opzet.zitting_id).punten == ()
    assert opzet.aanvraag().status is Status.OP_AGENDA


def test_that_guests_and_who_stepped_aside_go_along_to_another_zitting(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=2)
    dienst, een, (id_, met_deskundige) = opzet.dienst, opzet.zitting_id, (d.id for d in opzet.dossiers)
    zittingen.gasten_vragen(dienst, een, id_, "14.30", "ouder en leerling")
    zittingen.verschonen(dienst, een, id_, RIETDIJK.id, "kent de ouders")
    middag = zittingen.plannen(dienst, plan(datum=date(2027, 5, 26)))
    ochtend = zittingen.plannen(dienst, plan(datum=date(2027, 5, 27), begintijd="9.00", eindtijd="11.00"))
    assert agendaverplaatsing.blijft_achter(dienst, een, middag, id_) == ""
    agendaverplaatsing.verplaatsen(dienst, een, middag, id_)
    punt = zitting_lezen(dienst, middag).punten[0]
    assert punt.gasten == Gasten(om="14.30", wie="ouder en leerling")
    assert [(v.persoon_id, v.grond) for v in punt.verschoningen] == [(RIETDIJK.id, "kent de ouders")]
    assert agendaverplaatsing.blijft_achter(dienst, middag, ochtend, id_) == "de gasten gaan mee, hun tijd spreekt u opnieuw af"
    agendaverplaatsing.verplaatsen(dienst, middag, ochtend, id_)
    gasten = Gasten(om="", wie="ouder en leerling")
    assert zitting_lezen(dienst, ochtend).punten[0].gasten == gasten
    assert gasten.wanneer == "tijd nog afspreken"
    with pytest.raises(InvoerError, match="Schrijf de tijd"):
        zittingen.gasten_vragen(dienst, ochtend, id_, "", "ouder")  # it is asked
    zittingen.plan_wijzigen(dienst, ochtend, plan(datum=date(2027, 5, 27), begintijd="9.00", eindtijd="12.00"))
    zittingen.gasten_vragen(dienst, ochtend, id_, "9.30", "ouder")
    dienst.teruglijst.neem_terug()
    assert zitting_lezen(dienst, ochtend).punten[0].gasten == gasten
    agendaverplaatsing.verplaatsen(dienst, een, middag, met_deskundige)  # what only the guard said is said by the guard there
    assert [v.grond for v in zitting_lezen(dienst, middag).punten[0].verschoningen] == ["deskundige in dit dossier"]


def test_that_guests_who_cannot_come_to_a_ronde_are_said_to_be_dropped(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    zittingen.gasten_vragen(opzet.dienst, opzet.zitting_id, id_ := opzet.dossiers[0].id, "14.30", "ouder")
    ronde = zittingen.plannen(opzet.dienst, plan(datum=date(2027, 5, 26), uiterlijk=date(2027, 5, 28), aanleiding="spoed"))
    assert "vervallen" in agendaverplaatsing.blijft_achter(opzet.dienst, opzet.zitting_id, ronde, id_)
    agendaverplaatsing.verplaatsen(opzet.dienst, opzet.zitting_id, ronde, id_)
    assert zitting_lezen(opzet.dienst, ronde).punten[0].gasten is None


def test_that_refusals_name_no_person_and_no_pupil(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=3)
    open_zitting(opzet)
    namen = [d.naam for d in zitting_lezen(opzet.dienst, opzet.zitting_id).deelnemers] + ["Mikołaj", "Zoë", "Ömer"]
    for doe in (
        lambda: zitting_behandelen.sluiten(opzet.dienst, opzet.zitting_id),
        lambda: zitting_behandelen.vaststellen_uitslag(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id),
        lambda: zittingen.toch_stemmen(opzet.dienst, opzet.zitting_id, opzet.dossiers[2].id, BAKKENES.id, "x"),
    ):
        with pytest.raises(CvtError) as fout:
            doe()
        assert not [naam for naam in namen if naam in fout.value.melding]
