"""The period of a TLV vso (WEC 40, lid 15)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.periode import aanvragen_voor, toets


def d(tekst: str) -> date:
    return date.fromisoformat(tekst)


@pytest.mark.parametrize(
    ("ingang", "vroegste"),
    [("2026-10-15", "2028-07-31"), ("2027-08-01", "2028-07-31"), ("2027-07-31", "2028-07-31"), ("2027-08-02", "2029-07-31")],
)
def test_that_the_shortest_period_is_a_whole_school_year_with_the_rest_on_top(ingang: str, vroegste: str) -> None:
    uitkomst = toets(d(ingang))
    assert uitkomst.vroegste_einddatum == uitkomst.voorgestelde_einddatum == d(vroegste)
    assert uitkomst.toegestaan is None


@pytest.mark.parametrize(
    ("einde", "mag", "voorstel"),
    [
        ("2027-07-31", False, "2028-07-31"),
        ("2028-07-30", False, "2028-07-31"),
        ("2028-07-31", True, "2028-07-31"),
        ("2028-12-31", False, "2029-07-31"),
        ("2030-07-31", True, "2030-07-31"),
    ],
)
def test_that_an_end_is_lawful_at_the_end_of_a_later_school_year_only(einde: str, mag: bool, voorstel: str) -> None:
    uitkomst = toets(d("2026-10-15"), d(einde))
    assert (uitkomst.toegestaan, uitkomst.voorgestelde_einddatum) == (mag, d(voorstel))


def test_that_an_end_before_the_beginning_is_refused() -> None:
    with pytest.raises(InvoerError) as fout:
        toets(d("2026-10-15"), d("2026-10-14"))
    assert fout.value.veld == "einddatum"


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_that_the_shortest_period_lies_between_one_and_two_years(ingang: date) -> None:
    einde = toets(ingang).vroegste_einddatum
    assert timedelta(364) <= einde - ingang <= timedelta(731)
    assert toets(ingang, einde).toegestaan


@pytest.mark.parametrize(
    ("einde", "maanden", "voor"),
    [(date(2029, 7, 31), 4, date(2029, 4, 1)), (date(2029, 7, 31), 8, date(2028, 12, 1)),
     (date(2029, 7, 31), 12, date(2028, 8, 1)), (date(2028, 5, 30), 3, date(2028, 2, 29)), (date(2029, 7, 31), 0, None)],
)  # fmt: skip
def test_that_an_extension_is_asked_before_the_day_of_the_swv(einde: date, maanden: int, voor: date | None) -> None:
    assert aanvragen_voor(einde, maanden) == voor
