"""Words of the machine do not stand on a screen: each has a word that the house uses (house.md 3)."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

_WORTEL = Path(__file__).parents[2]
_MAPPEN = ("ui", "db", "cvt_desktop/services", "cvt_desktop/domain", "cvt_desktop/adapters", "cvt_desktop/bootstrap")
_VERBODEN = {
    r"\bCA-bestand": "commissiecertificaat", r"\bKluis:": "register", r"\bGeneratie:": "hoe vaak overgedragen",
    r"\b[Hh]erstelkit\b": "herstelblad", r"\b[Bb]ack-up": "reservekopie",
    r"\bin(?:loggen|logt|gelogd)\b|\bin te loggen\b": "aanmelden",
}  # fmt: skip
_MAG = {"cvt_desktop/adapters/vault/wachtzin.py", "ui/scherm.py"}
"""The words that a passphrase may not be, and those by which somebody may look for a screen."""


def _teksten(bestand: Path) -> list[str]:
    """The strings of a module that can be read on a screen: with a space or a capital, and no docstring."""
    boom = ast.parse(bestand.read_text("utf-8"))
    uitleg = {id(k.body[0].value) for k in ast.walk(boom) if isinstance(k, ast.Module | ast.ClassDef | ast.FunctionDef)
              and k.body and isinstance(k.body[0], ast.Expr)}  # fmt: skip
    losse = {id(k.value) for k in ast.walk(boom) if isinstance(k, ast.Expr)}  # a string below a name explains it
    return [k.value for k in ast.walk(boom) if isinstance(k, ast.Constant) and isinstance(k.value, str)
            and id(k) not in uitleg | losse and re.search(r"[A-Z ]", k.value)]  # fmt: skip


@pytest.mark.parametrize("map_", _MAPPEN)
def test_that_no_text_of_a_screen_holds_a_word_of_the_machine(map_: str) -> None:
    gevonden = [
        f"{pad.relative_to(_WORTEL)}: {tekst[:60]!r}, schrijf {huis}"
        for pad in sorted((_WORTEL / map_).rglob("*.py")) if str(pad.relative_to(_WORTEL)) not in _MAG
        for tekst in _teksten(pad) for woord, huis in _VERBODEN.items() if re.search(woord, tekst)
    ]  # fmt: skip
    assert gevonden == []


@pytest.mark.parametrize(
    "pad", ["docs/handleiding.md", "resources/teksten/laptop_kwijt.toml", "resources/teksten/v1/herstelkit.toml"]
)
def test_that_the_handleiding_and_the_sheets_use_the_same_words(pad: str) -> None:
    tekst = (_WORTEL / pad).read_text("utf-8")
    assert [woord for woord in _VERBODEN if re.search(woord, tekst)] == []
