"""An individueel arrangement (TvIA) from intake to bekendmaking, through the services of the window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.agendapunt import Uitkomst, Voorgenomen
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.bezwaar import Indiener, Ontvangst
from cvt_desktop.domain.blok_arrangement import Arrangementvorm
from cvt_desktop.domain.brief import Briefsoort, Verzendwijze
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.onderwerp import leerling_id_van
from cvt_desktop.domain.soorten import open_velden
from cvt_desktop.domain.toets import Antwoord, Rubriek
from cvt_desktop.domain.voorstel import zoals_gevraagd
from cvt_desktop.services import (
    adviezen,
    besluiten,
    bezwaarstand,
    bezwaren,
    brieven,
    correctie,
    toetsing,
    verzenden,
)
from cvt_desktop.services.besluitenlijst import besluitenlijst_document
from cvt_desktop.services.bezwaren import Bezwaarinvoer
from cvt_desktop.services.dossierkaart import dossierkaart
from cvt_desktop.services.instellingen import keur_reglement
from cvt_desktop.services.koppelen import koppelen
from cvt_desktop.services.toetslijsten import nieuwste_toetslijst
from tests.arrangement_opzet import BEDRAG, REDENEN, Opzet, maak_arrangement, maak_arrangementformulier
from tests.documents.conftest import Papier
from tests.dossiers import voeg_stuk
from tests.factories import CRUTZER


@pytest.fixture
def opzet(tmp_path: Path) -> Opzet:
    return Opzet(tmp_path)


# --- the checklist and the form ---------------------------------------------------------------------------------------


def test_that_the_list_has_the_twentyone_questions_of_the_brief_with_inhoud_last() -> None:
    lijst = nieuwste_toetslijst(Soort.TVIA)
    assert " ".join(lijst.codes) == "O1 O3 O4 O6 V1 V2 V3 V5 V12 V13 N1 N2 T1 T2 T3 I1 I2 I3 I4 I5 I6"
    assert sum(p.automatisch is None for p in lijst.punten) == 10
    assert {p.rubriek for p in lijst.punten[-6:]} == {Rubriek.INHOUD}


def test_that_a_complete_aanvraag_leaves_ten_questions_to_a_person(opzet: Opzet) -> None:
    id_ = opzet.registreer()
    voeg_stuk(opzet.als(), "MDO.pdf", Stuksoort.MDO, b"%PDF-1.7", kenmerk=opzet.aanvraag(id_).kenmerk, aanvraag_id=id_)
    gegeven = {b.code: b.antwoord for b in toetsing.automatisch(opzet.als(), id_).toets.beantwoordingen}
    assert len(gegeven) == 11
    assert gegeven["V12"] is Antwoord.JA
    assert gegeven["V13"] is Antwoord.JA


@pytest.mark.parametrize(("mist", "code"), [
    ({"offerte": ""}, "V12"), ({"uren": None}, "V12"), ({"einddatum": None}, "V12"), ({"doelen": ()}, "V13"),
    ({"evaluatie_op": None}, "V13"),
])  # fmt: skip
def test_that_what_lacks_is_a_nee(opzet: Opzet, mist: dict[str, object], code: str) -> None:
    id_ = opzet.registreer(maak_arrangement(**mist))
    gegeven = {b.code: b.antwoord for b in toetsing.automatisch(opzet.als(), id_).toets.beantwoordingen}
    assert gegeven[code] is Antwoord.NEE


def test_that_nothing_of_a_complete_form_stays_open_and_a_verlenging_is_asked_what_came_of_it() -> None:
    assert open_velden(Soort.TVIA, maak_arrangementformulier()) == ()
    verlenging = maak_arrangement(vorm=Arrangementvorm.VERLENGING)
    assert [veld for veld, _ in open_velden(Soort.TVIA, maak_arrangementformulier(verlenging))] == [
        "arr.verlenging_van", "arr.geevalueerd"]  # fmt: skip


def test_that_the_amount_is_hours_and_material_less_what_the_school_pays() -> None:
    assert maak_arrangement().bedrag_cent == BEDRAG
    assert maak_arrangement(materieel_cent=5_000, bijdrage_cent=10_000).bedrag_cent == BEDRAG - 5_000
    assert maak_arrangement(uren=None).bedrag_cent is None


@pytest.mark.parametrize(("fout", "veld"), [
    ({"einddatum": date(2027, 7, 1)}, "arr.einddatum"), ({"evaluatie_op": date(2027, 6, 1)}, "arr.evaluatie_op"),
    ({"ingangsdatum": date(1927, 8, 1)}, "arr.ingangsdatum"), ({"uren": -1}, "arr.uren"),
    ({"bijdrage_cent": 999_999}, "arr.bijdrage_cent"), ({"titel": "voor 111222333"}, "arr.titel"),
])  # fmt: skip
def test_that_bad_input_is_refused_at_its_field_and_nothing_is_kept(opzet: Opzet, fout: dict[str, object], veld: str) -> None:
    voor = opzet.als().overzichten.aanvragen()
    with pytest.raises(InvoerError) as gevangen:
        opzet.registreer(maak_arrangement(**fout))
    assert gevangen.value.veld == veld
    assert opzet.als().overzichten.aanvragen() == voor


# --- who advises and decides ------------------------------------------------------------------------------------------


def test_that_a_closed_toets_is_ready_for_a_zitting_without_deskundigen(opzet: Opzet) -> None:
    id_ = opzet.getoetst()
    assert opzet.aanvraag(id_).status is Status.GEREED_VOOR_ZITTING
    toetsing.heropenen(opzet.als(), id_)
    assert opzet.aanvraag(id_).status is Status.IN_TOETSING


def test_that_nobody_can_be_asked_for_advice(opzet: Opzet) -> None:
    id_ = opzet.getoetst()
    with pytest.raises(ToestandError, match="adviseren geen deskundigen"):
        koppelen(opzet.als(), id_, 1, CRUTZER.id)
    assert not adviezen.stand(opzet.als(), id_).te_koppelen


def test_that_it_cannot_go_back_to_deskundigen(opzet: Opzet) -> None:
    id_ = opzet.getoetst()
    with pytest.raises(ToestandError, match="Aanhouden"):
        opzet.besluit(id_, Voorgenomen(uitkomst=Uitkomst.TERUG))


def test_that_deciding_on_two_adviezen_is_no_model_for_it(opzet: Opzet) -> None:
    with opzet.register.lezen() as uow:
        reglement = uow.instellingen.all()[0].reglement
    with pytest.raises(InvoerError, match="geen deskundigen"):
        keur_reglement(replace(reglement, modellen=((Soort.TVIA, Besluitmodel.M3),)))


def test_that_a_toewijzing_needs_a_last_day_and_no_category(opzet: Opzet) -> None:
    id_ = opzet.getoetst()
    with pytest.raises(ToestandError) as gevangen:
        opzet.besluit(id_, replace(zoals_gevraagd(opzet.aanvraag(id_)), einddatum=None))
    assert gevangen.value.veld == "einddatum"


# --- the besluit and its letters ----------------------------------------------------------------------------------------


def test_that_it_goes_from_intake_to_bekendmaking_without_a_number_of_the_tlv_register(opzet: Opzet) -> None:
    id_ = opzet.getoetst()
    brieven.ontvangstbevestiging_maken(opzet.als(), id_)
    beeld = opzet.besluit(id_)
    assert beeld.besluit.bedrag_cent == BEDRAG
    opzet.schrijf(beeld, **REDENEN)
    getekend = opzet.teken(beeld)
    assert getekend.nummer == ""
    assert {b.soort for b in getekend.brieven} == {Briefsoort.BESLUIT_SCHOOL, Briefsoort.BESLUIT_OUDERS}
    zendingen = tuple(verzenden.Zending(brief_id=b.id, op=opzet.klok.today(), wijze=Verzendwijze.POST)
                      for b in getekend.brieven)  # fmt: skip
    verzenden.verzenden(opzet.als(), id_, zendingen)
    assert opzet.aanvraag(id_).status is Status.BEKENDGEMAAKT
    with opzet.register.lezen() as uow:
        assert not uow.verklaringen.of_leerling(leerling_id_van(opzet.aanvraag(id_)))


def test_that_the_letters_name_goals_period_amount_and_evaluation_and_no_tlv(opzet: Opzet) -> None:
    beeld = opzet.besluit(opzet.getoetst())
    opzet.schrijf(beeld, **REDENEN)
    b = besluiten.beeld(opzet.als(), beeld.besluit.aanvraag_id)
    assert b is not None
    school = Papier(brieven.voorbeeld_besluit(opzet.als(), b.besluit, Briefsoort.BESLUIT_SCHOOL)).tekst
    ouders = Papier(brieven.voorbeeld_besluit(opzet.als(), b.besluit, Briefsoort.BESLUIT_OUDERS)).tekst
    for wat in ("EUR 2.940", "30 uur", "1 augustus 2027", "31 juli 2028", "17 januari 2028", "Plant zelf het huiswerk",
                "Praktijk De Wending", "ondersteuningsplan"):  # fmt: skip
        assert wat in school
    for wat in ("extra ondersteuning", "31 juli 2028", "17 januari 2028", "iemand nodig die haar leert plannen"):
        assert wat in ouders
    for brief in (school, ouders):
        assert "TLV" not in brief
        assert "deskundigen" not in brief
        assert "LBT" not in brief
        assert "bezwaar" in brief


def test_that_less_than_was_asked_has_to_be_explained(opzet: Opzet) -> None:
    beeld = opzet.besluit(opzet.getoetst())
    opzet.schrijf(beeld, bedrag_cent=200_000, **REDENEN)
    nieuw = besluiten.beeld(opzet.als(), beeld.besluit.aanvraag_id)
    assert nieuw is not None
    assert nieuw.besluit.uitkomst is Uitkomst.TOEGEWEZEN_ANDERS
    assert any(b.veld == "redenen.afwijking" for b in nieuw.bevindingen)


def test_that_an_amount_that_lacks_blocks_and_a_negative_one_is_refused(opzet: Opzet) -> None:
    beeld = opzet.besluit(opzet.getoetst())
    opzet.schrijf(beeld, bedrag_cent=None, **REDENEN)
    assert any(b.veld == "bedrag_cent" for b in besluiten.controleren(opzet.als(), beeld.besluit.id))
    with pytest.raises(InvoerError) as gevangen:
        opzet.schrijf(beeld, bedrag_cent=-1)
    assert gevangen.value.veld == "bedrag_cent"


def test_that_a_refusal_says_what_can_be_done(opzet: Opzet) -> None:
    beeld = opzet.besluit(opzet.getoetst(), Voorgenomen(uitkomst=Uitkomst.AFGEWEZEN))
    opzet.schrijf(beeld, bedrag_cent=None, **REDENEN, wat_wel="De begeleider passend onderwijs van de school",
                  in_het_voordeel="Trân wil het graag", horen="De school reageerde op 3 mei",
                  afwijking="de school kan dit zelf")  # fmt: skip
    b = besluiten.beeld(opzet.als(), beeld.besluit.aanvraag_id)
    assert b is not None
    for soort in (Briefsoort.BESLUIT_SCHOOL, Briefsoort.BESLUIT_OUDERS):
        assert "begeleider passend onderwijs" in Papier(brieven.voorbeeld_besluit(opzet.als(), b.besluit, soort)).tekst


def test_that_under_m2_the_bestuur_gets_an_advice_without_deskundigen(tmp_path: Path) -> None:
    opzet = Opzet(tmp_path, Besluitmodel.M2)
    beeld = opzet.besluit(opzet.getoetst())
    opzet.schrijf(beeld, **REDENEN)
    opzet.naar_tekenmap(beeld)
    with opzet.register.lezen() as uow:
        brief = next(b for b in uow.brieven.of_aanvraag(beeld.besluit.aanvraag_id) if b.soort is Briefsoort.ADVIES_BESTUUR)
    tekst = Papier(brieven.pdf(opzet.als(), brief.id)[1]).tekst
    assert "EUR 2.940" in tekst
    assert "Advies van" not in tekst


def test_that_an_advice_to_the_bestuur_needs_no_category(opzet: Opzet) -> None:
    vraag = zoals_gevraagd(opzet.aanvraag(id_ := opzet.getoetst()))
    advies = replace(vraag, uitkomst=Uitkomst.ADVIES_BESTUUR, advies=Uitkomst.TOEGEWEZEN)
    assert opzet.besluit(id_, advies).besluit.bedrag_cent == BEDRAG


def test_that_what_was_sent_can_be_corrected_and_the_letter_says_in_whose_place_it_comes(opzet: Opzet) -> None:
    id_ = opzet.getoetst()
    beeld = opzet.besluit(id_)
    opzet.schrijf(beeld, **REDENEN)
    zendingen = tuple(verzenden.Zending(brief_id=b.id, op=opzet.klok.today(), wijze=Verzendwijze.POST)
                      for b in opzet.teken(beeld).brieven)  # fmt: skip
    verzenden.verzenden(opzet.als(), id_, zendingen)
    nieuw = correctie.corrigeren(opzet.als(), beeld.besluit.id, besluiten.INTREKREDENEN[0])
    assert nieuw.bedrag_cent == BEDRAG
    for soort in (Briefsoort.BESLUIT_SCHOOL, Briefsoort.BESLUIT_OUDERS):
        tekst = Papier(brieven.voorbeeld_besluit(opzet.als(), nieuw, soort)).tekst
        assert "een datum klopte niet" in tekst
        assert "TLV" not in tekst


def test_that_a_bezwaar_against_it_is_not_sent_the_way_of_the_lbt(opzet: Opzet) -> None:
    id_ = opzet.registreer()
    invoer = Bezwaarinvoer(indiener=Indiener.OUDER, naam="N. Nguyễn", ontvangst=Ontvangst(ontvangen_op=opzet.klok.today()))
    with pytest.raises(ToestandError, match="LBT niet"):
        bezwaren.registreren(opzet.als(), id_, invoer)
    assert not bezwaarstand.bezwaar_mogelijk(opzet.als(), id_)


# --- where it shows -----------------------------------------------------------------------------------------------------


def test_that_the_receipt_promises_no_deskundigen(opzet: Opzet) -> None:
    for brief in brieven.ontvangstbevestiging_maken(opzet.als(), opzet.registreer()):
        tekst = Papier(brieven.pdf(opzet.als(), brief.id)[1]).tekst
        assert "deskundigen" not in tekst
        assert "30 uur executieve functies" in tekst


def test_that_the_card_shows_what_is_asked(opzet: Opzet) -> None:
    kaart = dossierkaart(opzet.als(), opzet.registreer())
    assert dict(kaart.gevraagd)["Gevraagd bedrag"] == "EUR 2.940 voor 30 uur"
    assert kaart.adviezen_open == ("Bij deze soort adviseren geen deskundigen.",)


def test_that_the_besluitenlijst_names_period_and_amount(opzet: Opzet) -> None:
    opzet.besluit(opzet.getoetst())
    lijst = besluitenlijst_document(opzet.als(), opzet.zitting)
    assert lijst.punten[0].inhoud == "1-8-2027 – 31-7-2028, EUR 2.940"
