"""The colours of the house: what is to be read can be read, in light and in dark, and no colour stands beside the palette."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette

import ui
from ui.theme import DONKER, LICHT, Kleuren, menupalet, palet, veldpalet

_LEESBAAR = 4.5
"""WCAG 2.2, 1.4.3: text."""
_ZICHTBAAR = 3.0
"""WCAG 2.2, 1.4.11: a mark, the edge of a field; here also the words of a closed button, which WCAG leaves free."""
_VLAKKEN = ("venster_vlak", "vlak", "verhoogd_vlak", "zweef_vlak", "accent_zacht_vlak")
_TONEN = ("goed", "let_op", "fout", "info")
_TE_LEZEN = (
    *((inkt, vlak) for inkt in ("tekst", "zwak") for vlak in (*_VLAKKEN, *(f"{t}_vlak" for t in _TONEN))),
    *(("accent", vlak) for vlak in (*_VLAKKEN, *(f"{t}_vlak" for t in _TONEN))),
    *((toon, vlak) for toon in _TONEN for vlak in (*_VLAKKEN, f"{toon}_vlak")),
    ("op_accent", "accent_vlak"), ("op_accent", "accent_vlak_zweef"), ("oefen", "oefen_vlak"),
)  # fmt: skip
_TE_ZIEN = (
    *(("rand", vlak) for vlak in ("venster_vlak", "vlak")),
    *(("uit", vlak) for vlak in ("venster_vlak", "vlak", "zweef_vlak", "accent_zacht_vlak")),
)
_EIGEN_KLEUR = {
    "ui/theme.py": "the palette itself",
    "ui/viewer_child.py": "a page is paper: white",
    "ui/widgets/paginavlak.py": "a page is paper: white",
    "ui/widgets/leesvlak.py": "a marker pen on paper",
    "ui/widgets/lakblad.py": "what is made unreadable on paper is black",
    "ui/widgets/rondleiding.py": "the window behind the tour is dimmed with black",
    "ui/widgets/knop.py": "no colour at all: transparent",
    "ui/widgets/leestekst.py": "no colour at all: transparent",
}
_KLEUR = re.compile(r"[\"']#[0-9A-Fa-f]{3,8}[\"']|GlobalColor\.|QColor\(\d")


def _helderheid(kleur: str) -> float:
    c = QColor(kleur)
    delen = [d / 12.92 if d <= 0.03928 else ((d + 0.055) / 1.055) ** 2.4 for d in (c.redF(), c.greenF(), c.blueF())]
    return 0.2126 * delen[0] + 0.7152 * delen[1] + 0.0722 * delen[2]


def contrast(een: str, ander: str) -> float:
    """The contrast ratio of WCAG 2.2 between two colours, 1 to 21."""
    hoog, laag = sorted((_helderheid(een), _helderheid(ander)), reverse=True)
    return (hoog + 0.05) / (laag + 0.05)


def _te_flauw(kleur: Kleuren, paren: tuple[tuple[str, str], ...], minstens: float) -> list[str]:
    maten = {f"{i} op {v}": contrast(getattr(kleur, i), getattr(kleur, v)) for i, v in paren}
    return [f"{paar}: {maat:.2f}" for paar, maat in maten.items() if maat < minstens]


def test_that_the_measure_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("kleur", [LICHT, DONKER], ids=["licht", "donker"])
def test_that_every_ink_can_be_read_on_every_surface_it_stands_on(kleur: Kleuren) -> None:
    assert _te_flauw(kleur, _TE_LEZEN, _LEESBAAR) == []


@pytest.mark.parametrize("kleur", [LICHT, DONKER], ids=["licht", "donker"])
def test_that_edges_and_what_cannot_be_pressed_are_seen(kleur: Kleuren) -> None:
    assert _te_flauw(kleur, _TE_ZIEN, _ZICHTBAAR) == []


@pytest.mark.parametrize("kleur", [LICHT, DONKER], ids=["licht", "donker"])
def test_that_closed_fields_and_ticks_are_read_and_the_edge_of_a_menu_is_seen(kleur: Kleuren) -> None:
    for klasse in (palet(kleur), veldpalet(kleur)):
        for rol in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
            dicht = klasse.color(QPalette.ColorGroup.Disabled, rol).name()
            assert contrast(dicht, kleur.venster_vlak) >= _LEESBAAR, rol
    rand = menupalet(kleur).color(QPalette.ColorRole.Window).darker(140)  # what Fusion makes of it
    assert contrast(rand.name(), kleur.vlak) > 1.5


def test_that_no_colour_stands_beside_the_palette() -> None:
    wortel = Path(ui.__file__).parents[1]
    met = {p.relative_to(wortel).as_posix() for p in wortel.glob("ui/**/*.py") if _KLEUR.search(p.read_text(encoding="utf-8"))}
    assert met == set(_EIGEN_KLEUR)
