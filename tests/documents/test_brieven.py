"""The letters (screens 7.1, 7.2, 7.5-7.8, 7.11)."""

from __future__ import annotations

import dataclasses
import io
from typing import Any

import pytest
from PIL import Image

from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.ports.briefvorm import Brief
from cvt_desktop.ports.documentdelen import Lezer, Toewijzing
from tests.documents import voorbeelden
from tests.documents.conftest import Papier, maak

BRIEVEN = sorted(naam for naam, document in voorbeelden.alle().items() if isinstance(document, Brief))


def _zonder(brief: Any, **leeg: Any) -> Any:
    afzender = dataclasses.replace(brief.kop.afzender, **leeg)
    return dataclasses.replace(brief, kop=dataclasses.replace(brief.kop, afzender=afzender))


@pytest.mark.parametrize("naam", BRIEVEN)
def test_that_the_window_of_the_envelope_shows_the_address_and_nothing_else(papieren: dict[str, Papier], naam: str) -> None:
    document = voorbeelden.alle()[naam]
    assert isinstance(document, Brief)
    adres = " ".join(document.adres).split()
    zichtbaar = [w for w in papieren[naam].woorden() if w.pagina == 0 and w.links < 120 and w.onder > 48 and w.boven < 98]
    assert [w.tekst for w in zichtbaar] == adres
    assert min(w.links for w in zichtbaar) >= 20
    assert min(w.boven for w in zichtbaar) >= 50
    assert max(w.onder for w in zichtbaar) <= 84
    assert max(w.rechts for w in zichtbaar) <= 100


def test_that_a_long_address_still_stands_in_the_window_and_an_endless_one_is_refused() -> None:
    lang = ("Openbare Scholengemeenschap voor Praktijkonderwijs, Theorie en Techniek", "t.a.v. mevrouw Van der Meulen",
            "Burgemeester Van Heemskade van den Berghstraat 1234", "1999 AA  Meerstede")  # fmt: skip
    brief = voorbeelden.ontvangstbevestiging()
    woorden = maak(dataclasses.replace(brief, adres=lang)).woorden()
    assert max(w.onder for w in woorden if w.pagina == 0 and w.links < 100 and 50 < w.boven < 98) <= 84
    with pytest.raises(InvoerError) as fout:
        maak(dataclasses.replace(brief, adres=lang * 4))
    assert fout.value.veld == "adres"


@pytest.mark.parametrize("lezer", list(Lezer))
def test_that_a_confirmation_after_the_term_promises_no_day_that_is_past(lezer: Lezer) -> None:
    brief = voorbeelden.ontvangstbevestiging(lezer)
    op_tijd, voorbij = (maak(dataclasses.replace(brief, voorbij=wel)).tekst for wel in (False, True))
    assert "uiterlijk vrijdag 28 mei 2027" in op_tijd
    assert "uiterlijk vrijdag 28 mei 2027" not in voorbij
    assert "liep tot en met vrijdag 28 mei 2027 en is voorbij. Wij besluiten zo snel mogelijk." in voorbij
    assert ("ingebrekestelling (artikel 4:17" in voorbij) is (lezer is Lezer.SCHOOL)


@pytest.mark.parametrize("naam", BRIEVEN)
def test_that_the_head_tells_who_writes_about_what_and_when(papieren: dict[str, Papier], naam: str) -> None:
    tekst = papieren[naam].bladzijden()[0]
    for woorden in ("Samenwerkingsverband vo De Waterlanden", "Sluiskade 8", "000-555 01 00", "Ruben Veldkamper", "2026-0391",
                    "13 mei 2027", "Vertrouwelijk"):  # fmt: skip
        assert woorden in tekst


def test_that_a_parents_letter_knows_nothing_of_the_other_parent(papieren: dict[str, Papier]) -> None:
    for naam in BRIEVEN:
        for woord in ("Brandt,", "Molenwerf", "Zilverdam", "P. Brandt"):
            assert woord not in papieren[naam].tekst.replace("Żurawski-Brandt,", "")


@pytest.mark.parametrize("naam", [n for n in BRIEVEN if n.startswith("besluit_leerling")])
def test_that_the_letter_of_the_pupil_is_one_page_that_says_until_when_and_where_to_object(
    papieren: dict[str, Papier], naam: str
) -> None:
    tekst = papieren[naam].tekst
    assert len(papieren[naam].bladzijden()) == 1
    for zin in ("bezwaar maken tot en met donderdag 24 juni 2027", "Samenwerkingsverband vo De Waterlanden, Sluiskade 8",
                "het kenmerk 2026-0391", "tot drie jaar na het besluit", "Jij zei: “Ik wil leren"):  # fmt: skip
        assert zin in tekst, zin
    assert " u " not in tekst.partition("Met vriendelijke groet")[0]


