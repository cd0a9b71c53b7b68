"""Small values that presenters hand to widgets: tones, chips, choices. No Qt here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from cvt_desktop.basis.tekst import datum_kort, datum_lang, meervoud


class Toon(Enum):
    """The meaning of a colour. It is always accompanied by a word and, where there is room, by a shape."""

    GEWOON = "gewoon"
    GOED = "goed"
    LET_OP = "let op"
    FOUT = "fout"
    INFO = "info"
    STIL = "stil"


class Vorm(Enum):
    """The shape that says the same as the colour (screens.md 4.1)."""

    GEEN = ""
    DRIEHOEK = "▲"
    VIERKANT = "■"
    PAUZE = "‖"
    VINK = "✓"
    CIRKEL = "●"
    RING = "○"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A short text with a tone and a shape; ``streef`` draws the thin line under a target of the commission itself."""

    tekst: str
    toon: Toon = Toon.GEWOON
    vorm: Vorm = Vorm.GEEN
    streef: bool = False

    def als_tekst(self) -> str:
        """What is read aloud, copied and searched."""
        return f"{self.vorm.value} {self.tekst}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Keuze:
    """One possible answer; ``toets`` is the single letter that chooses it, ``ondertekst`` a second, fainter line."""

    waarde: str
    tekst: str
    toets: str = ""
    ondertekst: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Treffer:
    """One line in the Ctrl+K palette. ``soort`` is shown at the right, ``uitvoeren`` runs after the palette closed."""

    titel: str
    uitvoeren: Callable[[], None]
    onder: str = ""
    soort: str = ""
    toets: str = ""


def termijnchip(dagen: int, dag: date) -> Chip:
    """The chip for a legal term that ends on ``dag``, ``dagen`` days from today (negative: too late)."""
    if dagen < 0:
        tekst = f"{meervoud(-dagen, 'dag', 'dagen')} te laat · {datum_kort(dag)}"
        return Chip(tekst=tekst, toon=Toon.FOUT, vorm=Vorm.VIERKANT)
    if dagen == 0:
        return Chip(tekst=f"vandaag · {datum_kort(dag)}", toon=Toon.FOUT, vorm=Vorm.VIERKANT)
    tekst = f"nog {meervoud(dagen, 'dag', 'dagen')} · {datum_kort(dag)}"
    if dagen <= 7:
        return Chip(tekst=tekst, toon=Toon.LET_OP, vorm=Vorm.DRIEHOEK)
    return Chip(tekst=tekst)


def opgeschortchip(sinds: date) -> Chip:
    """The chip for a term that stands still since ``sinds`` (Awb 4:15)."""
    tekst = " ".join(datum_lang(sinds).split()[:2])
    return Chip(tekst=f"opgeschort sinds {tekst}", toon=Toon.INFO, vorm=Vorm.PAUZE)


def streefchip(dag: date) -> Chip:
    """The chip for the own target of the commission: never red."""
    return Chip(tekst=f"streef {datum_kort(dag)}", streef=True)


_TIP_OP_EEN_REGEL = 80
_OPMAAK = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""What ``html.escape`` does with a text between tags, without its table of 2,200 names: 6 ms at the start."""


def platte_tip(tekst: str) -> str:
    """``tekst`` for a tool tip: Qt would read a text that looks like markup as markup, so it gets ours, escaped.

    A short text that cannot be markup stays as it is, because a screen reader reads a tool tip as the description of
    its widget, tags and all. A long one gets ours too: Qt only breaks lines in those.
    """
    if len(tekst) <= _TIP_OP_EEN_REGEL and not set(tekst) & set("<&"):
        return tekst
    return f"<qt>{tekst.translate(_OPMAAK)}</qt>"
