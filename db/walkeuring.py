"""Damage in the log of writes (WAL) that a killed program left, told from what a power cut leaves (docs/adr/0055-foltering.md).

SQLite reads that log up to the first frame whose checksum does not hold and forgets the rest without a word. That is right
after a power cut: a unit that was not synced is not whole. But each unit is synced before the next one is written. So a frame
that does not hold, with a whole unit and the begin of another one behind it, was whole once: acknowledged work is lost.
A changed bit in the very last unit cannot be told from a power cut.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from db.errors import DatabankError, van_schijf

_MERK = 0x377F0682  # the last bit: the words of the checksums are big-endian
_KOP = struct.Struct(">II I I II II")  # mark, version, page size, checkpoint, two numbers of this log, checksum
_BLOK = struct.Struct(">II II II")  # page, size after a commit (else 0), the two numbers, checksum
_32 = 0xFFFFFFFF

Som = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Blok:
    """A frame: whether it ends a unit, its checksum as it is written, and as it should be after the frame before."""

    eind: bool
    som: Som
    uitgerekend: Som
    ons: bool


def eis_heel_log(pad: Path) -> None:
    """Refuse a database whose log of writes lost acknowledged units. Raises ``DatabankError``."""
    try:
        beschadigd = wal_beschadigd(pad.with_name(f"{pad.name}-wal"))
    except OSError as fout:
        raise van_schijf(fout) from fout
    if beschadigd:
        raise DatabankError("db-log-beschadigd")


def wal_beschadigd(log: Path) -> bool:
    """Whether units that were acknowledged cannot be read any more. For a database that nobody has open. Raises ``OSError``."""
    try:
        data = log.read_bytes()
    except FileNotFoundError:
        return False
    if len(data) < _KOP.size:
        return False
    merk, _, bladzijde, _, *nummers, som_a, som_b = _KOP.unpack_from(data)
    if merk & ~1 != _MERK or bladzijde % 8 or not 512 <= bladzijde <= 65536:
        return False
    blokken = _blokken(data, bladzijde, (nummers[0], nummers[1]), (som_a, som_b), ">" if merk & 1 else "<")
    return _mist_een_eenheid(blokken)


def _blokken(data: bytes, bladzijde: int, nummers: Som, som: Som, orde: str) -> list[_Blok]:
    gevonden = []
    woorden = struct.Struct(f"{orde}{(8 + bladzijde) // 4}I")
    for plek in range(_KOP.size, len(data) - _BLOK.size - bladzijde + 1, _BLOK.size + bladzijde):
        _, grootte, een, twee, som_a, som_b = _BLOK.unpack_from(data, plek)
        inhoud = data[plek : plek + 8] + data[plek + _BLOK.size : plek + _BLOK.size + bladzijde]
        uitgerekend = _tel(woorden.unpack(inhoud), som)
        som = (som_a, som_b)
        gevonden.append(_Blok(grootte > 0, som, uitgerekend, (een, twee) == nummers))
    return gevonden


def _tel(woorden: Sequence[int], som: Som) -> Som:
    """SQLite's checksum over pairs of words, on from ``som``."""
    een, twee = som
    for n in range(0, len(woorden), 2):
        een = (een + woorden[n] + twee) & _32
        twee = (twee + woorden[n + 1] + een) & _32
    return een, twee


def _mist_een_eenheid(blokken: Sequence[_Blok]) -> bool:
    kapot = eenheid = eind = False
    for blok in blokken:
        heel = blok.ons and blok.som == blok.uitgerekend
        if heel and (eenheid or eind):
            return True
        kapot = kapot or not heel
        eenheid = eenheid or (kapot and blok.ons and blok.eind)
        eind = kapot and blok.eind  # also one whose numbers are damaged: the frame that holds goes on from its checksum
    return False
