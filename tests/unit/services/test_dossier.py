"""The head of a dossier, the reasons of its dates, and the dossierkaart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Aanvulling, Status
from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.brief import Briefsoort
from cvt_desktop.domain.errors import GeenRechtError
from cvt_desktop.domain.formulier import Houding, Meningvorm, Verzorger
from cvt_desktop.domain.herkomst import Herkomst
from cvt_desktop.domain.persoon import Persoon, Rol
from cvt_desktop.ports.documenten import Dossierkaart as KaartDocument
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossier import dossierkop, openen
from cvt_desktop.services.dossierkaart import dossierkaart, kaart_document, leg_uitvoer_vast
from cvt_desktop.services.dossiertellers import tellers
from cvt_desktop.services.termijnen import termijnblad
from db.register import DbRegister
from tests.dossiers import maak_toets, vul_dossier
from tests.factories import (
    BENSALEM,
    CRUTZER,
    FG,
    KERN_WIEBRANDSMA,
    MIKOLAJ,
    SECRETARIS,
    VAN_T_HOFF,
    VOORZITTER,
    WIEBRANDSMA,
    maak_aanvraag,
    maak_aanvraag_bij_deskundigen,
    maak_brief,
    maak_formulier,
    maak_verzorgers,
)
from tests.fakes.klok import VasteKlok
from tests.fakes.register import maak_dienst, maak_testregister

LOGIN_CRUTZER = replace(CRUTZER, met_login=True)


@pytest.fixture
def register(tmp_path: Path) -> DbRegister:
    return maak_testregister(tmp_path / "register")


@pytest.fixture
def secretaris(register: DbRegister) -> Dienst:
    return maak_dienst(register, SECRETARIS)


def als(register: DbRegister, persoon: Persoon) -> Dienst:
    return maak_dienst(register, persoon)


def geheim(houding_vader: Houding = Houding.EENS) -> tuple[Verzorger, ...]:
    """Both parents, the mother at a geheim address of her own."""
    moeder, vader = maak_verzorgers()
    adres = Adres(straat="Schuilhoek 99", postcode="1999 XX", plaats="Duinhage")
    return replace(moeder, adres_geheim=True, adres=adres), replace(vader, houding=houding_vader)


# --- the head -----------------------------------------------------------------------------------------------------------


def test_that_the_head_tells_who_what_how_far_and_until_when(secretaris: Dienst) -> None:
    aanvraag = vul_dossier(secretaris)
    kop = dossierkop(secretaris, aanvraag.id)
    assert (kop.naam, kop.leeftijd) == ("Mikołaj Żurawski-Brandt", 15)
    assert (kop.soort, kop.kenmerk) == ("TLV vso – nieuw", "2026-0391")
    assert (kop.status, kop.bij_status) == (Status.OP_AGENDA, "zitting wo 12 mei, punt 1")
    assert kop.school == "Lyceum Ravenkoog, lj 3"
    with secretaris.register.schrijven() as uow:
        nu = uow.aanvragen.get(aanvraag.id)
        uow.aanvragen.save(replace(nu, formulier=replace(nu.formulier, b=replace(nu.formulier.b, leerjaar="groep 8"))))
    assert dossierkop(secretaris, aanvraag.id).school == "Lyceum Ravenkoog, groep 8"
    assert kop.contact == "I. Duinkerk, 000-555 0101"
    assert kop.termijn is not None
    assert (kop.termijn.uiterlijk, kop.termijn.dagen) == (date(2027, 5, 28), 16)
    assert kop.termijn.opgeschort_sinds is None
    assert kop.vlaggen == ()
    assert kop.stap is not None
    assert kop.stap.tekst == "Besluit in de zitting van vandaag"
    assert kop.stap.naar_zitting


def test_that_a_contact_without_a_number_gets_the_one_of_the_school(secretaris: Dienst) -> None:
    formulier = maak_formulier()
    aanvraag = maak_aanvraag(formulier=replace(formulier, a=replace(formulier.a, contactpersoon="I. Duinkerk")))
    vul_dossier(secretaris, aanvraag=aanvraag, op_agenda=False, vastgesteld=(), stukken=False)
    assert dossierkop(secretaris, aanvraag.id).contact == "I. Duinkerk 000-555 0101"


def test_that_the_flags_say_what_is_so_and_nothing_else(secretaris: Dienst) -> None:
    formulier = maak_formulier()
    formulier = replace(formulier, b=replace(formulier.b, verzorgers=geheim(Houding.NIET_EENS)))
    herkomst = Herkomst(akkoord="Nee", reden_niet_akkoord="wil eerst een gesprek")
    vul_dossier(secretaris, aanvraag=maak_aanvraag(formulier=formulier, herkomst=herkomst), op_agenda=False, stukken=False)
    assert dossierkop(secretaris, maak_aanvraag().id).vlaggen == ("geheim adres", "ouder niet eens", "akkoord: nee")


@pytest.mark.parametrize(
    ("vandaag", "stil"),
    [(date(2027, 5, 3), True), (date(2027, 5, 17), True), (date(2027, 5, 18), False)],
    ids=["within", "day before the last", "the last day: it runs again"],
)
def test_that_the_term_stands_still_only_on_the_days_that_the_law_gives(register: DbRegister, vandaag: date, stil: bool) -> None:
    dienst = maak_dienst(register, SECRETARIS, klok=VasteKlok(vandaag))
    gevraagd = Aanvulling(ontbreekt=("MDO-verslag",), uiterlijk=date(2027, 5, 18), verzonden_op=date(2027, 4, 29), wijze="post")
    aanvraag = maak_aanvraag(status=Status.AANVULLING_GEVRAAGD, aanvullingen=(gevraagd,))
    vul_dossier(dienst, aanvraag=aanvraag, op_agenda=False, vastgesteld=(), stukken=False)
    kop = dossierkop(dienst, aanvraag.id)
    assert kop.termijn is not None
    assert kop.termijn.opgeschort_sinds == (date(2027, 4, 30) if stil else None)
    assert kop.bij_status == "uiterlijk di 18 mei"


def test_that_a_dossier_that_is_done_has_no_term_and_no_step(secretaris: Dienst) -> None:
    aanvraag = maak_aanvraag(status=Status.INGETROKKEN)
    vul_dossier(secretaris, aanvraag=aanvraag, op_agenda=False, stukken=False)
    kop = dossierkop(secretaris, aanvraag.id)
    assert kop.termijn is None
    assert kop.stap is None


def test_that_the_reasons_of_a_date_name_their_sources(secretaris: Dienst) -> None:
    gevraagd = Aanvulling(ontbreekt=("MDO-verslag",), uiterlijk=date(2027, 5, 18), verzonden_op=date(2027, 4, 29),
                          aangevuld_op=date(2027, 5, 10))  # fmt: skip
    aanvraag = maak_aanvraag(aanvullingen=(gevraagd,))
    vul_dossier(secretaris, aanvraag=aanvraag, op_agenda=False, stukken=False)
    uitleg = termijnblad(secretaris, aanvraag.id).beslissen
    assert uitleg.datum == date(2027, 6, 7)
    assert [stap.bron for stap in uitleg.stappen] == ["Awb 4:13, lid 2", "Awb 4:15, lid 1"]
    assert "+ 10 dagen" in uitleg.stappen[1].tekst
    assert all(stap.bron_uitleg for stap in uitleg.stappen)
    assert "dinsdag 8 juni 2027" in uitleg.ruime_lezing
    assert "6 weken" in uitleg.streef


# --- who may see it -----------------------------------------------------------------------------------------------------


def test_that_opening_a_dossier_is_one_event(secretaris: Dienst) -> None:
    aanvraag = vul_dossier(secretaris, stukken=False)
    openen(secretaris, aanvraag.id)
    with secretaris.register.lezen() as uow:
        gebeurtenissen = uow.logboek.of_aanvraag(aanvraag.id)
    assert [(g.actie, g.persoon_id) for g in gebeurtenissen] == [(Actie.DOSSIER_INZIEN, SECRETARIS.id)]


@pytest.mark.parametrize("wie", [VAN_T_HOFF, FG], ids=["a deskundige of other dossiers", "the FG"])
def test_that_a_dossier_is_closed_for_who_has_no_part_in_it(register: DbRegister, secretaris: Dienst, wie: Persoon) -> None:
    aanvraag = vul_dossier(secretaris, stukken=False)
    for lees in (dossierkop, dossierkaart, openen, termijnblad, kaart_document, leg_uitvoer_vast):
        with pytest.raises(GeenRechtError):
            lees(als(register, wie), aanvraag.id)


def test_that_a_deskundige_sees_the_dossier_but_neither_the_other_advice_nor_the_notes(
    register: DbRegister, secretaris: Dienst
) -> None:
    aanvraag = vul_dossier(secretaris, stukken=False)
    kaart = dossierkaart(als(register, CRUTZER), aanvraag.id)
    assert [a.deskundige for a in kaart.adviezen] == ["Hélène Crutzer, orthopedagoog"]
    assert kaart.notities == ()
    assert KERN_WIEBRANDSMA not in str(list(kaart.adviezen))
    assert any("alleen het eigen advies" in regel for regel in kaart.adviezen_open)
    assert kaart.waarom


def test_that_a_deskundige_is_not_told_how_many_letters_there_are(register: DbRegister, secretaris: Dienst) -> None:
    aanvraag = vul_dossier(secretaris, stukken=False)
    with secretaris.register.schrijven() as uow:
        uow.brieven.save(maak_brief(Briefsoort.ONTVANGSTBEVESTIGING, aanvraag_id=aanvraag.id))
    assert tellers(secretaris, aanvraag.id).brieven == "1"
    assert tellers(als(register, CRUTZER), aanvraag.id).brieven == ""


def test_that_a_lid_who_has_to_advise_sees_the_other_advice_only_afterwards(register: DbRegister, secretaris: Dienst) -> None:
    aanvraag = maak_aanvraag_bij_deskundigen()
    eigen = replace(aanvraag.koppelingen[0], persoon_id=BENSALEM.id)
    aanvraag = replace(aanvraag, koppelingen=(eigen, aanvraag.koppelingen[1]))
    vul_dossier(secretaris, aanvraag=aanvraag, vastgesteld=(2,), op_agenda=False, stukken=False)
    lid = als(register, BENSALEM)
    voor = dossierkaart(lid, aanvraag.id)
    assert voor.adviezen == ()
    assert any("nadat u uw eigen advies hebt vastgesteld" in regel for regel in voor.adviezen_open)
    with secretaris.register.schrijven() as uow:
        advies = uow.adviezen.of_aanvraag(aanvraag.id)[0]
        uow.adviezen.save(replace(advies, persoon_id=BENSALEM.id).vaststellen(date(2027, 5, 10)))
    assert len(dossierkaart(lid, aanvraag.id).adviezen) == 2


def test_that_a_concept_advice_is_nobodys_reading(secretaris: Dienst) -> None:
    aanvraag = vul_dossier(secretaris, vastgesteld=(1,), op_agenda=False, stukken=False)
    kaart = dossierkaart(secretaris, aanvraag.id)
    assert len(kaart.adviezen) == 1
    assert kaart.adviezen_open == ("Advies 2: gevraagd aan Tjeerd Wiebrandsma op ma 12 april, uiterlijk ma 3 mei.",)


# --- the card -----------------------------------------------------------------------------------------------------------


def test_that_the_card_has_the_blocks_of_the_form(secretaris: Dienst) -> None:
    aanvraag = vul_dossier(secretaris, stukken=False)
    kaart = dossierkaart(secretaris, aanvraag.id)
    gevraagd = dict(kaart.gevraagd)
    assert list(gevraagd) == ["Soort", "Categorie", "Periode", "Door", "Ontvangen", "Volledig", "Eerdere TLV"]
    assert gevraagd["Categorie"] == "laag (1)"
    assert gevraagd["Periode"] == "zondag 1 augustus 2027 tot en met dinsdag 31 juli 2029"
    assert gevraagd["Ontvangen"] == "vrijdag 2 april 2027 via TOP dossier"
    assert kaart.eigen_woorden
    assert [o.houding for o in kaart.ouders] == ["eens", "eens"]
    assert [g.vindplaats for g in kaart.geprobeerd] == ["OPP p. 6", "OPP p. 7", "MDO p. 2"]
    assert [a.duur for a in kaart.adviezen] == ["t/m 31 juli 2029", "t/m 31 juli 2028"]
    assert kaart.toetsing.startswith("in orde (")
    assert kaart.uitzonderingen == ()
    assert kaart.notities[0].startswith("wo 12 mei · telefoon · Ruben Veldkamper: Moeder vraagt")
    assert "opvolgen do 13 mei" in kaart.notities[0]


def test_that_no_address_stands_on_the_card_nor_on_its_paper(secretaris: Dienst) -> None:
    formulier = maak_formulier()
    formulier = replace(formulier, b=replace(formulier.b, verzorgers=geheim()))
    leerling = replace(MIKOLAJ, adres_geheim=True)
    vul_dossier(secretaris, aanvraag=maak_aanvraag(formulier=formulier), leerling=leerling, stukken=False)
    kaart, papier = dossierkaart(secretaris, maak_aanvraag().id), kaart_document(secretaris, maak_aanvraag().id)
    alles = _alle_tekst(kaart) + _alle_tekst(papier)
    for stukje in ("Schuilhoek", "1999 XX", "Duinhage", "Rietgors", "1999 AB"):
        assert stukje not in alles
    assert "Geheim adres." in kaart.let_op


def _alle_tekst(object_: object) -> str:
    """Every text in a value, below ``repr=False`` too."""
    if isinstance(object_, str):
        return object_ + "\n"
    if isinstance(object_, tuple):
        return "".join(_alle_tekst(deel) for deel in object_)
    velden = getattr(type(object_), "__dataclass_fields__", {})
    return "".join(_alle_tekst(getattr(object_, naam)) for naam in velden)


@pytest.mark.parametrize(
    ("vorm", "begin"),
    [(Meningvorm.WILDE_NIET, "De leerling wilde geen mening"), (Meningvorm.NIET_GEVRAAGD, "De mening van de leerling is niet")],
)
def test_that_the_card_says_why_there_are_no_own_words(secretaris: Dienst, vorm: Meningvorm, begin: str) -> None:
    formulier = maak_formulier()
    formulier = replace(formulier, b=replace(formulier.b, mening="", mening_vorm=vorm))
    vul_dossier(secretaris, aanvraag=maak_aanvraag(formulier=formulier), op_agenda=False, stukken=False)
    kaart = dossierkaart(secretaris, maak_aanvraag().id)
    assert not kaart.eigen_woorden
    assert kaart.mening.startswith(begin)


def test_that_the_toetsing_shows_only_the_exceptions(secretaris: Dienst) -> None:
    reden = "weegt mee in de redenen van het besluit"
    aanvraag = maak_toets(maak_aanvraag(), nee="O4", reden=reden)
    vul_dossier(secretaris, aanvraag=aanvraag, op_agenda=False, stukken=False)
    kaart = dossierkaart(secretaris, aanvraag.id)
    assert kaart.toetsing == "in orde, met 1 uitzondering"
    assert kaart.uitzonderingen == (f"O4 Getekend namens het bevoegd gezag: {reden}",)


def test_that_a_running_toetsing_says_how_far_it_is(secretaris: Dienst) -> None:
    aanvraag = maak_toets(maak_aanvraag(), nee="O4", open_=("O1", "O2"))
    vul_dossier(secretaris, aanvraag=aanvraag, op_agenda=False, stukken=False)
    assert dossierkaart(secretaris, aanvraag.id).toetsing == "loopt: nog 2 open, 1 nee"


def test_that_the_paper_says_the_same_as_the_screen(register: DbRegister, secretaris: Dienst) -> None:
    aanvraag = vul_dossier(secretaris, stukken=False)
    kaart, papier = dossierkaart(als(register, VOORZITTER), aanvraag.id), kaart_document(als(register, VOORZITTER), aanvraag.id)
    assert isinstance(papier, KaartDocument)
    assert papier.kop.oefenregister
    assert (papier.kop.kenmerk, papier.leeftijd) == ("2026-0391", "15 jaar")
    assert papier.gevraagd == kaart.gevraagd
    assert papier.adviezen == kaart.adviezen
    assert papier.mening == f"“{kaart.mening}”"
    leg_uitvoer_vast(als(register, VOORZITTER), aanvraag.id)
    with secretaris.register.lezen() as uow:
        laatste = uow.logboek.of_aanvraag(aanvraag.id)[-1]
    assert (laatste.actie, laatste.rol) == (Actie.DOSSIERKAART_AFDRUKKEN, str(Rol.VOORZITTER))


def test_that_a_deskundige_does_not_print_the_card(register: DbRegister, secretaris: Dienst) -> None:
    aanvraag = vul_dossier(secretaris, stukken=False)
    with pytest.raises(GeenRechtError):
        leg_uitvoer_vast(als(register, WIEBRANDSMA), aanvraag.id)
