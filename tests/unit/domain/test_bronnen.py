"""The registry of sources: one text form, one id, no invented ground."""

from __future__ import annotations

import pytest

from cvt_desktop.domain.bronnen import Bronsoort, Zekerheid, alle_bronnen, bron
from cvt_desktop.domain.errors import NietGevondenError


@pytest.mark.parametrize(
    ("bron_id", "tekst"),
    [
        ("awb-4:13-2", "Awb 4:13, lid 2"),
        ("awb-4:15-1", "Awb 4:15, lid 1"),
        ("awb-6:7", "Awb 6:7"),
        ("awb-10:10", "Awb 10:10"),
        ("atw-3-3", "Atw 3, lid 3"),
        ("wvo-2.47-14", "WVO 2.47, lid 14"),
        ("ub-2.51", "UB WVO 2.51"),
        ("wec-40-15", "WEC 40, lid 15"),
        ("wec-119-1", "WEC 119, lid 1"),
        ("lbt-107632", "LBT 107632"),
        ("plan", "ondersteuningsplan"),
    ],
)
def test_that_a_source_is_printed_as_law_article_and_lid(bron_id: str, tekst: str) -> None:
    assert bron(bron_id).tekst == tekst
    assert str(bron(bron_id)) == tekst


def test_that_an_unknown_source_is_refused_by_name() -> None:
    with pytest.raises(NietGevondenError) as fout:
        bron("awb-99:1")
    assert fout.value.veld == "awb-99:1"


def test_that_no_two_sources_share_a_text_or_lack_a_description() -> None:
    teksten = [b.tekst for b in alle_bronnen()]
    assert len(set(teksten)) == len(teksten)
    assert all(b.omschrijving for b in alle_bronnen())


def test_that_every_law_has_the_date_of_its_text_and_only_local_papers_and_rulings_may_lack_one() -> None:
    for b in alle_bronnen():
        if b.soort is Bronsoort.WET:
            assert b.stand is not None, b.id
        if b.stand is None:
            assert b.zekerheid in {Zekerheid.SECUNDAIR, Zekerheid.LOKAAL}, b.id


def test_that_the_electronic_articles_carry_the_numbers_in_force_since_2026() -> None:
    assert "handtekening" in bron("awb-2:18").omschrijving
    assert "elektronisch" in bron("awb-2:8").omschrijving


@pytest.mark.parametrize(
    "nummer",
    ["107632", "108582", "108110", "108184", "109250", "109464", "107168", "107186", "107279", "106806", "108669"],
)
def test_that_the_rulings_on_which_the_rules_rest_are_in_the_registry(nummer: str) -> None:
    assert bron(f"lbt-{nummer}").soort is Bronsoort.UITSPRAAK
