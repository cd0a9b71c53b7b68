from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from cvt_desktop.basis.zone import AMSTERDAM
from cvt_desktop.runtime.clock import FixedDayClock, SystemClock

DAG = date(2027, 5, 12)


def test_that_a_practice_register_lives_on_its_own_day_and_signs_at_the_real_moment() -> None:
    klok = FixedDayClock(DAG)
    assert klok.today() == DAG
    assert klok.now().astimezone(AMSTERDAM).date() == DAG
    assert abs(klok.signing_moment() - datetime.now(UTC)) < timedelta(minutes=1)


def test_that_moments_of_a_practice_day_stay_in_order() -> None:
    klok = FixedDayClock(DAG)
    momenten = [klok.now() for _ in range(20)]
    assert momenten == sorted(momenten)


def test_that_the_real_clock_signs_when_it_says_it_is() -> None:
    klok = SystemClock()
    assert abs(klok.signing_moment() - klok.now()) < timedelta(minutes=1)
