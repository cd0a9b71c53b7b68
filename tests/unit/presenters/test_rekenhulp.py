"""*Rekenhulp* in the window: the same answers as the command, errors at their field, nothing before the days are there."""

from __future__ import annotations

from datetime import date

import pytest

from cvt_desktop.domain.feestdagen import STANDAARD_FEESTDAGEN
from ui.presenters.rekenhulp import RekenhulpPresenter
from ui.tonen import Toon

P = RekenhulpPresenter(STANDAARD_FEESTDAGEN)
ONTVANGST = date(2026, 11, 2)
TEST = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("sleutel", "waarden", "kop"),
    [
        ("beslistermijn", {"ontvangst": ONTVANGST}, "Uiterlijk maandag 28 december 2026"),
        (
            "beslistermijn",
            {"ontvangst": ONTVANGST, "verzoek": date(2026, 11, 12), "uiterlijk": date(2026, 11, 26), "aangevuld": TEST},
            "Uiterlijk donderdag 7 januari 2027",
        ),
        ("buiten_behandeling", {"ontvangst": ONTVANGST, "verzoek": date(2026, 11, 12)}, "Er loopt geen termijn"),
        ("bezwaartermijn", {"bekendmaking": date(2026, 12, 14)}, "Uiterlijk maandag 25 januari 2027"),
        (
            "beslissing_op_bezwaar",
            {"bekendmaking": date(2026, 12, 14), "verdaging": date(2027, 4, 1), "weken": 6},
            "Uiterlijk maandag 31 mei 2027",
        ),
        (
            "dwangsom",
            {"ontvangst": ONTVANGST, "ingebrekestelling": date(2027, 1, 4)},
            "Eerste dag dinsdag 19 januari 2027, ten hoogste EUR 1.442",
        ),
        ("periode", {"ingangsdatum": date(2026, 10, 15)}, "Einddatum op zijn vroegst maandag 31 juli 2028"),
        (
            "periode",
            {"ingangsdatum": date(2026, 10, 15), "einddatum": date(2027, 7, 31)},
            "Deze einddatum kan niet",
        ),
        ("pro", {"peildatum": date(2027, 1, 15)}, "Gegevens ontoereikend"),
        (
            "pro",
            {
                "peildatum": date(2027, 1, 15), "iq": 72, "iq_datum": TEST, "ir_dl": 60, "ir_dle": 30, "ir_datum": TEST,
                "sp_dl": 60, "sp_dle": 10, "sp_datum": TEST,
            },
            "Voldoet aan de criteria",
        ),
    ],
)  # fmt: skip
def test_that_the_answer_stands_in_one_line(sleutel: str, waarden: dict[str, object], kop: str) -> None:
    assert P.reken(sleutel, waarden).kop == kop


@pytest.mark.parametrize("sleutel", list(P.rekeningen))
def test_that_an_empty_form_asks_for_the_days_and_is_no_error(sleutel: str) -> None:
    uitkomst = P.reken(sleutel, {})
    assert (uitkomst.fout, uitkomst.toon) == ("", Toon.STIL)
    assert uitkomst.kop.startswith("Vul links")


@pytest.mark.parametrize(
    ("sleutel", "waarden", "veld"),
    [
        ("periode", {"ingangsdatum": date(2026, 10, 15), "einddatum": date(2026, 10, 1)}, "einddatum"),
        ("beslistermijn", {"ontvangst": ONTVANGST, "van": date(2026, 12, 1)}, "van"),
        ("beslistermijn", {"ontvangst": date(1890, 1, 1)}, "ontvangst"),
        ("pro", {"peildatum": TEST, "ir_dl": 0, "ir_dle": 1, "ir_datum": TEST}, "ir_dl"),
    ],
)
def test_that_what_cannot_be_stands_at_a_field(sleutel: str, waarden: dict[str, object], veld: str) -> None:
    uitkomst = P.reken(sleutel, waarden)
    assert uitkomst.fout
    assert uitkomst.veld == veld
