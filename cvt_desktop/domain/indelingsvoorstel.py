"""Where in a file the stukken probably begin: by its bookmarks, else by the headings of its pages. A person corrects it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from cvt_desktop.domain.bestandssoort import Stuksoort, raad_soort
from cvt_desktop.domain.stukdeel import MEESTE_DELEN

_KOPREGELS = 5
"""A title stands in the first lines of a page, below the name of the school and a line of the scanner."""
_KOP_TEKENS = 60
_KOP_WOORDEN = 7
_EERSTE_VAN = re.compile(r"\b(?:pagina|bladzijde|blz\.?|pag\.?|p\.)\s*1\s*(?:van|/)\s*\d{1,3}\b", re.IGNORECASE)
_ZIN = re.compile(r"[.;:,?!]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sneevoorstel:
    """A stuk probably begins on this page; ``grond`` says why, for the person who checks it."""

    begint_op: int
    soort: Stuksoort
    grond: str = field(repr=False)


def stel_indeling_voor(bladwijzers: Sequence[tuple[int, str]], teksten: Sequence[str]) -> tuple[Sneevoorstel, ...]:
    """``bladwijzers`` are page (from 1) and words of the bookmarks at the top; ``teksten`` the text of every page.

    Begins at page 1; a file in which nothing was found gives that one alone.
    """
    gevonden = _van_bladwijzers(bladwijzers, teksten) or _van_koppen(teksten)
    if not gevonden or gevonden[0].begint_op != 1:
        begin = Sneevoorstel(begint_op=1, soort=_kop_van(teksten, 1), grond="begin van het bestand")
        gevonden = [begin, *gevonden]
    return tuple(gevonden[:MEESTE_DELEN])


def _van_bladwijzers(bladwijzers: Sequence[tuple[int, str]], teksten: Sequence[str]) -> list[Sneevoorstel]:
    """Each page with a bookmark, once; none when no bookmark names a kind, because then they are the chapters of one stuk."""
    per_pagina: dict[int, str] = {}
    for pagina, titel in bladwijzers:
        if titel.strip():
            per_pagina.setdefault(pagina, " ".join(titel.split()))
    soorten = {pagina: raad_soort(titel) for pagina, titel in per_pagina.items()}
    if len({s for s in soorten.values() if s is not Stuksoort.OVERIG}) < 2:
        return []
    return [
        Sneevoorstel(
            begint_op=pagina, grond=f"bladwijzer ‘{titel}’",
            soort=_kop_van(teksten, pagina) if soorten[pagina] is Stuksoort.OVERIG else soorten[pagina],
        )
        for pagina, titel in sorted(per_pagina.items())
    ]  # fmt: skip


def _van_koppen(teksten: Sequence[str]) -> list[Sneevoorstel]:
    """A page with a heading of another kind than the stuk that goes on, or that is numbered 1 anew."""
    uit: list[Sneevoorstel] = []
    for pagina, tekst in enumerate(teksten, 1):
        soort, kop = _kop(tekst)
        vers = _EERSTE_VAN.search(tekst)
        ander = soort is not Stuksoort.OVERIG and (not uit or soort is not uit[-1].soort)
        if ander:
            uit.append(Sneevoorstel(begint_op=pagina, soort=soort, grond=f"kop ‘{kop}’"))
        elif vers is not None:
            uit.append(Sneevoorstel(begint_op=pagina, soort=soort, grond=f"nummering begint opnieuw: ‘{vers[0]}’"))
    return uit


def _kop_van(teksten: Sequence[str], pagina: int) -> Stuksoort:
    return _kop(teksten[pagina - 1])[0] if 0 < pagina <= len(teksten) else Stuksoort.OVERIG


def _kop(tekst: str) -> tuple[Stuksoort, str]:
    """The kind that the first heading of a page names, and that heading."""
    regels = [" ".join(regel.split()) for regel in tekst.splitlines() if regel.strip()][:_KOPREGELS]
    for regel in regels:
        if len(regel) <= _KOP_TEKENS and len(regel.split()) <= _KOP_WOORDEN and not _ZIN.search(regel):
            soort = raad_soort(regel)
            if soort is not Stuksoort.OVERIG:
                return soort, regel
    return Stuksoort.OVERIG, ""
