"""Words that were selected in a stuk, mended into running text before they go into a field (screens.md part 5)."""

from __future__ import annotations

import re

_LIGATUREN = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_ZACHT = "\u00ad\u0002\ufffe"  # a soft hyphen, and what PDFium makes of a hyphen at the end of a line
_REGELEIND = re.compile(rf"(\w)(?:[-\u2010][^\S\n]*\n|[{_ZACHT}])\s*(\w+)")
_WOORDDEEL = frozenset({"en", "of", "als", "noch", "tot", "t", "maar"})
_ONZICHTBAAR = re.compile(rf"[{_ZACHT}\u200b\u200c\u200d\ufeff]")


def herstel(tekst: str) -> str:
    """One paragraph of plain words: a word that was cut at the end of a line is whole again, whitespace is one blank.

    A hyphen stays where it belongs: in a name or a number (``Noord-Holland``, ``2026-2027``) and before a half word
    (``lees- en schrijfvaardigheid``).
    """
    regels = tekst.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").replace("\u2028", "\n")
    heel = _REGELEIND.sub(_voeg_samen, regels.translate(_LIGATUREN))
    return " ".join(_ONZICHTBAAR.sub("", heel).split())


def _voeg_samen(gevonden: re.Match[str]) -> str:
    links, rechts = gevonden[1], gevonden[2]
    if rechts in _WOORDDEEL:
        return f"{links}- {rechts}"
    if links.isdigit() or not rechts[0].islower():
        return f"{links}-{rechts}"
    return f"{links}{rechts}"


def met_plaats(tekst: str, plaats: str) -> str:
    """``tekst (OPP p. 6)``; without a place the words alone. What stands between brackets in the place follows a comma."""
    return f"{tekst} ({plaats.replace(' (', ', ').replace(')', '')})" if plaats else tekst


def achter(oud: str, nieuw: str) -> str:
    """``nieuw`` behind what stands there already."""
    return f"{oud.rstrip()} {nieuw}".strip()
