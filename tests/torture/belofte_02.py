"""Promise 2: no power cut, at whatever moment, loses what was acknowledged or leaves anything half.

A process works in a register under the recorder. Of the recording come the disks that a power cut could leave at each of its
moments (``schijf.py``); each is opened as the program opens it. The database must hold to the byte what was last acknowledged,
or that and the unit that was under way; every attachment that a row names must be whole; the header must be the last one or
the one that was being written, with a sound MAC. A database that is the same to the byte is judged once.
"""

from __future__ import annotations

import hashlib
import random
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from cvt_desktop.adapters.vault.kopbestand import NAAM as KOPBESTAND
from cvt_desktop.adapters.vault.kopbestand import VORIGE, lees_kop
from cvt_desktop.adapters.vault.leden import mac_klopt
from db import engine
from db.register import BESTAND
from tests.fakes.register import open_testregister, sleutel
from tests.torture.handelingen import Werkplek, handelingen
from tests.torture.opname import Opname, Record, Soort, lees_opname, onder_opname, zonder_opname
from tests.torture.opzet import tijdelijke_map, werkplek
from tests.torture.registers import BIJLAGEN, Sjabloon, keur, open_en_druk, vingerafdruk
from tests.torture.schijf import Schijf
from tests.torture.uitkomst import Uitkomst
from tests.torture.verslag import KOP, Verwachting, vertel

NUMMER = 2
BELOFTE = "nothing acknowledged is lost or half-done after a power cut"
KORT = 6_000
LANG = 500_000
DELEN = 3
GEWICHT = 3

WAL, SHM = f"{BESTAND}-wal", f"{BESTAND}-shm"
_VARIANTEN = 6  # disks per moment of one recording
overslaan = zonder_opname


@dataclass(frozen=True, slots=True)
class Verloop:
    """A recording of one working day, and what the disk held when it began."""

    begin: Schijf
    records: list[Record]
    verwacht: Verwachting
    dek: bytearray
    bijlagen: dict[str, bytes]


@dataclass(slots=True)
class _Oordeel:
    druk: str
    namen: frozenset[str]
    fouten: tuple[str, ...] = field(default=())


def neem_op(sjabloon: Sjabloon, map_: Path, loting: random.Random) -> Verloop:
    """Do everything once, in a random order, closing and opening the register now and then."""
    sjabloon.kopie(map_)
    opname = Opname()
    plek = Werkplek(sjabloon, map_)
    verwacht = Verwachting(open_en_druk(map_), plek.kluis.volgnummer)
    begin = Schijf(map_)
    acts = handelingen()
    loting.shuffle(acts)
    with tempfile.TemporaryFile(dir=werkplek()) as band:
        opname.begin(map_, band.fileno())
        vertel(plek.register, opname.merk)
        for act in acts:
            act.doe(plek)
            if act.kop:
                opname.merk(f"{KOP} {plek.kluis.volgnummer}")
            if loting.random() < 0.3:
                plek.sluit()
                vertel(plek.register, opname.merk)
        plek.sluit()
        opname.einde()
        band.seek(0)
        records = list(lees_opname(band.read()))
    bijlagen = {pad.name: pad.read_bytes() for pad in (map_ / BIJLAGEN).iterdir()}
    return Verloop(begin, records, verwacht, plek.kluis.db_sleutel(), bijlagen)


