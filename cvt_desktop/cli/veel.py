"""``--oefenregister --veel N``: the window on a practice register with N dossiers more, for figures (screens.md 8.3).

It has a folder of its own, made the first time: some minutes for 10,000. Its other dossiers are those of every practice register.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from cvt_desktop.cli.in_en_uit import meld

HOOGSTENS = 50_000
_GEBRUIK = "Gebruik: python3 -m cvt_desktop --oefenregister [--veel AANTAL]"


class _Opties(argparse.ArgumentParser):
    """Argparse that speaks Dutch when something is wrong."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{_GEBRUIK}\nHet aantal is een getal van 100 tot en met {HOOGSTENS}.\n")


def _aantal(woord: str) -> int:
    aantal = int(woord)
    if not 100 <= aantal <= HOOGSTENS:
        raise ValueError(woord)
    return aantal


def run(args: list[str]) -> int:
    """Make what is not there yet, and open the window; the exit code of the window, or 2 with one Dutch line."""
    opties = _Opties(prog="oefenregister", add_help=False)
    opties.add_argument("--veel", type=_aantal)
    aantal: int | None = opties.parse_args(args).veel
    from cvt_desktop.bootstrap import start_venster

    if aantal is None:
        return start_venster(oefenregister=True)
    from cvt_desktop.runtime.paths import find_paths
    from cvt_desktop.runtime.policy import read_policy

    paden = find_paths()
    if not read_policy(paden.policy).oefenregister:
        return start_venster(oefenregister=True)  # which says that the ICT department does not want it
    map_ = paden.large_practice_register(aantal)
    if not map_.exists():
        _maak(map_, aantal)
    return start_venster(map_=map_)


class _Regels:
    """A line on standard error for each tenth part."""

    def __init__(self) -> None:
        self._gemeld = 0

    def meld(self, deel: float, tekst: str = "") -> None:
        """See ``ports.voortgang``."""
        if (tiende := int(deel * 10)) > self._gemeld:
            self._gemeld = tiende
            meld(f"{tekst}: {tiende * 10} %")

    def controleer(self) -> None:
        """Ctrl+C stops it, and leaves nothing."""


def _maak(map_: Path, aantal: int) -> None:
    from cvt_desktop.bootstrap import maak_oefenregister

    meld(f"Het oefenregister met {aantal} dossiers erbij wordt gemaakt. Dat duurt de eerste keer enkele minuten.")
    map_.parent.mkdir(parents=True, exist_ok=True)
    maak_oefenregister(map_, met_verloop=True, veel=aantal, voortgang=_Regels())
