"""The texts of F1 are data: each has a source that exists, is short, and is plain."""

from __future__ import annotations

import re

import pytest

import resources
from cvt_desktop.domain.bronnen import bron
from ui.presenters.hulp import (
    EIGEN_NAMEN,
    WOORDEN_HOOGSTENS,
    Hulptekst,
    hulp_bij,
    lees_hulpteksten,
    lees_woordenlijst,
    woorden_in,
)

ALLE = lees_hulpteksten()


def test_that_there_are_texts() -> None:
    assert len(ALLE) >= 150


@pytest.mark.parametrize("een", ALLE, ids=lambda een: f"{een.vorm}-{een.veld}")
def test_that_a_text_is_short_and_has_sources_of_the_registry(een: Hulptekst) -> None:
    assert een.bronnen
    for bron_id in een.bronnen:
        assert bron(bron_id).omschrijving
    assert 5 <= len(een.tekst.split()) <= WOORDEN_HOOGSTENS
    assert 1 <= len(re.findall(r"[.?](?:\s|$)", een.tekst)) <= 3
    assert een.tekst.endswith(".")


def test_that_a_key_stands_once_and_one_without_a_star_goes_first() -> None:
    sleutels = [(een.vorm, een.veld) for een in ALLE]
    assert len(sleutels) == len(set(sleutels))
    met_ster, zonder = hulp_bij("aanvraag", "pro.IR.afgenomen"), hulp_bij("aanvraag", "pro.iq.afgenomen")
    assert met_ster is not None
    assert zonder is not None
    assert "26 weken" in met_ster.tekst
    assert "104 weken" in zonder.tekst


def test_that_a_source_is_given_in_a_sentence_with_the_date_of_its_text() -> None:
    gevonden = hulp_bij("aanvulling", "uiterlijk")
    assert gevonden is not None
    assert gevonden.bronnen[0] == (
        "Awb 4:15, lid 1: opschorting na een verzoek om aanvulling, vanaf de dag na verzending (tekst van 01-07-2026)"
    )


def test_that_a_field_or_form_that_is_not_there_has_no_help() -> None:
    assert hulp_bij("aanvraag", "leerling.roepnaam") is None
    assert hulp_bij("", "a.ontvangen_op") is None


def test_that_the_words_of_the_list_in_a_text_come_with_it_also_in_the_plural() -> None:
    assert [w.term for w in woorden_in("De besluiten op een AANVRAAG, en een mandaat.")] == ["Besluit", "Aanvraag", "Mandaat"]
    assert woorden_in("") == ()
    assert woorden_in("Niets hiervan.") == ()


def test_that_the_words_of_the_field_are_read_without_marks_of_the_file_and_without_names_of_the_program() -> None:
    woorden = lees_woordenlijst()
    vak, eigen = resources.path("woordenlijst.md").read_text(encoding="utf-8").split(EIGEN_NAMEN)
    assert len(woorden) == sum(r.startswith("| ") for r in vak.splitlines()) - 1
    assert {"Aanvraag", "Vergewissing", "Zienswijze"} <= {w.term for w in woorden}
    assert not {"Adviesfeiten", "Override", "Hoogwater"} & {w.term for w in woorden}
    assert "| Adviesfeiten |" in eigen
    assert not [w for w in woorden if "|" in w.term + w.betekenis + w.bron or w.bron == "-" or not w.betekenis]
