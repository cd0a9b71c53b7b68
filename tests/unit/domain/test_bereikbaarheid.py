"""Who may be written to electronically (Awb 2:8)."""

from __future__ import annotations

from datetime import date

import pytest

from cvt_desktop.domain.bereikbaarheid import Bereikbaarheid, samen

VANDAAG, EERST, LATER = date(2027, 5, 12), date(2027, 4, 2), date(2027, 4, 9)
JA = Bereikbaarheid(brieven_op=EERST, bewijs="mail van 2-4-2027")


def test_that_a_yes_for_letters_is_none_for_a_besluit() -> None:
    assert (JA.sinds(besluit=False), JA.sinds(besluit=True)) == (EERST, None)


def test_that_a_letter_to_two_people_needs_that_both_agreed() -> None:
    ander = Bereikbaarheid(brieven_op=LATER, bewijs="gesprek")
    assert samen((JA, ander), besluit=False) == LATER
    assert samen((JA, Bereikbaarheid()), besluit=False) is None
    assert samen((), besluit=False) is None


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"brieven_op": date(2027, 5, 13), "bewijs": "mail"}, "brieven_op"),
        ({"besluiten_op": date(1999, 12, 31), "bewijs": "mail"}, "besluiten_op"),
        ({"besluiten_op": EERST, "bewijs": "  "}, "bewijs"),
    ],
)
def test_that_a_day_to_come_or_without_proof_is_refused_at_its_field(velden: dict[str, object], veld: str) -> None:
    assert [naam for naam, _ in Bereikbaarheid(**velden).gebreken(VANDAAG)] == [veld]  # type: ignore[arg-type]


def test_that_nothing_filled_in_is_post_and_no_mistake() -> None:
    assert list(Bereikbaarheid().gebreken(VANDAAG)) == []
