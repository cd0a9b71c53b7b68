"""Hints while somebody writes plain Dutch: long sentences, passives, and words that have a plainer one (screens.md 7.6).

They point and never judge: no level, no score, and nothing that must be followed. A passive is found where a form of *worden*
stands near a past participle; what is missed is missed, because a wrong hint costs more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

LANG = 20
"""A sentence of more words than this is long."""
_DICHTBIJ = 8
"""Within so many words a participle belongs to its *worden*."""
_ZIN = re.compile(r"[^.!?\n]+")
_WOORD = re.compile(r"[\w’'-]+")
_WORDEN = frozenset({"word", "wordt", "worden", "werd", "werden"})
_DEELWOORD = re.compile(r"\w{0,5}ge\w{3,}(?:d|t|en)|(?:be|ver|ont|her|er)\w{3,}(?:d|t)")
_STERK = frozenset({"begrepen", "bekeken", "besloten", "besproken", "herzien", "onderzocht", "ontvangen", "overwogen", "verleend",
                    "verstaan", "verwezen", "verzonden", "voorgeschreven"})  # fmt: skip
_GEEN_DEELWOORD = frozenset({
    "gebeurt", "gebied", "gebieden", "gebruiken", "gedachten", "gedragen", "geduld", "geheugen", "geluid", "geluiden",
    "gemeenten", "geslacht", "gesprekken", "gevoelens", "geven", "gevolgen", "gewicht", "gewoonten", "gezicht", "gezinnen",
    "gezond", "begeleidt", "behandelt", "beleid", "bent", "bestaat", "betekent", "bestand", "bezoekt", "ergernissen", "verband",
    "verdient", "verhaalt", "verstand", "verwacht", "vergeten", "ontwikkelt", "overgaat", "beeld", "bekend", "bereid", "beperkt",
    "bezwaart", "verschillend", "verkeerd", "gerust", "verandert", "verbetert", "verliest", "vertelt",
})  # fmt: skip
"""Look like a participle and are, nearly always, something else."""
_ANDER_WOORD = frozenset({"indienen"})
"""Look like a word of the list with an ending, and are another word."""


class Taalhintsoort(StrEnum):
    """What is pointed at."""

    LANGE_ZIN = "lange zin"
    LIJDEND = "lijdende vorm"
    WOORD = "moeilijk woord"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taalhint:
    """One place: ``plek`` is what stands there (the begin of a long sentence), ``tip`` what can be done."""

    soort: Taalhintsoort
    plek: str = field(repr=False)
    tip: str


def taalhints(tekst: str, woorden: Mapping[str, str]) -> tuple[Taalhint, ...]:
    """The hints in the order of the text; ``woorden`` gives the plainer word of each difficult one, in lower case."""
    gevonden: list[Taalhint] = []
    for m in _ZIN.finditer(tekst):
        zin = _WOORD.findall(m[0])
        if len(zin) > LANG:
            gevonden.append(Taalhint(soort=Taalhintsoort.LANGE_ZIN, plek=" ".join(zin[:3]),
                                     tip=f"{len(zin)} woorden"))  # fmt: skip
        if lijdend := _lijdend(m[0]):
            gevonden.append(Taalhint(soort=Taalhintsoort.LIJDEND, plek=lijdend, tip="zeg wie het doet"))
        gevonden += _moeilijk(m[0], woorden)
    return tuple(gevonden)


def _lijdend(zin: str) -> str:
    """``wordt … onderzocht``, or ''; a comma ends what belongs together."""
    for stuk in re.split(r"[,;:()]", zin):
        delen = [w.casefold() for w in _WOORD.findall(stuk)]
        for n, woord in enumerate(delen):
            if woord not in _WORDEN:
                continue
            dichtbij = (*delen[n + 1 : n + 1 + _DICHTBIJ], *delen[max(0, n - 2) : n])
            deelwoord = next((w for w in dichtbij if _is_deelwoord(w)), "")
            if deelwoord:
                return f"{woord} … {deelwoord}"
    return ""


def _is_deelwoord(woord: str) -> bool:
    return woord in _STERK or (woord not in _GEEN_DEELWOORD and _DEELWOORD.fullmatch(woord) is not None)


def _moeilijk(zin: str, woorden: Mapping[str, str]) -> list[Taalhint]:
    laag, gevonden = zin.lower(), list[tuple[int, Taalhint]]()
    for woord, beter in woorden.items():
        if woord not in laag:
            continue
        gevonden_in = re.finditer(rf"\b{re.escape(woord)}(?:e|en|n|s)?\b", laag)
        m = next((m for m in gevonden_in if m[0] not in _ANDER_WOORD), None)
        if m is not None:
            hint = Taalhint(soort=Taalhintsoort.WOORD, plek=zin[m.start() : m.end()], tip=f"liever: {beter}")
            gevonden.append((m.start(), hint))
    return [hint for _, hint in sorted(gevonden, key=lambda paar: paar[0])]
