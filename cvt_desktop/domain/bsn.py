"""Finding numbers that may be a burgerservicenummer, without ever repeating one.

A commission may not keep a BSN (UAVG art. 46: only where a law says so). Schools put
it in texts and files nevertheless, so every text that comes in passes here. The sniffer gives positions only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MELDING = "Hier staat een getal dat een BSN kan zijn."
VERVANGING = "(getal weggelaten)"

_GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)
# one separator between the groups, the same one throughout: a date such as 12.05.2027 3 is not a group of nine
_REEKS = re.compile("\\d+(?:[ .\u00a0\u00ad\u2007\u2009\u200b\u202f\u2060/-]\\d+)*")
_GROEP = re.compile(r"\d+")
_LANDNUMMER = re.compile(r"(?:\+|\b00)\d{1,3}[ .-]?(?:\(0\)[ .-]?)?$")
_MET_STREEP = {(3, 3, 3), (4, 2, 3)}


@dataclass(frozen=True, slots=True)
class BsnVondst:
    """Where the number stands: ``tekst[begin:einde]``. The number itself is nowhere in this object."""

    begin: int
    einde: int


def elfproef(cijfers: str) -> bool:
    """Whether nine digits satisfy the elfproef of the BSN; nine equal digits never count."""
    if len(cijfers) != len(_GEWICHTEN) or len(set(cijfers)) == 1:
        return False
    return sum(gewicht * int(cijfer) for gewicht, cijfer in zip(_GEWICHTEN, cijfers, strict=True)) % 11 == 0


def zoek_bsn(tekst: str) -> tuple[BsnVondst, ...]:
    """All places with nine digits, alone or in groups, that satisfy the elfproef; in order, not overlapping.

    Longer runs of digits and telephone numbers (ten digits from 0, or with a country code) do not count.
    """
    return tuple(vondst for reeks in _REEKS.finditer(tekst) for vondst in _in_reeks(tekst, reeks))


def bevat_bsn(tekst: str) -> bool:
    """Whether ``zoek_bsn`` finds anything."""
    return bool(zoek_bsn(tekst))


def zonder_bsn(tekst: str) -> str:
    """``tekst`` with every find replaced by ``VERVANGING``."""
    for vondst in reversed(zoek_bsn(tekst)):
        tekst = tekst[: vondst.begin] + VERVANGING + tekst[vondst.einde :]
    return tekst


def _in_reeks(tekst: str, reeks: re.Match[str]) -> list[BsnVondst]:
    groepen = [(m.start(), m.end()) for m in _GROEP.finditer(tekst, reeks.start(), reeks.end())]
    telefoon = _is_telefoon(tekst, groepen)
    gevonden: list[BsnVondst] = []
    i = 0
    while i < len(groepen):
        laatste = _venster(tekst, groepen, i)
        if laatste is None or (laatste > i and telefoon):
            i += 1
            continue
        gevonden.append(BsnVondst(groepen[i][0], groepen[laatste][1]))
        i = laatste + 1
    return gevonden


def _is_telefoon(tekst: str, groepen: list[tuple[int, int]]) -> bool:
    aantal = sum(einde - begin for begin, einde in groepen)
    return (aantal == 10 and tekst[groepen[0][0]] == "0") or _na_landnummer(tekst, groepen[0][0])


def _na_landnummer(tekst: str, begin: int) -> bool:
    return begin > 0 and (tekst[begin - 1] == "+" or bool(_LANDNUMMER.search(tekst[max(0, begin - 12) : begin])))


def _venster(tekst: str, groepen: list[tuple[int, int]], eerste: int) -> int | None:
    """The index of the group with which nine digits from ``eerste`` on end in a BSN; ``None`` when they do not."""
    cijfers = ""
    tekens: set[str] = set()
    for i in range(eerste, len(groepen)):
        begin, einde = groepen[i]
        if i > eerste:
            tekens.add(tekst[begin - 1])
        if len(cijfers) + einde - begin > 9:
            return None
        cijfers += tekst[begin:einde]
        if len(cijfers) == 9:
            maten = tuple(e - b for b, e in groepen[eerste : i + 1])
            streep_past = not tekens & {"-", "/"} or maten in _MET_STREEP
            alleen = i == eerste and not _na_landnummer(tekst, begin)
            gegroepeerd = i > eerste and len(tekens) == 1 and streep_past
            return i if (alleen or gegroepeerd) and elfproef(cijfers) else None
    return None
