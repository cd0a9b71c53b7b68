"""Promise 3: a full disk or a disk that errs, at whatever call, damages nothing and is explained.

Every call with which an act changes a file is refused with ENOSPC and with EIO, once and from then on. The act must succeed, or
be refused with a Dutch message that says what to do; the register must hold what it held, or the whole new thing. When the
message says that nothing was kept, nothing was. In the same process the work goes on once the disk is well again.
"""

from __future__ import annotations

import errno
import random
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, product
from pathlib import Path

from cvt_desktop.adapters.vault.kopbestand import lees_kop
from cvt_desktop.adapters.vault.leden import mac_klopt
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.services import notities
from db import engine
from tests.e2e.apart import fork, wacht
from tests.e2e.klein_register import NEDERLANDS
from tests.fakes.register import open_testregister
from tests.torture.handelingen import Handeling, Werkplek, handelingen
from tests.torture.opname import Opname, onder_opname, zonder_opname
from tests.torture.opzet import tijdelijke_map
from tests.torture.registers import (
    Sjabloon,
    na_de_val,
    open_en_druk,
)
from tests.torture.uitkomst import MINST, Uitkomst
from tests.torture.verslag import KOP, Verwachting, stil, vertel

NUMMER = 3
BELOFTE = "a full or failing disk damages nothing and is explained"
KORT = 600
LANG = 3_000
GEWICHT = 2
_CONTROLES = 5

_NIETS = re.compile(r"niet bewaard|niets gewijzigd", re.IGNORECASE)
_FOUT, _NIETS_FOUT, _VERDER = "geweigerd", "geweigerd-niets", "verder"
overslaan = zonder_opname


@dataclass(frozen=True, slots=True)
class Storing:
    """The ``bij``-th change of an act is refused."""

    act: Handeling
    bij: int
    soort: int
    vanaf: bool

    def __str__(self) -> str:
        return f"{self.act.naam}, change {self.bij}, {errno.errorcode[self.soort]}{' from then on' if self.vanaf else ''}"


class _Foltering:
    def __init__(self, map_: Path, loting: random.Random) -> None:
        self._opname = Opname()
        self._sjabloon, self._map = Sjabloon(map_ / "sjabloon"), map_ / "register"
        plek = Werkplek(self._sjabloon, self._sjabloon.map_)
        self._dek, self._volgnummer = plek.kluis.db_sleutel(), plek.kluis.volgnummer
        self._druk = open_en_druk(self._sjabloon.map_)
        self.storingen = [Storing(act, bij, soort, vanaf) for act in handelingen() for bij, soort, vanaf in
                          product(range(1, self._tel(act) + 1), (errno.ENOSPC, errno.EIO), (False, True))]  # fmt: skip
        loting.shuffle(self.storingen)

    def _tel(self, act: Handeling) -> int:
        """How many changes it takes to open, do this, and close."""
        plek = Werkplek(self._sjabloon, self._sjabloon.kopie(self._map))
        self._opname.begin(self._map)
        self._doe(plek, act, lambda _: None)
        plek.sluit()
        geteld = self._opname.teller
        self._opname.einde()
        return geteld

    def keer(self, storing: Storing) -> str:
        """One disturbance; what was wrong, or ``""``."""
        self._sjabloon.kopie(self._map)
        gezegd = wacht(*fork(self._werk(storing)))
        gevonden = [_kern(regel) for regel in gezegd if regel.startswith("!")] or list(self._fouten(gezegd))
        return f"{storing} ({_plek(gezegd)}): {'; '.join(gevonden[:3])}" if gevonden else ""

    def _werk(self, storing: Storing) -> Callable[[Callable[[str], None]], None]:
        def doe(zeg: Callable[[str], None]) -> None:
            plek = Werkplek(self._sjabloon, self._map)
            self._opname.begin(self._map)
            self._opname.breek(storing.bij, storing.soort, vanaf=storing.vanaf)
            fout = stil(lambda: self._doe(plek, storing.act, zeg))
            zeg(f"plek {self._opname.plek}")
            if fout is not None:
                zeg(_uitgelegd(fout))
            elif storing.vanaf and not storing.act.kop:
                plek.sluit()  # the disk still errs
            self._opname.heel()
            zeg(f"{_VERDER} {stil(lambda: self._verder(plek, zeg)) or ''}")
            plek.sluit()

        return doe

    def _doe(self, plek: Werkplek, act: Handeling, zeg: Callable[[str], None]) -> None:
        if not act.kop:
            vertel(plek.register, zeg)
        act.doe(plek)
        if act.kop:
            zeg(f"{KOP} {plek.kluis.volgnummer}")

    def _verder(self, plek: Werkplek, zeg: Callable[[str], None]) -> None:
        vers = plek.is_dicht
        register = plek.register
        if vers:
            vertel(register, zeg)
        notities.schrijven(plek.dienst(), self._sjabloon.aanvragen[1], Notitiesoort.NOTITIE, "en verder")

    def _fouten(self, gezegd: list[str]) -> Iterator[str]:
        verwacht = Verwachting(self._druk, self._volgnummer)
        for regel in gezegd:
            verwacht.hoor(regel)
            if regel.startswith(_NIETS_FOUT):
                verwacht.vergeet()
        yield from self._kop(verwacht)
        if not any(regel.startswith(_VERDER) and regel.strip() == _VERDER for regel in gezegd):
            yield f"the work does not go on: {[r for r in gezegd if r.startswith(_VERDER)]}"
        register = open_testregister(self._map)
        try:
            mis = "half, lost, or kept although the message says that it was not"
            yield from na_de_val(register, self._map, verwacht.drukken, mis)
        finally:
            register.sluit()

    def _kop(self, verwacht: Verwachting) -> Iterator[str]:
        kop = lees_kop(self._map)
        if kop.melding is not None or not mac_klopt(kop, self._dek) or kop.kop.volgnummer not in verwacht.volgnummers:
            yield f"the header is not the last one nor the next: {kop.kop.volgnummer} not in {sorted(verwacht.volgnummers)}"


