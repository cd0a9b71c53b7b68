"""Which backups stay: 7 daily, 4 weekly, none older than 35 days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cvt_desktop.domain.reservekopie import BIJZONDER, OUDST, Aanleiding, te_bewaren

NU = datetime(2027, 5, 12, 17, 0, tzinfo=UTC)
SESSIE = Aanleiding.SESSIE


def dagen_terug(*dagen: float) -> list[datetime]:
    return [NU - timedelta(days=dag) for dag in dagen]


def test_that_a_year_of_daily_backups_leaves_seven_days_and_four_weeks() -> None:
    alle = dagen_terug(*range(365))
    blijft = sorted((NU - m).days for m in te_bewaren([(m, SESSIE) for m in alle], NU))
    assert blijft[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert blijft == [0, 1, 2, 3, 4, 5, 6, 10, 17]  # the newest of this week and of the three before it


def test_that_of_one_day_the_newest_stays() -> None:
    ochtend, middag = dagen_terug(1.2, 1.1)
    assert te_bewaren([(ochtend, SESSIE), (middag, SESSIE)], NU) == {middag}


def test_that_a_backup_before_something_large_stays_a_week_beside_that_of_the_day() -> None:
    voor, na = dagen_terug(1.2, 1.1)
    assert te_bewaren([(voor, Aanleiding.SLEUTELWISSEL), (na, SESSIE)], NU) == {voor, na}
    later = NU + BIJZONDER
    assert te_bewaren([(voor, Aanleiding.SLEUTELWISSEL), (na, SESSIE)], later) == {na}


def test_that_the_newest_stays_however_old_it_is() -> None:
    oud = dagen_terug(50, 60)
    assert te_bewaren([(m, SESSIE) for m in oud], NU) == {oud[0]}


@given(st.lists(st.tuples(st.integers(0, 200 * 24), st.sampled_from(Aanleiding)), min_size=1, max_size=60))
def test_that_nothing_older_than_35_days_stays_beside_a_newer_one(uren: list[tuple[int, Aanleiding]]) -> None:
    alle = [(NU - timedelta(hours=uur), waarom) for uur, waarom in uren]
    blijft = te_bewaren(alle, NU)
    nieuwste = max(moment for moment, _ in alle)
    assert nieuwste in blijft
    assert all(NU - moment <= OUDST for moment in blijft - {nieuwste})
