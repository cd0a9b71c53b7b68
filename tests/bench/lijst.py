"""``open_10k_ms`` and ``search_10k_p95_ms``: the list of 10,000 aanvragen, opened and searched in."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from tests.bench.cijfers import Cijfer, mediaan, percentiel, spreiding
from tests.bench.groot_register import groot_register

OPENINGEN = 9
GANGEN = 3
TOETSEN = 100


def meet() -> dict[str, Cijfer]:
    """Each opening in a fresh process (the first one warms the disk); the keystrokes in the last of them."""
    map_ = groot_register()
    openingen = [_kind(str(map_), "open") for _ in range(OPENINGEN + 1)][1:]
    gangen = _kind(str(map_), "zoek")["gangen"]
    beste = min(gangen, key=lambda gang: percentiel(gang, 0.95))
    zoeken = Cijfer(
        value=percentiel(beste, 0.95), samples=beste,
        under={f"pass_{nummer}_p95_ms": percentiel(gang, 0.95) for nummer, gang in enumerate(gangen, 1)},
    )  # fmt: skip
    onder = {naam: [opening["delen"][naam] for opening in openingen] for naam in openingen[0]["delen"]}
    openen = mediaan([opening["totaal"] for opening in openingen])
    onder_cijfers = {naam: spreiding(reeks) for naam, reeks in onder.items()}
    return {
        "open_10k_ms": Cijfer(value=openen.value, samples=openen.samples, under=onder_cijfers),
        "search_10k_p95_ms": zoeken,
    }


def _kind(*argumenten: str) -> dict:
    opdracht = [sys.executable, "-m", "tests.bench.lijst_kind", *argumenten]
    klaar = subprocess.run(opdracht, env=os.environ, stdout=subprocess.PIPE, text=True, check=True, timeout=120)
    antwoord: dict = json.loads(klaar.stdout.strip().splitlines()[-1])
    return antwoord
