"""The BSN sniffer: it finds, it never repeats, and it leaves other numbers alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvt_desktop.domain.bsn import VERVANGING, bevat_bsn, elfproef, zoek_bsn, zonder_bsn

OEFEN = "111222333"


@pytest.mark.parametrize(
    "tekst",
    [
        OEFEN,
        "111 222 333",
        "111.222.333",
        "1112.22.333",
        "111-222-333",
        "1 1 1 2 2 2 3 3 3",
        "1112 22333",
        "111\u00a0222\u00a0333",
        "BSN111222333",
        "BSN: 111222333.",
        "bsn_111222333_oud",
        "in 2026 111222333 genoemd",
        "IQ 97, 111 222 333",
        "Tel 0229-123456 en 111222333",
        "0 111222333",
    ],
)
def test_that_a_possible_bsn_is_found_however_it_is_written(tekst: str) -> None:
    assert bevat_bsn(tekst)


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "111222334",  # fails the elfproef
        "000000000",
        "999999999",
        "1112223334",  # ten digits
        "4111222333",
        "11122233",  # an old number of eight digits
        "0612345678",
        "06 12 34 56 78",
        "06-12345678",
        "0229 123 456",
        "020 111 22 333",
        "+31612345679",
        "+31 6 12 34 56 79",
        "0031 612345679",
        "+31 (0)612345679",
        "12.05.2027 3",
        "12-05-2027 11",
        "NL51RABO0307495248",
        "111.222 333",  # two separators: two numbers
    ],
)
def test_that_other_numbers_do_not_fire(tekst: str) -> None:
    assert not bevat_bsn(tekst)


def test_that_a_number_with_a_country_code_would_have_fired_without_it() -> None:
    assert bevat_bsn("612345676") == elfproef("612345676")
    bsn = next(f"6{n:08}" for n in range(12_345_600, 12_345_700) if elfproef(f"6{n:08}"))
    assert bevat_bsn(bsn)
    assert not bevat_bsn(f"+31 {bsn}")


def test_that_a_find_says_where_and_holds_no_digit() -> None:
    tekst = f"Zie {OEFEN} en 111 222 333."
    eerste, tweede = zoek_bsn(tekst)
    assert tekst[eerste.begin : eerste.einde] == OEFEN
    assert tekst[tweede.begin : tweede.einde] == "111 222 333"
    assert OEFEN not in repr(eerste)


def test_that_masking_leaves_the_rest_of_the_text() -> None:
    assert zonder_bsn(f"voor {OEFEN} na 111 222 333 eind") == f"voor {VERVANGING} na {VERVANGING} eind"


@given(st.integers(0, 999_999_999), st.text(max_size=12), st.text(max_size=12))
def test_that_every_number_that_passes_the_elfproef_is_found_between_letters(getal: int, voor: str, na: str) -> None:
    cijfers = f"{getal:09}"
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    geldig = sum(g * int(c) for g, c in zip(gewichten, cijfers, strict=True)) % 11 == 0 and len(set(cijfers)) > 1
    assert elfproef(cijfers) == geldig
    omgeving = f"{voor}x{cijfers}y{na}"
    assert (len(voor) + 1 in {vondst.begin for vondst in zoek_bsn(omgeving)}) == geldig


@given(st.text(alphabet="0123456789 .-/+x", max_size=60))
def test_that_nothing_is_found_in_what_was_masked(tekst: str) -> None:
    vondsten = zoek_bsn(tekst)
    assert all(a.einde <= b.begin for a, b in pairwise(vondsten))
    for vondst in vondsten:
        assert elfproef("".join(c for c in tekst[vondst.begin : vondst.einde] if c.isdigit()))
    assert not bevat_bsn(zonder_bsn(tekst))