class Rechter:
    """Opens disks and says what is wrong with them."""

    def __init__(self, map_: Path, verloop: Verloop) -> None:
        self._map, self._verloop = map_, verloop
        map_.mkdir(exist_ok=True)
        self._bekend: dict[bytes, _Oordeel] = {}

    def fouten(self, staat: dict[str, bytes], loting: random.Random) -> list[str]:
        """What is lost, half or corrupt on this disk."""
        return [*self._database(staat, loting), *self._kop(staat)]

    def _database(self, staat: dict[str, bytes], loting: random.Random) -> list[str]:
        oordeel = self._bekijk(staat, loting)
        fouten = list(oordeel.fouten)
        if oordeel.druk not in self._verloop.verwacht.drukken:
            fouten.append("what was acknowledged is not there, or something is half")
        for naam in oordeel.namen:
            if staat.get(f"{BIJLAGEN}/{naam}") != self._verloop.bijlagen.get(naam):
                fouten.append("a row without its whole attachment")
        return fouten

    def _bekijk(self, staat: dict[str, bytes], loting: random.Random) -> _Oordeel:
        for naam in (BESTAND, WAL):
            pad = self._map / naam
            if naam in staat:
                pad.write_bytes(staat[naam])
            else:
                pad.unlink(missing_ok=True)
        (self._map / SHM).unlink(missing_ok=True)
        if loting.random() < 0.3:  # whatever the shared memory holds, it is made anew
            (self._map / SHM).write_bytes(loting.randbytes(32_768))
        try:
            engine.open_engine(self._map / BESTAND, sleutel).dispose()  # moves the log of writes into the file
            beeld = hashlib.sha256((self._map / BESTAND).read_bytes()).digest()
            if beeld not in self._bekend:
                self._bekend[beeld] = self._lees()
        except Exception as fout:  # noqa: BLE001 - a register that does not open is lost
            return _Oordeel("", frozenset(), (f"does not open: {type(fout).__name__}: {fout}",))
        return self._bekend[beeld]

    def _lees(self) -> _Oordeel:
        register = open_testregister(self._map)
        try:
            with register._engine.connect() as verbinding, register.lezen() as uow:
                return _Oordeel(vingerafdruk(verbinding), frozenset(uow.opslag.namen()), tuple(keur(verbinding)))
        finally:
            register.sluit()

    def _kop(self, staat: dict[str, bytes]) -> list[str]:
        for naam in (KOPBESTAND, VORIGE):
            if naam not in staat:
                return [f"{naam} is gone"]
            (self._map / naam).write_bytes(staat[naam])
        try:
            gelezen = lees_kop(self._map)
        except Exception as fout:  # noqa: BLE001 - a header that cannot be read costs everybody the register
            return [f"header: {type(fout).__name__}"]
        fouten = [] if mac_klopt(gelezen, self._verloop.dek) else ["the MAC of the header does not hold"]
        if gelezen.melding is not None:
            fouten.append("the newest header was damaged")
        if gelezen.kop.volgnummer not in self._verloop.verwacht.volgnummers:
            fouten.append(f"header {gelezen.kop.volgnummer}, not {sorted(self._verloop.verwacht.volgnummers)}")
        return fouten


def _probeer(verloop: Verloop, rechter: Rechter, aantal: int, loting: random.Random, tot: float) -> Uitkomst:
    """Walk along the recording and judge different disks at each moment."""
    fouten, runs, gezien = list[str](), 0, set[int]()
    schijf, verwacht = verloop.begin, verloop.verwacht
    kans = min(1.0, aantal / max(1, len(verloop.records) * _VARIANTEN))
    for nummer, record in enumerate(verloop.records):
        if record.soort is Soort.MERK:
            verwacht.hoor(record.inhoud.decode())
        schijf.doe(record)
        for _ in range(_VARIANTEN):
            if loting.random() > kans:
                continue
            staat = schijf.staat(loting)
            kenmerk = hash((frozenset(staat.items()), verwacht.drukken, verwacht.volgnummers))
            if kenmerk in gezien:
                continue
            if time.monotonic() > tot or runs >= aantal:
                return Uitkomst(runs, tuple(fouten))
            gezien.add(kenmerk)
            runs += 1
            gevonden = rechter.fouten(staat, loting)
            if gevonden:
                waar = f"{record.soort.name} {Path(record.pad).name}"
                fouten.append(f"after change {nummer} of {len(verloop.records)} ({waar}): {'; '.join(gevonden[:4])}")
    return Uitkomst(runs, tuple(fouten))


def _lus(aantal: int, zaad: int, tot: float) -> Uitkomst:
    """Inside the recorder: one recording after the other."""
    loting, totaal = random.Random(zaad), Uitkomst(0)
    with tijdelijke_map() as map_:
        sjabloon = Sjabloon(map_ / "sjabloon")
        while totaal.runs < aantal and time.monotonic() < tot:
            verloop = neem_op(sjabloon, map_ / "register", loting)
            totaal += _probeer(verloop, Rechter(map_ / "schijf", verloop), aantal - totaal.runs, loting, tot)
    return totaal


def _lus_zonder_sync(aantal: int, zaad: int, tot: float) -> Uitkomst:
    pragmas = tuple("synchronous = OFF" if p == "synchronous = FULL" else p for p in engine._PRAGMAS)
    engine._PRAGMAS = pragmas  # type: ignore[assignment]
    return _lus(aantal, zaad, tot)


def loop(aantal: int, zaad: int, tot: float) -> Uitkomst:
    """Judge ``aantal`` different disks."""
    return onder_opname(__name__, _lus.__name__, aantal, zaad, tot)


def controle(zaad: int) -> Uitkomst:
    """The same with a database that does not wait for the disk (synchronous=OFF)."""
    return onder_opname(__name__, _lus_zonder_sync.__name__, 60, zaad, time.monotonic() + 60)
