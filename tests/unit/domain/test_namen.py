"""Whether a text about a group may name a pupil: what warns, and what does not."""

from __future__ import annotations

from datetime import date

import pytest

from cvt_desktop.domain.namen import vermoeden

VANDAAG = date(2027, 5, 12)


@pytest.mark.parametrize("tekst", [
    "Onder wie Sem Jansen uit 1b.", "Sem Jansen komt vaak te laat.", "de zus van Noor van den Berg", "met Joris in 't Veld",
    "ook Zoë Ünal-Hofstee", "en Mikołaj Żurawski", "D'Angelo Croes doet mee", "Lieke D’Hondt doet mee", "IJsbrand Mulder",
    "Amina El Yousfani", "leerling S. de Boer", "J.P. Verhoeven en anderen", "Rust.\nTygo Blaauwhof zit er ook",
])  # fmt: skip
def test_that_a_first_name_with_a_surname_warns(tekst: str) -> None:
    assert vermoeden(tekst, VANDAAG).naam


@pytest.mark.parametrize("tekst", [
    "", "Zes leerlingen uit leerjaar 1 en 2 die snel overprikkeld raken.", "In Kaaphorn is dit nodig.", "De Rustplek is klein.",
    "Leerlingen Engels en Frans. Daarna Duits.", "OSG Kaaphorn vraagt dit aan.", "Het VO en het MBO werken samen.",
    "Vier jongens. Twee meisjes.", "groep A. De leerlingen kennen elkaar", "Rust en ruimte: Dat helpt.", "Sem komt vaak te laat.",
    "Na de Kerstvakantie. Ouders weten ervan", "Tijdens Nederlands lukt het niet", "‘Rustpunt’ begint in augustus",
])  # fmt: skip
def test_that_ordinary_sentences_do_not_warn(tekst: str) -> None:
    assert not vermoeden(tekst, VANDAAG)


def test_that_the_known_name_of_a_school_is_no_name_and_hides_none() -> None:
    tekst = "Leerlingen van Anker Zuid en Lyceum Ravenkoog"
    assert vermoeden(tekst, VANDAAG).naam
    scholen = ("Anker Zuid", "Lyceum Ravenkoog", "")
    assert not vermoeden(tekst, VANDAAG, scholen)
    assert vermoeden(f"{tekst}, zoals Sem Jansen", VANDAAG, scholen).naam
    assert not vermoeden("Sem Lyceum Ravenkoog Jansen", VANDAAG, scholen).naam


@pytest.mark.parametrize(("tekst", "is_het"), [
    ("geboren 14-09-2013", True), ("14/9/2013", True), ("van 14.09.13", True), ("14 september 2013", True), ("2013-09-14", True),
    ("14 SEPTEMBER 2013", True), ("begint op 1 augustus 2027", False), ("evaluatie 15-11-2027", False), ("sinds 1-2-2026", False),
    ("40-13-2013", False), ("telefoon 06-12-34", False), ("in 1975 gebouwd: 1-1-1975", False),
])  # fmt: skip
def test_that_only_a_day_on_which_a_pupil_can_be_born_warns(tekst: str, is_het: bool) -> None:
    assert vermoeden(tekst, VANDAAG).geboortedatum is is_het


def test_that_the_warning_says_what_it_is_and_never_what_stands_there() -> None:
    beide = vermoeden("Sem Jansen, geboren 14-09-2013", VANDAAG)
    assert beide.melding.startswith("Hier staat iets dat lijkt op een naam en op een geboortedatum.")
    assert "Sem" not in beide.melding + repr(beide)
    assert vermoeden("", VANDAAG).of(beide) == beide
    assert vermoeden("", VANDAAG).melding == ""
