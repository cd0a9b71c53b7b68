"""School years, and the shortest period of WEC 40, lid 15."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvt_desktop.domain.schooljaar import einddatum_keuzes, eindigt_met_schooljaar, schooljaar, vroegste_einddatum_vso


@pytest.mark.parametrize(
    ("dag", "naam", "kort"),
    [("2026-08-01", "2026-2027", "2627"), ("2027-07-31", "2026-2027", "2627"), ("2027-08-01", "2027-2028", "2728"),
     ("2099-12-31", "2099-2100", "9900")],
)  # fmt: skip
def test_that_a_school_year_runs_from_1_august_to_31_july(dag: str, naam: str, kort: str) -> None:
    jaar = schooljaar(date.fromisoformat(dag))
    assert (jaar.naam, jaar.kort) == (naam, kort)
    assert jaar.eerste_dag <= date.fromisoformat(dag) <= jaar.laatste_dag


@pytest.mark.parametrize(
    ("ingang", "einde"),
    [
        ("2026-10-15", "2028-07-31"),  # domain.md 1.4
        ("2027-08-01", "2028-07-31"),  # domain.md 1.4
        ("2027-06-01", "2028-07-31"),  # the practice case of screens.md 4.11
        ("2027-07-31", "2028-07-31"),
        ("2027-08-02", "2029-07-31"),
    ],
)
def test_that_the_rest_of_a_running_school_year_comes_on_top_of_a_whole_one(ingang: str, einde: str) -> None:
    assert vroegste_einddatum_vso(date.fromisoformat(ingang)) == date.fromisoformat(einde)


def test_that_the_choices_are_successive_ends_of_a_school_year() -> None:
    assert einddatum_keuzes(date(2027, 6, 1), 3) == [date(2028, 7, 31), date(2029, 7, 31), date(2030, 7, 31)]
    assert len(einddatum_keuzes(date(2027, 6, 1))) == 5


@given(st.dates(min_value=date(2020, 1, 1), max_value=date(2060, 1, 1)))
def test_that_every_choice_ends_a_school_year_and_holds_a_whole_one(ingang: date) -> None:
    for einde in einddatum_keuzes(ingang):
        assert eindigt_met_schooljaar(einde)
        heel = schooljaar(einde)
        assert ingang <= heel.eerste_dag