@pytest.mark.parametrize("naam", [n for n in BRIEVEN if n.startswith("besluit_") and "leerling" not in n])
def test_that_every_besluit_says_how_to_object_and_who_decided(papieren: dict[str, Papier], naam: str) -> None:
    tekst = papieren[naam].tekst
    for zin in (
        "Bent u het niet eens met dit besluit?", "tot en met donderdag 24 juni 2027: zes weken",
        "dag na verzending van deze brief (13 mei 2027)", "het bestuur van Samenwerkingsverband vo De Waterlanden, Sluiskade 8",
        "het kenmerk 2026-0391", "Landelijke Bezwaaradviescommissie Toelaatbaarheidsverklaring (LBT)",
        "de rechtbank Meerstede vragen", "op grond van het mandaatbesluit van 1 september 2026",
        "besproken.", "tot drie jaar na het besluit", "(fg@voorbeeld.example)",
    ):  # fmt: skip
        assert zin in tekst, zin


@pytest.mark.parametrize("naam", ["ontvangst_school", "ontvangst_ouders", "aanvulling", "aanhouding_school", "aanhouding_ouders"])
def test_that_a_letter_that_is_no_besluit_has_no_bezwaarclausule(papieren: dict[str, Papier], naam: str) -> None:
    assert "Bent u het niet eens met dit besluit?" not in papieren[naam].tekst


def test_that_what_is_not_set_leaves_a_whole_sentence() -> None:
    tekst = maak(_zonder(voorbeelden.besluitbrief_ouders(), rechtbank="", fg_email="", steunpunt="", elektronische_weg="")).tekst
    assert "de rechtbank vragen om een voorlopige voorziening" in tekst
    assert "met onze functionaris gegevensbescherming." in tekst
    assert "is er het ouder- en jeugdsteunpunt." in tekst
    assert "1999 AA Meerstede. Schrijf op" in tekst
    assert "()" not in tekst


def test_that_the_electronic_way_is_named_when_there_is_one() -> None:
    tekst = maak(_zonder(voorbeelden.besluitbrief_school(), elektronische_weg="www.voorbeeld.example/bezwaar")).tekst
    assert "Meerstede of via www.voorbeeld.example/bezwaar." in tekst


def test_that_the_formal_letter_quotes_both_adviezen_and_fits_two_pages(papieren: dict[str, Papier]) -> None:
    papier = papieren["besluit_school"]
    assert papier.paginas == 2
    assert f"“{voorbeelden.KERN_1}”" in papier.tekst
    assert f"“{voorbeelden.KERN_2}”" in papier.tekst
    assert "Van 6 april 2027 tot en met 12 april 2027 stond de beslistermijn stil" in papier.tekst
    assert "Wij wijzen uw aanvraag toe. Wij verklaren" in papier.tekst


def test_that_an_outcome_that_differs_says_so_and_why(papieren: dict[str, Papier]) -> None:
    school, ouders = papieren["besluit_school_anders"].tekst, papieren["besluit_ouders_anders"].tekst
    assert "toe in afwijking van uw aanvraag. Wij" in school
    assert "Wij besluiten anders dan u vroeg, omdat na een jaar" in school
    assert "ja, maar anders dan de school vroeg: na een jaar" in ouders


def test_that_a_refusal_names_each_criterium_the_hearing_and_what_can_be_done(papieren: dict[str, Papier]) -> None:
    school, ouders = papieren["besluit_school_afgewezen"].tekst, papieren["besluit_ouders_afgewezen"].tekst
    for zin in ("Wij wijzen de aanvraag af.", "onvoldoende gebleken", "advies 2, onder 7", "artikel 4:7 en 4:8 Awb",
                "Een nieuwe aanvraag kan, met nieuwe feiten", "Uw zorgplicht voor Mikołaj blijft."):  # fmt: skip
        assert zin in school, zin
    assert "Ons antwoord is nee." in ouders
    assert "TLV-nummer" not in school + ouders
    assert "31 juli 2029" not in ouders


def test_that_plain_and_formal_letter_carry_the_same_dates(papieren: dict[str, Papier]) -> None:
    for naam in ("besluit_school", "besluit_ouders", "tlv"):
        for dag in ("1 juni 2027", "31 juli 2029", "donderdag 24 juni 2027"):
            assert dag in papieren[naam].tekst


def test_that_the_own_paragraph_stands_in_the_letter_as_written() -> None:
    brief = dataclasses.replace(voorbeelden.ontvangstbevestiging(), eigen_alinea="Eerste alinea.\n\nTweede,\nop twee regels.")
    tekst = maak(brief).tekst
    assert "Eerste alinea. Tweede, op twee regels." in tekst


def test_that_the_verzoek_lists_what_lacks_with_its_day(papieren: dict[str, Papier]) -> None:
    tekst = papieren["aanvulling"].tekst
    for zin in ("wij missen nog 2 stukken", "Wilt u dit uiterlijk op dinsdag 18 mei 2027 aanvullen?",
                "Vanaf vrijdag 30 april 2027 staat de beslistermijn stil", "Dit geldt niet voor nummer 1"):  # fmt: skip
        assert zin in tekst, zin


