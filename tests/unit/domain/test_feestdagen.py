"""The holidays of the Algemene termijnenwet against the table of awb.md 2.7."""

from __future__ import annotations

from datetime import date

import pytest

from cvt_desktop.domain.feestdagen import STANDAARD_FEESTDAGEN, Feestdagentabel, paasdag, wettelijke_feestdagen


@pytest.mark.parametrize(
    ("jaar", "dagen"),
    [
        (2026, ["01-01", "04-03", "04-06", "04-27", "05-05", "05-14", "05-25", "12-25", "12-26"]),
        (2027, ["01-01", "03-26", "03-29", "04-27", "05-05", "05-06", "05-17", "12-25", "12-26"]),
        (2028, ["01-01", "04-14", "04-17", "04-27", "05-05", "05-25", "06-05", "12-25", "12-26"]),
    ],
)
def test_that_the_computed_holidays_are_those_of_the_published_lists(jaar: int, dagen: list[str]) -> None:
    assert set(wettelijke_feestdagen(jaar)) == {date.fromisoformat(f"{jaar}-{dag}") for dag in dagen}


@pytest.mark.parametrize(
    ("jaar", "dag"), [(2000, "04-23"), (2008, "03-23"), (2011, "04-24"), (2026, "04-05"), (2038, "04-25"), (2049, "04-18")]
)
def test_that_easter_falls_on_its_known_days(jaar: int, dag: str) -> None:
    assert paasdag(jaar) == date.fromisoformat(f"{jaar}-{dag}")


@pytest.mark.parametrize("jaar", range(2024, 2041))
def test_that_5_mei_counts_every_year_and_not_only_every_five(jaar: int) -> None:
    assert "Bevrijdingsdag" in wettelijke_feestdagen(jaar)[date(jaar, 5, 5)]


def test_that_koningsdag_is_the_26th_when_the_27th_is_a_sunday() -> None:
    assert date(2025, 4, 27).weekday() == 6
    assert STANDAARD_FEESTDAGEN.naam(date(2025, 4, 26)) == "Koningsdag"
    assert not STANDAARD_FEESTDAGEN.is_feestdag(date(2025, 4, 27))


def test_that_two_holidays_on_one_day_are_both_named() -> None:
    assert STANDAARD_FEESTDAGEN.naam(date(2016, 5, 5)) == "Bevrijdingsdag en Hemelvaartsdag"


@pytest.mark.parametrize("dag", ["2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26"])
def test_that_the_default_table_holds_the_equated_days_of_2026_to_2028(dag: str) -> None:
    assert STANDAARD_FEESTDAGEN.naam(date.fromisoformat(dag)) == "gelijkgestelde dag"
    assert not Feestdagentabel(gelijkgesteld=frozenset(), jaren=frozenset()).is_feestdag(date.fromisoformat(dag))


@pytest.mark.parametrize("dag", ["2026-04-05", "2026-12-24", "2026-12-31", "2027-05-16", "2026-07-20"])
def test_that_easter_sunday_whit_sunday_new_years_eve_and_school_holidays_are_no_holidays(dag: str) -> None:
    assert not STANDAARD_FEESTDAGEN.is_feestdag(date.fromisoformat(dag))


def test_that_the_table_knows_where_it_ends() -> None:
    assert STANDAARD_FEESTDAGEN.bekend_voor(date(2028, 12, 31))
    assert not STANDAARD_FEESTDAGEN.bekend_voor(date(2029, 1, 1))


def test_that_a_saturday_is_no_working_day_and_no_holiday() -> None:
    zaterdag = date(2026, 11, 7)
    assert not STANDAARD_FEESTDAGEN.is_werkdag(zaterdag)
    assert not STANDAARD_FEESTDAGEN.is_feestdag(zaterdag)
