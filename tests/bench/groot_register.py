"""The practice register with 10,000 dossiers more (``--veel``), made once and kept below ``build/bench``."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

from cvt_desktop.bootstrap import maak_oefenregister
from db import engine
from db.register import BESTAND
from tests.bench.plaats import ROOT, werkmap

VEEL = 10_000
_BRONNEN = ("db/tables", "db/migrations", "db/codec.py", "db/queries/regels.py", "cvt_desktop/domain", "cvt_desktop/services")


def groot_register() -> Path:
    """The folder with the closed register; made when it is not there for this code. Copy it before writing."""
    map_ = werkmap("register-10k") / _vingerafdruk()
    if not (map_ / "klaar").is_file():
        for oud in map_.parent.iterdir():
            shutil.rmtree(oud, ignore_errors=True)
        subprocess.run([sys.executable, "-m", __spec__.name, str(map_)], cwd=ROOT, check=True, stdout=sys.stderr)
    return map_ / "oefenregister"


def _vingerafdruk() -> str:
    """Changes when what the lines are made of changes."""
    som = hashlib.sha256()
    for bron in _BRONNEN:
        pad = ROOT / bron
        for bestand in sorted(pad.rglob("*.py")) if pad.is_dir() else [pad]:
            som.update(bestand.read_bytes())
    return som.hexdigest()[:16]


class _Regels:
    def meld(self, deel: float, tekst: str = "") -> None:
        print(f"  register of {VEEL}: {tekst} {deel:.0%}", file=sys.stderr, flush=True)

    def controleer(self) -> None:
        """Nobody stops it."""


def maak(map_: Path) -> None:
    """Write it, without the two pragmas that make only the writing slow (wiped memory is for a whole process)."""
    map_.mkdir()
    register = map_ / "oefenregister"
    vlug = tuple(pragma for pragma in engine._PRAGMAS if "memory_security" not in pragma and "secure_delete" not in pragma)
    with patch.object(engine, "_PRAGMAS", vlug):
        maak_oefenregister(register, met_verloop=True, veel=VEEL, voortgang=_Regels())
    if not (register / BESTAND).stat().st_size > VEEL * 1000:
        raise RuntimeError("the large register is too small to be true")
    (map_ / "klaar").touch()


if __name__ == "__main__":
    maak(Path(sys.argv[1]))
