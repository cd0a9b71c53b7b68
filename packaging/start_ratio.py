"""How long until the login is painted: the frozen program against the checkout, by turns in one run."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from pathlib import Path

import freeze

TURNS = 7
MAXIMUM = 2.0
_REGISTER = (
    "from cvt_desktop.bootstrap import maak_oefenregister\n"
    "from cvt_desktop.runtime.paths import find_paths\n"
    "paden = find_paths()\n"
    "paden.ensure()\n"
    "maak_oefenregister(paden.practice_register, met_dossiers=False)\n"
)


def measure(program: Path, checkout_python: Path, home: Path) -> tuple[float, float, float]:
    """Milliseconds frozen and in the checkout (medians), and their ratio. One turn of each goes before, to warm the disk."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {"CVT_DESKTOP_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    checkout = {**environment, "PYTHONPATH": str(freeze.ROOT), "PYTHONSAFEPATH": "1",
                "PYTHONPYCACHEPREFIX": str(freeze.BUILD / "pyc")}  # fmt: skip
    if not (home / "data" / "oefenregister").exists():
        subprocess.run([str(checkout_python), "-c", _REGISTER], env=checkout, check=True, stdout=subprocess.DEVNULL)
    ways = {
        "frozen": ([str(program), "starttijd"], environment),
        "checkout": ([str(checkout_python), "-m", "cvt_desktop", "starttijd"], checkout),
    }
    times: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(TURNS + 1):
        for way, (command, env) in ways.items():
            times[way].append(_once(command, env))
    frozen, source = statistics.median(times["frozen"][1:]), statistics.median(times["checkout"][1:])
    return frozen, source, frozen / source


def _once(command: list[str], environment: dict[str, str]) -> float:
    begin = time.monotonic_ns()
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True, timeout=120)
    return (int(done.stdout.split()[-1]) - begin) / 1_000_000
