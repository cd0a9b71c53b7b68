"""A recording, and the power cut at each of its moments: what promise 2 shares between the things that are cut off."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from tests.torture.opname import Opname, Record, Soort, lees_opname
from tests.torture.opzet import werkplek
from tests.torture.schijf import Schijf, Staat
from tests.torture.uitkomst import MINST, Uitkomst

_VARIANTEN = 6  # disks per moment of one recording


class Rechter(Protocol):
    """Knows what may be there after what was said, and looks."""

    def hoor(self, regel: str) -> None:
        """A word of the process that was recorded."""
        ...

    @property
    def stand(self) -> Hashable:
        """What is expected now: a disk that was judged under the same expectation is not judged again."""
        ...

    def fouten(self, staat: Staat, loting: random.Random) -> list[str]:
        """What is lost, half or corrupt on this disk."""
        ...


@dataclass(slots=True)
class Verloop:
    """A recording, and the disk when it began."""

    begin: Schijf
    records: list[Record] = field(default_factory=list)
    rechter: Rechter | None = None


@contextmanager
def neem_op(map_: Path) -> Iterator[tuple[Opname, Verloop]]:
    """Record what the block changes in this folder."""
    opname, verloop = Opname(), Verloop(Schijf(map_))
    with tempfile.TemporaryFile(dir=werkplek()) as band:
        opname.begin(map_, band.fileno())
        try:
            yield opname, verloop
        finally:
            opname.einde()
        band.seek(0)
        verloop.records = list(lees_opname(band.read()))


def probeer(verloop: Verloop, aantal: int, loting: random.Random, tot: float) -> Uitkomst:
    """Walk along the recording and judge different disks at each moment."""
    rechter = verloop.rechter
    assert rechter is not None
    fouten, runs, gezien = list[str](), 0, set[int]()
    kans = min(1.0, aantal / max(1, len(verloop.records) * _VARIANTEN))
    for nummer, record in enumerate(verloop.records):
        if record.soort is Soort.MERK:
            rechter.hoor(record.inhoud.decode())
        verloop.begin.doe(record)
        for _ in range(_VARIANTEN):
            if loting.random() > kans:
                continue
            staat = verloop.begin.staat(loting)
            kenmerk = hash((frozenset(staat.items()), rechter.stand))
            if kenmerk in gezien:
                continue
            if runs >= aantal or (runs >= MINST and time.monotonic() > tot):
                return Uitkomst(runs, tuple(fouten))
            gezien.add(kenmerk)
            runs += 1
            if gevonden := rechter.fouten(staat, loting):
                waar = f"{record.soort.name} {Path(record.pad).name}"
                fouten.append(f"after change {nummer} of {len(verloop.records)} ({waar}): {'; '.join(gevonden[:4])}")
    return Uitkomst(runs, tuple(fouten))
