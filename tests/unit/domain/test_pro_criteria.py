"""The criteria for praktijkonderwijs (UB WVO 2.46) and how long a result counts, case by case."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvt_desktop.domain import pro_geldigheid
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.pro_criteria import Achterstand, Domein, Iqscore, Progegevens, Protoets, Prouitkomst, toets

U = Prouitkomst
PEIL = date(2027, 1, 15)
VERS = date(2026, 11, 1)
OUD = date(2026, 4, 1)  # 26 weeks without the summer: to 1 December 2026
DL = Fraction(60)


def rij(domein: Domein, dle: int | str, dag: date = VERS, dl: Fraction = DL) -> Achterstand:
    return Achterstand(domein=domein, dl=dl, dle=Fraction(dle), datum=dag)


def pro(
    iq: int | None = 72,
    dles: tuple[int | None, ...] = (30, 30, 60, 60),
    *,
    iq_dag: date = VERS,
    extra: tuple[Achterstand, ...] = (),
    persoonlijkheid: date | None = None,
) -> Protoets:
    rijen = tuple(rij(d, dle) for d, dle in zip(Domein, dles, strict=True) if dle is not None)
    return toets(
        Progegevens(
            peildatum=PEIL,
            iq=None if iq is None else Iqscore(score=iq, datum=iq_dag),
            leerachterstand=(*rijen, *extra),
            persoonlijkheid=persoonlijkheid,
        )
    )


# with DL 60: DLE 30 is 0.5, DLE 31 just under it, DLE 45 is 0.25, DLE 46 just under it
@pytest.mark.parametrize(
    ("iq", "dles", "uitkomst"),
    [
        (54, (30, 30, 60, 60), U.VOLDOET_NIET),
        (55, (30, 30, 60, 60), U.VOLDOET),
        (80, (30, 30, 60, 60), U.VOLDOET),
        (81, (30, 30, 60, 60), U.VOLDOET_NIET),
        (72, (30, 60, 30, 60), U.VOLDOET),  # one of them IR
        (72, (60, 30, 60, 30), U.VOLDOET),  # one of them BL
        (72, (60, 60, 30, 30), U.VOLDOET_NIET),  # neither IR nor BL
        (72, (30, 60, 60, 60), U.VOLDOET_NIET),  # one domain only
        (72, (31, 31, 31, 31), U.VOLDOET_NIET),  # 0.48, and IQ 72 is no lwoo
        (74, (40, 40, 60, 60), U.VOLDOET_NIET),
        (75, (40, 40, 60, 60), U.BELEIDSRUIMTE),  # IQ of PrO, leerachterstand of lwoo
        (80, (45, 60, 45, 60), U.BELEIDSRUIMTE),
        (80, (46, 60, 46, 60), U.VOLDOET_NIET),
        (78, (60, 60, 40, 40), U.VOLDOET_NIET),  # the band too asks IR or BL
        (85, (40, 40, 60, 60), U.VOLDOET_NIET),  # lwoo only
        (85, (30, 40, 30, 40), U.BELEIDSRUIMTE),  # leerachterstand of PrO, and lwoo
        (90, (30, 40, 30, 40), U.BELEIDSRUIMTE),
        (121, (30, 40, 30, 40), U.VOLDOET_NIET),
        (78, (30, 40, 30, 40), U.VOLDOET),  # both halves of PrO: the grensvlak does not matter
    ],
)
def test_that_the_outcome_follows_the_criteria(iq: int, dles: tuple[int, ...], uitkomst: Prouitkomst) -> None:
    assert pro(iq, dles, persoonlijkheid=VERS).uitkomst is uitkomst


def test_that_an_iq_above_ninety_needs_a_valid_personality_test_for_the_grensvlak() -> None:
    assert pro(95, (30, 40, 30, 40)).uitkomst is U.ONTOEREIKEND
    assert pro(95, (30, 40, 30, 40), persoonlijkheid=VERS).uitkomst is U.BELEIDSRUIMTE
    assert pro(95, (30, 40, 30, 40), persoonlijkheid=PEIL - timedelta(weeks=52, days=1)).uitkomst is U.ONTOEREIKEND
    assert pro(95, (30, 30, 60, 60)).uitkomst is U.VOLDOET_NIET  # it could change nothing


@pytest.mark.parametrize(
    ("iq", "dles", "uitkomst"),
    [
        (None, (30, 30, 60, 60), U.ONTOEREIKEND),
        (None, (60, 60, 60, 60), U.VOLDOET_NIET),  # no IQ makes this PrO
        (72, (30, 30, None, None), U.VOLDOET),  # two are enough
        (72, (30, None, 60, 60), U.ONTOEREIKEND),
        (72, (60, 60, None, None), U.VOLDOET_NIET),
        (54, (30, 30, 60, 60), U.VOLDOET_NIET),
        (130, (None, None, None, None), U.VOLDOET_NIET),
        (72, (None, None, None, None), U.ONTOEREIKEND),
    ],
)
def test_that_what_is_missing_matters_only_when_it_could_change_the_outcome(
    iq: int | None, dles: tuple[int | None, ...], uitkomst: Prouitkomst
) -> None:
    assert pro(iq, dles).uitkomst is uitkomst


def test_that_an_expired_result_is_as_a_missing_one() -> None:
    assert pro(iq_dag=PEIL - timedelta(weeks=104)).uitkomst is U.VOLDOET
    assert pro(iq_dag=PEIL - timedelta(weeks=104, days=1)).uitkomst is U.ONTOEREIKEND
    oud = pro(dles=(None, 30, 60, 60), extra=(rij(Domein.IR, 30, OUD),))
    assert oud.uitkomst is U.ONTOEREIKEND
    assert oud.domeinen[Domein.IR].voldoet
    assert not oud.domeinen[Domein.IR].geldigheid.geldig


def test_that_of_two_results_the_newest_valid_one_counts() -> None:
    later = rij(Domein.IR, 50, VERS + timedelta(30))
    assert pro(extra=(later,)).uitkomst is U.VOLDOET_NIET
    na_peildatum = rij(Domein.IR, 50, PEIL + timedelta(1))
    assert pro(extra=(na_peildatum,)).uitkomst is U.VOLDOET
    assert pro(extra=(rij(Domein.IR, 50, OUD),)).uitkomst is U.VOLDOET


def test_that_a_level_above_what_was_taught_is_no_arrears_and_is_told() -> None:
    uitkomst = pro(dles=(70, 30, 30, 60))
    assert uitkomst.domeinen[Domein.IR].achterstand.waarde == 0
    assert uitkomst.domeinen[Domein.IR].achterstand.cijfers == "0.00"
    assert any("DLE ligt boven DL" in w for w in uitkomst.waarschuwingen)
    assert uitkomst.uitkomst is U.VOLDOET


@pytest.mark.parametrize(
    ("dl", "dle", "cijfers"),
    [(60, 28, "0.53"), (60, 30, "0.50"), (60, 31, "0.48"), (60, 0, "1.00"), (60, 20, "0.67"),
     (61, 46, "0.24"), (101, 51, "0.49")],
)  # fmt: skip
def test_that_two_decimals_never_show_a_limit_that_is_not_reached(dl: int, dle: int, cijfers: str) -> None:
    assert rij(Domein.IR, dle, dl=Fraction(dl)).cijfers == cijfers


@pytest.mark.parametrize(("dl", "dle", "afgerond"), [(60, 28, "0.53"), (61, 46, "0.25"), (101, 51, "0.50"), (60, 70, "0.00")])
def test_that_a_form_has_two_plain_decimals(dl: int, dle: int, afgerond: str) -> None:
    assert rij(Domein.IR, dle, dl=Fraction(dl)).afgerond == afgerond


def test_that_of_two_results_of_one_day_the_least_achterstand_counts_and_is_told() -> None:
    een, ander = rij(Domein.IR, 28), rij(Domein.IR, 50)
    uitkomsten = [toets(Progegevens(peildatum=PEIL, leerachterstand=rijen)) for rijen in ((een, ander), (ander, een))]
    assert uitkomsten[0] == uitkomsten[1]
    assert uitkomsten[0].domeinen[Domein.IR].achterstand == ander
    assert any("dezelfde dag" in w for w in uitkomsten[0].waarschuwingen)


@pytest.mark.parametrize(("dl", "dle", "veld"), [(0, 10, "dl"), (-1, 10, "dl"), (60, -1, "dle")])
def test_that_an_impossible_number_of_months_is_refused(dl: int, dle: int, veld: str) -> None:
    with pytest.raises(InvoerError) as fout:
        rij(Domein.IR, dle, dl=Fraction(dl))
    assert fout.value.veld == veld


@pytest.mark.parametrize(
    ("afgenomen", "laatste"),
    [
        ("2026-10-01", "2027-04-01"),  # 182 days on
        ("2026-06-30", "2027-03-01"),  # the 62 days of the summer do not count
        ("2026-07-15", "2027-03-01"),  # taken within them
        ("2026-04-01", "2026-12-01"),
    ],
)
def test_that_the_days_of_july_and_august_do_not_count(afgenomen: str, laatste: str) -> None:
    dag, einde = date.fromisoformat(afgenomen), date.fromisoformat(laatste)
    assert pro_geldigheid.leerachterstand(dag, einde, None, None).geldig
    assert not pro_geldigheid.leerachterstand(dag, einde + timedelta(1), None, None).geldig


@pytest.mark.parametrize(
    ("afgenomen", "aangemeld", "plaatsing", "geldig"),
    [
        ("2026-09-02", "2027-02-02", "2027-08-01", True),
        ("2026-09-01", "2027-02-02", "2027-08-01", False),
        ("2026-09-02", "2027-02-01", "2027-08-01", False),
        ("2026-09-02", "2027-02-02", "2027-10-01", False),
        ("2026-09-02", "2027-02-02", "2027-09-30", True),
        ("2026-09-02", "2027-02-02", None, False),
        ("2026-09-02", "2027-02-02", "2028-08-01", False),
    ],
)
def test_that_who_was_registered_late_keeps_an_older_result(
    afgenomen: str, aangemeld: str, plaatsing: str | None, geldig: bool
) -> None:
    per = date.fromisoformat(plaatsing) if plaatsing else None
    oordeel = pro_geldigheid.leerachterstand(
        date.fromisoformat(afgenomen), date(2027, 6, 1), date.fromisoformat(aangemeld), per
    )  # fmt: skip
    assert oordeel.geldig is geldig


def test_that_the_personality_test_counts_52_weeks() -> None:
    assert pro_geldigheid.persoonlijkheid(PEIL - timedelta(weeks=52), PEIL).geldig
    assert not pro_geldigheid.persoonlijkheid(PEIL - timedelta(weeks=52, days=1), PEIL).geldig


_DLE = st.integers(0, 70)


@given(st.integers(0, 200), _DLE, _DLE, _DLE, _DLE)
def test_that_knowing_less_never_turns_one_outcome_into_another(iq: int, a: int, b: int, c: int, e: int) -> None:
    vol = pro(iq, (a, b, c, e), persoonlijkheid=VERS).uitkomst
    assert vol is not U.ONTOEREIKEND
    for minder in (pro(None, (a, b, c, e), persoonlijkheid=VERS), pro(iq, (None, b, c, e), persoonlijkheid=VERS),
                   pro(iq, (a, b, c, None), persoonlijkheid=VERS)):  # fmt: skip
        assert minder.uitkomst in {vol, U.ONTOEREIKEND}


@given(st.integers(1, 120), st.integers(0, 120))
def test_that_the_limit_is_exact(dl: int, dle: int) -> None:
    assert (rij(Domein.IR, dle, dl=Fraction(dl)).waarde >= Fraction(1, 2)) is (2 * dle <= dl)
