"""A groepsarrangement from intake to bekendmaking, through the services of the window: no pupil, no ouders, one letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.agendapunt import Uitkomst, Voorgenomen
from cvt_desktop.domain.brief import Briefsoort, Verzendwijze
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.formulier import Soort, Verzorger
from cvt_desktop.domain.hoorrecht import Hoorrecht
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.onderwerp import leerling_id_van
from cvt_desktop.domain.soorten import open_velden
from cvt_desktop.domain.toets import Antwoord
from cvt_desktop.ports.voortgang import Stil
from cvt_desktop.services import (
    aanvulling,
    besluiten,
    brieven,
    correctie,
    intake,
    kennisgeving,
    laptopoverzicht,
    lossebrief,
    overzichten,
    toetsing,
    uitstel,
    verzenden,
    zienswijze,
    zitting_behandelen,
)
from cvt_desktop.services.besluitenlijst import besluitenlijst_document
from cvt_desktop.services.documenten.briefreeks import Aan
from cvt_desktop.services.dossier import dossierkop
from cvt_desktop.services.dossierkaart import dossierkaart, kaart_document
from cvt_desktop.services.eigen_brief import voorstel
from cvt_desktop.services.invoer import Invoer, Leerlinginvoer
from cvt_desktop.services.toetslijsten import nieuwste_toetslijst
from cvt_desktop.services.verzendstapel import stapel
from tests.documents.conftest import Papier
from tests.factories import RAVENKOOG
from tests.groep_opzet import BEDRAG, REDENEN, Opzet, maak_groep, maak_groepsformulier


@pytest.fixture
def opzet(tmp_path: Path) -> Opzet:
    return Opzet(tmp_path)


# --- the checklist and the form ---------------------------------------------------------------------------------------


def test_that_the_list_has_the_thirteen_questions_of_the_brief_of_which_seven_by_hand() -> None:
    lijst = nieuwste_toetslijst(Soort.GROEPSARRANGEMENT)
    assert " ".join(lijst.codes) == "O1 O3 O4 V12 V13 N1 T2 T3 I1 I2 I3 I4 I6"
    assert sum(p.automatisch is None for p in lijst.punten) == 7


def test_that_a_complete_aanvraag_leaves_seven_questions_and_no_field_open(opzet: Opzet) -> None:
    gegeven = {b.code: b.antwoord for b in toetsing.automatisch(opzet.als(), opzet.registreer()).toets.beantwoordingen}
    assert gegeven == dict.fromkeys(("O1", "O3", "O4", "V12", "V13", "T3"), Antwoord.JA)
    assert open_velden(Soort.GROEPSARRANGEMENT, maak_groepsformulier()) == ()


@pytest.mark.parametrize(("mist", "code"), [
    ({"begroting": ()}, "V12"), ({"einddatum": None}, "V12"), ({"doelen": ()}, "V13"), ({"evaluatie_op": None}, "V13"),
    ({"erna": " "}, "V13"),
])  # fmt: skip
def test_that_what_lacks_is_a_nee(opzet: Opzet, mist: dict[str, object], code: str) -> None:
    id_ = opzet.registreer(maak_groep(**mist))
    gegeven = {b.code: b.antwoord for b in toetsing.automatisch(opzet.als(), id_).toets.beantwoordingen}
    assert gegeven[code] is Antwoord.NEE


def test_that_what_is_asked_is_the_begroting_less_what_the_schools_pay() -> None:
    assert maak_groep().bedrag_cent == BEDRAG
    assert maak_groep(bijdrage_cent=None).bedrag_cent == 720_000
    assert maak_groep(begroting=()).bedrag_cent is None


@pytest.mark.parametrize(("fout", "veld"), [
    ({"titel": " "}, "groep.titel"), ({"einddatum": date(2027, 7, 1)}, "groep.einddatum"),
    ({"evaluatie_op": date(2027, 6, 1)}, "groep.evaluatie_op"), ({"aantal": 0}, "groep.aantal"),
    ({"bijdrage_cent": 9_999_999}, "groep.bijdrage_cent"), ({"beschrijving": "met 111222333"}, "groep.beschrijving"),
])  # fmt: skip
def test_that_bad_input_is_refused_at_its_field_and_nothing_is_kept(opzet: Opzet, fout: dict[str, object], veld: str) -> None:
    with pytest.raises(InvoerError) as gevangen:
        opzet.registreer(maak_groep(**fout))
    assert gevangen.value.veld == veld
    assert opzet.als().overzichten.aanvragen() == []


def test_that_what_was_typed_about_a_pupil_before_this_kind_was_chosen_is_not_kept(opzet: Opzet) -> None:
    invoer = Invoer.van(maak_groepsformulier(), None, RAVENKOOG.id)
    invoer = replace(invoer, van_leerling=Leerlinginvoer(roepnaam="Sem", achternaam="Jansen", geboortedatum=date(2013, 1, 2)),
                     b=replace(invoer.b, verzorgers=(Verzorger(naam="M. Jansen"),), mening="liever niet"))  # fmt: skip
    id_ = intake.registreren(opzet.als(), intake.NieuweAanvraag(soort=opzet.soort, invoer=invoer))
    aanvraag = opzet.aanvraag(id_)
    assert aanvraag.leerling_id is None
    assert (aanvraag.formulier.b.verzorgers, aanvraag.formulier.b.mening) == ((), "")


# --- everywhere a name would stand ------------------------------------------------------------------------------------


def test_that_the_title_takes_the_place_of_a_name_and_is_found(opzet: Opzet) -> None:
    id_ = opzet.registreer()
    (regel,) = opzet.als().overzichten.aanvragen()
    assert (regel.leerling, regel.sorteernaam, regel.geboortedatum) == ("Groep ‘Rustpunt’", "rustpunt", None)
    assert "rustpunt" in regel.zoektekst
    kop = dossierkop(opzet.als(), id_)
    assert (kop.naam, kop.leeftijd, kop.geboortedatum) == ("Groep ‘Rustpunt’", None, None)
    assert kop.school.endswith("lj 1-2")
    intake.formulier_wijzigen(opzet.als(), id_, maak_groepsformulier(maak_groep(titel="Stilteklas")), opzet.aanvraag(id_).versie)
    assert opzet.als().overzichten.aanvragen()[0].leerling == "Groep ‘Stilteklas’"


def test_that_a_pupil_cannot_be_asked_of_it(opzet: Opzet) -> None:
    with pytest.raises(ToestandError, match="niet over één leerling"):
        leerling_id_van(opzet.aanvraag(opzet.registreer()))
    with pytest.raises(ValueError, match="is about a pupil"):
        replace(opzet.aanvraag(opzet.registreer()), soort=Soort.TVIA)


def test_that_the_card_tells_about_the_group_and_warns_of_a_name_without_saying_it(opzet: Opzet) -> None:
    id_ = opzet.registreer(maak_groep(beschrijving="Zes leerlingen, onder wie Noah van den Berg."))
    kaart = dossierkaart(opzet.als(), id_)
    assert dict(kaart.gevraagd)["Gevraagd bedrag"] == "EUR 6.200 (begroting EUR 7.200, bijdrage EUR 1.000)"
    assert not kaart.met_leerling
    (waarschuwing,) = [regel for regel in kaart.let_op if "een naam" in regel]
    assert "Berg" not in waarschuwing
    tekst = Papier(opzet.als().opmaker.maak(kaart_document(opzet.als(), id_))).tekst
    assert "De groep ‘Rustpunt’" in tekst
    assert not [regel for regel in dossierkaart(opzet.als(), opzet.registreer()).let_op if "een naam" in regel]


def test_that_the_names_of_schools_are_no_warning(opzet: Opzet) -> None:
    tekst = f"Leerlingen van {RAVENKOOG.naam} en Het Anker Zuid."
    id_ = opzet.registreer(maak_groep(beschrijving=tekst, scholen="Het Anker Zuid"))
    assert not [regel for regel in dossierkaart(opzet.als(), id_).let_op if "een naam" in regel]


def test_that_the_count_of_this_laptop_counts_no_pupil(opzet: Opzet) -> None:
    opzet.registreer()
    telling = laptopoverzicht.maak(opzet.als())
    assert (telling.dossiers, telling.leerlingen, telling.geboortejaren) == (1, 0, ())


# --- letters before the besluit ---------------------------------------------------------------------------------------


def test_that_only_the_school_gets_a_receipt(opzet: Opzet) -> None:
    (brief,) = brieven.ontvangstbevestiging_maken(opzet.als(), opzet.registreer())
    tekst = Papier(brieven.pdf(opzet.als(), brief.id)[1]).tekst
    assert "groepsarrangement ‘Rustpunt’" in tekst
    for wat in ("geboren", "deskundigen", "ouders"):
        assert wat not in tekst


def test_that_the_school_is_asked_for_what_lacks(opzet: Opzet) -> None:
    id_ = opzet.registreer(maak_groep(begroting=()))
    dienst = opzet.als()
    toetsing.automatisch(dienst, id_)
    voorstel_ = aanvulling.voorstel(dienst, id_)
    aanvulling.maken(dienst, id_, ["De begroting, met een bedrag per regel"], voorstel_.uiterlijk)
    brief = brieven.verzoek_aanvulling_maken(dienst, id_)
    tekst = Papier(brieven.pdf(dienst, brief.id)[1]).tekst
    assert "De begroting, met een bedrag per regel" in tekst
    assert "Het gaat om de groep ‘Rustpunt’." in tekst
    assert "geboren" not in tekst


def test_that_every_other_letter_goes_to_the_school_only_and_says_nothing_of_ouders(opzet: Opzet) -> None:
    id_, dienst = opzet.registreer(), opzet.als()
    gemaakt = [
        *kennisgeving.maken(dienst, id_, date(2027, 6, 21), "de commissie komt een week later bijeen"),
        uitstel.vragen(dienst, id_, uitstel.Uitstel(van=date(2027, 5, 17), tot=date(2027, 5, 28), reden="er mist een gesprek")),
        *zienswijze.uitnodigen(dienst, id_, zienswijze.Uitnodiging(
            aan=Aan.BEIDE, voornemen="de aanvraag afwijzen", gegevens="de begroting", uiterlijk=date(2027, 5, 26))),
        *lossebrief.maken(dienst, id_, lossebrief.Lossebriefinvoer(aan=Aan.BEIDE, onderwerp="Vraag", tekst="Hoe gaat het?")),
    ]  # fmt: skip
    assert {b.geadresseerde for b in gemaakt} == {RAVENKOOG.naam}
    assert len(gemaakt) == 4
    for brief in gemaakt:
        tekst = Papier(brieven.pdf(dienst, brief.id)[1]).tekst
        assert "ouders" not in tekst, brief.soort
        assert "geboren" not in tekst, brief.soort
    with pytest.raises(InvoerError, match="Kies de school"):
        lossebrief.maken(dienst, id_, lossebrief.Lossebriefinvoer(aan=Aan.OUDERS, onderwerp="Vraag", tekst="Hoe gaat het?"))


# --- the zitting, the besluit and its one letter ------------------------------------------------------------------------


def test_that_it_goes_from_intake_to_bekendmaking_with_one_letter_to_the_school(opzet: Opzet) -> None:
    id_ = opzet.getoetst()
    assert opzet.aanvraag(id_).status is Status.GEREED_VOOR_ZITTING
    beeld = opzet.besluit(id_)
    assert beeld.besluit.bedrag_cent == BEDRAG
    opzet.schrijf(beeld, **REDENEN)
    assert besluiten.controleren(opzet.als(), beeld.besluit.id) == ()
    assert voorstel(opzet.als(), id_) is None
    getekend = opzet.teken(beeld)
    assert [b.soort for b in getekend.brieven] == [Briefsoort.BESLUIT_SCHOOL]
    (regel,) = stapel(opzet.als()).regels
    assert (regel.leerling, regel.naar_school, regel.adres_geheim) == ("Groep ‘Rustpunt’", True, False)
    uit = verzenden.verzenden(opzet.als(), id_, (verzenden.Zending(brief_id=regel.id, op=opzet.klok.today(),
                                                                   wijze=Verzendwijze.POST),))  # fmt: skip
    assert (uit.bekendgemaakt, uit.bezwaar_tot) == (True, None)
    assert opzet.aanvraag(id_).status is Status.BEKENDGEMAAKT


def test_that_the_letter_names_goals_amount_and_schools_and_nobody(opzet: Opzet) -> None:
    beeld = opzet.besluit(opzet.getoetst(maak_groep(scholen="Zilverdam College\nOSG Kaaphorn")))
    opzet.schrijf(beeld, **REDENEN)
    b = besluiten.beeld(opzet.als(), beeld.besluit.aanvraag_id)
    assert b is not None
    tekst = Papier(brieven.voorbeeld_besluit(opzet.als(), b.besluit, Briefsoort.BESLUIT_SCHOOL)).tekst
    for wat in ("EUR 6.200", "1 augustus 2027", "31 januari 2028", "15 november 2027", "Elke ochtend een rustige start",
                "Zilverdam College en OSG Kaaphorn", "penvoerder", "Wat de groep nodig heeft", "informatieavond"):  # fmt: skip
        assert wat in tekst
    for wat in ("geboren", "bezwaar", "TLV", "deskundigen", "Afschrift", "{"):
        assert wat not in tekst


def test_that_the_clause_comes_back_by_a_setting(opzet: Opzet) -> None:
    with opzet.register.schrijven() as uow:
        nu = uow.instellingen.all()[0]
        uow.instellingen.save(replace(nu, reglement=replace(nu.reglement, groep_clausule=True)))
    beeld = opzet.besluit(opzet.getoetst())
    opzet.schrijf(beeld, **REDENEN)
    b = besluiten.beeld(opzet.als(), beeld.besluit.aanvraag_id)
    assert b is not None
    assert "bezwaar maken" in Papier(brieven.voorbeeld_besluit(opzet.als(), b.besluit, Briefsoort.BESLUIT_SCHOOL)).tekst
    getekend = opzet.teken(b)
    zending = verzenden.Zending(brief_id=getekend.brieven[0].id, op=opzet.klok.today(), wijze=Verzendwijze.POST)
    assert verzenden.verzenden(opzet.als(), beeld.besluit.aanvraag_id, (zending,)).bezwaar_tot is not None


def test_that_a_refusal_says_what_can_be_done(opzet: Opzet) -> None:
    beeld = opzet.besluit(opzet.getoetst(), Voorgenomen(uitkomst=Uitkomst.AFGEWEZEN))
    opzet.schrijf(beeld, bedrag_cent=None, **REDENEN, wat_wel="De school kan de consulent vragen",
                  in_het_voordeel="De aanpak is doordacht", horen="De school reageerde op 3 mei",
                  afwijking="de school kan dit zelf")  # fmt: skip
    b = besluiten.beeld(opzet.als(), beeld.besluit.aanvraag_id)
    assert b is not None
    tekst = Papier(brieven.voorbeeld_besluit(opzet.als(), b.besluit, Briefsoort.BESLUIT_SCHOOL)).tekst
    assert "wordt nu niet toegekend" in tekst
    assert "consulent vragen" in tekst


def test_that_under_m2_the_bestuur_gets_an_advice_about_the_group(tmp_path: Path) -> None:
    opzet = Opzet(tmp_path, Besluitmodel.M2)
    beeld = opzet.besluit(opzet.getoetst())
    opzet.schrijf(beeld, **REDENEN)
    opzet.naar_tekenmap(beeld)
    with opzet.register.lezen() as uow:
        brief = next(b for b in uow.brieven.of_aanvraag(beeld.besluit.aanvraag_id) if b.soort is Briefsoort.ADVIES_BESTUUR)
    tekst = Papier(brieven.pdf(opzet.als(), brief.id)[1]).tekst
    assert "Wat de groep nodig heeft" in tekst
    assert "informatieavond" in tekst
    assert "geboren" not in tekst


def test_that_what_was_sent_can_be_corrected(opzet: Opzet) -> None:
    id_ = opzet.getoetst()
    beeld = opzet.besluit(id_)
    opzet.schrijf(beeld, **REDENEN)
    brief = opzet.teken(beeld).brieven[0]
    verzenden.verzenden(opzet.als(), id_, (verzenden.Zending(brief_id=brief.id, op=opzet.klok.today(),
                                                             wijze=Verzendwijze.POST),))  # fmt: skip
    nieuw = correctie.corrigeren(opzet.als(), beeld.besluit.id, besluiten.INTREKREDENEN[0])
    assert "In de plaats van" in Papier(brieven.voorbeeld_besluit(opzet.als(), nieuw, Briefsoort.BESLUIT_SCHOOL)).tekst


def test_that_nobody_is_heard_about_it_in_the_zitting(opzet: Opzet) -> None:
    beeld = opzet.besluit(opzet.getoetst())
    with pytest.raises(ToestandError, match="niet over één leerling"):
        zitting_behandelen.horen(opzet.als(), opzet.zitting, beeld.besluit.aanvraag_id, Hoorrecht())


def test_that_lists_and_figures_name_the_group_and_count_its_money(opzet: Opzet) -> None:
    id_ = opzet.getoetst()
    beeld = opzet.besluit(id_)
    assert besluitenlijst_document(opzet.als(), opzet.zitting).punten[0].leerling == "Groep ‘Rustpunt’"
    opzet.schrijf(beeld, **REDENEN)
    brief = opzet.teken(beeld).brieven[0]
    verzenden.verzenden(opzet.als(), id_, (verzenden.Zending(brief_id=brief.id, op=opzet.klok.today(),
                                                             wijze=Verzendwijze.POST),))  # fmt: skip
    jaar = overzichten.schooljaren(opzet.als())[0]
    regels = [r for tabel in overzichten.overzicht(opzet.als(), jaar, Stil()) for r in tabel.regels]
    (bedrag,) = [r for r in regels if r.naam.startswith("groepsarrangement: toegekend bedrag")]
    assert sum(rij.bedrag_cent or 0 for rij in bedrag.cijfers[-1].rijen) == BEDRAG
