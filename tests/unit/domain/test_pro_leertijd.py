"""The proposal for DL: ten months a year from groep 3, and 60 for an instrument of groep 8 in leerjaar 1."""

from __future__ import annotations

from datetime import date

import pytest

from cvt_desktop.domain.blok_pro import Proroute
from cvt_desktop.domain.pro_leertijd import voorgestelde_dl

BAO, LEERJAAR_1, NIEUWKOMER = Proroute.BASISONDERWIJS, Proroute.LEERJAAR_1, Proroute.NIEUWKOMER
ONTVANGEN = date(2027, 4, 12)


@pytest.mark.parametrize(
    ("route", "leerjaar", "afgenomen", "dl"),
    [
        (BAO, "groep 8", date(2026, 9, 20), 51),
        (BAO, "8", date(2027, 1, 20), 55),
        (BAO, "8", date(2026, 6, 20), 50),  # in groep 7, the last month of it
        (BAO, "8", date(2026, 7, 10), 50),  # the summer adds none
        (BAO, "8", date(2026, 8, 20), 50),
        (BAO, "groep 7", date(2027, 1, 20), 45),
        (LEERJAAR_1, "1", date(2026, 10, 5), 62),
        (LEERJAAR_1, "brugklas", date(2026, 10, 5), 62),
    ],
)
def test_that_each_month_of_education_counts(route: Proroute, leerjaar: str, afgenomen: date, dl: int) -> None:
    voorstel = voorgestelde_dl(route, leerjaar, ontvangen_op=ONTVANGEN, afgenomen=afgenomen, groep8_instrument=False)
    assert voorstel is not None
    assert voorstel.dl == dl
    assert "×" in voorstel.uitleg


def test_that_an_instrument_of_groep_8_in_leerjaar_1_is_sixty_by_regulation() -> None:
    voorstel = voorgestelde_dl(LEERJAAR_1, "1", ontvangen_op=ONTVANGEN, afgenomen=None, groep8_instrument=True)
    assert voorstel is not None
    assert (voorstel.dl, voorstel.bron.id) == (60, "instrumentenregeling-8")


@pytest.mark.parametrize(
    ("route", "leerjaar", "afgenomen"),
    [(BAO, "8", None), (BAO, "", date(2027, 1, 20)), (BAO, "groep 2", date(2027, 1, 20)), (None, "8", date(2027, 1, 20)),
     (NIEUWKOMER, "1", date(2027, 1, 20)), (BAO, "3", date(2026, 1, 20))],
)  # fmt: skip
def test_that_nothing_is_proposed_where_it_cannot_be_known(route: Proroute | None, leerjaar: str, afgenomen: date | None) -> None:
    assert voorgestelde_dl(route, leerjaar, ontvangen_op=ONTVANGEN, afgenomen=afgenomen, groep8_instrument=False) is None
