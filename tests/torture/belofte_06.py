"""Promise 6: every backup that counts as good was reopened and compared; a crash leaves none that is good but unusable.

A child makes backups of a register with real attachment files, in two places, and is killed at a random moment. What lies
there afterwards under its own name is then opened with nothing but the data key and read from beginning to end.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from cvt_desktop.adapters.vault.datasleutel import Datasleutel
from cvt_desktop.domain.reservekopie import Aanleiding
from cvt_desktop.ports.reservekopie import Reservekopie
from cvt_desktop.services.reservekopie import Kopiebron, maak
from tests.kopieregister import GEREEDSCHAP, NU, is_bruikbaar, maak_proef
from tests.torture.opzet import tijdelijke_map
from tests.torture.uitkomst import Uitkomst

NUMMER = 6
BELOFTE = "every backup that counts as good was reopened and compared; a crash leaves none that is not"
KORT = 100
LANG = 100_000

_LANGST_S = 0.35
_CONTROLES = 25
Klus = Callable[[Kopiebron, int], None]


def loop(aantal: int, zaad: int, tot: float) -> Uitkomst:
    """Kill a child that makes backups, and judge what it left."""
    return _loop(_maak_door, aantal, zaad, tot)


def controle(zaad: int) -> Uitkomst:
    """The same with a copy that gets its name first and its bytes later."""
    return _loop(_maak_slordig, _CONTROLES, zaad, time.monotonic() + 60)


def _loop(klus: Klus, aantal: int, zaad: int, tot: float) -> Uitkomst:
    loting, fouten, runs = random.Random(zaad), list[str](), 0
    gezien: set[Path] = set()
    with tijdelijke_map() as map_:
        bron = _gesloten_register(map_)
        while runs < aantal and (runs == 0 or time.monotonic() < tot):
            runs += 1
            _dood(lambda nummer=runs: klus(bron, nummer), loting.uniform(0.0, _LANGST_S))  # type: ignore[misc]
            fouten += _oordeel(bron, gezien)
            if runs % 10 == 0:
                for plek in (bron.eerste, bron.tweede):
                    shutil.rmtree(plek or map_ / "geen", ignore_errors=True)
                (bron.tweede or map_).mkdir()
    return Uitkomst(runs, tuple(fouten))


def _gesloten_register(map_: Path) -> Kopiebron:
    proef = maak_proef(map_)
    sleutels = Datasleutel(proef.geopend.kluis.db_sleutel(), proef.bron.kluis)
    proef.geopend.sluit()
    assert proef.bron.tweede is not None
    proef.bron.tweede.mkdir()
    return replace(proef.bron, sleutels=sleutels)


def _dood(klus: Callable[[], None], na: float) -> None:
    kind = os.fork()
    if kind == 0:
        try:
            klus()
        finally:
            os._exit(0)
    time.sleep(na)
    os.kill(kind, signal.SIGKILL)
    os.waitpid(kind, 0)


def _maak_door(bron: Kopiebron, nummer: int) -> None:
    for keer in range(20):
        maak(GEREEDSCHAP, bron, aanleiding=Aanleiding.IMPORT, nu=NU + timedelta(minutes=20 * nummer + keer))


def _maak_slordig(bron: Kopiebron, nummer: int) -> None:
    goed = maak(GEREEDSCHAP, bron, aanleiding=Aanleiding.IMPORT, nu=NU)
    doel = goed.map_.with_name(f"20270512T100000Z-{nummer:08x}")
    doel.mkdir()
    for pad in sorted(goed.map_.iterdir(), key=lambda p: p.name == "register.db"):
        inhoud = pad.read_bytes()
        with (doel / pad.name).open("wb") as uit:
            uit.truncate(len(inhoud))
            for begin in range(0, len(inhoud), 4096):
                uit.write(inhoud[begin : begin + 4096])
                uit.flush()
                time.sleep(0.002)


def _oordeel(bron: Kopiebron, gezien: set[Path]) -> list[str]:
    """What lies there and was not judged before; a backup is never changed after it got its name."""
    gevonden: list[Reservekopie] = []
    for plek in (bron.eerste, bron.tweede):
        if plek is not None and plek.is_dir():
            gevonden += [kopie for kopie in GEREEDSCHAP.plaatsen.zoek(plek) if kopie.map_ not in gezien]
    gezien |= {kopie.map_ for kopie in gevonden}
    return [fout for kopie in gevonden if (fout := is_bruikbaar(kopie, bron.sleutels))]
