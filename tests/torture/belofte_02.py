"""Promise 2: no power cut, at whatever moment, loses what was acknowledged or leaves anything half.

A process works in a register under the recorder. Of the recording come the disks that a power cut could leave at each of its
moments (``schijf.py``); each is opened as the program opens it. What is recorded, and what must hold, is told by the modules
``stroom_*.py``.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from db import engine
from tests.torture.opname import onder_opname, zonder_opname
from tests.torture.opzet import tijdelijke_map
from tests.torture.registers import Sjabloon
from tests.torture.stroom import Verloop, probeer
from tests.torture.stroom_hersleutel import hersleuteling
from tests.torture.stroom_migratie import migratie
from tests.torture.stroom_reservekopie import reservekopieen
from tests.torture.stroom_werkdag import werkdag
from tests.torture.uitkomst import MINST, Uitkomst

NUMMER = 2
BELOFTE = "nothing acknowledged is lost or half-done after a power cut"
KORT = 6_000
LANG = 500_000
GEWICHT = 3

_OPNAMEN: tuple[tuple[Callable[[Sjabloon, Path, random.Random], Verloop], int], ...] = (
    (werkdag, 2_400), (migratie, 20), (hersleuteling, 12), (reservekopieen, 120),
)  # fmt: skip
"""What is recorded in turn, and how many disks of each recording at most."""
overslaan = zonder_opname


def _lus(aantal: int, zaad: int, tot: float) -> Uitkomst:
    """Inside the recorder: one recording after the other."""
    loting, totaal = random.Random(zaad), Uitkomst(0)
    deel = min(1.0, 2 * aantal / sum(meest for _, meest in _OPNAMEN))  # a short run has each of them too
    with tijdelijke_map() as map_:
        sjabloon = Sjabloon(map_ / "sjabloon")
        for neem, meest in cycle(_OPNAMEN):
            if totaal.runs >= aantal or (totaal.runs >= MINST and time.monotonic() > tot):
                return totaal
            verloop = neem(sjabloon, map_, loting)
            totaal += probeer(verloop, min(int(meest * deel) + 1, aantal - totaal.runs), loting, tot)
    return totaal


def _lus_zonder_sync(aantal: int, zaad: int, tot: float) -> Uitkomst:
    engine._PRAGMAS = tuple("synchronous = OFF" if p == "synchronous = FULL" else p for p in engine._PRAGMAS)
    return _lus(aantal, zaad, tot)


def loop(aantal: int, zaad: int, tot: float) -> Uitkomst:
    """Judge ``aantal`` different disks."""
    return onder_opname(__name__, _lus.__name__, aantal, zaad, tot)


def controle(zaad: int) -> Uitkomst:
    """The same with a database that does not wait for the disk (synchronous=OFF)."""
    return onder_opname(__name__, _lus_zonder_sync.__name__, 60, zaad, time.monotonic() + 60)
