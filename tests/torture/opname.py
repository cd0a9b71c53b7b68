"""The recorder of changes to files (``opname.c``): compiles it, starts a process under it, and talks to it from inside.

Only on Linux with a C compiler; ``zonder_opname`` says what is missing elsewhere.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib
import json
import os
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from tests.torture.opzet import bereid_voor, tijdelijke_map
from tests.torture.uitkomst import Uitkomst

_BRON = Path(__file__).with_name("opname.c")
_BOUW = Path(__file__).resolve().parents[2] / "build" / "torture"
DOOD, HALF_DOOD = -1, -2
"""Instead of an error number: SIGKILL before the call, or halfway a write."""


class Soort(IntEnum):
    """What a record tells."""

    MAAK = 1
    SCHRIJF = 2
    KORT_IN = 3
    SYNC = 4
    HERNOEM = 5
    WEG = 6
    MAP = 7
    MAP_WEG = 8
    SYNC_MAP = 9
    MERK = 10


@dataclass(frozen=True, slots=True)
class Record:
    """One change, in the order of the calls; ``nummer`` is the identity that the system gives a file."""

    soort: Soort
    pad: str
    inhoud: bytes
    nummer: int
    plek: int


_KOP = struct.Struct("<B3xIIQq")


def lees_opname(data: bytes) -> Iterator[Record]:
    """The records of a recording."""
    plek = 0
    while plek < len(data):
        soort, pad, inhoud, nummer, waar = _KOP.unpack_from(data, plek)
        plek += _KOP.size
        yield Record(Soort(soort), data[plek : plek + pad].decode(), data[plek + pad : plek + pad + inhoud], nummer, waar)
        plek += pad + inhoud


def zonder_opname() -> str:
    """Why this machine cannot record, or ``""``."""
    if not sys.platform.startswith("linux"):
        return "calls of the system are recorded with LD_PRELOAD, which only Linux has"
    if _compiler() is None:
        return "there is no C compiler; install gcc and libc6-dev"
    return ""


def _compiler() -> str | None:
    return shutil.which("gcc") or shutil.which("cc")


def bibliotheek() -> Path:
    """The compiled recorder; made once for each version of its source."""
    doel = _BOUW / f"opname-{hashlib.sha256(_BRON.read_bytes()).hexdigest()[:16]}.so"
    if not doel.exists():
        _BOUW.mkdir(parents=True, exist_ok=True)
        half = doel.with_suffix(f".{os.getpid()}")
        opdracht = [str(_compiler()), "-O2", "-Wall", "-shared", "-fPIC", "-o", str(half), str(_BRON), "-ldl", "-lpthread"]
        subprocess.run(opdracht, check=True)
        half.replace(doel)
    return doel


class Opname:
    """The recorder, from inside a process that runs under it."""

    def __init__(self) -> None:
        self._c = ctypes.CDLL(None)
        self._c.opname_teller.restype = ctypes.c_long
        self._c.opname_plek.restype = ctypes.c_char_p

    def begin(self, map_: Path, uit: int = -1) -> None:
        """Watch this folder from now on; ``uit`` is a descriptor to record on."""
        self._c.opname_begin(str(map_).encode(), uit)

    def einde(self) -> None:
        """Watch nothing any more."""
        self._c.opname_einde()

    def breek(self, bij: int, soort: int, *, vanaf: bool = False) -> None:
        """Refuse the ``bij``-th change from now (and all after it) with this error number, or kill (``DOOD``)."""
        self._c.opname_breuk(ctypes.c_long(bij), soort, int(vanaf))

    def heel(self) -> None:
        """Refuse nothing any more."""
        self._c.opname_heel()

    def merk(self, tekst: str) -> None:
        """Put a word between the records."""
        self._c.opname_merk(tekst.encode())

    @property
    def teller(self) -> int:
        """How many changes there were since ``begin``."""
        return int(self._c.opname_teller())

    @property
    def plek(self) -> str:
        """Which call was refused first."""
        return str(self._c.opname_plek().decode())


def onder_opname(module: str, functie: str, aantal: int, zaad: int, tot: float) -> Uitkomst:
    """Call ``module.functie(aantal, zaad, tot)`` in a process of its own under the recorder."""
    opdracht = [sys.executable, "-m", __name__, module, functie, str(aantal), str(zaad), str(tot - time.monotonic())]
    omgeving = {**os.environ, "LD_PRELOAD": str(bibliotheek()), "PYTHONUTF8": "1"}
    klaar = subprocess.run(opdracht, env=omgeving, capture_output=True, text=True, check=False)
    try:
        uitkomst = json.loads(klaar.stdout.splitlines()[-1])
    except (IndexError, ValueError):
        return Uitkomst(0, (f"the process ended with {klaar.returncode}: {klaar.stderr[-3000:]}",))
    return Uitkomst(uitkomst["runs"], tuple(uitkomst["fouten"]))


def _main(module: str, functie: str, aantal: int, zaad: int, seconden: float) -> None:
    os.environ.pop("LD_PRELOAD")  # children of this process need it no more
    with tijdelijke_map() as thuis:
        bereid_voor(thuis)
        doe = getattr(importlib.import_module(module), functie)
        uitkomst: Uitkomst = doe(aantal, zaad, time.monotonic() + seconden)  # importing does not count
    print(json.dumps({"runs": uitkomst.runs, "fouten": uitkomst.fouten}))


if __name__ == "__main__":
    _main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), float(sys.argv[5]))
