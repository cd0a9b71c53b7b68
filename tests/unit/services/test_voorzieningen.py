"""A bovenschoolse voorziening (TBV) from intake to bekendmaking, its places and its waiting list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.agendapunt import Uitkomst, Voorgenomen
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.brief import Briefsoort
from cvt_desktop.domain.errors import CvtError, GeenRechtError, GewijzigdError, InvoerError, ToestandError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import VoorzieningId
from cvt_desktop.domain.instellingen import Tbvnaam
from cvt_desktop.domain.onderwerp import leerling_id_van
from cvt_desktop.domain.soorten import open_velden
from cvt_desktop.domain.toets import Antwoord
from cvt_desktop.domain.voorziening import Plaatsantwoord, Tariefper, Voorziening
from cvt_desktop.services import besluiten, brieven, correctie, plaatsen, toetsing, voorzieningen, werkvoorraad
from cvt_desktop.services.besluitenlijst import besluitenlijst_document
from cvt_desktop.services.bezetting import stand_op
from cvt_desktop.services.dossier import dossierkop
from cvt_desktop.services.dossierkaart import dossierkaart
from cvt_desktop.services.toetslijsten import nieuwste_toetslijst
from tests.documents.conftest import Papier
from tests.dossiers import voeg_stuk
from tests.factories import BENSALEM, BESTUURDER, RAVENKOOG, VOORZITTER, ZILVERDAM
from tests.voorziening_opzet import BEDRAG, TUSSENKLAS, Opzet, maak_tbvformulier, maak_voorziening

PER = date(2027, 5, 24)


@pytest.fixture
def opzet(tmp_path: Path) -> Opzet:
    return Opzet(tmp_path)


def vol(tmp_path: Path) -> Opzet:
    """A register in which every place of the Tussenklas is taken."""
    return Opzet(tmp_path, replace(TUSSENKLAS, bezet_vooraf=14))


# --- the checklist and the form ---------------------------------------------------------------------------------------


def test_that_the_list_has_the_fourteen_questions_of_the_brief_and_leaves_three_to_a_person(opzet: Opzet) -> None:
    lijst = nieuwste_toetslijst(Soort.TBV)
    assert " ".join(lijst.codes) == "O1 O3 O4 O6 V1 V2 V3 V5 V12 V13 N1 T1 T2 T3"
    assert [p.code for p in lijst.punten if p.automatisch is None] == ["N1", "T1", "T2"]
    id_ = opzet.registreer()
    voeg_stuk(opzet.als(), "MDO.pdf", Stuksoort.MDO, b"%PDF-1.7", kenmerk=opzet.aanvraag(id_).kenmerk, aanvraag_id=id_)
    gegeven = {b.code: b for b in toetsing.automatisch(opzet.als(), id_).toets.beantwoordingen}
    assert len(gegeven) == 11
    assert gegeven["V12"].grond.startswith("Tussenklas Kaaphorn, EUR 2.450, ")


@pytest.mark.parametrize(("anders", "code", "grond"), [
    ({"voorziening": None}, "V12", "de voorziening"), ({"weken": None}, "V12", "de periode"),
    ({"weken": 25}, "V12", "langer dan 24 weken"), ({"andere": "a\nb\nc\nd"}, "V12", "hoogstens|staat er 3 toe"),
    ({"voorziening": replace(TUSSENKLAS, tarief_cent=None)}, "V12", "geen tarief"), ({"doelen": ()}, "V13", "geen doel"),
    ({"tweede_evaluatie_op": None}, "V13", "beide evaluaties"), ({"vervolg": ""}, "V13", "waarheen"),
    ({"voorziening": replace(TUSSENKLAS, scholen=(ZILVERDAM.id,))}, "O1", "kan Tussenklas Kaaphorn niet aanvragen"),
])  # fmt: skip
def test_that_what_lacks_or_is_not_allowed_is_a_nee_with_its_ground(
    opzet: Opzet, anders: dict[str, object], code: str, grond: str
) -> None:
    id_ = opzet.registreer(maak_voorziening(**anders))
    gegeven = {b.code: b for b in toetsing.automatisch(opzet.als(), id_).toets.beantwoordingen}
    assert gegeven[code].antwoord is Antwoord.NEE
    assert any(deel in gegeven[code].grond for deel in grond.split("|"))


def test_that_a_complete_form_leaves_nothing_open_and_an_empty_one_all_of_the_block() -> None:
    assert open_velden(Soort.TBV, maak_tbvformulier()) == ()
    leeg = maak_tbvformulier(type(maak_voorziening())())
    assert {veld for veld, _ in open_velden(Soort.TBV, leeg)} == {
        "tbv.voorziening", "tbv.ingangsdatum", "tbv.tot", "tbv.waarom", "tbv.doelen", "tbv.vervolg", "tbv.contactpersoon",
        "tbv.evaluatie_op", "tbv.tweede_evaluatie_op", "tbv.instemming_ouders", "tbv.instemming_leerling"}  # fmt: skip


@pytest.mark.parametrize(("fout", "veld"), [
    ({"einddatum": date(2027, 5, 1)}, "tbv.einddatum"), ({"weken": 0}, "tbv.weken"),
    ({"ingangsdatum": date(1927, 5, 24)}, "tbv.ingangsdatum"), ({"evaluatie_op": date(2027, 5, 1)}, "tbv.evaluatie_op"),
    ({"tweede_evaluatie_op": date(2027, 6, 1)}, "tbv.tweede_evaluatie_op"), ({"waarom": "voor 111222333"}, "tbv.waarom"),
])  # fmt: skip
def test_that_bad_input_is_refused_at_its_field_and_nothing_is_kept(opzet: Opzet, fout: dict[str, object], veld: str) -> None:
    with pytest.raises(InvoerError) as gevangen:
        opzet.registreer(maak_voorziening(**fout))
    assert gevangen.value.veld == veld
    assert opzet.als().overzichten.aanvragen() == []


def test_that_the_own_term_is_six_weeks_and_not_moved_by_a_holiday(opzet: Opzet) -> None:
    """Received on ma 5 april 2027: the target is ma 17 mei, Tweede Pinksterdag; only the legal term moves with the Atw."""
    f = maak_tbvformulier()
    id_ = opzet.registreer(f.tbv)
    with opzet.register.schrijven() as uow:
        a = uow.aanvragen.get(id_)
        uow.aanvragen.save(replace(a, formulier=replace(a.formulier, a=replace(a.formulier.a, ontvangen_op=date(2027, 4, 5)))))
    regel = next(r for r in opzet.als().overzichten.aanvragen() if r.id == id_)
    assert regel.streefdatum == date(2027, 5, 17)


# --- need and place -----------------------------------------------------------------------------------------------------


def test_that_a_besluit_needs_both_answers_and_goes_to_bekendmaking_without_a_number(opzet: Opzet) -> None:
    id_ = opzet.getoetst()
    assert opzet.aanvraag(id_).status is Status.GEREED_VOOR_ZITTING
    beeld = opzet.besluit(id_)
    assert beeld.besluit.bedrag_cent == BEDRAG
    opzet.schrijf(beeld, None)
    with pytest.raises(ToestandError, match="niet gekozen of er plaats is"):
        opzet.teken(beeld)
    opzet.schrijf(beeld, Plaatsantwoord.PLAATSBAAR)
    with pytest.raises(ToestandError, match="vanaf wanneer"):
        opzet.teken(beeld)
    opzet.schrijf(beeld, Plaatsantwoord.PLAATSBAAR, PER)
    getekend = opzet.teken(beeld)
    assert getekend.nummer == ""
    assert {b.soort for b in getekend.brieven} == {Briefsoort.BESLUIT_SCHOOL, Briefsoort.BESLUIT_OUDERS}
    opzet.verzend(id_)
    assert opzet.aanvraag(id_).status is Status.BEKENDGEMAAKT
    stand = plaatsen.plaatsstand(opzet.als(), id_)
    assert stand is not None
    assert stand.tekst == "Tussenklas Kaaphorn: met deze leerling 14 van 14 plaatsen bezet, geen plaats vrij"
    with opzet.register.lezen() as uow:
        assert not uow.verklaringen.of_leerling(leerling_id_van(opzet.aanvraag(id_)))


@pytest.mark.parametrize(("per", "melding"), [(date(2027, 8, 2), "na het einde"), (date(2027, 5, 1), "vóór het besluit")])
def test_that_a_place_lies_within_the_toewijzing(opzet: Opzet, per: date, melding: str) -> None:
    beeld = opzet.besluit(opzet.getoetst())
    opzet.schrijf(beeld, Plaatsantwoord.PLAATSBAAR, per)
    assert any(melding in b.tekst for b in besluiten.controleren(opzet.als(), beeld.besluit.id))


def test_that_no_more_places_are_given_than_there_are(tmp_path: Path) -> None:
    opzet = vol(tmp_path)
    beeld = opzet.besluit(opzet.getoetst())
    opzet.schrijf(beeld, Plaatsantwoord.PLAATSBAAR, PER)
    with pytest.raises(ToestandError, match="14 van 14 plaatsen bezet"):
        opzet.teken(beeld)


def test_that_the_waiting_list_is_by_the_day_of_the_besluit_and_a_place_takes_one_off_it(tmp_path: Path) -> None:
    opzet = vol(tmp_path)
    id_ = opzet.op_wachtlijst()
    assert opzet.aanvraag(id_).status is Status.WACHTLIJST
    stand = plaatsen.plaatsstand(opzet.als(), id_)
    assert stand is not None
    assert stand.plek == 1
    with pytest.raises(ToestandError, match="geen plaats vrij"):
        plaatsen.toekennen(opzet.als(), id_, PER)
    assert opzet.aanvraag(id_).status is Status.WACHTLIJST
    _zet_vrij(opzet)
    for dag, veld in ((date(2027, 5, 1), "per"), (date(2027, 8, 2), "per")):
        with pytest.raises(InvoerError) as fout:
            plaatsen.toekennen(opzet.als(), id_, dag)
        assert fout.value.veld == veld
    gemaakt = plaatsen.toekennen(opzet.als(), id_, PER)
    assert [b.soort for b in gemaakt] == [Briefsoort.PLAATS, Briefsoort.PLAATS_OUDERS]
    assert opzet.aanvraag(id_).status is Status.BEKENDGEMAAKT
    for brief in gemaakt:
        tekst = Papier(brieven.pdf(opzet.als(), brief.id)[1]).tekst
        assert "maandag 24 mei 2027" in tekst
        assert "Tussenklas Kaaphorn" in tekst
    (na,) = voorzieningen.standen(opzet.als())
    assert (na.bezet, na.wachtlijst) == (14, ())


def test_that_who_does_not_need_the_place_any_more_leaves_the_waiting_list_with_a_reason(tmp_path: Path) -> None:
    opzet = vol(tmp_path)
    id_ = opzet.op_wachtlijst()
    with pytest.raises(ToestandError, match="reden"):
        plaatsen.van_wachtlijst(opzet.als(), id_, " ")
    plaatsen.van_wachtlijst(opzet.als(), id_, "Het gaat op school weer goed")
    assert opzet.aanvraag(id_).status is Status.AFGESLOTEN
    (stand,) = voorzieningen.standen(opzet.als())
    assert stand.wachtlijst == ()
    with pytest.raises(ToestandError, match="niet op de wachtlijst"):
        plaatsen.toekennen(opzet.als(), id_, PER)


def test_that_a_place_is_free_again_after_the_last_day_of_the_toewijzing(opzet: Opzet) -> None:
    id_ = opzet.getoetst()
    beeld = opzet.besluit(id_)
    opzet.schrijf(beeld, Plaatsantwoord.PLAATSBAAR, PER)
    with opzet.register.lezen() as uow:
        for dag, bezet in ((date(2027, 8, 1), 14), (date(2027, 8, 2), 13)):
            stand = stand_op(uow, opzet.aanvraag(id_), dag)
            assert stand is not None
            assert stand.bezet == bezet


def test_that_a_correction_that_is_left_puts_a_dossier_back_on_the_waiting_list(tmp_path: Path) -> None:
    opzet = vol(tmp_path)
    id_ = opzet.op_wachtlijst()
    beeld = besluiten.beeld(opzet.als(), id_)
    assert beeld is not None
    nieuw = correctie.corrigeren(opzet.als(), beeld.besluit.id, correctie.CORRECTIEREDENEN[0])
    assert opzet.aanvraag(id_).status is Status.BESLOTEN
    correctie.terugnemen(opzet.als(), nieuw.id)
    assert opzet.aanvraag(id_).status is Status.WACHTLIJST


@pytest.mark.parametrize("wie", [VOORZITTER, BENSALEM, BESTUURDER])
def test_that_only_a_secretaris_gives_places(tmp_path: Path, wie: object) -> None:
    opzet = vol(tmp_path)
    id_ = opzet.op_wachtlijst()
    dienst = opzet.als(wie)  # type: ignore[arg-type]
    for act in (lambda: plaatsen.toekennen(dienst, id_, PER), lambda: plaatsen.van_wachtlijst(dienst, id_, "x"),
                lambda: voorzieningen.bewaren(dienst, TUSSENKLAS)):  # fmt: skip
        with pytest.raises(GeenRechtError):
            act()


def test_that_the_secretaris_sees_who_waits_in_the_werkvoorraad_without_a_term(tmp_path: Path) -> None:
    opzet = vol(tmp_path)
    id_ = opzet.op_wachtlijst()
    regel = next(r for r in werkvoorraad.werkvoorraad(opzet.als()) if r.aanvraag_id == id_)
    assert regel.stap.wacht
    assert "Plaats toekennen" in regel.stap.tekst
    kop = dossierkop(opzet.als(), id_)
    assert (kop.status, kop.termijn) == (Status.WACHTLIJST, None)


# --- the papers -----------------------------------------------------------------------------------------------------------


def test_that_the_letters_say_need_place_amount_goals_and_both_evaluations(opzet: Opzet) -> None:
    beeld = opzet.besluit(opzet.getoetst())
    opzet.schrijf(beeld, Plaatsantwoord.PLAATSBAAR, PER)
    b = besluiten.beeld(opzet.als(), beeld.besluit.aanvraag_id)
    assert b is not None
    school = Papier(brieven.voorbeeld_besluit(opzet.als(), b.besluit, Briefsoort.BESLUIT_SCHOOL)).tekst
    for wat in ("EUR 2.450", "3 van 12 maanden", "24 mei 2027", "1 augustus 2027", "21 juni 2027", "19 juli 2027", "Er is plaats",
                "Is elke dag op school", "R. Ottenhoff", "toewijzing bovenschoolse voorziening"):  # fmt: skip
        assert wat in school
    wacht = replace(b.besluit, plaats=Plaatsantwoord.WACHTLIJST, plaats_per=None)
    ouders = Papier(brieven.voorbeeld_besluit(opzet.als(), wacht, Briefsoort.BESLUIT_OUDERS)).tekst
    assert "geen plaats" in ouders
    assert "wachtlijst" in ouders
    assert "Er is plaats." not in ouders
    for tekst in (school, ouders):
        assert "TLV" not in tekst
        assert "LBT" not in tekst
    (punt,) = besluitenlijst_document(opzet.als(), beeld.besluit.zitting_id).punten
    assert "EUR 2.450" in punt.inhoud


def test_that_a_refusal_says_so_and_what_can_be_done(opzet: Opzet) -> None:
    beeld = opzet.besluit(opzet.getoetst(), Voorgenomen(uitkomst=Uitkomst.AFGEWEZEN))
    opzet.schrijf(beeld, None, wat_wel="De school kan een arrangement vragen.", in_het_voordeel="Er is goed gewerkt.",
                  horen="Op 3 mei sprak de school met ons.")  # fmt: skip
    b = besluiten.beeld(opzet.als(), beeld.besluit.aanvraag_id)
    assert b is not None
    school = Papier(brieven.voorbeeld_besluit(opzet.als(), b.besluit, Briefsoort.BESLUIT_SCHOOL)).tekst
    assert "geen toewijzing voor Tussenklas Kaaphorn" in school
    assert "wachtlijst" not in school
    opzet.teken(beeld)
    opzet.verzend(beeld.besluit.aanvraag_id)
    assert opzet.aanvraag(beeld.besluit.aanvraag_id).status is Status.BEKENDGEMAAKT


def test_that_what_the_besluit_is_called_is_a_setting(opzet: Opzet) -> None:
    with opzet.register.schrijven() as uow:
        nu = uow.instellingen.all()[0]
        uow.instellingen.save(replace(nu, reglement=replace(nu.reglement, tbv_naam=Tbvnaam.VERKLARING)))
    brief = brieven.ontvangstbevestiging_maken(opzet.als(), opzet.registreer())[0]
    assert "toelaatbaarheidsverklaring bovenschoolse voorziening" in Papier(brieven.pdf(opzet.als(), brief.id)[1]).tekst


def test_that_the_card_shows_the_voorziening_and_the_sum(opzet: Opzet) -> None:
    kaart = dict(dossierkaart(opzet.als(), opzet.registreer(maak_voorziening(andere="Een lesplek"))).gevraagd)
    assert kaart["Bedrag"] == "EUR 2.450 (EUR 9.800 per schooljaar × 3 van 12 maanden)"
    assert kaart["Periode"] == "maandag 24 mei 2027 tot en met zondag 1 augustus 2027"
    assert kaart["Daarnaast"] == "Een lesplek"


# --- the table ------------------------------------------------------------------------------------------------------------


def _zet_vrij(opzet: Opzet) -> None:
    voorzieningen.bewaren(opzet.als(), TUSSENKLAS, in_plaats_van=voorzieningen.voorzieningen(opzet.als())[0])


def test_that_an_aanvraag_keeps_the_line_that_was_chosen_when_the_table_changes(opzet: Opzet) -> None:
    id_ = opzet.registreer()
    voorzieningen.bewaren(opzet.als(), replace(TUSSENKLAS, tarief_cent=1, naam="Anders"), in_plaats_van=TUSSENKLAS)
    tbv = opzet.aanvraag(id_).formulier.tbv
    assert tbv.voorziening == TUSSENKLAS
    assert tbv.bedrag is not None
    assert tbv.bedrag.cent == BEDRAG
    voorzieningen.verwijderen(opzet.als(), voorzieningen.voorzieningen(opzet.als())[0])
    assert voorzieningen.standen(opzet.als()) == ()
    with opzet.register.lezen() as uow:
        stand = stand_op(uow, opzet.aanvraag(id_), PER)
    assert stand is not None
    assert stand.voorziening == TUSSENKLAS


def test_that_a_year_is_copied_once_under_the_same_id_without_places_from_elsewhere(opzet: Opzet) -> None:
    assert voorzieningen.overnemen(opzet.als(), "2026-2027", "2027-2028") == 1
    nieuw, oud = voorzieningen.voorzieningen(opzet.als())
    assert (nieuw.schooljaar, nieuw.id, nieuw.bezet_vooraf) == ("2027-2028", oud.id, 0)
    with pytest.raises(InvoerError, match="niets over te nemen"):
        voorzieningen.overnemen(opzet.als(), "2026-2027", "2027-2028")


@pytest.mark.parametrize(("fout", "veld"), [
    ({"naam": " "}, "naam"), ({"schooljaar": "2026"}, "schooljaar"), ({"plaatsen": 0}, "plaatsen"),
    ({"bezet_vooraf": 15}, "bezet_vooraf"), ({"tarief_cent": -1}, "tarief_cent"), ({"hoogstens": 0}, "hoogstens"),
    ({"doelgroep": "voor 111222333"}, "doelgroep"), ({"naam": "x" * 201}, "naam"),
])  # fmt: skip
def test_that_a_bad_line_is_refused_at_its_field(opzet: Opzet, fout: dict[str, object], veld: str) -> None:
    with pytest.raises(CvtError) as gevangen:
        voorzieningen.bewaren(opzet.als(), replace(TUSSENKLAS, **fout), in_plaats_van=TUSSENKLAS)  # type: ignore[arg-type]
    assert gevangen.value.veld == veld
    assert voorzieningen.voorzieningen(opzet.als()) == (TUSSENKLAS,)


def test_that_a_line_stands_once_in_a_year_and_a_changed_one_is_not_overwritten(opzet: Opzet) -> None:
    ander = Voorziening(id=VoorzieningId(UUID(int=8)), schooljaar="2026-2027", naam="tussenklas kaaphorn")
    with pytest.raises(InvoerError, match="staat al"):
        voorzieningen.bewaren(opzet.als(), ander)
    with pytest.raises(GewijzigdError):
        voorzieningen.verwijderen(opzet.als(), ander)


# --- the sum ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("per", "van", "tot", "cent", "hoe"), [
    (Tariefper.SCHOOLJAAR, date(2026, 8, 1), date(2027, 7, 31), 980_000, "1 schooljaar"),
    (Tariefper.SCHOOLJAAR, date(2026, 8, 1), date(2028, 7, 31), 1_960_000, "2 schooljaren"),
    (Tariefper.SCHOOLJAAR, date(2027, 1, 31), date(2027, 2, 28), 81_667, "1 van 12 maanden"),
    (Tariefper.SCHOOLJAAR, date(2027, 1, 15), date(2027, 2, 15), 163_333, "2 van 12 maanden"),
    (Tariefper.SCHOOLJAAR, date(2026, 8, 1), date(2027, 9, 30), 1_143_333, "1 schooljaar en 2 van 12 maanden"),
    (Tariefper.WEEK, date(2027, 5, 24), date(2027, 5, 30), 980_000, "1 week"),
    (Tariefper.WEEK, date(2027, 5, 24), date(2027, 5, 31), 1_960_000, "2 weken"),
])  # fmt: skip
def test_that_an_amount_is_the_tariff_times_the_period_in_whole_cents(
    per: Tariefper, van: date, tot: date, cent: int, hoe: str
) -> None:
    bedrag = replace(TUSSENKLAS, tarief_per=per).bedrag(van, tot)
    assert bedrag is not None
    assert bedrag.cent == cent
    assert bedrag.hoe == f"EUR 9.800 per {per} × {hoe}"


def test_that_a_school_that_may_not_ask_is_known_and_none_is_every_school() -> None:
    assert TUSSENKLAS.mag_vragen(RAVENKOOG.id)
    alleen = replace(TUSSENKLAS, scholen=(RAVENKOOG.id,))
    assert alleen.mag_vragen(RAVENKOOG.id)
    assert alleen.mag_vragen(None)
    assert not alleen.mag_vragen(ZILVERDAM.id)
