"""The toelaatbaarheidsverklaring (screens 7.3)."""

from __future__ import annotations

import dataclasses
import re
from datetime import date

import pytest

from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.ports.documentdelen import BesluitDoorBestuur, Leerling, Tekenwijze
from tests.documents import voorbeelden
from tests.documents.conftest import Papier, maak

GEZONDHEID = (
    "diagnose", "stoornis", "autis", "adhd", "depress", "angst", "trauma", "medic", "arts", "ziek", "behandel", "therap",
    "psych", "gedrag", "beperk", "iq", "intelligentie", "belastbaar", "vermoeid", "prikkel", "syndroom", "gezondheid",
)  # fmt: skip


def test_that_the_tlv_says_what_the_law_asks(papieren: dict[str, Papier]) -> None:
    tekst = papieren["tlv"].tekst
    for zin in (
        "Toelaatbaarheidsverklaring voortgezet speciaal onderwijs", "TLV-nummer OEF-2627-0119", "nummer VO9999",
        "Mikołaj Jan Żurawski-Brandt, geboren 14 september 2011", "Lyceum Ravenkoog, Meerstede, 99RA-00", "2 april 2027",
        "van 1 juni 2027 tot en met 31 juli 2029", "bekostigingscategorie laag (categorie 1)",
        "niet aan één school gebonden", "lid 12 tot en met 15, Wet op de expertisecentra",
        "namens het bestuur van Samenwerkingsverband vo De Waterlanden, door Edith van Zwanenveen",
        "Digitaal ondertekend door Edith van Zwanenveen op 13 mei 2027", "tot en met donderdag 24 juni 2027 bezwaar maken",
        "Controleer dit document:",
    ):  # fmt: skip
        assert zin in tekst, zin


def test_that_the_tlv_holds_no_health_word_and_no_school_as_destination(papieren: dict[str, Papier]) -> None:
    woorden = re.findall(r"[a-zà-ž]+", papieren["tlv"].tekst.casefold())
    assert not [woord for woord in woorden if woord.startswith(GEZONDHEID)]
    assert papieren["tlv"].tekst.count("Lyceum Ravenkoog") == 1


@pytest.mark.parametrize("wijze", list(Tekenwijze))
@pytest.mark.parametrize(
    "leerling",
    [
        Leerling(roepnaam="Hawa", voornamen="Hawa", geboren=date(2015, 1, 2)),
        Leerling(roepnaam="Bảo Trân", voornamen="Bảo Trân", achternaam="Nguyễn", geboren=date(2012, 3, 27)),
        Leerling(roepnaam="Philippine-Charlotte", voornamen="Philippine-Charlotte Wilhelmina Adolphine",
                 voorvoegsel="van der", achternaam="Meulen tot den Overtoom", geboren=date(2011, 3, 17)),
        Leerling(roepnaam="A", voornamen="A" * 200, geboren=date(2012, 1, 1)),
        Leerling(roepnaam="D'Angelo", voornamen="D'Angelo " * 11, achternaam="Croes-Vermaat " * 7, geboren=date(2014, 6, 30)),
    ],
)  # fmt: skip
def test_that_the_tlv_is_one_page_with_any_name(leerling: Leerling, wijze: Tekenwijze) -> None:
    tlv = voorbeelden.tlv()
    school = dataclasses.replace(tlv.school, naam="Openbare Scholengemeenschap voor Praktijk en Theorie " * 3)
    tekenaar = dataclasses.replace(tlv.ondertekening, wijze=wijze)
    papier = maak(dataclasses.replace(tlv, leerling=leerling, school=school, ondertekening=tekenaar))
    assert papier.paginas == 1
    # pdftotext drops a hyphen at a line end
    kaal = str.maketrans("", "", " -")
    assert leerling.volledige_naam.translate(kaal) in papier.tekst.translate(kaal)
    assert all(woord.rechts <= 190 for woord in papier.woorden())


def test_that_a_tlv_that_cannot_be_one_page_is_refused() -> None:
    with pytest.raises(InvoerError) as fout:
        maak(dataclasses.replace(voorbeelden.tlv(), controle="woord " * 900))
    assert fout.value.code == "tlv-te-lang"


def test_that_a_definitive_tlv_needs_its_number_and_a_concept_shows_that_it_lacks() -> None:
    zonder = dataclasses.replace(voorbeelden.tlv(), nummer=None)
    with pytest.raises(InvoerError) as fout:
        maak(zonder)
    assert fout.value.veld == "tlv_nummer"
    concept = maak(dataclasses.replace(zonder, kop=dataclasses.replace(zonder.kop, concept=True, dagtekening=None)))
    assert "TLV-nummer (bij ondertekening)" in concept.tekst
    assert "CONCEPT" in concept.tekst


def test_that_the_pen_gets_a_line_and_no_digital_sentence() -> None:
    tlv = voorbeelden.tlv()
    papier = maak(dataclasses.replace(tlv, ondertekening=dataclasses.replace(tlv.ondertekening, wijze=Tekenwijze.OP_PAPIER)))
    assert "Digitaal ondertekend" not in papier.tekst
    assert "Edith van Zwanenveen directeur-bestuurder" in papier.tekst


def test_that_the_bestuur_is_named_when_it_decides_itself() -> None:
    nemer = BesluitDoorBestuur(commissie="Commissie voor de Toelaatbaarheid", zittingsdatum=date(2027, 5, 12))
    tekst = maak(dataclasses.replace(voorbeelden.tlv(), nemer=nemer)).tekst
    assert "heeft dit besluit genomen na advies van de Commissie voor de Toelaatbaarheid van 12 mei 2027." in tekst
    assert "wijkt af" not in tekst
