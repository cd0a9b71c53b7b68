"""What counts as a good passphrase."""

from __future__ import annotations

import itertools
import re
from collections import Counter

import pytest

from cvt_desktop.adapters.vault import woordenlijst
from cvt_desktop.adapters.vault.wachtzin import MINIMUM_ALLEEN, keur_wachtzin, normaliseer
from cvt_desktop.adapters.vault.woordenlijst import AANTAL, WOORDEN_IN_ZIN, stel_voor, woorden

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
        "Fietsenmaker2026!",
        "W4chtw00rd-Welk0m!",
        "qwertyuiop[]2026!!!",
        "qazwsx 123456 poiuytrewq",
        "Samenwerking#Verband#01",
        "zomer2024-zomer2025-zomer2026",
        "banaan banaan banaan banaan banaan",
        "hallo hallo hallo hallo 12345",
    ],
)
def test_that_what_everybody_tries_first_is_refused_with_a_reason(wachtzin: str) -> None:
    reden = keur_wachtzin(wachtzin, _NAMEN)
    assert reden is not None
    assert reden.endswith(".")


@pytest.mark.parametrize("wachtzin", ["veranda loempia 12", "Veranda!Loempia!7"])
def test_that_two_words_from_a_dictionary_are_no_sentence(wachtzin: str) -> None:
    assert keur_wachtzin(wachtzin, _NAMEN) is not None


def test_that_without_a_second_key_more_is_asked() -> None:
    kort = "kB7vq2Zr0pLw9XmT"
    assert keur_wachtzin(kort) is None
    reden = keur_wachtzin(kort, minimum=MINIMUM_ALLEEN)
    assert reden is not None
    assert "20 tekens" in reden
    assert "sleutelbos" in reden


# --- the offer ---


def test_that_the_list_is_what_five_dice_want() -> None:
    lijst = woorden()
    assert len(lijst) == len(set(lijst)) == AANTAL == 6**5
    assert list(lijst) == sorted(lijst)
    assert all(re.fullmatch(r"[a-z]{4,8}", woord) for woord in lijst)


def test_that_no_word_is_the_beginning_of_another() -> None:
    lijst = woorden()
    assert not [(een, twee) for een, twee in itertools.pairwise(lijst) if twee.startswith(een)]


def test_that_no_word_hurts_or_embarrasses_who_reads_it_aloud() -> None:
    stam = re.compile("clit|penis|vagin|erecti|org(ie|as)|wurg|tepel|lul[lk]|kut[jz]|sloer|mongo|dildo|vibrato|ontmaa|aambei")
    assert [woord for woord in woorden() if stam.match(woord)] == []


def test_that_every_offer_passes_whoever_works_here() -> None:
    for _ in range(100):
        zin = stel_voor()
        assert len(zin.split()) == WOORDEN_IN_ZIN
        assert set(zin.split()) <= set(woorden())
        assert keur_wachtzin(zin, _NAMEN, minimum=MINIMUM_ALLEEN) is None


def test_that_every_word_is_drawn_as_often(monkeypatch: pytest.MonkeyPatch) -> None:
    kleintje = ("aap", "noot", "mies", "wim", "zus", "jet", "teun", "vuur")
    monkeypatch.setattr(woordenlijst, "woorden", lambda: kleintje)
    geteld = Counter(woord for _ in range(2_000) for woord in stel_voor().split())
    assert all(abs(geteld[woord] - 1_500) < 200 for woord in kleintje)


def test_that_the_reason_never_repeats_the_passphrase() -> None:
    reden = keur_wachtzin("Passendonderwijs2026!", _NAMEN)
    assert reden is not None
    assert "2026" not in reden


def test_that_one_passphrase_typed_in_two_ways_gives_the_same_bytes() -> None:
    assert normaliseer("cafe\u0301 au lait") == normaliseer("caf\u00e9 au lait")
