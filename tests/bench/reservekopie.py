"""``backup_ratio_copy``: a verified backup of a database of 200 MB against a plain copy of the same file, both synced."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path
from time import perf_counter

from cvt_desktop.basis.bestanden import sync_map
from cvt_desktop.bootstrap.kopiegereedschap import maak_kopiegereedschap
from cvt_desktop.ports.voortgang import Stil
from db.engine import open_engine, schrijfeenheid
from db.register import BESTAND
from db.tables.basis import tafel
from db.tables.register import GeheimRow
from tests.bench.cijfers import Cijfer, verhouding
from tests.bench.plaats import werkmap
from tests.fakes.register import maak_testregister, sleutel

KEREN = 5
_GROOTTE = 200_000_000
_VULLING = 64 * 1024
_STUK = 1 << 20


def kopiesleutel() -> bytearray:
    """Another key than that of the register."""
    return bytearray(reversed(range(32)))


def meet() -> dict[str, Cijfer]:
    """By turns, so that both meet the same disk."""
    map_ = werkmap("reservekopie")
    bron = _bron(map_)
    tijden: dict[str, list[float]] = {"kopie": [], "plat": []}
    for ronde in range(KEREN + 1):
        for naam, doe in (("kopie", _kopieer), ("plat", _plat)):
            doel = map_ / f"{naam}.db"
            doel.unlink(missing_ok=True)
            begin = perf_counter()
            doe(bron, doel)
            if ronde:  # the first one warms the disk
                tijden[naam].append((perf_counter() - begin) * 1000)
            doel.unlink()
    cijfer = verhouding(tijden["kopie"], tijden["plat"], namen=("verified_backup_ms", "plain_copy_ms"))
    grootte = bron.stat().st_size
    shutil.rmtree(map_, ignore_errors=True)
    return {"backup_ratio_copy": Cijfer(value=cijfer.value, samples=cijfer.samples,
                                        under={**cijfer.under, "database_mb": round(grootte / 1e6)})}  # fmt: skip


def _bron(map_: Path) -> Path:
    """A register that is brought to 200 MB with bytes that do not compress, and closed: copying works by the page."""
    shutil.rmtree(map_)
    maak_testregister(map_).sluit()
    bron = map_ / BESTAND
    engine = open_engine(bron, sleutel)
    with schrijfeenheid(engine) as sessie:
        for nummer in range((_GROOTTE - bron.stat().st_size) // _VULLING + 1):
            rij = {"naam": f"vulling-{nummer}", "inhoud": secrets.token_bytes(_VULLING)}
            sessie.connection().execute(tafel(GeheimRow).insert().values(rij))
    engine.dispose()
    return bron


def _kopieer(bron: Path, doel: Path) -> None:
    maak_kopiegereedschap().databank.kopieer(bron, sleutel, doel, kopiesleutel, Stil())


def _plat(bron: Path, doel: Path) -> None:
    with bron.open("rb") as van, doel.open("wb") as uit:
        while deel := van.read(_STUK):
            uit.write(deel)
        uit.flush()
        os.fsync(uit.fileno())
    sync_map(doel.parent)
