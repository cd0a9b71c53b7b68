"""What presenters hand to widgets (``ui/tonen.py``)."""

from __future__ import annotations

from html import unescape

import pytest

from ui.tonen import platte_tip


@pytest.mark.parametrize("tekst", ["<img src='file:///tmp/a.png'>", "a &lt;b&gt; c", "een <b>naam</b>", "R&D"])
def test_that_a_tool_tip_never_is_the_markup_of_somebody_else(tekst: str) -> None:
    tip = platte_tip(tekst)
    assert tip.startswith("<qt>")
    assert tip.endswith("</qt>")
    inhoud = tip.removeprefix("<qt>").removesuffix("</qt>")
    assert "<" not in inhoud
    assert unescape(inhoud) == tekst


@pytest.mark.parametrize("tekst", ["", "Vorige bladzijde (PgUp)", "OPP 'voorjaar' 2027.pdf"])
def test_that_a_short_plain_tool_tip_has_no_tags_that_a_screen_reader_would_read(tekst: str) -> None:
    assert platte_tip(tekst) == tekst


def test_that_a_long_tool_tip_can_break_its_lines() -> None:
    assert platte_tip("woord " * 40).startswith("<qt>")
