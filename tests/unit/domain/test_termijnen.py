"""Every worked example of awb.md section 4 from its facts, the readings of section 5, and what must hold for all dates."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvt_desktop.domain import dwangsom
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.feestdagen import STANDAARD_FEESTDAGEN
from cvt_desktop.domain.termijnen import Termijnsoort, Termijnuitkomst, reken
from cvt_desktop.domain.termijnfeiten import Feitsoort, Termijnfeit

S, F = Termijnsoort, Feitsoort
TABEL = STANDAARD_FEESTDAGEN


def d(tekst: str) -> date:
    return date.fromisoformat(tekst)


def feit(soort: Feitsoort, dag: str, **velden: str | int | None) -> Termijnfeit:
    omgezet = {naam: d(waarde) if isinstance(waarde, str) else waarde for naam, waarde in velden.items()}
    return Termijnfeit(soort=soort, datum=d(dag), **omgezet)  # type: ignore[arg-type]


def uit(soort: Termijnsoort, *feiten: Termijnfeit) -> Termijnuitkomst:
    uitkomst = reken(soort, feiten, TABEL)
    assert uitkomst == reken(soort, reversed(feiten), TABEL), "the order of the facts means nothing"
    if uitkomst.laatste_dag is not None:
        assert uitkomst.stappen[-1].datum == uitkomst.laatste_dag
    return uitkomst


def ontvangen(dag: str = "2026-11-02") -> Termijnfeit:
    return feit(F.ONTVANGST, dag)


def verzoek(dag: str = "2026-11-12", uiterlijk: str | None = "2026-11-26") -> Termijnfeit:
    return feit(F.VERZOEK_AANVULLING, dag, uiterlijk=uiterlijk)


def bekend(dag: str = "2026-12-14") -> Termijnfeit:
    return feit(F.BEKENDMAKING, dag)


@pytest.mark.parametrize(
    ("nummer", "feiten", "laatste", "dagen"),
    [
        (1, [ontvangen()], "2026-12-28", 0),
        (2, [ontvangen("2026-10-30")], "2026-12-28", 0),
        (3, [ontvangen("2026-11-07")], "2027-01-04", 0),
        (4, [ontvangen("2027-03-10")], "2027-05-10", 0),
        (6, [ontvangen(), verzoek(), feit(F.AANVULLING, "2026-11-23")], "2027-01-07", 10),
        (10, [ontvangen(), verzoek(uiterlijk=None)], "2026-12-28", 0),
        (11, [ontvangen(), feit(F.INSTEMMING_UITSTEL, "2026-12-10", van="2026-12-11", tot="2026-12-24")], "2027-01-11", 14),
        (13, [ontvangen(), feit(F.KENNISGEVING_4_14, "2026-12-28", nieuwe_datum="2027-01-29")], "2027-01-29", 0),
        (23, [ontvangen(), feit(F.BEZWAAR_ONTVANGEN, "2026-11-04")], "2026-12-28", 0),
    ],
)  # fmt: skip
def test_that_the_beslistermijn_follows_the_worked_example(
    nummer: int, feiten: list[Termijnfeit], laatste: str, dagen: int
) -> None:
    uitkomst = uit(S.BESLISTERMIJN, *feiten)
    assert (uitkomst.laatste_dag, uitkomst.opgeschort_dagen) == (d(laatste), dagen), nummer


def test_that_an_unused_repair_term_suspends_up_to_its_last_day() -> None:
    uitkomst = uit(S.BESLISTERMIJN, ontvangen(), verzoek())
    assert (uitkomst.laatste_dag, uitkomst.opgeschort_dagen) == (d("2027-01-11"), 13)


def test_that_an_aanvulling_after_the_last_day_suspends_no_longer_and_is_told() -> None:
    uitkomst = uit(S.BESLISTERMIJN, ontvangen(), verzoek(), feit(F.AANVULLING, "2026-12-03"))
    assert uitkomst.opgeschort_dagen == 13
    assert any("na de uiterste datum" in w for w in uitkomst.waarschuwingen)


def test_that_overlapping_grounds_are_a_union_of_days() -> None:
    instemming = feit(F.INSTEMMING_UITSTEL, "2026-11-15", van="2026-11-16", tot="2026-11-29")
    uitkomst = uit(S.BESLISTERMIJN, ontvangen(), verzoek(), instemming)
    assert uitkomst.opgeschort_dagen == 17  # 13 November to 29 November, once


def test_that_a_request_without_a_date_does_not_suspend_and_that_it_says_so() -> None:
    uitkomst = uit(S.BESLISTERMIJN, ontvangen(), verzoek(uiterlijk=None))
    assert any("staat niet stil" in w for w in uitkomst.waarschuwingen)


def test_that_the_second_of_two_receipts_is_told_and_the_first_counts() -> None:
    uitkomst = uit(S.BESLISTERMIJN, ontvangen(), ontvangen("2026-11-09"))
    assert uitkomst.laatste_dag == d("2026-12-28")
    assert any("meer ontvangsten" in w for w in uitkomst.waarschuwingen)


def test_that_an_aanvulling_before_the_request_does_not_count_and_is_told() -> None:
    uitkomst = uit(S.BESLISTERMIJN, ontvangen(), verzoek(), feit(F.AANVULLING, "2026-11-10"))
    assert uitkomst.opgeschort_dagen == 13
    assert any("ligt voor elk verzoek" in w for w in uitkomst.waarschuwingen)


def test_that_a_notice_after_the_unsuspended_eight_weeks_does_not_count() -> None:
    laat = feit(F.KENNISGEVING_4_14, "2026-12-29", nieuwe_datum="2027-01-29")
    uitkomst = uit(S.BESLISTERMIJN, ontvangen(), verzoek(), laat)
    assert uitkomst.laatste_dag == d("2027-01-11")
    assert any("telt niet mee" in w for w in uitkomst.waarschuwingen)


def test_that_only_the_first_notice_counts_and_no_atw_moves_its_date() -> None:
    eerste = feit(F.KENNISGEVING_4_14, "2026-12-20", nieuwe_datum="2027-01-30")
    tweede = feit(F.KENNISGEVING_4_14, "2026-12-22", nieuwe_datum="2027-03-01")
    uitkomst = uit(S.BESLISTERMIJN, ontvangen(), eerste, tweede)
    assert uitkomst.laatste_dag == d("2027-01-30")  # a Saturday
    assert any("vr 29 januari 2027" in w for w in uitkomst.waarschuwingen)
    assert any("één keer" in w for w in uitkomst.waarschuwingen)


def test_that_a_notice_that_names_an_earlier_day_changes_nothing() -> None:
    uitkomst = uit(S.BESLISTERMIJN, ontvangen(), feit(F.KENNISGEVING_4_14, "2026-12-01", nieuwe_datum="2026-12-20"))
    assert uitkomst.laatste_dag == d("2026-12-28")


@pytest.mark.parametrize(
    ("feiten", "laatste"),
    [
        ([ontvangen(), verzoek()], "2026-12-24"),  # example 8
        ([ontvangen(), verzoek(), feit(F.AANVULLING, "2026-11-20")], "2026-12-18"),
        ([ontvangen(), verzoek(), feit(F.AANVULLING, "2026-12-01")], "2026-12-24"),
    ],
)
def test_that_not_handling_is_sent_within_four_weeks(feiten: list[Termijnfeit], laatste: str) -> None:
    assert uit(S.BUITEN_BEHANDELING, *feiten).laatste_dag == d(laatste)


def test_that_without_a_date_in_the_request_there_is_no_term_for_not_handling() -> None:
    uitkomst = uit(S.BUITEN_BEHANDELING, ontvangen(), verzoek(uiterlijk=None))
    assert uitkomst.laatste_dag is None
    assert uitkomst.waarschuwingen


@pytest.mark.parametrize(
    ("dagen", "laatste"),
    [
        (["2026-12-14"], "2027-01-25"),  # example 21
        (["2026-11-28"], "2027-01-11"),  # example 26
        (["2026-12-14", "2026-12-16"], "2027-01-27"),  # two addressees: the latest (awb.md A12)
    ],
)
def test_that_the_bezwaartermijn_follows_the_worked_example(dagen: list[str], laatste: str) -> None:
    assert uit(S.BEZWAARTERMIJN, *map(bekend, dagen)).laatste_dag == d(laatste)


@pytest.mark.parametrize(
    ("dag", "zin"),
    [
        ("2026-12-10", "ligt vóór de bekendmaking"),
        ("2027-01-25", "binnen de termijn"),
        ("2027-02-01", "gepost"),
        ("2027-02-02", "vraag naar de reden"),
    ],
)
def test_that_an_objection_is_described_and_never_judged(dag: str, zin: str) -> None:
    uitkomst = uit(S.BEZWAARTERMIJN, bekend(), feit(F.BEZWAAR_ONTVANGEN, dag))
    assert any(zin in w for w in uitkomst.waarschuwingen)
    assert not any("niet-ontvankelijk" in w for w in uitkomst.waarschuwingen)


def herstel(dag: str, uiterlijk: str | None) -> Termijnfeit:
    return feit(F.VERZOEK_HERSTEL, dag, uiterlijk=uiterlijk)


@pytest.mark.parametrize(
    ("nummer", "feiten", "laatste", "dagen"),
    [
        (28, [bekend()], "2027-04-19", 0),
        (29, [bekend(), herstel("2027-02-01", "2027-02-15"), feit(F.HERSTELD, "2027-02-10")], "2027-04-28", 8),
        (31, [bekend(), feit(F.VERDAGING, "2027-04-19", weken=6)], "2027-05-31", 0),
        (32, [bekend("2026-12-30")], "2027-05-10", 0),
        (32, [bekend("2026-12-30"), feit(F.VERDAGING, "2027-05-03", weken=6)], "2027-06-16", 0),
        # asked before the term runs: only what falls within it counts (awb.md A3)
        (0, [bekend(), herstel("2027-01-20", "2027-02-01")], "2027-04-26", 6),
    ],
)
def test_that_the_decision_on_an_objection_follows_the_worked_example(
    nummer: int, feiten: list[Termijnfeit], laatste: str, dagen: int
) -> None:
    uitkomst = uit(S.BESLISSING_OP_BEZWAAR, *feiten)
    assert (uitkomst.laatste_dag, uitkomst.opgeschort_dagen) == (d(laatste), dagen), nummer


def test_that_deferral_is_six_weeks_at_most_once_and_in_time() -> None:
    lang = uit(S.BESLISSING_OP_BEZWAAR, bekend(), feit(F.VERDAGING, "2027-04-01", weken=8))
    twee = uit(
        S.BESLISSING_OP_BEZWAAR,
        bekend(),
        feit(F.VERDAGING, "2027-04-01", weken=6),
        feit(F.VERDAGING, "2027-05-01", weken=6),
    )
    laat = uit(S.BESLISSING_OP_BEZWAAR, bekend(), feit(F.VERDAGING, "2027-04-20", weken=6))
    assert lang.laatste_dag == twee.laatste_dag == d("2027-05-31")
    assert laat.laatste_dag == d("2027-04-19")
    assert lang.waarschuwingen
    assert twee.waarschuwingen
    assert laat.waarschuwingen


def gebrek(dag: str) -> Termijnfeit:
    return feit(F.INGEBREKESTELLING, dag)


def test_that_the_dwangsom_begins_the_day_after_two_weeks() -> None:  # example 15
    uitkomst = uit(S.DWANGSOM, ontvangen(), gebrek("2027-01-04"))
    assert (uitkomst.eerste_dag, uitkomst.laatste_dag) == (d("2027-01-19"), d("2027-03-01"))
    assert uitkomst.hoogste_bedrag_eur == 1442


def test_that_the_day_of_sending_is_shown_without_and_with() -> None:  # example 16
    uitkomst = uit(S.DWANGSOM, ontvangen(), gebrek("2027-01-04"), bekend("2027-02-01"))
    assert uitkomst.hoogste_bedrag_eur == 322
    assert any("EUR 299" in w and "EUR 322" in w for w in uitkomst.waarschuwingen)


def test_that_the_atw_moves_the_two_weeks_and_the_earlier_day_is_a_warning() -> None:  # example 18
    uitkomst = uit(S.DWANGSOM, ontvangen("2027-01-04"), gebrek("2027-04-22"))
    assert uitkomst.eerste_dag == d("2027-05-11")
    assert any("vr 7 mei 2027" in w and "do 6 mei 2027" in w and "di 4 mei 2027" in w for w in uitkomst.waarschuwingen)


def test_that_a_premature_notice_counts_from_the_day_after_the_term() -> None:  # example 19
    uitkomst = uit(S.DWANGSOM, ontvangen(), gebrek("2026-12-28"))
    assert uitkomst.eerste_dag == d("2027-01-13")
    assert any("te vroeg" in w for w in uitkomst.waarschuwingen)


def test_that_a_besluit_before_the_first_day_costs_nothing() -> None:
    assert uit(S.DWANGSOM, ontvangen(), gebrek("2027-01-04"), bekend("2027-01-18")).hoogste_bedrag_eur == 0


@pytest.mark.parametrize(
    ("dagen", "euro"), [(0, 0), (1, 23), (13, 299), (14, 322), (15, 357), (28, 812), (29, 857), (42, 1442), (99, 1442)]
)
def test_that_the_amount_follows_the_three_steps_of_the_law(dagen: int, euro: int) -> None:
    assert dwangsom.bedrag(dagen) == euro


@pytest.mark.parametrize(
    ("datum", "van", "tot", "laatste", "dagen"),
    [
        ("2026-12-10", "2026-12-11", "2026-12-24", "2027-01-11", 14),  # example 11
        ("2026-12-11", "2026-12-11", "2026-12-24", "2027-01-11", 14),  # agreed on the first day itself
        ("2026-12-20", "2026-12-11", "2026-12-24", "2027-01-04", 4),  # from the day after it was agreed
        ("2027-01-05", "2026-12-20", "2027-01-10", "2026-12-28", 0),  # nothing revives a lapsed term
        ("2026-12-28", "2026-12-20", "2026-12-24", "2026-12-28", 0),
    ],
)
def test_that_an_agreement_lets_no_day_stand_still_that_had_passed(
    datum: str, van: str, tot: str, laatste: str, dagen: int
) -> None:
    uitkomst = uit(S.BESLISTERMIJN, ontvangen(), feit(F.INSTEMMING_UITSTEL, datum, van=van, tot=tot))
    assert (uitkomst.laatste_dag, uitkomst.opgeschort_dagen) == (d(laatste), dagen)
    assert any("De instemming is van" in w for w in uitkomst.waarschuwingen) is (van < datum)


def test_that_what_comes_before_its_procedure_does_not_count_and_is_told() -> None:
    kennisgeving = feit(F.KENNISGEVING_4_14, "2026-10-20", nieuwe_datum="2027-01-10")
    verdaging = feit(F.VERDAGING, "2026-12-10", weken=4)
    later = feit(F.KENNISGEVING_4_14, "2026-12-10", nieuwe_datum="2027-01-20")
    uitkomsten = [uit(S.BESLISTERMIJN, ontvangen(), kennisgeving), uit(S.BESLISSING_OP_BEZWAAR, bekend(), verdaging),
                  uit(S.BESLISTERMIJN, ontvangen(), kennisgeving, later)]  # fmt: skip
    assert [u.laatste_dag for u in uitkomsten] == [d("2026-12-28"), d("2027-04-19"), d("2027-01-20")]
    assert all(any("telt niet mee" in w for w in u.waarschuwingen) for u in uitkomsten)
    vroeg = uit(S.BUITEN_BEHANDELING, ontvangen(), verzoek("2026-10-12", "2026-10-26"))
    assert any("ligt voor de ontvangst" in w for w in vroeg.waarschuwingen)


@pytest.mark.parametrize(
    ("soort", "eerst", "een", "ander", "laatste"),
    [
        (S.BESLISSING_OP_BEZWAAR, bekend(), feit(F.VERDAGING, "2027-04-10", weken=4), feit(F.VERDAGING, "2027-04-10", weken=2),
         "2027-05-03"),
        (S.BESLISTERMIJN, ontvangen(), feit(F.KENNISGEVING_4_14, "2026-12-10", nieuwe_datum="2027-01-20"),
         feit(F.KENNISGEVING_4_14, "2026-12-10", nieuwe_datum="2027-01-29"), "2027-01-20"),
        (S.BUITEN_BEHANDELING, ontvangen(), verzoek(), verzoek(uiterlijk="2026-11-20"), "2026-12-18"),
        (S.BUITEN_BEHANDELING, ontvangen(), verzoek(), verzoek(uiterlijk=None), "2026-12-24"),
        (S.BUITEN_BEHANDELING, ontvangen(), verzoek("2026-11-05", None), verzoek(uiterlijk="2026-11-30"), "2026-12-28"),
    ],
)  # fmt: skip
def test_that_of_two_facts_of_one_kind_the_earliest_reading_counts_whatever_their_order(
    soort: Termijnsoort, eerst: Termijnfeit, een: Termijnfeit, ander: Termijnfeit, laatste: str
) -> None:
    uitkomsten = [uit(soort, *feiten) for feiten in ((eerst, een, ander), (ander, een, eerst))]
    assert uitkomsten[0] == uitkomsten[1]
    assert uitkomsten[0].laatste_dag == d(laatste)
    assert any("meer verzoeken" in w or "één keer" in w for w in uitkomsten[0].waarschuwingen)


def test_that_what_is_told_twice_counts_once_and_needs_no_warning() -> None:
    assert uit(S.BESLISTERMIJN, ontvangen(), ontvangen()) == uit(S.BESLISTERMIJN, ontvangen())


@pytest.mark.parametrize(
    ("soort", "veld"),
    [
        (S.BESLISTERMIJN, "ontvangst"),
        (S.BUITEN_BEHANDELING, "ontvangst"),
        (S.BEZWAARTERMIJN, "bekendmaking"),
        (S.BESLISSING_OP_BEZWAAR, "bekendmaking"),
        (S.DWANGSOM, "ontvangst"),
    ],
)
def test_that_a_term_without_its_beginning_is_refused(soort: Termijnsoort, veld: str) -> None:
    with pytest.raises(InvoerError) as fout:
        reken(soort, [], TABEL)
    assert fout.value.veld == veld


@pytest.mark.parametrize(
    ("soort", "dag", "velden"),
    [
        (F.ONTVANGST, "1999-12-31", {}),
        (F.ONTVANGST, "2100-01-01", {}),
        (F.VERZOEK_AANVULLING, "2026-11-12", {"uiterlijk": "2026-11-11"}),
        (F.INSTEMMING_UITSTEL, "2026-12-10", {"van": "2026-12-11", "tot": "2026-12-10"}),
        (F.INSTEMMING_UITSTEL, "2026-12-10", {"van": "2026-12-11"}),
        (F.KENNISGEVING_4_14, "2026-12-10", {}),
        (F.KENNISGEVING_4_14, "2026-12-10", {"nieuwe_datum": "2026-12-09"}),
        (F.VERDAGING, "2027-04-10", {}),
        (F.VERDAGING, "2027-04-10", {"weken": 0}),
    ],
)
def test_that_a_fact_that_cannot_be_is_refused(soort: Feitsoort, dag: str, velden: dict[str, str | int | None]) -> None:
    with pytest.raises(InvoerError):
        feit(soort, dag, **velden).keur()


_DAGEN = st.dates(date(2026, 1, 1), date(2028, 6, 1))
_STUKKEN = st.lists(st.tuples(st.integers(0, 80), st.integers(0, 40)), max_size=4)


@given(_DAGEN, _STUKKEN)
def test_that_suspension_never_shortens_and_never_counts_a_day_twice(dag: date, stukken: list[tuple[int, int]]) -> None:
    kaal = reken(S.BESLISTERMIJN, [Termijnfeit(soort=F.ONTVANGST, datum=dag)], TABEL)
    feiten = [
        Termijnfeit(soort=F.VERZOEK_AANVULLING, datum=dag + timedelta(n), uiterlijk=dag + timedelta(n + lang))
        for n, lang in stukken
    ]
    met = reken(S.BESLISTERMIJN, [Termijnfeit(soort=F.ONTVANGST, datum=dag), *feiten], TABEL)
    assert kaal.laatste_dag is not None
    assert met.laatste_dag is not None
    assert met.laatste_dag >= kaal.laatste_dag
    assert met.opgeschort_dagen <= sum(max(0, lang - 1) for _, lang in stukken)
    assert TABEL.is_werkdag(met.laatste_dag)


@given(st.integers(-5, 60))
def test_that_the_amount_never_falls_and_has_a_top(dagen: int) -> None:
    assert 0 <= dwangsom.bedrag(dagen) <= dwangsom.bedrag(dagen + 1) <= 1442


@given(_DAGEN, st.integers(0, 200))
def test_that_the_dwangsom_is_never_owed_before_the_term_and_two_weeks_have_passed(dag: date, later: int) -> None:
    feiten = [Termijnfeit(soort=F.ONTVANGST, datum=dag)]
    beslissen = reken(S.BESLISTERMIJN, feiten, TABEL).laatste_dag
    gesteld = dag + timedelta(later)
    uitkomst = reken(S.DWANGSOM, [*feiten, Termijnfeit(soort=F.INGEBREKESTELLING, datum=gesteld)], TABEL)
    assert beslissen is not None
    assert uitkomst.eerste_dag is not None
    assert uitkomst.eerste_dag > max(beslissen, gesteld) + timedelta(14)
    assert uitkomst.laatste_dag == uitkomst.eerste_dag + timedelta(41)
