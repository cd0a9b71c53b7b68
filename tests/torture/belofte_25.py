"""Promise 25: no plaintext on disk, no secret in a log.

A whole journey with words that occur nowhere else runs in a home of its own, traced. Every file that lies below data, config,
cache, log, temp and run afterwards is searched for the words, in every usual encoding; so is the log, to which an exception with
the words in its text was sent. Files that were written anywhere else, or that came and went under a name that is not one of
ours, count as found. The exported documents hold the words: that is the proof that the search would have seen them.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.torture.merken import ALLE, NAAM, vormen
from tests.torture.reis import Gereisd, een_reis, kan_volgen
from tests.torture.uitkomst import Uitkomst

NUMMER = 25
BELOFTE = "no plaintext on disk, no secret in a log"
KORT = 1
LANG = 20

_BUITEN = re.compile(r"/dev/(null|tty|pts/\d+|shm)|/proc/|anon_inode|pipe:|socket:")
_KOMT_EN_GAAT = re.compile(
    r"\.[^/]+\.\d+\.tmp$|register\.db-(wal|shm|journal)$|\.bouw-[0-9a-f]+(/|$)|/bijlagen/|\.lock$|/slot$|memfd$|\.TMP-|\.NEW$"
)
"""Written beside its target and renamed, SQLite's own, a register that is being built, and the caches of fontconfig."""


def gevonden(map_: Path) -> Iterator[str]:
    """Every file below ``map_`` that holds one of the words, and every PDF: those belong to the exported documents."""
    for pad in sorted(p for p in map_.rglob("*") if p.is_file() and not p.is_symlink()):
        inhoud = pad.read_bytes()
        plek = pad.relative_to(map_)
        if inhoud.startswith(b"%PDF"):
            yield f"{plek}: a document in the clear"
        yield from (f"{plek}: {woord}" for woord in ALLE if any(vorm in inhoud for vorm in vormen(woord)))
        yield from (f"the name of {plek}: {woord}" for woord in ALLE if woord.casefold() in pad.name.casefold())


def elders(gereisd: Gereisd) -> Iterator[str]:
    """What was written outside the world of the journey, and what was there for a while under a strange name."""
    wereld, uit = str(gereisd.wereld), str(gereisd.uit)
    for pad in sorted(gereisd.sporen.geschreven):
        if pad.startswith((f"{wereld}/", f"{uit}/")):
            if not Path(pad).exists() and not _KOMT_EN_GAAT.search(pad):
                yield f"came and went: {pad.removeprefix(wereld)}"
        elif not _BUITEN.search(pad) and pad != "memfd":
            yield f"written outside: {pad}"


def in_documenten(uit: Path) -> int:
    """In how many exported documents the surname can be read."""
    teksten = [subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
               for pdf in sorted(uit.glob("*.pdf"))]  # fmt: skip
    return sum(NAAM in tekst for tekst in teksten)


def loop(aantal: int, _zaad: int, tot: float) -> Uitkomst:
    """Each run is a whole journey."""
    uitkomst = Uitkomst(0)
    while uitkomst.runs < aantal and (uitkomst.runs == 0 or time.monotonic() < tot):
        with een_reis(uitkomst.runs) as gereisd:
            fouten = [*gevonden(gereisd.wereld), *elders(gereisd)]
            if in_documenten(gereisd.uit) < 4:
                fouten.append("the exported documents do not hold the words: the journey proves nothing")
        uitkomst += Uitkomst(1, tuple(fouten))
    return uitkomst


def controle(_zaad: int) -> Uitkomst:
    """A draft in the clear, a log with a name, a document in the cache: each must be found."""
    fouten: list[str] = []
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        (map_ / "concept.json").write_text(f'{{"naam": "{NAAM}"}}', encoding="utf-8")
        (map_ / "log.txt").write_text(f"cannot open {NAAM.upper()}\n", encoding="utf-16")
        (map_ / "cache").write_bytes(b"%PDF-1.7\n")
        fouten += gevonden(map_)
    return Uitkomst(1, tuple(fouten) if len(fouten) == 3 else ())


def overslaan() -> str:
    """Why it cannot be tried here."""
    return kan_volgen() or ("" if shutil.which("pdftotext") else "poppler's pdftotext is not installed")
