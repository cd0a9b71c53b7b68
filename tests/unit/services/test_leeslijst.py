"""Reading for a zitting: own notes that nobody else reads and that are really wiped, wishes, judgements, who has read what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.domain.agendapunt import Behandeling
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.errors import CvtError, GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.instellingen import Instellingen
from cvt_desktop.domain.leeslijst import EersteOordeel, Leesaantekening, leesminuten, wisdag
from cvt_desktop.domain.zitting import Zitting
from cvt_desktop.services import (
    aantekeningen,
    agendaverplaatsing,
    dossierkaart,
    hamerstukken,
    leeslijst,
    leesmappen,
    zitting_behandelen,
    zittingen,
)
from cvt_desktop.services.agenda import agenda_document
from cvt_desktop.services.besluitenlijst import besluitenlijst_document
from cvt_desktop.services.stukken import Stuklezer
from cvt_desktop.services.zitting_inzien import zittingbeeld
from db.codec import CODEC
from tests.dossiers import NepKijker, voeg_stuk
from tests.factories import BAKKENES, BENSALEM, BESTUURDER, CONSULENT, RIETDIJK, SECRETARIS, VANDAAG, VOORZITTER
from tests.fakes.navigatie import NepNavigatie
from tests.fakes.register import maak_dienst
from tests.hamer_opzet import zet_blok_op
from tests.zitting_opzet import Opzet, open_zitting, plan, zet_op
from ui.documentbron import Documentbronnen
from ui.presenters.leeslijst import LeeslijstPresenter
from ui.presenters.werkvoorraad import ALLES, WerkvoorraadPresenter
from ui.presenters.zitting_agenda import ZittingAgendaPresenter

WOORD = "TWIJFELWOORD"


def _noteer(opzet: Opzet, wie: object = BENSALEM, nummer: int = 0, tekst: str = WOORD) -> None:
    aantekeningen.noteren(opzet.als(wie), opzet.zitting_id, opzet.dossiers[nummer].id, tekst)  # type: ignore[arg-type]


def _tekst(opzet: Opzet, wie: object = BENSALEM, nummer: int = 0) -> str:
    return aantekeningen.aantekening(opzet.als(wie), opzet.dossiers[nummer].id).tekst  # type: ignore[arg-type]


def zet_reglement(opzet: Opzet, **velden: object) -> None:
    """Settings that a test needs otherwise."""
    with opzet.register.schrijven() as uow:
        nu = uow.instellingen.all()[0]
        uow.instellingen.save(replace(nu, reglement=replace(nu.reglement, **velden)))  # type: ignore[arg-type]


def _bewaard(opzet: Opzet) -> int:
    with opzet.register.lezen() as uow:
        return sum(len(uow.concepten.van_allen(s)) for s in ("aantekening/", "bespreken/", "eerste-oordeel/"))


# --- own notes ----------------------------------------------------------------------------------------------------------


def test_that_a_note_is_read_by_its_writer_alone_and_stands_nowhere_else(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    _noteer(opzet)
    assert _tekst(opzet) == WOORD
    assert _tekst(opzet, VOORZITTER) == ""
    for wie in (SECRETARIS, CONSULENT, BESTUURDER):
        with pytest.raises(GeenRechtError):
            _tekst(opzet, wie)
    for dienst in (opzet.dienst, opzet.als(BENSALEM), opzet.als(VOORZITTER)):
        elders = (dossierkaart.dossierkaart(dienst, opzet.dossiers[0].id), agenda_document(dienst, opzet.zitting_id),
                  zittingbeeld(dienst, opzet.zitting_id), dossierkaart.kaart_document(dienst, opzet.dossiers[0].id))  # fmt: skip
        assert all(WOORD not in str(vars_van(iets)) for iets in elders)
    assert WOORD not in repr(Leesaantekening(tekst=WOORD, oordeel=EersteOordeel.TEGEN))


def vars_van(iets: object) -> object:
    """All fields of a frozen object, also those that stay out of its repr."""
    velden = getattr(iets, "__dataclass_fields__", None)
    if velden is not None:
        return {naam: vars_van(getattr(iets, naam)) for naam in velden}
    return [vars_van(deel) for deel in iets] if isinstance(iets, tuple | list) else iets


def test_that_the_log_knows_nothing_of_a_note_and_not_even_that_there_is_one(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    with opzet.register.lezen() as uow:
        voor = uow.logboek.laatste(1)[0].volgnummer
    _noteer(opzet)
    aantekeningen.oordelen(opzet.als(BENSALEM), opzet.zitting_id, opzet.dossiers[0].id, EersteOordeel.TEGEN)
    with opzet.register.lezen() as uow:
        assert uow.logboek.laatste(1)[0].volgnummer == voor


def test_that_a_note_and_a_judgement_stand_beside_each_other_and_nothing_is_kept_of_empty_ones(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    dienst, punt = opzet.als(BENSALEM), (opzet.zitting_id, opzet.dossiers[0].id)
    aantekeningen.oordelen(dienst, *punt, EersteOordeel.TWIJFEL)
    _noteer(opzet)
    assert aantekeningen.aantekening(dienst, punt[1]) == Leesaantekening(tekst=WOORD, oordeel=EersteOordeel.TWIJFEL)
    aantekeningen.oordelen(dienst, *punt, None)
    assert _tekst(opzet) == WOORD
    _noteer(opzet, tekst="   ")
    assert _bewaard(opzet) == 0


def test_that_a_bsn_and_a_text_without_end_are_refused_and_what_was_there_stays(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    _noteer(opzet)
    for tekst, code in (("zijn nummer is 111222333", "mogelijk-bsn"), ("x" * 8001, "aantekening-lang")):
        with pytest.raises(InvoerError) as fout:
            _noteer(opzet, tekst=tekst)
        assert (fout.value.code, fout.value.veld) == (code, "tekst")
    assert _tekst(opzet) == WOORD


def test_that_where_no_notes_are_kept_none_is_taken(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    zet_reglement(opzet, aantekening_dagen=0)
    with pytest.raises(ToestandError, match="bewaart geen eigen aantekeningen"):
        _noteer(opzet)
    lijst = leeslijst.leeslijst(opzet.als(BENSALEM), opzet.zitting_id)
    assert (lijst.wissen_op, lijst.open) == (None, True)


# --- wiping -------------------------------------------------------------------------------------------------------------


def test_that_notes_stay_until_fourteen_days_after_the_zitting_and_then_are_gone(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    _noteer(opzet)
    aantekeningen.bespreken(opzet.als(BENSALEM), opzet.zitting_id, opzet.dossiers[0].id, True)
    opzet.klok.verder(13)
    assert aantekeningen.wissen(opzet.dienst) == 0
    assert _tekst(opzet) == WOORD
    opzet.klok.verder(1)
    assert aantekeningen.wissen(opzet.dienst) == 2
    assert (_tekst(opzet), _bewaard(opzet)) == ("", 0)
    with opzet.register.lezen() as uow:
        laatste = uow.logboek.laatste(1)[0]
    assert (laatste.actie, laatste.aantal, laatste.aanvraag_id) == (Actie.AANTEKENINGEN_WISSEN, 2, None)
    assert aantekeningen.wissen(opzet.dienst) == 0, "and the log hears nothing of it"
    with pytest.raises(ToestandError, match="zijn gewist"):
        _noteer(opzet)


def test_that_a_dossier_that_comes_again_keeps_its_notes_and_loses_the_wish_for_the_zitting_that_was(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    _noteer(opzet)
    aantekeningen.bespreken(opzet.als(BENSALEM), opzet.zitting_id, opzet.dossiers[0].id, True)
    later = zittingen.plannen(opzet.dienst, plan(datum=VANDAAG + timedelta(days=14)))
    agendaverplaatsing.verplaatsen(opzet.dienst, opzet.zitting_id, later, opzet.dossiers[0].id)
    opzet.klok.verder(14)
    assert aantekeningen.wissen(opzet.dienst) == 1
    assert _tekst(opzet) == WOORD
    opzet.klok.verder(14)
    assert aantekeningen.wissen(opzet.dienst) == 1
    assert _bewaard(opzet) == 0


def test_that_notes_go_with_a_dossier_that_is_gone_and_with_one_that_left_every_agenda(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    _noteer(opzet)
    with opzet.register.schrijven() as uow:
        uow.concepten.put(BENSALEM.id, f"aantekening/{uuid4()}", "{}", opzet.klok.now())
    assert aantekeningen.wissen(opzet.dienst) == 1, "that of the dossier that is not there"
    zittingen.afvoeren(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id)
    opzet.klok.verder(14)
    assert aantekeningen.wissen(opzet.dienst) == 1


def test_that_no_draft_of_another_kind_is_wiped(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    with opzet.register.schrijven() as uow:
        uow.concepten.put(BENSALEM.id, f"notitie/{UUID(int=1)}", "{}", opzet.klok.now())
    opzet.klok.verder(400)
    assert aantekeningen.wissen(opzet.dienst) == 0


@pytest.mark.parametrize(("dagen", "dag"), [(14, date(2027, 5, 26)), (1, date(2027, 5, 13)), (0, date(2027, 5, 13))])
def test_that_the_day_of_wiping_counts_from_the_last_zitting(dagen: int, dag: date) -> None:
    assert wisdag((date(2027, 4, 14), VANDAAG), date(2027, 6, 1), dagen) == dag
    assert wisdag((), VANDAAG, dagen) == dag


# --- the wish to discuss ------------------------------------------------------------------------------------------------


def _punt(zitting: Zitting, aanvraag_id: AanvraagId) -> Behandeling:
    return zitting.punt(aanvraag_id).behandeling


def test_that_a_member_who_wants_to_discuss_lifts_a_hamerstuk_out_and_the_agenda_says_who(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path, hamer=2)
    id_ = opzet.dossiers[0].id
    zitting = aantekeningen.bespreken(opzet.als(RIETDIJK), opzet.zitting_id, id_, True)
    assert _punt(zitting, id_) is Behandeling.BESPREEKSTUK
    kaart = zittingbeeld(opzet.dienst, opzet.zitting_id).kaart(id_)
    assert [(b.code, b.zin, b.hard) for b in kaart.bespreken] == [("wens", f"{RIETDIJK.naam} wil het bespreken.", False)]
    with pytest.raises(ToestandError, match="wil het bespreken"):
        hamerstukken.aanmerken(opzet.dienst, opzet.zitting_id, id_)
    terug = hamerstukken.aanmerken(opzet.dienst, opzet.zitting_id, id_, ("wens",))
    assert _punt(terug, id_) is Behandeling.HAMERSTUK, "who leads the zitting may put it back, knowingly"


def test_that_a_wish_that_ends_leaves_the_item_where_it_is_and_no_reason_against_the_block(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path, hamer=1)
    id_ = opzet.dossiers[0].id
    for aan in (True, False):
        zitting = aantekeningen.bespreken(opzet.als(RIETDIJK), opzet.zitting_id, id_, aan)
    assert _punt(zitting, id_) is Behandeling.BESPREEKSTUK
    assert zittingbeeld(opzet.dienst, opzet.zitting_id).kaart(id_).bespreken == ()
    with opzet.register.lezen() as uow:
        assert [g.actie for g in uow.logboek.laatste(2)] == [Actie.BESPREKEN_VRAGEN] * 2


def test_that_only_members_ask_to_discuss_and_only_what_is_on_the_agenda(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=2, op_agenda=False)
    with pytest.raises(ToestandError, match="niet meer op de agenda"):
        aantekeningen.bespreken(opzet.als(BENSALEM), opzet.zitting_id, opzet.dossiers[0].id, True)
    with pytest.raises(GeenRechtError):
        aantekeningen.bespreken(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id, True)


# --- the first judgement --------------------------------------------------------------------------------------------------


def test_that_a_first_judgement_is_of_the_member_alone_unless_the_commission_shows_them(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    punt = (opzet.zitting_id, opzet.dossiers[0].id)
    open_zitting(opzet)
    aantekeningen.oordelen(opzet.als(BENSALEM), *punt, EersteOordeel.TEGEN)
    assert aantekeningen.oordelen_aan_tafel(opzet.dienst, *punt) is None
    with pytest.raises(ToestandError, match="geen eerste oordeel"):
        aantekeningen.oordeel_noteren(opzet.dienst, *punt, BAKKENES.id, EersteOordeel.VOOR)
    zet_reglement(opzet, eerste_oordeel=True)
    assert aantekeningen.oordelen_aan_tafel(opzet.dienst, *punt) == {}, "what was noted for oneself stays so"
    aantekeningen.oordelen(opzet.als(BENSALEM), *punt, EersteOordeel.TWIJFEL)
    aantekeningen.oordeel_noteren(opzet.dienst, *punt, BAKKENES.id, EersteOordeel.VOOR)
    alle = {BENSALEM.id: EersteOordeel.TWIJFEL, BAKKENES.id: EersteOordeel.VOOR}
    assert aantekeningen.oordelen_aan_tafel(opzet.dienst, *punt) == alle
    assert leeslijst.leeslijst(opzet.als(BENSALEM), opzet.zitting_id).punten[0].oordeel is EersteOordeel.TWIJFEL
    assert "TWIJFEL" not in str(vars_van(besluitenlijst_document(opzet.dienst, opzet.zitting_id)))
    aantekeningen.oordelen(opzet.als(BENSALEM), *punt, None)
    assert aantekeningen.oordelen_aan_tafel(opzet.dienst, *punt) == {BAKKENES.id: EersteOordeel.VOOR}


def test_that_nobody_notes_a_judgement_for_who_has_no_stem_and_no_member_for_another(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=2)
    open_zitting(opzet)
    zet_reglement(opzet, eerste_oordeel=True)
    punt = (opzet.zitting_id, opzet.dossiers[1].id)  # Bensalem is deskundige here
    with pytest.raises(ToestandError, match="stemt niet mee"):
        aantekeningen.oordeel_noteren(opzet.dienst, *punt, BENSALEM.id, EersteOordeel.VOOR)
    with pytest.raises(GeenRechtError):
        aantekeningen.oordeel_noteren(opzet.als(BAKKENES), *punt, RIETDIJK.id, EersteOordeel.VOOR)


# --- how far ------------------------------------------------------------------------------------------------------------


def test_that_the_list_counts_stukken_and_pages_and_says_how_many_members_read_them(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=2)
    for naam in ("OPP.pdf", "MDO.pdf"):
        voeg_stuk(opzet.dienst, naam, Stuksoort.OPP, naam.encode(), aanvraag_id=opzet.dossiers[0].id)
    lijst = leeslijst.leeslijst(opzet.als(BENSALEM), opzet.zitting_id)
    een, leeg = lijst.punten
    assert (een.stukken, een.gelezen, een.lezers, een.leden) == (2, False, 0, 4)
    assert (leeg.stukken, leeg.gelezen) == (0, False), "an empty dossier cannot be read"
    leeslijst.dossier_gelezen(opzet.als(BENSALEM), een.aanvraag_id, True)
    na = leeslijst.opnieuw(opzet.als(BENSALEM), lijst, een.aanvraag_id)
    assert (na.punten[0].gelezen, na.punten[0].lezers, na.minuten < lijst.minuten) == (True, 1, True)
    voor_ander = leeslijst.leeslijst(opzet.als(BAKKENES), opzet.zitting_id).punten[0]
    assert (voor_ander.gelezen, voor_ander.lezers) == (False, 1)
    leeslijst.dossier_gelezen(opzet.als(BENSALEM), een.aanvraag_id, False)
    assert not leeslijst.leeslijst(opzet.als(BENSALEM), opzet.zitting_id).punten[0].gelezen


def test_that_an_hour_is_some_five_dossiers_of_sixty_pages() -> None:
    assert leesminuten([60] * 5) == 55
    assert leesminuten([]) == 0


def test_that_the_next_zitting_is_the_first_one_with_the_member_at_the_table(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=2, op_agenda=False)
    dienst = opzet.als(RIETDIJK)
    assert leeslijst.volgende_zitting(dienst) is None, "nothing is on an agenda"
    later = zittingen.plannen(opzet.dienst, plan(datum=VANDAAG + timedelta(days=14)))
    zittingen.agenderen(opzet.dienst, later, opzet.dossiers[0].id)
    assert leeslijst.volgende_zitting(dienst) == later
    zonder = zittingen.plannen(opzet.dienst, plan(datum=VANDAAG + timedelta(days=7), stemgerechtigden=(
        VOORZITTER.id, BENSALEM.id, BAKKENES.id)))  # fmt: skip
    zittingen.agenderen(opzet.dienst, zonder, opzet.dossiers[1].id)
    assert leeslijst.volgende_zitting(dienst) == later
    assert leeslijst.volgende_zitting(opzet.als(BENSALEM)) == zonder


def test_that_the_list_is_for_members_alone(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    for wie in (SECRETARIS, CONSULENT, BESTUURDER):
        with pytest.raises(GeenRechtError):
            leeslijst.leeslijst(maak_dienst(opzet.register, wie), opzet.zitting_id)


def test_that_a_decided_item_is_not_moved_by_a_wish(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path, hamer=1, bespreek=0, geopend=True)
    id_ = opzet.dossiers[0].id
    hamerstukken.vaststellen(opzet.dienst, opzet.zitting_id, (id_,))
    assert _punt(aantekeningen.bespreken(opzet.als(RIETDIJK), opzet.zitting_id, id_, True), id_) is Behandeling.HAMERSTUK
    zitting_behandelen.sluiten(opzet.dienst, opzet.zitting_id)
    with pytest.raises(CvtError):
        hamerstukken.terugnemen(opzet.dienst, opzet.zitting_id)


def test_that_settings_of_before_own_notes_still_read_and_say_fourteen_days(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    with opzet.register.lezen() as uow:
        nu = uow.instellingen.all()[0]
    oud = next(vorm for vorm in CODEC.oudere_vormen(nu) if b"aantekening_dagen" not in vorm)
    assert CODEC.lees(Instellingen, oud).reglement.aantekening_dagen == 14
    anders = replace(nu, reglement=replace(nu.reglement, aantekening_dagen=7))
    assert all(b'"aantekening_dagen":7' in vorm for vorm in CODEC.oudere_vormen(anders)), "and none can be changed unnoticed"


def test_that_enter_on_a_line_of_the_werkvoorraad_opens_the_list_at_that_dossier_for_members_alone(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    for wie, waarheen in ((BENSALEM, ("leeslijst", opzet.zitting_id, opzet.dossiers[0].id)),
                          (CONSULENT, ("dossier", opzet.dossiers[0].id, "overzicht", None))):  # fmt: skip
        navigatie = NepNavigatie()
        presenter = WerkvoorraadPresenter(opzet.als(wie), navigatie)
        presenter.neem(presenter.laad())
        [sleutel] = [rij.sleutel for rij in presenter.rijen() if rij.stap.startswith("Lezen voor")]
        presenter.open(sleutel)
        assert navigatie.gegaan == [waarheen]


def test_that_what_was_read_asks_nothing_today_and_still_leads_to_the_list(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=2)
    for dossier in opzet.dossiers:
        voeg_stuk(opzet.dienst, "OPP.pdf", Stuksoort.OPP, b"opp", kenmerk=dossier.kenmerk, aanvraag_id=dossier.id)
    leeslijst.dossier_gelezen(opzet.als(BAKKENES), opzet.dossiers[0].id, True)
    presenter = WerkvoorraadPresenter(opzet.als(BAKKENES), navigatie := NepNavigatie())
    presenter.neem(presenter.laad())
    assert [rij.stap for rij in presenter.rijen()][1:] == ["Lezen voor de zitting van vandaag"]
    assert presenter.rijen()[0].stap.startswith("Leeslijst: 1 van 2 gelezen, nog ± ")
    presenter.kies(ALLES)
    [klaar] = [rij for rij in presenter.rijen() if rij.stap == "Gelezen voor de zitting van vandaag"]
    presenter.open(klaar.sleutel)
    assert navigatie.gegaan == [("leeslijst", opzet.zitting_id, opzet.dossiers[0].id)]


def test_that_nobody_is_asked_to_read_a_dossier_at_which_he_or_she_is_verschoond(tmp_path: Path) -> None:
    """Bensalem is deskundige in the second dossier: noted or not, she does not vote there and her leesmap leaves it out."""
    opzet = zet_op(tmp_path, aantal=2)
    for dossier in opzet.dossiers:
        voeg_stuk(opzet.dienst, "OPP.pdf", Stuksoort.OPP, b"opp", kenmerk=dossier.kenmerk, aanvraag_id=dossier.id)
    dienst = opzet.als(BENSALEM)
    lijst = leeslijst.leeslijst(dienst, opzet.zitting_id)
    assert [p.verschoond for p in lijst.punten] == [False, True]
    [lid] = [r for r in leesmappen.leden(opzet.dienst, opzet.zitting_id) if r.persoon_id == BENSALEM.id]
    assert lid.dossiers == len(lijst.te_lezen) == 1
    assert leeslijst.leeslijst(opzet.als(BAKKENES), opzet.zitting_id).minuten > lijst.minuten
    presenter = WerkvoorraadPresenter(dienst, NepNavigatie())
    presenter.neem(presenter.laad())
    leesregels = [rij for rij in presenter.rijen() if "ezen" in rij.stap]
    assert [rij.stap.split(",")[0] for rij in leesregels] == ["Leeslijst: 0 van 1 gelezen", "Lezen voor de zitting van vandaag"]
    leeslijst.dossier_gelezen(dienst, opzet.dossiers[0].id, True)
    lezer, bronnen = Stuklezer(inlezer=Bestandslezer()), Documentbronnen(NepKijker())
    blad = LeeslijstPresenter(dienst, NepNavigatie(), lezer, bronnen, opzet.zitting_id).blad()
    assert blad.alles_gelezen
    assert blad.titel.endswith("alles gelezen · 1 verschoond")
    assert [rij.merk for rij in blad.rijen] == ["", "verschoond"]


def test_that_the_agenda_says_which_items_members_ask_for(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=2)
    aantekeningen.bespreken(opzet.als(BENSALEM), opzet.zitting_id, opzet.dossiers[1].id, True)
    presenter = ZittingAgendaPresenter(opzet.als(VOORZITTER), navigatie := NepNavigatie(), opzet.zitting_id)
    assert presenter.blad().telling.endswith(" · bespreken gevraagd bij punt 2")
    assert presenter.blad().mag_lezen
    presenter.naar_leeslijst(opzet.dossiers[1].id)
    assert navigatie.gegaan == [("leeslijst", opzet.zitting_id, opzet.dossiers[1].id)]
    assert not ZittingAgendaPresenter(opzet.dienst, navigatie, opzet.zitting_id).blad().mag_lezen
