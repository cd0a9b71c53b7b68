"""Places that are made unreadable: on a page, large enough to see, in the order of the pages."""

from __future__ import annotations

import pytest

from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.lakvlak import HEEL, KLEINST, MEESTE, Lakvlak, keur

EEN = Lakvlak(bladzijde=1, links=0, boven=0, breed=HEEL, hoog=KLEINST)
TWEE = Lakvlak(bladzijde=2, links=100, boven=100, breed=500, hoog=500)


def test_that_they_are_kept_in_the_order_of_the_pages() -> None:
    assert keur([TWEE, EEN], 2) == (EEN, TWEE)
    assert keur([TWEE], None) == (TWEE,)


@pytest.mark.parametrize(
    "vlak",
    [
        Lakvlak(bladzijde=0, links=0, boven=0, breed=500, hoog=500),
        Lakvlak(bladzijde=3, links=0, boven=0, breed=500, hoog=500),
        Lakvlak(bladzijde=1, links=-1, boven=0, breed=500, hoog=500),
        Lakvlak(bladzijde=1, links=HEEL - 499, boven=0, breed=500, hoog=500),
        Lakvlak(bladzijde=1, links=0, boven=HEEL, breed=500, hoog=500),
        Lakvlak(bladzijde=1, links=0, boven=0, breed=KLEINST - 1, hoog=500),
    ],
)
def test_that_a_place_beside_the_page_or_too_small_is_refused(vlak: Lakvlak) -> None:
    with pytest.raises(InvoerError):
        keur([EEN, vlak], 2)


def test_that_a_stuk_with_too_many_is_better_left_out() -> None:
    assert len(keur([TWEE] * MEESTE, 2)) == MEESTE
    with pytest.raises(InvoerError, match="Laat dit stuk liever weg"):
        keur([TWEE] * (MEESTE + 1), 2)
