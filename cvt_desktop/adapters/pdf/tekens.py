"""Which characters of a document cannot be printed, per field."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from cvt_desktop.adapters.pdf import schrift
from cvt_desktop.adapters.pdf.teksten import schoon, veldnaam
from cvt_desktop.ports.bundel import Tekststuk
from cvt_desktop.ports.opmaker import OnzetbareTekens

_ONZICHTBAAR = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def controleer_tekens(document: object) -> list[OnzetbareTekens]:
    """Characters that the font lacks (among them all that run from right to left) or that steer instead of show."""
    dekking = schrift.dekking()
    uit: list[OnzetbareTekens] = []
    for veld, tekst in _teksten(document, ""):
        fout = dict.fromkeys(teken for teken in schoon(tekst) if teken != "\n" and not _kan(teken, dekking))
        if fout:
            uit.append(OnzetbareTekens(veld, "".join(fout)))
    return uit


def _kan(teken: str, dekking: frozenset[int]) -> bool:
    return ord(teken) in dekking and unicodedata.category(teken) not in _ONZICHTBAAR


def _teksten(waarde: object, pad: str) -> Iterator[tuple[str, str]]:
    if isinstance(waarde, str):
        yield pad, waarde
    elif isinstance(waarde, tuple):
        for nummer, deel in enumerate(waarde, 1):
            yield from _teksten(deel, f"{pad} {nummer}")
    elif isinstance(waarde, Tekststuk):
        return  # words of others, laid out with ``zetbaar``: what cannot be set is no reason to refuse them
    elif is_dataclass(waarde) and not isinstance(waarde, type):
        for veld in fields(waarde):
            naam = veldnaam(veld.name)
            yield from _teksten(getattr(waarde, veld.name), f"{pad}: {naam}" if pad else naam)


def zetbaar(tekst: str) -> str:
    """The same text with a box for each character that cannot be printed: for words of others, that are shown as they came."""
    dekking = schrift.dekking()
    return "".join(teken if _kan(teken, dekking) else "□" if ord("□") in dekking else "?" for teken in schoon(tekst))


def beschrijf(tekens: str) -> str:
    """The characters for a message; one that cannot be seen by its number."""
    delen = []
    for teken in tekens[:5]:
        zichtbaar = teken.isprintable() and not unicodedata.category(teken).startswith(("C", "M", "Z"))
        delen.append(f"‘{teken}’" if zichtbaar else f"U+{ord(teken):04X}")
    return ", ".join(delen)
