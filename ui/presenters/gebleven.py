"""What an act for many left as it was: one sentence per reason, however many it was."""

from __future__ import annotations

from collections.abc import Iterable

from cvt_desktop.basis.tekst import opsomming

_BIJ_NAAM = 3


def niet_gedaan(gebleven: Iterable[tuple[str, str]]) -> list[str]:
    """``Niet: besluitbrief school 2026-0391 en 4 andere. De dag ligt …`` from (what, why); reasons in order of appearance."""
    per_reden: dict[str, list[str]] = {}
    for wat, waarom in gebleven:
        per_reden.setdefault(waarom, []).append(wat)
    zinnen = []
    for waarom, namen in per_reden.items():
        over = len(namen) - _BIJ_NAAM
        delen = [*namen[:_BIJ_NAAM], f"{over} andere"] if over > 1 else namen
        zinnen.append(f"Niet: {opsomming(delen)}. {waarom}")
    return zinnen