def test_that_the_medical_sentence_is_left_out_when_the_law_compels_all() -> None:
    brief = voorbeelden.verzoek_om_aanvulling()
    verplicht = maak(dataclasses.replace(brief, ontbrekend=brief.ontbrekend[:1])).tekst
    assert "medische of psychologische" not in verplicht
    assert "wij missen nog 1 stuk " in verplicht
    assert "dit geldt niet" not in maak(dataclasses.replace(brief, ontbrekend=brief.ontbrekend[1:])).tekst.casefold()


def test_that_a_definitive_letter_with_an_empty_field_is_refused_and_a_concept_names_it() -> None:
    brief = dataclasses.replace(voorbeelden.besluitbrief_ouders(), uitleg="  ")
    with pytest.raises(InvoerError) as fout:
        maak(brief)
    assert fout.value.veld == "uitleg"
    concept = maak(dataclasses.replace(brief, kop=dataclasses.replace(brief.kop, concept=True)))
    assert "(uitleg)" in concept.tekst


def test_that_a_letter_without_address_or_date_is_refused() -> None:
    brief = voorbeelden.ontvangstbevestiging()
    for kapot, veld in (
        (dataclasses.replace(brief, adres=("",)), "adres"),
        (dataclasses.replace(brief, kop=dataclasses.replace(brief.kop, dagtekening=None)), "dagtekening"),
    ):
        with pytest.raises(InvoerError) as fout:
            maak(kapot)
        assert fout.value.veld == veld


def test_that_a_pupil_who_said_nothing_is_not_quoted() -> None:
    brief = dataclasses.replace(
        voorbeelden.besluitbrief_ouders(), mening_leerling="Mikołaj wilde nu niets zeggen", mening_eigen_woorden=False
    )
    tekst = maak(brief).tekst
    assert "Mikołaj wilde nu niets zeggen. U vertelde:" in tekst
    assert "Mikołaj zei" not in tekst


def test_that_the_greeting_never_stands_alone_on_a_page() -> None:
    for regels in range(16):
        brief = dataclasses.replace(voorbeelden.verzoek_om_aanvulling(), eigen_alinea="\n".join(["Een regel."] * regels))
        woorden = maak(brief).woorden()
        laatste = [woord.tekst for woord in woorden if woord.pagina == woorden[-1].pagina]
        assert laatste.index("vriendelijke") > 1, regels


def test_that_a_logo_is_drawn_and_a_broken_one_refused() -> None:
    brief = voorbeelden.ontvangstbevestiging()
    with pytest.raises(InvoerError) as fout:
        maak(_zonder(brief, logo=b"geen plaatje"))
    with pytest.raises(InvoerError, match="leesbare"):
        maak(_zonder(brief, logo=_png()[:60]))
    assert fout.value.veld == "logo"
    met = maak(_zonder(brief, logo=_png()))
    with met.pdf() as pdf:
        assert "/Image" in str(pdf.pages[0].Resources.XObject)


def _png() -> bytes:
    uit = io.BytesIO()
    Image.new("RGB", (300, 80), "#17496b").save(uit, "PNG")
    return uit.getvalue()


def test_that_every_text_uses_only_fields_that_letters_know(papieren: dict[str, Papier]) -> None:
    for papier in papieren.values():
        assert "{" not in papier.tekst
        assert "}" not in papier.tekst
        assert "**" not in papier.tekst
        assert ".." not in papier.tekst.replace("...", "")


def test_that_both_outcomes_are_covered_by_the_examples() -> None:
    uitkomsten = {type(getattr(d, "uitkomst", None)).__name__ for d in voorbeelden.alle().values()}
    assert {Toewijzing.__name__, "Afwijzing"} <= uitkomsten


def test_that_ouders_and_pupil_read_of_the_third_deskundige_and_how_they_were_heard() -> None:
    ouders = dataclasses.replace(voorbeelden.besluitbrief_ouders(), derde="J. Derksen (orthopedagoog)",
                                 hoe_gehoord="Mikołaj is gehoord in een gesprek. U bent gehoord via het formulier.")  # fmt: skip
    tekst = " ".join(maak(ouders).tekst.split())
    assert "Omdat hun adviezen verschilden, gaf ook J. Derksen (orthopedagoog) advies. Zij werken niet bij de school." in tekst
    assert "U bent gehoord via het formulier. Wij hebben dat zo meegenomen:" in tekst
    zelf = dataclasses.replace(voorbeelden.besluitbrief_leerling(), adviezen=3, hoe_gehoord="Je bent gehoord in een gesprek.")
    tekst = " ".join(maak(zelf).tekst.split())
    assert "Drie deskundigen hebben ons advies gegeven." in tekst
    assert "Je bent gehoord in een gesprek. Dit hebben wij gedaan" in tekst
    school = voorbeelden.besluitbrief_school()
    gehoord = dataclasses.replace(school.meningen, hoe_gehoord="De ouders zijn schriftelijk gehoord.")
    school = dataclasses.replace(school, meningen=gehoord)
    assert "De ouders zijn schriftelijk gehoord. Dat hebben wij zo meegewogen:" in " ".join(maak(school).tekst.split())
