"""The worked examples of awb.md section 4, and what must hold for every date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvt_desktop.domain.bronnen import bron
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.feestdagen import STANDAARD_FEESTDAGEN, Feestdagentabel
from cvt_desktop.domain.termijn import (
    Opschorting,
    Termijn,
    beslistermijn,
    bezwaartermijn,
    buiten_behandeling,
    dagen_tot,
    einddatum,
    hele_maanden,
    instemming_uitstel,
    leeftijd_op,
    opschorting,
    streefdatum,
    voorstel_hersteldatum,
)

TABEL = STANDAARD_FEESTDAGEN


def d(tekst: str) -> date:
    return date.fromisoformat(tekst)


def opgeschort(verzonden: str, uiterlijk: str | None, aangevuld: str | None = None) -> Opschorting:
    return opschorting(d(verzonden), d(uiterlijk) if uiterlijk else None, d(aangevuld) if aangevuld else None)


@pytest.mark.parametrize(
    ("nummer", "ontvangen", "opschortingen", "laatste"),
    [
        (1, "2026-11-02", [], "2026-12-28"),
        (2, "2026-10-30", [], "2026-12-28"),
        (3, "2026-11-07", [], "2027-01-04"),
        (4, "2027-03-10", [], "2027-05-10"),
        (6, "2026-11-02", [opgeschort("2026-11-12", "2026-11-26", "2026-11-23")], "2027-01-07"),
        (10, "2026-11-02", [opgeschort("2026-11-12", None)], "2026-12-28"),
        (11, "2026-11-02", [instemming_uitstel(d("2026-12-11"), d("2026-12-24"))], "2027-01-11"),
        # the practice register, dossier 6 and 13 (screens.md 8.3)
        (106, "2027-04-19", [opgeschort("2027-04-29", "2027-05-18", "2027-05-12")], "2027-06-28"),
        (107, "2027-04-19", [opgeschort("2027-04-29", "2027-05-18")], "2027-07-02"),
        (108, "2027-03-15", [instemming_uitstel(d("2027-04-15"), d("2027-05-26"))], "2027-06-21"),
    ],
)
def test_that_the_decision_term_follows_the_worked_example(
    nummer: int, ontvangen: str, opschortingen: list[Opschorting], laatste: str
) -> None:
    termijn = beslistermijn(d(ontvangen), feestdagen=TABEL, opschortingen=opschortingen)
    assert termijn.laatste_dag == d(laatste), nummer
    assert termijn.stappen[-1].datum == termijn.laatste_dag


def test_that_without_the_equated_days_example_4_would_be_wrong() -> None:
    kaal = Feestdagentabel(gelijkgesteld=frozenset(), jaren=frozenset({2027}))
    assert beslistermijn(d("2027-03-10"), feestdagen=kaal).laatste_dag == d("2027-05-07")


def test_that_the_reading_of_the_circulaire_is_kept_beside_the_earlier_one() -> None:
    termijn = beslistermijn(
        d("2026-11-02"), feestdagen=TABEL, opschortingen=[opgeschort("2026-11-12", "2026-11-26", "2026-11-23")]
    )
    assert (termijn.laatste_dag, termijn.opgeschort_dagen) == (d("2027-01-07"), 10)
    assert termijn.ruime_lezing == d("2027-01-08")


def test_that_the_example_of_the_circulaire_itself_comes_out_in_both_readings() -> None:
    termijn = beslistermijn(
        d("2026-10-01"), weken=6, feestdagen=TABEL, opschortingen=[opgeschort("2026-10-04", "2026-10-31", "2026-10-17")]
    )  # fmt: skip
    assert (termijn.laatste_dag, termijn.ruime_lezing) == (d("2026-11-24"), d("2026-11-25"))


def test_that_not_handling_is_sent_within_four_weeks_after_the_repair_term() -> None:
    assert buiten_behandeling(d("2026-11-26"), feestdagen=TABEL).laatste_dag == d("2026-12-24")
    assert buiten_behandeling(d("2027-05-18"), feestdagen=TABEL).laatste_dag == d("2027-06-15")


@pytest.mark.parametrize(
    ("nummer", "verzonden", "laatste"), [(21, "2026-12-14", "2027-01-25"), (26, "2026-11-28", "2027-01-11")]
)
def test_that_the_objection_term_follows_the_worked_example(nummer: int, verzonden: str, laatste: str) -> None:
    assert bezwaartermijn(d(verzonden), feestdagen=TABEL).laatste_dag == d(laatste), nummer


def test_that_the_week_for_post_counts_from_the_end_of_the_objection_term() -> None:
    post = einddatum(d("2027-01-25"), 1, feestdagen=TABEL, bron=bron("awb-6:9-2"), gebeurtenis="einde bezwaartermijn")
    assert post.laatste_dag == d("2027-02-01")


def test_that_the_decision_on_an_objection_starts_after_the_extended_end() -> None:
    bezwaar = bezwaartermijn(d("2026-12-14"), feestdagen=TABEL).laatste_dag
    lbt = einddatum(bezwaar, 12, feestdagen=TABEL, bron=bron("awb-7:10-1"))
    kort = einddatum(bezwaar, 6, feestdagen=TABEL, bron=bron("awb-7:10-1"))
    assert (lbt.laatste_dag, kort.laatste_dag) == (d("2027-04-19"), d("2027-03-08"))


def test_that_a_repair_request_suspends_the_decision_on_an_objection() -> None:
    herstel = opschorting(d("2027-02-01"), d("2027-02-15"), d("2027-02-10"), grond="awb-7:10-2")
    termijn = einddatum(d("2027-01-25"), 12, feestdagen=TABEL, bron=bron("awb-7:10-1"), opgeschort=[herstel])
    assert (termijn.laatste_dag, termijn.opgeschort_dagen) == (d("2027-04-28"), 8)
    assert termijn.ruime_lezing == d("2027-04-28")


def test_that_a_term_of_more_than_twelve_weeks_is_not_extended() -> None:
    bezwaar = d("2027-02-10")
    assert einddatum(bezwaar, 12, feestdagen=TABEL, bron=bron("awb-7:10-1")).laatste_dag == d("2027-05-10")
    assert einddatum(bezwaar, 18, feestdagen=TABEL, bron=bron("awb-7:10-1")).laatste_dag == d("2027-06-16")
    dertien = einddatum(d("2026-11-07"), 13, feestdagen=TABEL, bron=bron("awb-7:10-1"))
    assert dertien.laatste_dag == d("2027-02-06")
    assert dertien.laatste_dag.weekday() == 5


def test_that_the_urgent_reasons_come_within_a_week_moved_by_the_atw() -> None:
    spoed = einddatum(d("2026-12-18"), 1, feestdagen=TABEL, bron=bron("awb-3:47-1"), gebeurtenis="verzonden")
    assert spoed.laatste_dag == d("2026-12-28")


def test_that_the_own_target_is_not_moved_by_the_atw() -> None:
    assert streefdatum(d("2027-04-05"), 6) == d("2027-05-17")  # Tweede Pinksterdag


def test_that_the_steps_say_how_the_date_came_about() -> None:
    termijn = beslistermijn(
        d("2026-11-02"), feestdagen=TABEL, opschortingen=[opgeschort("2026-11-12", "2026-11-26", "2026-11-23")]
    )
    assert [s.tekst for s in termijn.stappen] == [
        "ontvangen ma 2 november 2026, 8 weken (Awb 4:13, lid 2): ma 28 december 2026",
        "opgeschort vr 13 november tot en met zo 22 november 2026 (Awb 4:15, lid 1): + 10 dagen, do 7 januari 2027",
    ]
    assert [s.bron.tekst for s in termijn.stappen] == ["Awb 4:13, lid 2", "Awb 4:15, lid 1"]


def test_that_the_atw_step_names_every_holiday_it_passes() -> None:
    kerst = beslistermijn(d("2026-10-30"), feestdagen=TABEL).stappen[-1]
    assert kerst.tekst == (
        "vrijdag 25 december = Eerste Kerstdag, zaterdag 26 december = Tweede Kerstdag → maandag 28 december 2026 (Atw 1, lid 1)"
    )
    mei = beslistermijn(d("2027-03-10"), feestdagen=TABEL).stappen[-1].tekst
    assert mei.startswith("woensdag 5 mei = Bevrijdingsdag, donderdag 6 mei = Hemelvaartsdag, vrijdag 7 mei = gelijkgestelde")
    assert "zaterdag 2 januari →" in beslistermijn(d("2026-11-07"), feestdagen=TABEL).stappen[-1].tekst


def test_that_a_request_without_a_date_does_not_suspend_and_says_so() -> None:
    zonder = opgeschort("2026-11-12", None)
    assert zonder.dagen == frozenset()
    termijn = beslistermijn(d("2026-11-02"), feestdagen=TABEL, opschortingen=[zonder])
    assert termijn.waarschuwing == "De termijn staat niet stil: het verzoek noemt geen datum (Awb 4:15, lid 1)."


def test_that_only_what_was_sent_suspends() -> None:
    concept = opschorting(None, d("2026-11-26"))
    assert concept.dagen == frozenset()
    assert "nog niet verzonden" in concept.opmerking


def test_that_the_suspension_ends_at_the_last_day_of_the_repair_term_even_if_completed_later() -> None:
    laat = opgeschort("2026-11-12", "2026-11-26", "2026-12-10")
    assert (min(laat.dagen), max(laat.dagen)) == (d("2026-11-13"), d("2026-11-25"))
    assert laat.dagen == opgeschort("2026-11-12", "2026-11-26").dagen


def test_that_completion_on_the_day_of_sending_suspends_nothing() -> None:
    assert opgeschort("2026-11-12", "2026-11-26", "2026-11-12").dagen == frozenset()


@pytest.mark.parametrize(
    ("uiterlijk", "aangevuld", "veld"),
    [("2026-11-11", None, "uiterlijk"), ("2026-11-26", "2026-11-11", "aangevuld_op")],
)
def test_that_an_end_before_the_sending_is_refused(uiterlijk: str, aangevuld: str | None, veld: str) -> None:
    with pytest.raises(InvoerError) as fout:
        opgeschort("2026-11-12", uiterlijk, aangevuld)
    assert fout.value.veld == veld


def test_that_a_delay_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InvoerError):
        instemming_uitstel(d("2026-12-24"), d("2026-12-11"))


def test_that_nothing_revives_a_lapsed_term() -> None:
    te_laat = instemming_uitstel(d("2027-01-05"), d("2027-01-20"))
    termijn = beslistermijn(d("2026-11-02"), feestdagen=TABEL, opschortingen=[te_laat])
    assert (termijn.laatste_dag, termijn.opgeschort_dagen) == (d("2026-12-28"), 0)
    assert "di 5 januari tot en met wo 20 januari 2027" in (termijn.waarschuwing or "")


def test_that_overlapping_grounds_count_once_and_are_both_named() -> None:
    aanvulling = opgeschort("2026-11-12", "2026-11-26", "2026-11-23")
    uitstel = instemming_uitstel(d("2026-11-20"), d("2026-11-24"))
    termijn = beslistermijn(d("2026-11-02"), feestdagen=TABEL, opschortingen=[aanvulling, uitstel])
    assert termijn.opgeschort_dagen == 12
    assert "Awb 4:15, lid 1 en Awb 4:15, lid 2" in termijn.stappen[1].tekst


def test_that_a_date_beyond_the_holiday_table_warns() -> None:
    termijn = beslistermijn(d("2028-12-01"), feestdagen=TABEL)
    assert "2029" in (termijn.waarschuwing or "")
    assert beslistermijn(d("2026-11-02"), feestdagen=TABEL).waarschuwing is None


@pytest.mark.parametrize("dag", ["1890-01-01", "1999-12-31", "2100-01-01", "9999-12-31"])
def test_that_a_year_that_is_a_typing_error_is_refused(dag: str) -> None:
    with pytest.raises(InvoerError, match="jaar"):
        beslistermijn(d(dag), feestdagen=TABEL)


@pytest.mark.parametrize(("verzonden", "voorstel"), [("2027-04-29", "2027-05-13"), ("2027-05-03", "2027-05-18")])
def test_that_the_proposed_repair_date_is_a_working_day(verzonden: str, voorstel: str) -> None:
    assert voorstel_hersteldatum(d(verzonden), feestdagen=TABEL) == d(voorstel)


def test_that_the_days_left_are_calendar_days_and_negative_when_passed() -> None:
    assert dagen_tot(d("2027-05-28"), d("2027-05-12")) == 16
    assert dagen_tot(d("2027-05-10"), d("2027-05-12")) == -2


@pytest.mark.parametrize(
    ("geboren", "dag", "leeftijd"),
    [("2011-09-14", "2027-05-12", 15), ("2011-03-17", "2027-03-17", 16), ("2011-03-17", "2027-03-16", 15),
     ("2012-02-29", "2030-02-28", 17), ("2012-02-29", "2030-03-01", 18)],
)  # fmt: skip
def test_that_age_is_counted_in_whole_years(geboren: str, dag: str, leeftijd: int) -> None:
    assert leeftijd_op(d(geboren), d(dag)) == leeftijd


@pytest.mark.parametrize(
    ("van", "tot", "maanden"),
    [("2026-05-12", "2027-05-12", 12), ("2026-05-13", "2027-05-12", 11), ("2027-05-12", "2026-05-13", -11)],
)
def test_that_months_are_counted_whole(van: str, tot: str, maanden: int) -> None:
    assert hele_maanden(d(van), d(tot)) == maanden


DAGEN = st.dates(min_value=d("2024-01-01"), max_value=d("2040-12-31"))
WEKEN = st.integers(min_value=1, max_value=12)


@st.composite
def opschortingen(draw: st.DrawFn, aanleiding: date) -> Opschorting:
    begin = aanleiding + timedelta(days=draw(st.integers(-10, 120)))
    return instemming_uitstel(begin, begin + timedelta(days=draw(st.integers(0, 40))))


def _termijn(aanleiding: date, weken: int, stukken: list[Opschorting], *, atw: bool = True) -> Termijn:
    return einddatum(aanleiding, weken, feestdagen=TABEL, bron=bron("awb-4:13-2"), opgeschort=stukken, atw=atw)


@given(st.data(), DAGEN, WEKEN)
def test_that_an_end_under_the_atw_is_a_working_day_and_the_first_one(data: st.DataObject, dag: date, weken: int) -> None:
    stukken = data.draw(st.lists(opschortingen(dag), max_size=3))
    met, zonder = _termijn(dag, weken, stukken), _termijn(dag, weken, stukken, atw=False)
    assert TABEL.is_werkdag(met.laatste_dag)
    tussen = (zonder.laatste_dag + timedelta(days=n) for n in range((met.laatste_dag - zonder.laatste_dag).days))
    assert not any(TABEL.is_werkdag(t) for t in tussen)


@given(st.data(), DAGEN, WEKEN)
def test_that_adding_a_suspension_never_shortens(data: st.DataObject, dag: date, weken: int) -> None:
    stukken = data.draw(st.lists(opschortingen(dag), max_size=2))
    erbij = data.draw(opschortingen(dag))
    assert _termijn(dag, weken, [*stukken, erbij]).laatste_dag >= _termijn(dag, weken, stukken).laatste_dag


@given(st.data(), DAGEN, WEKEN)
def test_that_the_union_is_at_most_the_sum_and_the_order_means_nothing(data: st.DataObject, dag: date, weken: int) -> None:
    een, twee = data.draw(opschortingen(dag)), data.draw(opschortingen(dag))
    samen = _termijn(dag, weken, [een, twee], atw=False)
    assert samen.laatste_dag == _termijn(dag, weken, [twee, een], atw=False).laatste_dag
    assert samen.opgeschort_dagen <= len(een.dagen) + len(twee.dagen)
    assert samen.laatste_dag == dag + timedelta(days=7 * weken + samen.opgeschort_dagen)


@given(DAGEN, st.integers(0, 60), st.integers(0, 60))
def test_that_the_shown_deadline_is_never_later_than_the_reading_of_the_circulaire(dag: date, duur: int, klaar: int) -> None:
    verzonden = dag + timedelta(days=3)
    stuk = opschorting(verzonden, verzonden + timedelta(days=duur), verzonden + timedelta(days=klaar))
    termijn = _termijn(dag, 8, [stuk])
    assert termijn.laatste_dag <= termijn.ruime_lezing
    assert len(stuk.ruim) - len(stuk.dagen) in {0, 1}


@given(st.data(), DAGEN, WEKEN)
def test_that_the_steps_lead_to_the_date_one_after_the_other(data: st.DataObject, dag: date, weken: int) -> None:
    termijn = _termijn(dag, weken, data.draw(st.lists(opschortingen(dag), max_size=3)))
    datums = [s.datum for s in termijn.stappen]
    assert datums == sorted(datums)
    assert datums[-1] == termijn.laatste_dag
