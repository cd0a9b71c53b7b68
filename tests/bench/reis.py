"""``longest_block_ms``: the longest pause of the event loop while somebody works through the real window."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.bench.cijfers import Cijfer
from tests.bench.plaats import werkmap

KEREN = 3
DELEN = ("voor-de-zitting", "na-de-zitting")


def meet() -> dict[str, Cijfer]:
    """The journey in fresh processes on copies of two registers; the median of the longest pause of each time."""
    map_ = werkmap("reis")
    shutil.rmtree(map_, ignore_errors=True)
    _kind("maak", str(map_))
    langste: list[float] = []
    onder: dict[str, object] = {}
    for keer in range(KEREN):
        pauzes: list[tuple[float, str]] = []
        for deel in DELEN:
            thuis = map_ / f"{keer}-{deel}"
            shutil.copytree(map_ / deel, thuis)
            pauzes += [(ms, f"{deel}: {bij}") for ms, bij in json.loads(_kind(deel, str(thuis)))]
            shutil.rmtree(thuis, ignore_errors=True)
        pauzes.sort(reverse=True)
        langste.append(pauzes[0][0])
        onder[f"run_{keer + 1}_longest"] = [{"ms": round(ms, 1), "at": bij} for ms, bij in pauzes[:6]]
    shutil.rmtree(map_, ignore_errors=True)
    midden = sorted(langste)[len(langste) // 2]
    return {"longest_block_ms": Cijfer(value=midden, samples=langste, under=onder)}


def _kind(deel: str, map_: str) -> str:
    opdracht = [sys.executable, "-m", "tests.bench.reis_kind", deel, map_]
    omgeving = {**os.environ, "CVT_DESKTOP_HOME": str(Path(map_))}
    klaar = subprocess.run(opdracht, env=omgeving, stdout=subprocess.PIPE, text=True, check=True, timeout=600)
    return (klaar.stdout.strip().splitlines() or [""])[-1]
