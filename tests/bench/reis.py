"""``longest_block_ms``: the longest pause of the loop while somebody works through the real window among 10,000 dossiers."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median

from tests.bench.cijfers import Cijfer
from tests.bench.groot_register import groot_register
from tests.bench.plaats import werkmap
from tests.bench.reis_kind import REGISTER

KEREN = 5
DELEN = ("voor-de-zitting", "na-de-zitting")


def meet() -> dict[str, Cijfer]:
    """Both parts in fresh processes on copies of the large practice register: of each act the median of its longest pauses,
    and of all acts the longest.

    A pause that belongs to the window comes back at the same act each time; one in which the machine did something else
    does not. ``samples`` are the longest pauses of each time, whatever held them up.
    """
    map_ = werkmap("reis")
    shutil.rmtree(map_, ignore_errors=True)
    keren = [_loop(map_, keer) for keer in range(KEREN)]
    shutil.rmtree(map_, ignore_errors=True)
    handelingen = sorted({bij for keer in keren for bij in keer})
    middens = {bij: median(keer.get(bij, 0.0) for keer in keren) for bij in handelingen}
    langste = sorted(middens, key=lambda bij: -middens[bij])[:8]
    onder = {"acts": [{"ms": round(middens[b], 1), "at": b, "of": [round(k.get(b, 0.0), 1) for k in keren]} for b in langste]}
    samples = [max(keer.values(), default=0.0) for keer in keren]
    return {"longest_block_ms": Cijfer(value=middens[langste[0]], samples=samples, under=onder)}


def _loop(map_: Path, keer: int) -> dict[str, float]:
    """One time through both parts: the longest pause (ms) at each act."""
    langste: dict[str, float] = {}
    for deel in DELEN:
        thuis = map_ / f"{keer}-{deel}"
        shutil.copytree(groot_register(), thuis / REGISTER)
        for ms, bij in json.loads(_kind(deel, str(thuis))):
            naam = f"{deel}: {bij}"
            langste[naam] = max(langste.get(naam, 0.0), ms)
        shutil.rmtree(thuis, ignore_errors=True)
    return langste


def _kind(deel: str, map_: str) -> str:
    opdracht = [sys.executable, "-m", "tests.bench.reis_kind", deel, map_]
    omgeving = {**os.environ, "CVT_DESKTOP_HOME": str(Path(map_))}
    klaar = subprocess.run(opdracht, env=omgeving, stdout=subprocess.PIPE, text=True, check=True, timeout=600)
    return (klaar.stdout.strip().splitlines() or [""])[-1]
