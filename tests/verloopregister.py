"""Practice registers that a test run makes once: copied for each test that opens one, and shared by its workers."""

from __future__ import annotations

import gc
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cvt_desktop import bootstrap

_GEDULD_S = 300


def gedeelde_map(fabriek: pytest.TempPathFactory) -> Path:
    """A folder that all workers of one run have in common."""
    basis = fabriek.getbasetemp()
    return basis.parent if "PYTEST_XDIST_WORKER" in os.environ else basis


def zet_verloopregister(fabriek: pytest.TempPathFactory, doel: Path) -> Path:
    """A copy at ``doel`` of the register as it stands on woensdag 12 mei 2027."""
    register = eens(gedeelde_map(fabriek) / "verloop", lambda map_: bootstrap.maak_oefenregister(map_, met_verloop=True))
    shutil.copytree(register, doel)
    return doel


def eens(map_: Path, maak: Callable[[Path], None]) -> Path:
    """The register in ``map_``; the first worker that asks makes it, the others wait."""
    register, klaar = map_ / "register", map_ / "klaar"
    try:
        map_.mkdir()
    except FileExistsError:
        _wacht(klaar)
    else:
        with _zonder_opruimen():
            maak(register)
        klaar.touch()
    return register


@contextmanager
def _zonder_opruimen() -> Iterator[None]:
    """Millions of objects come and go, and a test run holds many more that each collection would walk over."""
    aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if aan:
            gc.enable()


def _wacht(klaar: Path) -> None:
    einde = time.monotonic() + _GEDULD_S
    while not klaar.exists():
        if time.monotonic() > einde:
            pytest.fail("the practice register was begun by another worker, and did not come")
        time.sleep(0.2)
