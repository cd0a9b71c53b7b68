"""Promise 15: the log cannot be changed unnoticed, given one anchor on paper.

Each position of a log of 1,000 entries is attacked in six ways, twice over: by somebody who only changes what is there, and by
somebody who knows the format, writes every later link and the header anew, and is found by the anchor alone. The walk up to
the attacked entry is the same each time, so it is taken once; now and then a whole file is changed in one bit and judged whole.
"""

from __future__ import annotations

import random
import time
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cache
from uuid import UUID

from cvt_desktop.domain.gebeurtenis import Gebeurtenis, Resultaat
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.keten import Anker, begin
from cvt_desktop.services.cvtlog import controleer
from cvt_desktop.services.ketencontrole import Ketenloper
from tests.logboek import KLUIS, bestand, geketend, los, maak_log, papier
from tests.torture.uitkomst import Uitkomst

NUMMER = 15
BELOFTE = "the log cannot be changed unnoticed"
KORT = 6_300
LANG = 1_000_000

LENGTE = 1_000
SOORTEN = ("delete", "insert", "edit", "reorder", "truncate", "replay")
_NAIEF = LENGTE * len(SOORTEN)
_EEN_BIT_ELKE = 500
Log = list[Gebeurtenis]


@dataclass(frozen=True, slots=True)
class _Wereld:
    """The log, the anchor that was printed at its end, and the walk as it stands before each entry."""

    log: Log
    anker: Anker
    lopers: list[Ketenloper]
    bestand: list[bytes]


@cache
def _wereld() -> _Wereld:
    log = maak_log(LENGTE)
    loper, lopers = Ketenloper(KLUIS, [papier(log)]), []
    for g in log:
        lopers.append(deepcopy(loper))
        loper.neem(g)
    if not loper.klaar(_einde(log)).heel:
        raise RuntimeError("the log itself is not whole: nothing would be proven")
    return _Wereld(log, papier(log), lopers, bestand(log))


def loop(aantal: int, zaad: int, tot: float) -> Uitkomst:
    """First every position in every way, then all of them again by who knows the format, in an order of chance."""
    dobbel = random.Random(zaad)
    slim = dobbel.sample(range(_NAIEF), _NAIEF)
    fouten: list[str] = []
    runs = 0
    while runs < aantal and (runs == 0 or time.monotonic() < tot):
        ronde = runs % (2 * _NAIEF)
        kent_formaat = ronde >= _NAIEF
        plek, soort = divmod(slim[ronde - _NAIEF] if kent_formaat else ronde, len(SOORTEN))
        if not _gezien(SOORTEN[soort], plek, dobbel, kent_formaat=kent_formaat):
            fouten.append(f"{SOORTEN[soort]} at entry {plek + 1}{' by who knows the format' if kent_formaat else ''} passed")
        runs += 1
        if runs % _EEN_BIT_ELKE == 0 and runs < aantal:
            fouten += _een_bit(dobbel)
            runs += 1
    return Uitkomst(runs, tuple(fouten))


def controle(zaad: int) -> Uitkomst:
    """A verifier without the chain: it only looks whether the numbers follow each other to the number on paper."""
    dobbel = random.Random(zaad)
    w = _wereld()
    fouten = []
    for soort in SOORTEN:
        plek = dobbel.randrange(LENGTE)
        voor, rest = _aanval(soort, plek, dobbel, kent_formaat=True)
        nummers = [g.volgnummer for g in (*w.log[:voor], *rest)]
        if nummers == list(range(1, len(nummers) + 1)) and len(nummers) >= w.anker.volgnummer:
            fouten.append(f"{soort} at entry {plek + 1} passed a verifier that only counts")
    return Uitkomst(len(SOORTEN), tuple(fouten))


def _gezien(soort: str, plek: int, dobbel: random.Random, *, kent_formaat: bool) -> bool:
    w = _wereld()
    voor, rest = _aanval(soort, plek, dobbel, kent_formaat=kent_formaat)
    loper = deepcopy(w.lopers[voor])
    for g in rest:
        loper.neem(g)
        if loper.gebroken:
            return True
    return not loper.klaar(_einde([*w.log[:voor], *rest]) if kent_formaat else _einde(w.log)).heel


def _aanval(soort: str, plek: int, dobbel: random.Random, *, kent_formaat: bool) -> tuple[int, Log]:
    """How many entries stay as they were, and what stands after them."""
    log = _wereld().log
    voor, rest = plek, log[plek:]
    if soort == "delete":
        rest = rest[1:]
    elif soort == "insert":
        rest = [*geketend([los(plek + 1, dobbel)], _schakel(plek), plek + 1), *rest]
    elif soort == "edit":
        rest = [_anders(rest[0], dobbel), *rest[1:]]
    elif soort == "reorder":
        voor = min(plek, LENGTE - 2)
        rest = [log[voor + 1], log[voor], *log[voor + 2 :]]
    elif soort == "truncate":
        rest = []
    else:
        eerder = dobbel.randrange(plek) if plek else LENGTE - 1
        rest = [log[eerder], *rest]
    return voor, geketend(rest, _schakel(voor), voor + 1) if kent_formaat else rest


def _anders(g: Gebeurtenis, dobbel: random.Random) -> Gebeurtenis:
    """One field changed; the link stays or is made to fit by the caller."""
    id_ = UUID(int=dobbel.getrandbits(128))
    return dobbel.choice((
        lambda: replace(g, rol="voorzitter, lid"), lambda: replace(g, actie=f"{g.actie}.anders"),
        lambda: replace(g, persoon_id=PersoonId(id_)), lambda: replace(g, object_id=id_), lambda: replace(g, aanvraag_id=id_),
        lambda: replace(g, eenheid=id_), lambda: replace(g, sleutel_id=id_), lambda: replace(g, handtekening=bytes(64)),
        lambda: replace(g, digest=f"{dobbel.getrandbits(256):064x}"), lambda: replace(g, aantal=g.aantal + 1),
        lambda: replace(g, moment=g.moment.replace(year=g.moment.year - 1)), lambda: replace(g, object_soort="besluit"),
        lambda: replace(g, resultaat=next(r for r in Resultaat if r is not g.resultaat)),
    ))()  # fmt: skip


def _een_bit(dobbel: random.Random) -> list[str]:
    """One bit of the whole file, judged as ``audit verify`` judges it."""
    regels = list(_wereld().bestand)
    nummer = dobbel.randrange(1, len(regels))
    plek, bit = dobbel.randrange(len(regels[nummer])), dobbel.randrange(8)
    regel = bytearray(regels[nummer])
    regel[plek] ^= 1 << bit
    inhoud = b"".join([*regels[:nummer], bytes(regel), *regels[nummer + 1 :]])
    _, uitslag = controleer(inhoud.splitlines(keepends=True), [_wereld().anker])
    return [] if not uitslag.heel else [f"bit {bit} of byte {plek} in line {nummer + 1} passed"]


def _schakel(plek: int) -> str:
    return _wereld().log[plek - 1].schakel if plek else begin(KLUIS)


def _einde(log: Log) -> Anker | None:
    return Anker(volgnummer=log[-1].volgnummer, schakel=log[-1].schakel) if log else None
