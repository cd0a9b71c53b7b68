"""What counts as a good passphrase."""

from __future__ import annotations

import pytest

from cvt_desktop.adapters.vault.wachtzin import keur_wachtzin, normaliseer

_NAMEN = ("Samenwerkingsverband De Waterkant", "Anna Voorbeeld", "Commissie van Toewijzing")


@pytest.mark.parametrize(
    "wachtzin",
    [
        "zeven paarden draven over het wad",
        "paard wolk tafel regen lamp fiets",
        "Ëén rare zin, met leestekens!",
        "kB7vq2Zr0pLw9XmT",
        "   spaties horen er gewoon bij   ",
    ],
)
def test_that_a_sentence_of_ordinary_words_is_good_enough(wachtzin: str) -> None:
    assert keur_wachtzin(wachtzin, _NAMEN) is None


@pytest.mark.parametrize(
    "wachtzin",
    [
        "",
        "veertientekens",
        "Passendonderwijs2026!",
        "Welkom2026Welkom2026",
        "aaaaaaaaaaaaaaaaaaaa",
        "hondhondhondhondhond",
        "123456789012345678",
        "2024 2025 2026 2027",
        "DeWaterkant-Waterkant1",
        "anna.voorbeeld.2026!!",
        "AnnaVoorbeeldAnna99",
        "wachtwoord wachtwoord",
        "qwertyuiopasdfghjkl",
        "!!!!!!!!!!!!!!!!!!!!!!!!!",
        "twee regels in\neen wachtzin vol woorden",
        "x" * 600,
    ],
)
def test_that_what_everybody_tries_first_is_refused_with_a_reason(wachtzin: str) -> None:
    reden = keur_wachtzin(wachtzin, _NAMEN)
    assert reden is not None
    assert reden.endswith(".")


def test_that_the_reason_never_repeats_the_passphrase() -> None:
    reden = keur_wachtzin("Passendonderwijs2026!", _NAMEN)
    assert reden is not None
    assert "2026" not in reden


def test_that_one_passphrase_typed_in_two_ways_gives_the_same_bytes() -> None:
    assert normaliseer("cafe\u0301 au lait") == normaliseer("caf\u00e9 au lait")
