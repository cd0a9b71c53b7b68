"""Finding numbers that may be a burgerservicenummer, without ever repeating one.

A commission may not keep a BSN (UAVG art. 46: only where a law says so). Schools put
it in texts and files nevertheless, so every text that comes in passes here. The sniffer gives positions only.

Nine digits that stand together always count. In groups they count when one kind of separator stands between them and
the groups have a shape in which people write such a number; telephone numbers, dates, years, lists of scores and page
numbers have other shapes, and what would be ambiguous counts only when it does not stand in a longer row of numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

MELDING = "Hier staat een getal dat een BSN kan zijn."
VERVANGING = "(getal weggelaten)"

_GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_NEGEN = len(_GEWICHTEN)
_GROEP = re.compile(r"\d+")
_ONZICHTBAAR = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u20e3]+")
_STREPEN = "\\-\u2010-\u2015\u2212\u00ad\u2043\ufe58\ufe63\uff0d"
_HAAKJES = re.compile(r"[()\[\]{}]")
_SOORTEN = (
    ("", re.compile("")),
    ("spatie", re.compile(r"[^\S\t\n\r\v\f\x1c-\x1f\x85\u2028\u2029]")),
    ("wit", re.compile(r"\s{1,12}")),
    ("streep", re.compile(rf"[{_STREPEN}]{{1,2}}")),
    ("punt", re.compile("[.\u00b7\u2022\u2024\u2027\u22c5]")),
    ("schuin", re.compile(r"[/\\\u2044\u2215]")),
    ("onder", re.compile(r"_+")),
    ("staand", re.compile(r"\s?\|\s?")),
    ("komma", re.compile("[\"']?[,;:\u066b\u066c\uff0c][\"']?")),
    ("teken", re.compile("['\u2018\u2019\u02bc\"\u201c\u201d`\u00b4*~=#+]{1,3}")),
    ("los", re.compile(rf"[^\S\n\r]{{0,3}}(?:[{_STREPEN}]|[./\\_*\u00b7\u2022])[^\S\n\r]{{0,3}}")),
)
"""Kinds of separator, the first that fits; ``""`` is a bracket alone, ``los`` a sign with white space beside it."""

_VAST = frozenset({(3, 3, 3), (4, 2, 3)})
_TWEE = frozenset({(3, 6), (6, 3), (4, 5), (5, 4)})
_LOSSE_CIJFERS = (1,) * _NEGEN
_RUIM = _TWEE | {
    (1, 8), (8, 1), (2, 7), (7, 2), (2, 3, 4), (4, 3, 2), (3, 2, 4), (3, 4, 2), (2, 4, 3), (1, 4, 4), (4, 4, 1),
    (2, 2, 2, 3), (3, 2, 2, 2), (2, 2, 2, 2, 1), (1, 2, 2, 2, 2), _LOSSE_CIJFERS,
}  # fmt: skip
_NAAST = 6  # beside a number at most so many groups of other numbers; a longer row is a table
_MET_RUIM = frozenset({"", "spatie", "streep", "punt", "schuin", "onder", "staand"})
_JAAR = re.compile(r"(?:19|20)\d\d")
_LANGE_DAG = re.compile(r"(?:19|20)\d{6}|\d{4}(?:19|20)\d\d")

_IN_TELEFOON = re.compile(rf"[^\S\n\r]?[{_STREPEN}./()]{{0,2}}[^\S\n\r]?[()]?[^\S\n\r]?")
_DATUM = re.compile(rf"\d\d?([{_STREPEN}./])\d\d?\1(?:19|20)\d\d(?!\d)")
_NEDERLAND = "31"
_NATIONAAL, _BUITENLANDS = 10, range(10, 14)


@dataclass(frozen=True, slots=True)
class BsnVondst:
    """Where the number stands: ``tekst[begin:einde]``. The number itself is nowhere in this object."""

    begin: int
    einde: int


@dataclass(slots=True)
class _Groep:
    """Some digits together. ``na`` is the kind of separator behind them, None when no such number goes on there."""

    begin: int
    einde: int
    cijfers: str
    na: str | None = None
    telefoon: bool = False
    landnummer: bool = False


def elfproef(cijfers: str) -> bool:
    """Whether nine digits satisfy the elfproef of the BSN; nine equal digits never count."""
    if len(cijfers) != _NEGEN or len(set(cijfers)) == 1:
        return False
    return sum(gewicht * int(cijfer) for gewicht, cijfer in zip(_GEWICHTEN, cijfers, strict=True)) % 11 == 0


def zoek_bsn(tekst: str) -> tuple[BsnVondst, ...]:
    """All places with nine digits, alone or in groups, that satisfy the elfproef; in order, not overlapping.

    Longer runs of digits and telephone numbers (ten digits from 0, or with a country code) do not count.
    """
    kaal, plaatsen = _zichtbaar(tekst)
    groepen = [_Groep(m.start(), m.end(), m[0]) for m in _GROEP.finditer(kaal)]
    for groep, volgende in pairwise(groepen):
        groep.na = _soort(kaal[groep.einde : volgende.begin])
    _merk_telefoons(kaal, groepen)
    vondsten = ((groepen[i].begin, groepen[j].einde) for i, j in _vensters(groepen))
    if plaatsen is None:
        return tuple(BsnVondst(begin, einde) for begin, einde in vondsten)
    return tuple(BsnVondst(plaatsen[begin], plaatsen[einde - 1] + 1) for begin, einde in vondsten)


def bevat_bsn(tekst: str) -> bool:
    """Whether ``zoek_bsn`` finds anything."""
    return bool(zoek_bsn(tekst))


def zonder_bsn(tekst: str) -> str:
    """``tekst`` with every find replaced by ``VERVANGING``; looked at again, for what stood beside one now stands alone."""
    while vondsten := zoek_bsn(tekst):
        for vondst in reversed(vondsten):
            tekst = tekst[: vondst.begin] + VERVANGING + tekst[vondst.einde :]
    return tekst


def _zichtbaar(tekst: str) -> tuple[str, list[int] | None]:
    """The text as people see it, and where each of its characters stood; None when nothing was taken out."""
    if not _ONZICHTBAAR.search(tekst):
        return tekst, None
    plaatsen = [n for n, teken in enumerate(tekst) if not _ONZICHTBAAR.match(teken)]
    return "".join(tekst[n] for n in plaatsen), plaatsen


def _soort(tussen: str) -> str | None:
    return None if len(tussen) > 14 else _soort_van(tussen)  # most gaps between numbers are sentences


@lru_cache(maxsize=256)
def _soort_van(tussen: str) -> str | None:
    tussen = _HAAKJES.sub("", tussen)
    return next((naam for naam, vorm in _SOORTEN if vorm.fullmatch(tussen)), None)


def _merk_telefoons(tekst: str, groepen: list[_Groep]) -> None:
    for i, groep in enumerate(groepen):
        plus = groep.begin > 0 and tekst[groep.begin - 1] == "+"
        if not plus and not groep.cijfers.startswith("0"):
            continue
        if plus or groep.cijfers.startswith("00"):
            _merk_landnummer(tekst, groepen, i, "" if plus else "00")
        if groep.cijfers.startswith("0") and not groep.telefoon and not _DATUM.match(tekst, groep.begin):
            for j, cijfers in _samen(tekst, groepen, i, _NATIONAAL):
                if len(cijfers) == _NATIONAAL:
                    for lid in groepen[i : j + 1]:
                        lid.telefoon = True


def _merk_landnummer(tekst: str, groepen: list[_Groep], i: int, voor: str) -> None:
    einde = None
    for j, cijfers in _samen(tekst, groepen, i, _BUITENLANDS[-1] + len(voor)):
        kaal = cijfers.removeprefix(voor)
        lengte = len(kaal)
        if kaal.startswith(_NEDERLAND):
            passend = lengte == (12 if kaal[2:3] == "0" else 11)
        else:
            passend = lengte in _BUITENLANDS
        if passend:
            einde = j
    for lid in groepen[i : einde + 1] if einde is not None else ():
        lid.telefoon = lid.landnummer = True


def _samen(tekst: str, groepen: list[_Groep], i: int, hoogstens: int) -> Iterator[tuple[int, str]]:
    """The digits from group ``i`` on, for each group that a telephone number could go on to."""
    cijfers = groepen[i].cijfers
    yield i, cijfers
    for j in range(i + 1, len(groepen)):
        tussen = tekst[groepen[j - 1].einde : groepen[j].begin]
        cijfers += groepen[j].cijfers
        if len(cijfers) > hoogstens or not _IN_TELEFOON.fullmatch(tussen):
            return
        yield j, cijfers


def _vensters(groepen: list[_Groep]) -> Iterator[tuple[int, int]]:
    """First and last group of each number."""
    i = 0
    while i < len(groepen):
        laatste = _einde(groepen, i)
        if laatste is None:
            i += 1
        else:
            yield i, laatste
            i = laatste + 1


def _einde(groepen: list[_Groep], eerste: int) -> int | None:
    """The index of the group with which nine digits from ``eerste`` on end in a BSN; ``None`` when they do not."""
    cijfers = ""
    for i in range(eerste, len(groepen)):
        groep = groepen[i]
        cijfers += groep.cijfers
        if len(cijfers) > _NEGEN:
            return None
        if len(cijfers) == _NEGEN:
            telt = not groep.landnummer if i == eerste else _telt(groepen, eerste, i)
            return i if telt and elfproef(cijfers) else None
        if groep.na is None:
            return None
    return None


def _telt(groepen: list[_Groep], eerste: int, laatste: int) -> bool:
    """Whether people would write a BSN in these groups."""
    venster = groepen[eerste : laatste + 1]
    soort = _ene_soort({groep.na for groep in venster[:-1] if groep.na is not None})
    if soort is None or any(groep.telefoon for groep in venster):
        return False
    maten = tuple(len(groep.cijfers) for groep in venster)
    if maten != (3, 3, 3) and any(_als_dag(groep.cijfers) for groep in venster):
        return False
    naast = _naast(groepen, eerste, laatste, soort)
    if soort == "wit":
        return not naast and (maten in _VAST | _TWEE or maten == _LOSSE_CIJFERS)
    if maten in _VAST:
        return not _in_tabel(groepen, eerste, laatste)
    if soort == "los":
        return not naast and (maten in _TWEE or maten == _LOSSE_CIJFERS) and not _als_netnummer(venster)
    if soort not in _MET_RUIM or maten not in _RUIM or _als_netnummer(venster):
        return False
    return not naast or maten in _TWEE


def _ene_soort(soorten: set[str]) -> str | None:
    """The one kind between the groups. A bracket goes with any; a line may end at a space."""
    soorten = soorten - {""} or {""}
    if soorten == {"spatie", "wit"}:
        return "wit"
    return soorten.pop() if len(soorten) == 1 else None


def _naast(groepen: list[_Groep], eerste: int, laatste: int, soort: str) -> bool:
    """Whether a row of numbers goes on before or behind, with the same separator."""
    ook = {"spatie", "wit"} if soort == "wit" else {soort}
    return (eerste > 0 and groepen[eerste - 1].na in ook) or groepen[laatste].na in ook


def _in_tabel(groepen: list[_Groep], eerste: int, laatste: int) -> bool:
    """Whether more numbers of three digits stand in the same row: scores, pages. Two or three threes may be numbers."""
    soort = groepen[eerste].na
    voor = na = 0
    while voor <= _NAAST and (vorige := eerste - voor - 1) >= 0 and _drie(groepen[vorige], groepen[vorige].na, soort):
        voor += 1
    while na <= _NAAST and (volgende := laatste + na + 1) < len(groepen) and _drie(
        groepen[volgende], groepen[volgende - 1].na, soort
    ):
        na += 1
    return bool(voor % 3 or na % 3)


def _drie(groep: _Groep, tussen: str | None, soort: str | None) -> bool:
    return tussen == soort and len(groep.cijfers) == 3


def _als_dag(cijfers: str) -> bool:
    """A year, or a date without separators."""
    return bool(_JAAR.fullmatch(cijfers) or _LANGE_DAG.fullmatch(cijfers))


def _als_netnummer(venster: list[_Groep]) -> bool:
    """An old or Belgian telephone number: nine digits from 0 in two groups."""
    return len(venster) == 2 and venster[0].cijfers.startswith("0") and len(venster[0].cijfers) < 5
