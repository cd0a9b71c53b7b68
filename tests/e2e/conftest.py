"""The small register, and a copy of it to damage."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cvt_desktop.bootstrap import maak_oefenregister
from tests.e2e.klein_register import open_, registreer


@pytest.fixture(scope="session")
def bron(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice register with one dossier, closed."""
    map_ = tmp_path_factory.mktemp("bron") / "register"
    maak_oefenregister(map_, met_dossiers=False)
    geopend = open_(map_)
    try:
        registreer(geopend.dienst)
    finally:
        geopend.sluit()
    return map_


@pytest.fixture
def register(bron: Path) -> Iterator[Path]:
    """A copy that an ordinary user could own."""
    plek = Path(tempfile.mkdtemp(prefix="cvt-slecht-"))
    plek.chmod(0o755)
    yield Path(shutil.copytree(bron, plek / "register"))
    for pad in (plek, *plek.rglob("*")):
        pad.chmod(0o700)
    shutil.rmtree(plek)
