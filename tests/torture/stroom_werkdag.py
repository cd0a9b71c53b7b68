"""A working day in a register, recorded; and what must hold after a power cut at any of its moments.

The database must hold to the byte what was last acknowledged, or that and the unit that was under way; every attachment that a
row names must be whole; the header must be the last one or the one that was being written, with a sound MAC. A database that is
the same to the byte as an earlier one is judged once.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path

from cvt_desktop.adapters.vault.kopbestand import NAAM as KOPBESTAND
from cvt_desktop.adapters.vault.kopbestand import VORIGE, lees_kop
from cvt_desktop.adapters.vault.leden import mac_klopt
from db import engine
from db.register import BESTAND
from db.walkeuring import eis_heel_log
from tests.fakes.register import open_testregister, sleutel
from tests.torture.handelingen import Werkplek, handelingen
from tests.torture.registers import BIJLAGEN, Sjabloon, keur, open_en_druk, vingerafdruk
from tests.torture.schijf import Staat
from tests.torture.stroom import Verloop, neem_op
from tests.torture.verslag import KOP, Verwachting, vertel

_GEKEURD = 0.4  # of the logs of writes is judged as the program does: what a power cut leaves is never called damage
WAL, SHM = f"{BESTAND}-wal", f"{BESTAND}-shm"


@dataclass(frozen=True, slots=True)
class _Oordeel:
    druk: str
    namen: frozenset[str]
    fouten: tuple[str, ...] = ()


def werkdag(sjabloon: Sjabloon, map_: Path, loting: random.Random) -> Verloop:
    """Everything once, in a random order, closing and opening the register now and then."""
    sjabloon.kopie(map_ / "register")
    plek = Werkplek(sjabloon, map_ / "register")
    verwacht = Verwachting(open_en_druk(plek.map_), plek.kluis.volgnummer)
    acts = handelingen()
    loting.shuffle(acts)
    with neem_op(plek.map_) as (opname, verloop):
        vertel(plek.register, opname.merk)
        for act in acts:
            act.doe(plek)
            if act.kop:
                opname.merk(f"{KOP} {plek.kluis.volgnummer}")
            if loting.random() < 0.3:
                plek.sluit()
                vertel(plek.register, opname.merk)
        plek.sluit()
    bijlagen = {pad.name: pad.read_bytes() for pad in (plek.map_ / BIJLAGEN).iterdir()}
    verloop.rechter = _Rechter(map_ / "schijf", verwacht, plek.kluis.db_sleutel(), bijlagen)
    return verloop


class _Rechter:
    """Opens disks and says what is wrong with them."""

    def __init__(self, map_: Path, verwacht: Verwachting, dek: bytearray, bijlagen: dict[str, bytes]) -> None:
        self._map, self._verwacht, self._dek, self._bijlagen = map_, verwacht, dek, bijlagen
        map_.mkdir(exist_ok=True)
        self._bekend: dict[bytes, _Oordeel] = {}

    def hoor(self, regel: str) -> None:
        self._verwacht.hoor(regel)

    @property
    def stand(self) -> Hashable:
        return self._verwacht.drukken, self._verwacht.volgnummers

    def fouten(self, staat: Staat, loting: random.Random) -> list[str]:
        return [*self._database(staat, loting), *self._kop(staat)]

    def _database(self, staat: Staat, loting: random.Random) -> list[str]:
        oordeel = self._bekijk(staat, loting)
        fouten = list(oordeel.fouten)
        if oordeel.druk not in self._verwacht.drukken:
            fouten.append("what was acknowledged is not there, or something is half")
        for naam in oordeel.namen:
            if staat.get(f"{BIJLAGEN}/{naam}") != self._bijlagen.get(naam):
                fouten.append("a row without its whole attachment")
        return fouten

    def _bekijk(self, staat: Staat, loting: random.Random) -> _Oordeel:
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
            if loting.random() < _GEKEURD:
                eis_heel_log(self._map / BESTAND)
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

    def _kop(self, staat: Staat) -> list[str]:
        for naam in (KOPBESTAND, VORIGE):
            if naam not in staat:
                return [f"{naam} is gone"]
            (self._map / naam).write_bytes(staat[naam])
        try:
            gelezen = lees_kop(self._map)
        except Exception as fout:  # noqa: BLE001 - a header that cannot be read costs everybody the register
            return [f"header: {type(fout).__name__}"]
        fouten = [] if mac_klopt(gelezen, self._dek) else ["the MAC of the header does not hold"]
        if gelezen.melding is not None:
            fouten.append("the newest header was damaged")
        if gelezen.kop.volgnummer not in self._verwacht.volgnummers:
            fouten.append(f"header {gelezen.kop.volgnummer}, not {sorted(self._verwacht.volgnummers)}")
        return fouten