def _plek(gezegd: list[str]) -> str:
    return next((regel.removeprefix("plek ") for regel in gezegd if regel.startswith("plek ")), "")


def _kern(verslag: str) -> str:
    """The exception of a traceback on one line."""
    delen = [deel for deel in verslag.split(" | ") if deel and not deel.startswith((" ", "[SQL", "(Background"))]
    return f"!!!! {delen[-1]}"[:300]


def _uitgelegd(fout: CvtError) -> str:
    """The word for the parent; a message that explains nothing is a failure."""
    if not fout.code or not NEDERLANDS.search(fout.melding) or "." not in fout.melding.rstrip("."):
        return f"!!!! no explanation: {fout.code}: {fout.melding}"
    return f"{_NIETS_FOUT if _NIETS.search(fout.melding) else _FOUT} {fout.code}"


def _lus(aantal: int, zaad: int, tot: float) -> Uitkomst:
    fouten, runs = list[str](), 0
    with tijdelijke_map() as map_:
        foltering = _Foltering(map_, random.Random(zaad))
        for storing in cycle(foltering.storingen):
            if runs >= aantal or (runs >= MINST and time.monotonic() > tot):
                break
            runs += 1
            if fout := foltering.keer(storing):
                fouten.append(fout)
    return Uitkomst(runs, tuple(fouten))


def _lus_zonder_eenheid(aantal: int, zaad: int, tot: float) -> Uitkomst:
    engine._begin = lambda _: None  # type: ignore[assignment]
    return _lus(aantal, zaad, tot)


def loop(aantal: int, zaad: int, tot: float) -> Uitkomst:
    """Refuse calls, in a random order without repetition until all were refused."""
    return onder_opname(__name__, _lus.__name__, aantal, zaad, tot)


def controle(zaad: int) -> Uitkomst:
    """The same program without transactions: each statement is kept by itself.

    Few of its calls leave something half (about one in twenty, measured), so it goes on by forties until one did.
    """
    uitkomst = Uitkomst(0)
    for keer in range(_CONTROLES):
        tot = time.monotonic() + 60
        uitkomst += onder_opname(__name__, _lus_zonder_eenheid.__name__, 40, zaad + keer, tot)
        if uitkomst.fouten:
            break
    return uitkomst
