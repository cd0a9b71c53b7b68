"""Words from a PDF, mended into running text."""

from __future__ import annotations

import pytest

from cvt_desktop.domain.citaat import achter, herstel, met_plaats


@pytest.mark.parametrize(
    ("gekozen", "heel"),
    [
        ("een prikkel-\narme   werkplek\r\nen rust", "een prikkelarme werkplek en rust"),
        ("onder\ufffe\nsteuning", "ondersteuning"),
        ("onder\u00adsteuning en onder\u0002steuning", "ondersteuning en ondersteuning"),
        ("lees-\nen schrijfvaardigheid", "lees- en schrijfvaardigheid"),
        ("lees\ufffe\nen schrijfvaardigheid", "lees- en schrijfvaardigheid"),
        ("in Noord-\nHolland", "in Noord-Holland"),
        ("schooljaar 2026-\n2027", "schooljaar 2026-2027"),
        ("doel - of\nplan", "doel - of plan"),
        ("een ﬁjne\u00a0ﬂat\u2029verder", "een fijne flat verder"),
        (" \n\t ", ""),
    ],
)
def test_that_selected_words_become_one_whole_paragraph(gekozen: str, heel: str) -> None:
    assert herstel(gekozen) == heel


def test_that_the_place_and_what_stood_there_are_kept() -> None:
    assert met_plaats("rust", "OPP p. 6") == "rust (OPP p. 6)"
    assert met_plaats("rust", "") == "rust"
    assert met_plaats("rust", "OPP p. 3 (blz. 12 van het bestand)") == "rust (OPP p. 3, blz. 12 van het bestand)"
    assert achter("Eerst.", "Dan.") == "Eerst. Dan."
    assert achter(" ", "Dan.") == "Dan."
