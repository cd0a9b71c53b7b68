"""The disk that a power cut leaves: replays a recording and says what may be there at each moment.

What was synced is there. Of what was written since, any part may be: nothing, all, the first so many writes, or any of their
sectors of 512 bytes, each as it was, as it was written, or (a sector that the disk was busy with) as rubbish. What was made,
renamed or removed since the last sync of its folder may be lost too, in order or not. Nothing is damaged that was not being
written (SQLite calls that powersafe overwrite, and disks keep it).
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.torture.opname import Record, Soort

SECTOR = 512
Staat = dict[str, bytes]
"""A disk: the path of each file in the folder, and what is in it."""
_Schrijf = tuple[int, bytes | None]
"""A write at a place, or (``None``) the length that a file was cut to."""
_RUIS = 0.02  # of the sectors that were being written


@dataclass(slots=True, eq=False)
class _Bestand:
    duurzaam: bytes = b""
    wachtend: list[_Schrijf] = field(default_factory=list)
    """Since the last sync."""

    def sync(self) -> None:
        self.duurzaam = _pas_toe(self.duurzaam, self.wachtend)
        self.wachtend.clear()

    def na_stroomuitval(self, loting: random.Random) -> bytes:
        if not self.wachtend:
            return self.duurzaam
        wijze = loting.randrange(5)
        if wijze == 0:
            return self.duurzaam
        if wijze == 1:
            return _pas_toe(self.duurzaam, self.wachtend)
        if wijze == 2:
            return _pas_toe(self.duurzaam, self.wachtend[: loting.randint(0, len(self.wachtend))])
        kans = loting.random()
        if wijze == 3:
            return _pas_toe(self.duurzaam, [w for w in self.wachtend if loting.random() < kans])
        return _pas_toe(self.duurzaam, _gescheurd(self.wachtend, kans, loting))


def _gescheurd(wachtend: Iterable[_Schrijf], kans: float, loting: random.Random) -> Iterator[_Schrijf]:
    for plek, data in wachtend:
        if data is None:
            if loting.random() < kans:
                yield plek, None
            continue
        begin = plek
        while begin < plek + len(data):
            eind = min(plek + len(data), (begin // SECTOR + 1) * SECTOR)
            if loting.random() < kans:
                yield begin, data[begin - plek : eind - plek]
            elif loting.random() < _RUIS:
                yield begin, loting.randbytes(eind - begin)
            begin = eind


def _pas_toe(oud: bytes, wachtend: Iterable[_Schrijf]) -> bytes:
    nieuw = bytearray(oud)
    for plek, data in wachtend:
        lengte = plek if data is None else plek + len(data)
        if data is None:
            del nieuw[lengte:]
        if len(nieuw) < lengte:
            nieuw.extend(bytes(lengte - len(nieuw)))
        if data is not None:
            nieuw[plek:lengte] = data
    return bytes(nieuw)


_Plek = tuple[int, str]
"""A folder, by its own number, and a name in it: a folder keeps what it holds when it is renamed."""


@dataclass(frozen=True, slots=True)
class _Naam:
    """A change of names that its folder does not keep yet: ``bestand`` takes the name, or (``None``) the name goes."""

    plek: _Plek
    bestand: _Bestand | None
    van: _Plek | None = None

    @property
    def map_(self) -> int:
        return self.plek[0]


@dataclass(frozen=True, slots=True)
class _Mapnaam:
    """A folder that took another name; ``map_`` is the folder in which that happened."""

    map_: int
    van: str
    naar: str


class Schijf:
    """The disk while the recording goes by. ``staat`` gives one that the power cut may leave now."""

    def __init__(self, map_: Path) -> None:
        """``map_`` as it is now is what lies on the disk, safely."""
        self.wortel = str(map_)
        self._op_nummer: dict[int, _Bestand] = {}
        self._namen: dict[_Plek, _Bestand] = {}
        self._mappen: dict[str, int] = {}
        """Folders by the path that they have now; a made one is there at once, without it nothing in it counts."""
        for pad in sorted(map_.rglob("*")):
            if pad.is_file() and not pad.name.endswith("-shm"):
                bestand = _Bestand(pad.read_bytes())
                self._namen[self._plek(str(pad))] = self._op_nummer[pad.stat().st_ino] = bestand
        self._vluchtig = dict(self._namen)
        self._duurzame_mappen: dict[int, str] = {}
        self._wachtend: list[_Naam | _Mapnaam] = []

    def _map(self, pad: str) -> int:
        return self._mappen.setdefault(pad, len(self._mappen) + 1)

    def _plek(self, pad: str) -> _Plek:
        map_, _, naam = pad.rpartition("/")
        return self._map(map_), naam

    def doe(self, record: Record) -> None:
        """The next change."""
        match record.soort:
            case Soort.MAAK:
                bestand = self._op_nummer[record.nummer] = _Bestand()
                self._noem(_Naam(self._plek(record.pad), bestand))
            case Soort.SCHRIJF:
                self._op_nummer[record.nummer].wachtend.append((record.plek, record.inhoud))
            case Soort.KORT_IN:
                self._op_nummer[record.nummer].wachtend.append((record.plek, None))
            case Soort.SYNC:
                self._op_nummer[record.nummer].sync()
            case Soort.HERNOEM:
                self._hernoem(record.pad, record.inhoud.decode())
            case Soort.WEG:
                self._noem(_Naam(self._plek(record.pad), None))
            case Soort.SYNC_MAP:
                self._sync_map(record.pad)
            case Soort.MAP | Soort.MAP_WEG | Soort.MERK:
                pass  # a folder is known by what is made in it, and a word changes nothing

    def _hernoem(self, van: str, naar: str) -> None:
        if van not in self._mappen:
            self._noem(_Naam(self._plek(naar), self._vluchtig[self._plek(van)], van=self._plek(van)))
            return
        wijziging = _Mapnaam(self._map(naar.rpartition("/")[0]), van, naar)
        for nummer, pad in self._paden().items():
            self._duurzame_mappen.setdefault(nummer, pad)
        self._mappen = {_elders(pad, wijziging): nummer for pad, nummer in self._mappen.items()}
        self._wachtend.append(wijziging)

    def _noem(self, naam: _Naam) -> None:
        _noem(self._vluchtig, naam)
        self._wachtend.append(naam)

    def _sync_map(self, pad: str) -> None:
        map_, blijft = self._map(pad), list[_Naam | _Mapnaam]()
        for wijziging in self._wachtend:
            if wijziging.map_ != map_:
                blijft.append(wijziging)
            elif isinstance(wijziging, _Naam):
                _noem(self._namen, wijziging)
            else:
                self._duurzame_mappen = {n: _elders(p, wijziging) for n, p in self._duurzame_mappen.items()}
        self._wachtend = blijft

    def _paden(self) -> dict[int, str]:
        """The path of each folder on the disk."""
        return {nummer: self._duurzame_mappen.get(nummer, pad) for pad, nummer in self._mappen.items()}

    def staat(self, loting: random.Random) -> Staat:
        """Path within the folder, and what is in the file."""
        namen, paden = dict(self._namen), self._paden()
        for wijziging in self._bewaard(loting):
            if isinstance(wijziging, _Naam):
                _noem(namen, wijziging)
            else:
                paden = {nummer: _elders(pad, wijziging) for nummer, pad in paden.items()}
        begin = len(self.wortel) + 1
        return {f"{paden[map_]}/{naam}"[begin:]: bestand.na_stroomuitval(loting) for (map_, naam), bestand in namen.items()}

    def _bewaard(self, loting: random.Random) -> list[_Naam | _Mapnaam]:
        wijze = loting.randrange(4) if self._wachtend else 0
        if wijze == 0:
            return []
        if wijze == 1:
            return self._wachtend
        if wijze == 2:
            return self._wachtend[: loting.randint(0, len(self._wachtend))]
        return [wijziging for wijziging in self._wachtend if loting.random() < 0.5]


def _elders(pad: str, wijziging: _Mapnaam) -> str:
    if pad == wijziging.van or pad.startswith(f"{wijziging.van}/"):
        return wijziging.naar + pad[len(wijziging.van) :]
    return pad


def _noem(namen: dict[_Plek, _Bestand], naam: _Naam) -> None:
    if naam.van is not None:
        namen.pop(naam.van, None)
    if naam.bestand is None:
        namen.pop(naam.plek, None)
    else:
        namen[naam.plek] = naam.bestand


def leg_neer(staat: Staat, map_: Path) -> None:
    """Make this disk, in a folder that is emptied first."""
    shutil.rmtree(map_, ignore_errors=True)
    map_.mkdir(parents=True)
    for naam, inhoud in staat.items():
        pad = map_ / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_bytes(inhoud)
