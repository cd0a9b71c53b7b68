"""The onafhankelijkheidswacht."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cvt_desktop.domain.persoon import Werkverband
from cvt_desktop.domain.wacht import Wachtniveau, schreven_mee, wacht_bij_adviseren, wacht_bij_stemmen
from tests.factories import (
    BAKKENES,
    BENSALEM,
    CRUTZER,
    KAAPHORN,
    LINDEWAL,
    RAVENKOOG,
    RIETDIJK,
    WERKSCHUIT,
    maak_advies,
)

NIEMAND: frozenset = frozenset()


def test_that_who_works_for_school_or_bevoegd_gezag_may_not_vote() -> None:
    [melding] = wacht_bij_stemmen(BAKKENES, school=KAAPHORN, adviezen=(), schreven_mee=NIEMAND, jaar=2027)
    assert (melding.niveau, melding.bron) == (Wachtniveau.BLOKKEERT, "lbt-107632")
    assert melding.grond == "werkt voor Stichting Kaaphorn VO"
    assert wacht_bij_stemmen(BAKKENES, school=RAVENKOOG, adviezen=(), schreven_mee=NIEMAND, jaar=2027) == ()


def test_that_an_adviser_who_votes_is_warned_for_with_a_way_out() -> None:
    advies = replace(maak_advies(1), persoon_id=BENSALEM.id)
    [melding] = wacht_bij_stemmen(BENSALEM, school=RAVENKOOG, adviezen=(advies,), schreven_mee=NIEMAND, jaar=2027)
    assert melding.niveau is Wachtniveau.WAARSCHUWT
    for uitweg in ("plaatsvervanger", "adviseren en niet stemmen", "andere deskundige"):
        assert uitweg in melding.voorstel


@pytest.mark.parametrize(("jaar", "niveau"), [(2026, Wachtniveau.BLOKKEERT), (2027, Wachtniveau.WAARSCHUWT)])
def test_that_a_tie_that_ended_blocks_until_the_end_of_its_year_and_warns_after_it(jaar: int, niveau: Wachtniveau) -> None:
    [melding] = wacht_bij_adviseren(LINDEWAL, school=WERKSCHUIT, ander_advies=None, schreven_mee=NIEMAND, jaar=jaar)
    assert melding.niveau is niveau


def test_that_one_person_does_not_give_both_adviezen() -> None:
    [melding] = wacht_bij_adviseren(CRUTZER, school=RAVENKOOG, ander_advies=CRUTZER.id, schreven_mee=NIEMAND, jaar=2027)
    assert (melding.grond, melding.bron) == ("geeft al het andere advies", "lbt-108582")


def test_that_a_writer_is_blocked_from_vote_and_advice() -> None:
    schreef = frozenset({RIETDIJK.id})
    [stem] = wacht_bij_stemmen(RIETDIJK, school=RAVENKOOG, adviezen=(), schreven_mee=schreef, jaar=2027)
    advies = wacht_bij_adviseren(RIETDIJK, school=RAVENKOOG, ander_advies=None, schreven_mee=schreef, jaar=2027)[0]
    assert (stem.niveau, advies.niveau, advies.grond) == (stem.niveau, Wachtniveau.BLOKKEERT, "werkte mee aan de aanvraag")
    assert stem.niveau is Wachtniveau.BLOKKEERT


def test_that_a_lid_who_advises_is_told_not_to_vote() -> None:
    [melding] = wacht_bij_adviseren(RIETDIJK, school=RAVENKOOG, ander_advies=None, schreven_mee=NIEMAND, jaar=2027)
    assert (melding.niveau, melding.grond) == (Wachtniveau.WAARSCHUWT, "stemt in de commissie")


@pytest.mark.parametrize(
    ("naam", "gevonden"),
    [
        ("anne-fleur rietdijk, teamleider", True),
        ("A. Rietdijk", False),
        ("Saida Bensalem", True),
        ("", False),
    ],
)
def test_that_a_writer_is_known_by_the_full_name_whatever_case_title_or_function(naam: str, gevonden: bool) -> None:
    assert bool(schreven_mee((RIETDIJK, BENSALEM), naam)) is gevonden


def test_that_a_second_employer_counts_as_much_as_the_first() -> None:
    dubbel = replace(CRUTZER, werkverbanden=(Werkverband(organisatie="lyceum ravenkoog"),))
    assert wacht_bij_adviseren(dubbel, school=RAVENKOOG, ander_advies=None, schreven_mee=NIEMAND, jaar=2027)
