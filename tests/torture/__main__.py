"""``python -m tests.torture [--minutes N] [--promise N ...]``: the long figures, within the given time.

As many promises at a time as there are cores, each in a process of its own. The time that a promise does not need goes to
those after it; the heavy ones come last. Exit code 1 when a promise broke, or when a control run did not fail.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.torture.tabel import Rij, als_markdown, als_tekst
from tests.torture.vinden import Belofte, belofte, nummers

_GEDULD = 180.0  # seconds over its share after which a promise counts as hanging
_MINST = 0.5  # of an equal share is what the last one gets, however long those before it took
_WERKERS = min(os.cpu_count() or 1, 4)
BEGIN, EIND = "<!-- table -->", "<!-- end of table -->"


def _zeg(tekst: str) -> None:
    print(f"torture: {tekst}", file=sys.stderr, flush=True)


class _Verdeling:
    """Hands out the promises with their share of what is left of the time."""

    def __init__(self, beloften: Sequence[Belofte], seconden: float) -> None:
        self._wachtrij = sorted(beloften, key=lambda b: (b.gewicht, b.nummer))
        self._tot = time.monotonic() + seconden
        self._minst = seconden * _MINST / max(1, len(beloften))
        self._slot = threading.Lock()

    def volgende(self) -> tuple[Belofte, float] | None:
        with self._slot:
            if not self._wachtrij:
                return None
            rest, gewicht = self._tot - time.monotonic(), sum(b.gewicht for b in self._wachtrij)
            een = self._wachtrij.pop(0)
            deel = rest * min(1.0, een.gewicht * _WERKERS / gewicht)
            return een, max(deel, self._minst, 1.0)


def _draai(een: Belofte, deel: float, zaad: int) -> Rij:
    _zeg(f"promise {een.nummer}: at most {deel:.0f} s")
    begin = time.monotonic()
    opdracht = [sys.executable, "-m", "tests.torture.kind", str(een.nummer), str(zaad), str(deel)]
    kind = subprocess.Popen(opdracht, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
    try:
        uit, mis = kind.communicate(timeout=deel + _GEDULD)
    except subprocess.TimeoutExpired:
        os.killpg(kind.pid, signal.SIGKILL)
        uit, mis = kind.communicate()
        mis = f"did not stop within {deel + _GEDULD:.0f} s\n{mis}"
    rij = _rij(een, uit, mis, time.monotonic() - begin)
    _zeg(f"promise {een.nummer}: {rij.overslaan or f'{rij.runs:,} runs, {rij.mis} failures'}, {rij.seconden:.0f} s")
    return rij


def _rij(een: Belofte, uit: str, mis: str, seconden: float) -> Rij:
    try:
        v = json.loads(uit.splitlines()[-1])
    except (IndexError, ValueError):
        return Rij(nummer=een.nummer, belofte=een.tekst, mis=1, fouten=(mis[-4000:],), seconden=seconden)
    controle = v.get("controle")
    return Rij(nummer=een.nummer, belofte=een.tekst, runs=v.get("runs", 0), mis=v.get("mis", 0),
               fouten=tuple(v.get("fouten", ())), controle=None if controle is None else (controle[0], controle[1]),
               overslaan=v.get("overslaan", ""), seconden=seconden)  # fmt: skip


def _alles(beloften: Sequence[Belofte], seconden: float, zaad: int) -> list[Rij]:
    verdeling, rijen = _Verdeling(beloften, seconden), list[Rij]()

    def werk() -> None:
        while (beurt := verdeling.volgende()) is not None:
            rijen.append(_draai(*beurt, zaad))

    draden = [threading.Thread(target=werk, name=f"torture {n}") for n in range(_WERKERS)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return sorted(rijen, key=lambda rij: rij.nummer)


def _kop(minuten: float, zaad: int, seconden: float) -> str:
    dag = datetime.now(UTC).date().isoformat()
    return (f"{dag}, `--minutes {minuten:g}` ({seconden:.0f} s in all), {os.cpu_count()} cores, {platform.system()}, "
            f"Python {platform.python_version()}, seed {zaad}.")  # fmt: skip


def _schrijf(pad: Path, tekst: str) -> None:
    """Between the two marks when the file has them, else the whole file."""
    oud = pad.read_text(encoding="utf-8") if pad.exists() else ""
    if BEGIN in oud and EIND in oud:
        tekst = f"{oud.partition(BEGIN)[0]}{BEGIN}\n{tekst}{EIND}{oud.partition(EIND)[2]}"
    pad.write_text(tekst, encoding="utf-8", newline="\n")


def main(argumenten: Sequence[str] | None = None) -> int:
    """Try, tell, and judge."""
    lezer = argparse.ArgumentParser(prog="torture", description="Try every promise of the vault until the time is up.")
    lezer.add_argument("--minutes", type=float, default=10.0, help="how long in all (10)")
    lezer.add_argument("--promise", type=int, action="append", help="only this one; may be repeated")
    lezer.add_argument("--seed", type=int, help="repeat an earlier run")
    lezer.add_argument("--markdown", type=Path, help="write the table here, between its marks if the file has them")
    keus = lezer.parse_args(argumenten)
    zaad = keus.seed if keus.seed is not None else random.randrange(1 << 31)
    beloften = [belofte(n) for n in nummers() if not keus.promise or n in keus.promise]
    if not beloften:
        lezer.error("there is no such promise")
    begin = time.monotonic()
    rijen = _alles(beloften, keus.minutes * 60, zaad)
    print(als_tekst(rijen))
    for rij in rijen:
        for fout in rij.fouten:
            print(f"\npromise {rij.nummer}: {fout}", file=sys.stderr)
    if keus.markdown:
        _schrijf(keus.markdown, als_markdown(rijen, _kop(keus.minutes, zaad, time.monotonic() - begin)))
    return 0 if all(rij.goed for rij in rijen) else 1


if __name__ == "__main__":
    sys.exit(main())
