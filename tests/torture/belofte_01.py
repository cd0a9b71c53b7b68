"""Promise 1: kill -9 at any moment loses nothing that was acknowledged and leaves nothing half.

A fork of a warm process does a few acts in a fresh register and says of each unit what it is about to keep and that it was
kept. It is killed at a random moment of its work, or (under the recorder) at a random change to a file, before it or halfway a
write. Then the register is opened: it must hold to the byte what was last acknowledged, or that and the unit under way.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from cvt_desktop.adapters.vault.kopbestand import lees_kop
from cvt_desktop.adapters.vault.leden import mac_klopt
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.services import notities
from db import engine
from tests.e2e.apart import dood, fork, wacht
from tests.factories import SECRETARIS
from tests.fakes.register import open_testregister
from tests.torture.handelingen import Handeling, Werkplek, handelingen
from tests.torture.opname import DOOD, HALF_DOOD, Opname, onder_opname, zonder_opname
from tests.torture.opzet import tijdelijke_map
from tests.torture.registers import (
    Sjabloon,
    dienst_van,
    na_de_val,
    open_en_druk,
)
from tests.torture.uitkomst import MINST, Uitkomst
from tests.torture.verslag import KOP, Verwachting, vertel

NUMMER = 1
BELOFTE = "nothing acknowledged is lost or half-done after kill -9"
KORT = 600
LANG = 50_000
GEWICHT = 3

_MEEST = 3  # acts in one run
_VERDER = 0.1  # of the registers is worked in afterwards
_TIJD = 0.06  # seconds that an act may take, for kills by the clock


class _Foltering:
    """One register after the other, from one template."""

    def __init__(self, map_: Path, loting: random.Random, opname: Opname | None) -> None:
        self._loting, self._opname = loting, opname
        self._sjabloon = Sjabloon(map_ / "sjabloon")
        self._map = map_ / "register"
        plek = Werkplek(self._sjabloon, self._sjabloon.map_)
        self._dek, self._volgnummer = plek.kluis.db_sleutel(), plek.kluis.volgnummer
        self._druk = open_en_druk(self._sjabloon.map_)
        self._wijzigingen = self._tel() if opname is not None else {}

    def _tel(self) -> dict[str, int]:
        """How many changes to files each act takes."""
        assert self._opname is not None
        plek, geteld = Werkplek(self._sjabloon, self._sjabloon.kopie(self._map)), dict[str, int]()
        plek.register.lezen()
        for act in handelingen():
            self._opname.begin(self._map)
            act.doe(plek)
            geteld[act.naam] = self._opname.teller
        self._opname.einde()
        plek.sluit()
        return geteld

    def keer(self) -> str:
        """One kill; what was wrong afterwards, or ``""``."""
        acts = self._loting.sample(handelingen(), self._loting.randint(1, _MEEST))
        self._sjabloon.kopie(self._map)
        if self._opname is not None and self._loting.random() < 0.6:
            waar = self._loting.randint(1, sum(self._wijzigingen[a.naam] for a in acts) + 6)  # opening takes a few as well
            hoe = self._loting.choice((DOOD, HALF_DOOD))
            gezegd = wacht(*fork(self._werk(acts, waar, hoe)))
            wanneer = f"at change {waar}"
        else:
            na = self._loting.uniform(0.004, _TIJD * len(acts))
            gezegd = dood(*fork(self._werk(acts)), na=na)
            wanneer = f"after {na * 1000:.0f} ms"
        gevonden = [regel for regel in gezegd if regel.startswith("!!!!")] or list(self._fouten(gezegd))
        return f"{', '.join(a.naam for a in acts)}, killed {wanneer}: {'; '.join(gevonden[:3])}" if gevonden else ""

    def _werk(self, acts: list[Handeling], waar: int = 0, hoe: int = 0) -> Callable[[Callable[[str], None]], None]:
        def doe(zeg: Callable[[str], None]) -> None:
            if self._opname is not None and waar:
                self._opname.begin(self._map)
                self._opname.breek(waar, hoe)
            plek = Werkplek(self._sjabloon, self._map)
            vertel(plek.register, zeg)
            for act in acts:
                act.doe(plek)
                if act.kop:
                    zeg(f"{KOP} {plek.kluis.volgnummer}")
            plek.sluit()

        return doe

    def _fouten(self, gezegd: list[str]) -> Iterator[str]:
        verwacht = Verwachting(self._druk, self._volgnummer)
        for regel in gezegd:
            verwacht.hoor(regel)
        kop = lees_kop(self._map)
        if kop.melding is not None or not mac_klopt(kop, self._dek) or kop.kop.volgnummer not in verwacht.volgnummers:
            yield "the header is not the last one nor the next"
        register = open_testregister(self._map)
        try:
            mis = "what was acknowledged is not there, or something is half"
            yield from na_de_val(register, self._map, verwacht.drukken, mis)
            dienst = dienst_van(register, self._map, SECRETARIS)
            if self._loting.random() < _VERDER:
                notities.schrijven(dienst, self._sjabloon.aanvragen[0], Notitiesoort.NOTITIE, "en verder")
        finally:
            register.sluit()


def _lus(aantal: int, zaad: int, tot: float) -> Uitkomst:
    return _folter(aantal, zaad, tot, Opname())


def _folter(aantal: int, zaad: int, tot: float, opname: Opname | None) -> Uitkomst:
    fouten, runs = list[str](), 0
    with tijdelijke_map() as map_:
        foltering = _Foltering(map_, random.Random(zaad), opname)
        while runs < aantal and (runs < MINST or time.monotonic() < tot):
            runs += 1
            if fout := foltering.keer():
                fouten.append(fout)
    return Uitkomst(runs, tuple(fouten))


def _lus_zonder_eenheid(aantal: int, zaad: int, tot: float) -> Uitkomst:
    engine._begin = lambda _: None  # type: ignore[assignment]
    return _folter(aantal, zaad, tot, Opname() if not zonder_opname() else None)


def overslaan() -> str:
    """Where a process cannot be forked there is nothing to kill."""
    return "" if hasattr(os, "fork") else "this system cannot fork a warm process"


def loop(aantal: int, zaad: int, tot: float) -> Uitkomst:
    """Kill; without the recorder only by the clock."""
    if zonder_opname():
        return _folter(aantal, zaad, tot, None)
    return onder_opname(__name__, _lus.__name__, aantal, zaad, tot)


def controle(zaad: int) -> Uitkomst:
    """The same program without transactions: each statement is kept by itself."""
    if zonder_opname():
        return _lus_zonder_eenheid(60, zaad, time.monotonic() + 60)
    return onder_opname(__name__, _lus_zonder_eenheid.__name__, 50, zaad, time.monotonic() + 60)
