"""The verzoek om aanvulling: only what was sent with a day stops the clock (Awb 4:15)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.brief import Brief, Briefsoort, Brieftoestand, Verzendwijze
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.formulier import Gezag, Verzorger
from cvt_desktop.domain.school import Contactpersoon
from cvt_desktop.domain.toets import Antwoord
from cvt_desktop.ports.documentbrieven import KopieVerzoek
from cvt_desktop.ports.documenten import VerzoekOmAanvulling
from cvt_desktop.services import aanvulling, brieven, termijnen, toetsing, verzenden
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.verzenden import Zending
from db.register import DbRegister
from tests.factories import MIKOLAJ, SECRETARIS, maak_aanvraag, maak_formulier
from tests.fakes.klok import VasteKlok
from tests.fakes.poorten import NepOpmaker
from tests.fakes.register import maak_dienst, maak_testregister

D = TypeVar("D")
ID = maak_aanvraag().id
ONTVANGEN, VERZONDEN, UITERLIJK = date(2027, 4, 19), date(2027, 4, 29), date(2027, 5, 18)
MDO, BRON = "Het verslag van het MDO, met wie erbij waren", "Naam en datum van de bron bij de gegevens"


@pytest.fixture
def register(tmp_path: Path) -> DbRegister:
    return maak_testregister(tmp_path / "register")


def dienst_op(register: DbRegister, dag: date) -> Dienst:
    return maak_dienst(register, SECRETARIS, klok=VasteKlok(dag))


@pytest.fixture
def secretaris(register: DbRegister) -> Dienst:
    """The dates of dossier 6 of the practice register: received 19 April, sent 29 April, until 18 May."""
    dienst = dienst_op(register, VERZONDEN)
    basis = maak_formulier()
    formulier = replace(basis, a=replace(basis.a, ontvangen_op=ONTVANGEN))
    with dienst.register.schrijven() as uow:
        uow.leerlingen.save(MIKOLAJ)
        uow.aanvragen.save(maak_aanvraag(status=Status.IN_TOETSING, formulier=formulier))
    toetsing.automatisch(dienst, ID)
    toetsing.beantwoorden(dienst, ID, "T2", Antwoord.NEE)
    return dienst


def verstuur(dienst: Dienst) -> None:
    aanvulling.maken(dienst, ID, (MDO, BRON), UITERLIJK)
    aanvulling.verzonden(dienst, ID, VERZONDEN, Verzendwijze.BEVEILIGDE_MAIL)


def uiterste(dienst: Dienst) -> date:
    return termijnen.termijnblad(dienst, ID).beslissen.datum


def test_that_what_lacks_follows_from_the_nee_answers_with_a_day_that_is_a_working_day(secretaris: Dienst) -> None:
    voorstel = aanvulling.voorstel(secretaris, ID)
    assert [(o.code, o.wat, o.grondslag, o.gebrek) for o in voorstel.ontbreekt] == [
        ("V2", MDO, "P", False), ("T2", BRON, "P", False)]  # fmt: skip
    assert voorstel.uiterlijk == date(2027, 5, 13)
    assert voorstel.waarschuwing == aanvulling.GEEN_GEBREK


def test_that_the_words_of_the_secretaris_go_before_the_usual_ones(secretaris: Dienst) -> None:
    toetsing.beantwoorden(secretaris, ID, "V4", Antwoord.NEE, wat_ontbreekt="Bladzijde 3 van het onderzoek")
    voorstel = aanvulling.voorstel(secretaris, ID)
    assert ("V4", "Bladzijde 3 van het onderzoek", True) in [(o.code, o.wat, o.gebrek) for o in voorstel.ontbreekt]
    assert voorstel.waarschuwing == ""


def test_that_the_consequence_names_the_three_dates(secretaris: Dienst) -> None:
    gevolg = aanvulling.gevolg(secretaris, ID, verzonden_op=VERZONDEN, uiterlijk=UITERLIJK)
    assert gevolg.zin == ("Gevolg: de termijn staat stil vanaf vr 30 april. Nu: ma 14 juni. "
                          "Bij aanvulling op di 18 mei: vr 2 juli.")  # fmt: skip


def test_that_a_holiday_as_last_day_is_told_with_a_better_one(secretaris: Dienst) -> None:
    gevolg = aanvulling.gevolg(secretaris, ID, verzonden_op=VERZONDEN, uiterlijk=date(2027, 5, 17))
    assert gevolg.waarschuwing == "ma 17 mei is Tweede Pinksterdag. Kies liever di 18 mei."


def test_that_without_a_day_nothing_is_made(secretaris: Dienst) -> None:
    with pytest.raises(InvoerError, match="Zonder datum staat de termijn niet stil"):
        aanvulling.maken(secretaris, ID, (MDO,), None)
    with pytest.raises(InvoerError):
        aanvulling.maken(secretaris, ID, (MDO,), VERZONDEN)
    with pytest.raises(ToestandError):
        aanvulling.maken(secretaris, ID, ("  ",), UITERLIJK)
    with pytest.raises(InvoerError):
        aanvulling.maken(secretaris, ID, ("pas 111222333",), UITERLIJK)


def test_that_making_suspends_nothing_and_sending_does(secretaris: Dienst) -> None:
    na = aanvulling.maken(secretaris, ID, (MDO, BRON), UITERLIJK)
    brieven.verzoek_aanvulling_maken(secretaris, ID)
    assert (na.status, uiterste(secretaris)) == (Status.IN_TOETSING, date(2027, 6, 14))
    na = aanvulling.verzonden(secretaris, ID, VERZONDEN, Verzendwijze.POST)
    assert (na.status, uiterste(secretaris)) == (Status.AANVULLING_GEVRAAGD, date(2027, 7, 2))
    with secretaris.register.lezen() as uow:
        brief = uow.brieven.of_aanvraag(ID)[-1]
    assert (brief.soort, brief.toestand, brief.verzonden_op) == (
        Briefsoort.VERZOEK_AANVULLING, Brieftoestand.VERZONDEN, VERZONDEN)  # fmt: skip


def test_that_a_verzoek_that_was_not_sent_is_replaced_or_taken_back(secretaris: Dienst) -> None:
    aanvulling.maken(secretaris, ID, (MDO,), UITERLIJK)
    na = aanvulling.maken(secretaris, ID, (BRON,), date(2027, 5, 20))
    assert [a.ontbreekt for a in na.aanvullingen] == [(BRON,)]
    assert aanvulling.voorstel(secretaris, ID).bestaand == na.aanvullingen[0]
    brieven.verzoek_aanvulling_maken(secretaris, ID)
    assert aanvulling.terugnemen(secretaris, ID).aanvullingen == ()
    assert [r.toestand for r in brieven.lijst(secretaris, ID)] == [Brieftoestand.VERVALLEN]
    with pytest.raises(ToestandError):
        aanvulling.terugnemen(secretaris, ID)


def laatste(dienst: Dienst, soort: type[D]) -> D:
    assert isinstance(dienst.opmaker, NepOpmaker)
    document = dienst.opmaker.laatste(soort)
    assert isinstance(document, soort)
    return document


def kopieen(dienst: Dienst) -> list[Brief]:
    with dienst.register.lezen() as uow:
        return [b for b in uow.brieven.of_aanvraag(ID) if b.soort is Briefsoort.VERZOEK_AANVULLING_OUDERS]


def met_verzorgers(dienst: Dienst, *verzorgers: Verzorger) -> None:
    with dienst.register.schrijven() as uow:
        oud = uow.aanvragen.get(ID)
        blok = replace(oud.formulier.b, verzorgers=verzorgers)
        uow.aanvragen.save(replace(oud, formulier=replace(oud.formulier, b=blok)))


def test_that_a_copy_goes_to_each_address_with_gezag_and_says_no_reasons(secretaris: Dienst) -> None:
    thuis = Adres(straat="Kade 1", postcode="1999 AB", plaats="Meerstede")
    elders = replace(thuis, straat="Laan 9")
    met_verzorgers(
        secretaris, Verzorger(naam="Anna Kade", gezag=Gezag.OUDER, adres=thuis),
        Verzorger(naam="Bart Laan", gezag=Gezag.OUDER, adres=elders, adres_geheim=True),
        Verzorger(naam="Cor Wal", gezag=Gezag.ZONDER_GEZAG, adres=replace(thuis, straat="Wal 12")),
    )  # fmt: skip
    assert aanvulling.voorstel(secretaris, ID).kopieen == 2
    aanvulling.maken(secretaris, ID, (MDO, BRON), UITERLIJK, kopie_ouders=True)
    brieven.verzoek_aanvulling_maken(secretaris, ID)
    assert [(b.geadresseerde, b.adres.straat) for b in kopieen(secretaris)] == [("Anna Kade", "Kade 1"), ("Bart Laan", "Laan 9")]
    document = laatste(secretaris, KopieVerzoek)
    assert (document.stukken, document.uiterlijk) == ((MDO, BRON), UITERLIJK)
    assert document.adres == ("Bart Laan", "Laan 9", "1999 AB  Meerstede")


def test_that_only_the_letter_of_the_school_stops_the_clock(secretaris: Dienst) -> None:
    aanvulling.maken(secretaris, ID, (MDO,), UITERLIJK, kopie_ouders=True)
    brieven.verzoek_aanvulling_maken(secretaris, ID)
    for kopie in kopieen(secretaris):
        verzenden.verzenden(secretaris, ID, (Zending(brief_id=kopie.id, op=VERZONDEN, wijze=Verzendwijze.POST),))
    assert (uiterste(secretaris), toetsing.stand(secretaris, ID).aanvraag.status) == (date(2027, 6, 14), Status.IN_TOETSING)
    assert kopieen(secretaris)[0].toestand is Brieftoestand.VERZONDEN
    with pytest.raises(ToestandError, match="kopie"):
        aanvulling.terugnemen(secretaris, ID)
    with pytest.raises(ToestandError, match="kopie"):
        aanvulling.maken(secretaris, ID, (BRON,), UITERLIJK)
    brieven.verzoek_aanvulling_maken(secretaris, ID, "Een eigen alinea voor de school.")
    assert {b.toestand for b in kopieen(secretaris)} == {Brieftoestand.VERZONDEN}, "who has the copy gets no second one"
    aanvulling.verzonden(secretaris, ID, VERZONDEN, Verzendwijze.POST)
    assert uiterste(secretaris) == date(2027, 7, 2)


def test_that_the_copies_wait_for_their_own_way_and_lapse_with_the_verzoek(secretaris: Dienst) -> None:
    aanvulling.maken(secretaris, ID, (MDO,), UITERLIJK, kopie_ouders=True)
    brieven.verzoek_aanvulling_maken(secretaris, ID)
    assert {b.toestand for b in kopieen(secretaris)} == {Brieftoestand.DEFINITIEF}
    brieven.verzoek_aanvulling_maken(secretaris, ID, "Met een eigen alinea.")
    aanvulling.terugnemen(secretaris, ID)
    assert {b.toestand for b in kopieen(secretaris)} == {Brieftoestand.VERVALLEN}


def test_that_the_secretaris_says_to_which_contact_it_goes(secretaris: Dienst) -> None:
    with secretaris.register.schrijven() as uow:
        school = uow.scholen.get(maak_aanvraag().school_id)
        nieuw = Contactpersoon(naam="T. van Rijn", functie="teamleider")
        uow.scholen.save(replace(school, contactpersonen=(*school.contactpersonen, nieuw)))
    assert aanvulling.voorstel(secretaris, ID).contacten[-1] == nieuw
    with pytest.raises(InvoerError, match="contactpersoon"):
        aanvulling.maken(secretaris, ID, (MDO,), UITERLIJK, aan="Iemand Anders")
    aanvulling.maken(secretaris, ID, (MDO,), UITERLIJK, aan="T. van Rijn")
    brieven.verzoek_aanvulling_maken(secretaris, ID)
    document = laatste(secretaris, VerzoekOmAanvulling)
    assert (document.adres[1], document.aanhef) == ("t.a.v. T. van Rijn", "Geachte heer/mevrouw Van Rijn")
    assert kopieen(secretaris) == []


def test_that_tomorrow_is_no_day_of_sending(secretaris: Dienst) -> None:
    aanvulling.maken(secretaris, ID, (MDO,), UITERLIJK)
    with pytest.raises(InvoerError):
        aanvulling.verzonden(secretaris, ID, date(2027, 4, 30), Verzendwijze.POST)


def test_that_a_full_answer_starts_the_clock_and_opens_the_questions_again(secretaris: Dienst, register: DbRegister) -> None:
    verstuur(secretaris)
    later = dienst_op(register, date(2027, 5, 12))
    na = aanvulling.ontvangen(later, ID, date(2027, 5, 12))
    assert (na.status, uiterste(later)) == (Status.IN_TOETSING, date(2027, 6, 28))
    assert {"V2", "T2"} <= {p.code for p in na.toets.open_punten(toetsing.lijst_van(na))}


def test_that_a_part_keeps_the_verzoek_open_and_the_clock_runs_in_the_careful_reading(
    secretaris: Dienst, register: DbRegister
) -> None:
    verstuur(secretaris)
    later = dienst_op(register, date(2027, 5, 12))
    na = aanvulling.ontvangen(later, ID, date(2027, 5, 12), (MDO,), volledig=False)
    assert (na.status, na.aanvullingen[0].binnen) == (Status.AANVULLING_GEVRAAGD, ((MDO, date(2027, 5, 12)),))
    assert uiterste(later) == date(2027, 6, 28)
    uitleg = aanvulling.uitleg_onvolledig(later, ID, date(2027, 5, 12))
    assert "ma 28 juni" in uitleg
    assert "vr 2 juli" in uitleg
    with pytest.raises(InvoerError):
        aanvulling.ontvangen(later, ID, date(2027, 5, 12), volledig=False)
    na = aanvulling.ontvangen(later, ID, date(2027, 5, 12))
    assert (na.status, len(na.aanvullingen[0].binnen)) == (Status.IN_TOETSING, 2)


def test_that_a_toets_does_not_close_while_the_school_is_at_it(secretaris: Dienst) -> None:
    verstuur(secretaris)
    toetsing.overige_ja(secretaris, ID)
    with pytest.raises(ToestandError, match="om een aanvulling gevraagd"):
        toetsing.afronden(secretaris, ID, dict.fromkeys(("V2", "T2"), "blijkt voldoende uit de andere stukken"))


def test_that_after_the_last_day_a_person_chooses_and_the_days_stay_suspended(secretaris: Dienst, register: DbRegister) -> None:
    verstuur(secretaris)
    op_tijd, te_laat = dienst_op(register, UITERLIJK), dienst_op(register, date(2027, 5, 19))
    assert aanvulling.verstreken(op_tijd, ID) == ""
    with pytest.raises(ToestandError):
        aanvulling.doorgaan(op_tijd, ID, "wachten schaadt de leerling")
    assert "uiterlijk di 15 juni" in aanvulling.verstreken(te_laat, ID)
    assert aanvulling.GEEN_GEBREK in aanvulling.verstreken(te_laat, ID)
    na = aanvulling.doorgaan(te_laat, ID, "wachten schaadt de leerling")
    assert (na.status, na.overrides, uiterste(te_laat)) == (
        Status.IN_TOETSING, ((aanvulling.DOORGAAN, "wachten schaadt de leerling"),), date(2027, 7, 2))  # fmt: skip
    assert aanvulling.maken(te_laat, ID, (MDO,), date(2027, 6, 8)).aanvullingen[-1].ontbreekt == (MDO,)


def test_that_the_reminder_names_nobody(secretaris: Dienst) -> None:
    with pytest.raises(ToestandError):
        aanvulling.herinnering(secretaris, ID)
    verstuur(secretaris)
    tekst = aanvulling.herinnering(secretaris, ID)
    assert MDO in tekst
    assert "di 18 mei" in tekst
    assert MIKOLAJ.achternaam not in tekst
    assert "Duinkerk" not in tekst
