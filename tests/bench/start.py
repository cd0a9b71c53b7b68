"""``start_ratio_bare_qt``: from the start of the process to the painted login, against a painted empty Qt window."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.cijfers import Cijfer, verhouding
from tests.bench.plaats import ROOT, werkmap

KEREN = 7
_HIER = Path(__file__).resolve().parent


def meet() -> dict[str, Cijfer]:
    """Fresh processes by turns, after one of each to warm the disk and the byte code."""
    thuis = werkmap("start")
    shutil.rmtree(thuis, ignore_errors=True)
    _maak_oefenregister(thuis)
    tijden: dict[str, list[float]] = {"start_login": [], "start_kaal": []}
    for _ in range(KEREN + 1):
        for wat, reeks in tijden.items():
            reeks.append(_start(wat, thuis))
    shutil.rmtree(thuis, ignore_errors=True)
    login, kaal = tijden["start_login"][1:], tijden["start_kaal"][1:]
    return {"start_ratio_bare_qt": verhouding(login, kaal, namen=("login_ms", "bare_qt_ms"))}


def _omgeving(thuis: Path) -> dict[str, str]:
    """As ``dev.py`` starts it, byte code kept (below ``build``): nobody compiles the program at every start."""
    eigen = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("PYTHON")}
    return {
        **eigen, "PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1", "PYTHONUTF8": "1", "PYTHONPYCACHEPREFIX": str(werkmap("pyc")),
        "CVT_DESKTOP_HOME": str(thuis), "QT_QPA_PLATFORM": "offscreen",
    }  # fmt: skip


def _maak_oefenregister(thuis: Path) -> None:
    """With its users and without dossiers: the login shows names only."""
    code = (
        "from cvt_desktop.bootstrap import maak_oefenregister\n"
        "from cvt_desktop.runtime.paths import find_paths\n"
        "paden = find_paths()\n"
        "paden.ensure()\n"
        "maak_oefenregister(paden.practice_register, met_dossiers=False)\n"
    )
    subprocess.run([sys.executable, "-c", code], env=_omgeving(thuis), check=True, stdout=subprocess.DEVNULL)


def _start(wat: str, thuis: Path) -> float:
    """Milliseconds until the child told that its window was painted (one monotonic clock serves the whole machine)."""
    begin = time.monotonic_ns()
    klaar = subprocess.run(
        [sys.executable, str(_HIER / f"{wat}.py")], env=_omgeving(thuis), check=True, stdout=subprocess.PIPE, text=True,
        timeout=60,
    )  # fmt: skip
    return (int(klaar.stdout.split()[-1]) - begin) / 1_000_000
