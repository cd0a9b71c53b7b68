"""The practice register as it stands on woensdag 12 mei 2027: made once in a test run, copied for each test that opens it."""

from __future__ import annotations

import gc
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cvt_desktop import bootstrap

_GEDULD_S = 300


def zet_verloopregister(fabriek: pytest.TempPathFactory, doel: Path) -> Path:
    """A copy at ``doel``; the workers of one run share what is copied, and the first that asks makes it."""
    basis = fabriek.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        basis = basis.parent
    map_, klaar = basis / "verloop", basis / "verloop" / "klaar"
    try:
        map_.mkdir()
    except FileExistsError:
        _wacht(klaar)
    else:
        with _zonder_opruimen():
            bootstrap.maak_oefenregister(map_ / "register", met_verloop=True)
        klaar.touch()
    shutil.copytree(map_ / "register", doel)
    return doel


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
