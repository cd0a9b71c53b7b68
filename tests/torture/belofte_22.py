"""Promise 22: data never acts as markup.

Every free text of a practice register is replaced by a payload (an image and a style sheet of a file, a link, tags, entities, a
turn of the writing direction), past all rules of the services. Then the round along every screen is made, in a process that is
traced. Nothing may open the file of a payload, make a socket of a network, or hold a text as anything but plain text; and the
payloads must stand on the screens as they were written, or the round proves nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.architecture.boom import ROOT
from tests.torture.lading import AAS
from tests.torture.reis import kan_volgen
from tests.torture.sporen import OPDRACHT, lees
from tests.torture.uitkomst import Uitkomst

NUMMER = 22
BELOFTE = "data never acts as markup"
KORT = 1
LANG = 10
GEWICHT = 2
_EERSTE = ("75",)
"""So many screens of the round are enough for the short figures: the secretaris, the dossier and the settings. That no screen
holds rich text, ``tests.ui.test_toegankelijk`` asks of all."""

_SCHERMEN_MET = 45
"""On how many screens a payload must have been seen."""


def _rond(map_: Path, hoeveel: tuple[str, ...]) -> tuple[dict[str, object], list[str]]:
    spoor = map_ / "spoor.txt"
    omgeving = {**os.environ, "CVT_DESKTOP_HOME": str(map_ / "huis"), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    opdracht = [*OPDRACHT, "-o", str(spoor), sys.executable, "-m", "tests.torture.lading_kind", *hoeveel]
    klaar = subprocess.run(opdracht, env=omgeving, cwd=ROOT, capture_output=True, text=True, check=False, timeout=400)
    regels = klaar.stdout.strip().splitlines()
    if not regels:
        raise RuntimeError(f"the round ended with exit code {klaar.returncode}: {klaar.stderr[-2000:]}")
    gezien: dict[str, object] = json.loads(regels[-1])
    with spoor.open(encoding="utf-8", errors="replace") as tekst:
        alle = tekst.readlines()
    geopend = [f"opened: {regel.strip()}" for regel in alle if f'"{AAS}/' in regel or f'file://{AAS}' in regel]
    return gezien, geopend + [f"network: {regel}" for regel in lees(alle, ROOT).netwerk]


def loop(aantal: int, zaad: int, tot: float) -> Uitkomst:
    """Each run is a round along every screen; the short figures are one that ends earlier."""
    uitkomst = Uitkomst(0)
    while uitkomst.runs < aantal and (uitkomst.runs == 0 or time.monotonic() < tot):
        with tempfile.TemporaryDirectory(prefix=f"lading-{zaad}-") as naam:
            gezien, fouten = _rond(Path(naam), _EERSTE if aantal == KORT else ())
        mis, schermen = gezien["mis"], gezien["gezien"]
        assert isinstance(mis, list)
        assert isinstance(schermen, dict)
        if sum(aantal > 0 for aantal in schermen.values()) < _SCHERMEN_MET:
            fouten.append(f"payloads were seen on too few screens: {schermen}")
        uitkomst += Uitkomst(1, (*fouten, *mis))
    return uitkomst


def controle(_zaad: int) -> Uitkomst:
    """A label as Qt makes it by itself, with the same payload: the trace must see it open the file."""
    code = (
        "from PySide6.QtWidgets import QApplication, QLabel\nfrom tests.torture.lading import KORT\n"
        "app = QApplication([])\nlabel = QLabel(KORT)\nlabel.show()\nlabel.grab()\n"
    )
    with tempfile.TemporaryDirectory() as naam:
        spoor = Path(naam) / "spoor.txt"
        omgeving = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
        subprocess.run([*OPDRACHT, "-o", str(spoor), sys.executable, "-c", code], env=omgeving, cwd=ROOT, check=True,
                       capture_output=True)  # fmt: skip
        regels = spoor.read_text(encoding="utf-8", errors="replace").splitlines()
    return Uitkomst(1, tuple(f"opened: {regel}" for regel in regels if f'"{AAS}/' in regel))


def overslaan() -> str:
    """Why it cannot be tried here."""
    return kan_volgen()
