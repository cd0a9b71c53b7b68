"""The handleiding as Help shows it: plain text under headings, complete for who reads it."""

from __future__ import annotations

import re

import pytest

from cvt_desktop.domain.persoon import Rol
from ui.presenters.help import _HOOFDSTUKKEN, Blok, Bloksoort, beeld_pad, hoofdstuk_bij, lees_handleiding

KOPPEN = (Bloksoort.KOP1, Bloksoort.KOP2, Bloksoort.KOP3)


@pytest.fixture(scope="module")
def blokken() -> tuple[Blok, ...]:
    return lees_handleiding()


def test_that_help_shows_no_marks_of_the_file_format(blokken: tuple[Blok, ...]) -> None:
    marks = re.compile(r"\*\*|`|\]\(|^\||^#|<[a-z]")
    assert not [blok.tekst for blok in blokken if marks.search(blok.tekst)]


def test_that_there_is_text_under_every_heading(blokken: tuple[Blok, ...]) -> None:
    for nu, straks in zip(blokken, (*blokken[1:], None), strict=True):
        if nu.soort in KOPPEN:
            assert straks is not None
            assert straks.soort not in KOPPEN or KOPPEN.index(straks.soort) > KOPPEN.index(nu.soort), nu.tekst


def test_that_there_is_one_title_and_chapters_to_choose_from(blokken: tuple[Blok, ...]) -> None:
    assert [blok.soort for blok in blokken].count(Bloksoort.KOP1) == 1
    assert sum(blok.soort is Bloksoort.KOP2 for blok in blokken) >= 10


def test_that_every_picture_is_there_and_says_what_is_on_it(blokken: tuple[Blok, ...]) -> None:
    beelden = [blok for blok in blokken if blok.soort is Bloksoort.BEELD]
    assert len(beelden) > 10
    assert not [blok.beeld for blok in beelden if not beeld_pad(blok.beeld).is_file()]
    assert all(blok.tekst for blok in beelden)


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol is not Rol.FG])
def test_that_every_role_finds_itself(blokken: tuple[Blok, ...], rol: Rol) -> None:
    koppen = " ".join(blok.tekst.casefold() for blok in blokken if blok.soort is Bloksoort.KOP3)
    assert str(rol.value).casefold() in koppen


@pytest.mark.parametrize(
    "scherm",
    [
        "Werkvoorraad",
        "Aanvragen",
        "Zittingen",
        "Verklaringen",
        "Tekenmap",
        "Instellingen",
        "Verifiëren",
        "Stokje",
        "Nieuwe aanvraag",
    ],
)
def test_that_every_screen_is_named(blokken: tuple[Blok, ...], scherm: str) -> None:
    assert any(scherm in blok.tekst for blok in blokken)


def test_that_f1_on_a_page_finds_a_chapter_that_exists(blokken: tuple[Blok, ...]) -> None:
    koppen = {blok.tekst for blok in blokken if blok.soort in KOPPEN}
    assert set(_HOOFDSTUKKEN.values()) <= koppen
    assert hoofdstuk_bij("dossier/8b0f", "toetsing") == "Stap 2. Toetsen (secretaris)"
    assert hoofdstuk_bij("dossier/8b0f", "stukken") == "De weg van één TLV"
    assert hoofdstuk_bij("scherm/rekenhulp") == "Rekenhulp"
    assert hoofdstuk_bij("help") == ""
