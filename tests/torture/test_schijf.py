"""The disk that a power cut leaves: what was synced is there, what was not may be lost, torn or out of order."""

from __future__ import annotations

import errno
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture.opname import Record, Soort, bibliotheek, lees_opname, zonder_opname
from tests.torture.schijf import SECTOR, Schijf, Staat

OUD, NIEUW = b"o" * 2048, b"n" * 2048


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    (tmp_path / "a").write_bytes(OUD)
    return tmp_path


def _staten(schijf: Schijf, keer: int = 400) -> set[tuple[tuple[str, bytes], ...]]:
    loting = random.Random(1)
    return {tuple(sorted(schijf.staat(loting).items())) for _ in range(keer)}


def _speel(map_: Path, *stappen: tuple[Soort, str, bytes, int]) -> Schijf:
    schijf, nummers = Schijf(map_), {"a": (map_ / "a").stat().st_ino, "b": 10**15}
    for soort, naam, inhoud, plek in stappen:
        pad = str(map_ / naam) if naam else str(map_)
        schijf.doe(Record(soort, pad, inhoud, nummers.get(naam, 0), plek))
    return schijf


def _van(staten: set[tuple[tuple[str, bytes], ...]], naam: str) -> set[bytes | None]:
    return {dict(staat).get(naam) for staat in staten}


def test_that_what_was_synced_is_there_whole(map_: Path) -> None:
    schijf = _speel(map_, (Soort.SCHRIJF, "a", NIEUW, 0), (Soort.SYNC, "a", b"", 0))
    assert _van(_staten(schijf), "a") == {NIEUW}


def test_that_what_was_not_synced_may_be_there_or_not_or_in_part(map_: Path) -> None:
    gevonden = _van(_staten(_speel(map_, (Soort.SCHRIJF, "a", NIEUW, 0))), "a")
    assert {OUD, NIEUW} < gevonden
    gescheurd = [data for data in gevonden if data and data not in {OUD, NIEUW}]
    assert gescheurd
    sectoren = {data[n : n + SECTOR] for data in gescheurd for n in range(0, len(data), SECTOR)}
    assert {OUD[:SECTOR], NIEUW[:SECTOR]} < sectoren  # and rubbish


def test_that_later_writes_may_be_kept_without_earlier_ones(map_: Path) -> None:
    schijf = _speel(map_, (Soort.SCHRIJF, "a", b"1" * 512, 0), (Soort.SCHRIJF, "a", b"2" * 512, 512))
    assert OUD[:512] + b"2" * 512 + OUD[1024:] in _van(_staten(schijf), "a")


def test_that_a_name_is_kept_when_its_folder_was_synced(map_: Path) -> None:
    maak = [(Soort.MAAK, "b", b"", 0), (Soort.SCHRIJF, "b", b"x", 0), (Soort.SYNC, "b", b"", 0)]
    assert _van(_staten(_speel(map_, *maak)), "b") == {None, b"x"}
    assert _van(_staten(_speel(map_, *maak, (Soort.SYNC_MAP, "", b"", 0))), "b") == {b"x"}


def test_that_a_rename_gives_the_old_file_or_the_new_one(map_: Path) -> None:
    schijf = _speel(map_, (Soort.MAAK, "b", b"", 0), (Soort.SCHRIJF, "b", NIEUW, 0), (Soort.SYNC, "b", b"", 0),
                    (Soort.HERNOEM, "b", str(map_ / "a").encode(), 0))  # fmt: skip
    assert _van(_staten(schijf), "a") == {OUD, NIEUW}


def test_that_a_removed_file_may_come_back_until_its_folder_was_synced(map_: Path) -> None:
    assert _van(_staten(_speel(map_, (Soort.WEG, "a", b"", 0))), "a") == {None, OUD}
    assert _van(_staten(_speel(map_, (Soort.WEG, "a", b"", 0), (Soort.SYNC_MAP, "", b"", 0))), "a") == {None}


def test_that_a_renamed_folder_takes_along_what_it_holds(map_: Path) -> None:
    (map_ / "bouw").mkdir()
    (map_ / "bouw" / "oud").write_bytes(OUD)
    schijf = Schijf(map_)
    for record in (Record(Soort.MAAK, str(map_ / "bouw" / "vers"), b"", 10**15, 0),
                   Record(Soort.SCHRIJF, str(map_ / "bouw" / "vers"), b"x", 10**15, 0),
                   Record(Soort.SYNC, str(map_ / "bouw" / "vers"), b"", 10**15, 0),
                   Record(Soort.HERNOEM, str(map_ / "bouw"), str(map_ / "af").encode(), 0, 0)):  # fmt: skip
        schijf.doe(record)
    namen = {tuple(naam for naam, _ in staat if naam != "a") for staat in _staten(schijf)}
    assert namen == {("bouw/oud",), ("bouw/oud", "bouw/vers"), ("af/oud",), ("af/oud", "af/vers")}
    schijf.doe(Record(Soort.SYNC_MAP, str(map_ / "af"), b"", 0, 0))
    schijf.doe(Record(Soort.SYNC_MAP, str(map_), b"", 0, 0))
    assert {tuple(naam for naam, _ in staat if naam != "a") for staat in _staten(schijf)} == {("af/oud", "af/vers")}


KIND = """
import os, sys
from pathlib import Path
from tests.torture.opname import Opname
map_ = Path(sys.argv[1])
opname = Opname()
opname.begin(map_, os.open(sys.argv[2], os.O_WRONLY | os.O_CREAT))
(map_ / "b").write_bytes(b"abc")
os.replace(map_ / "b", map_ / "c")
fd = os.open(map_ / "c", os.O_WRONLY)
os.pwrite(fd, b"d", 5)
os.fsync(fd)
opname.breek(1, int(sys.argv[3]))
try:
    os.write(fd, b"e")
except OSError as fout:
    print(fout.errno)
os.unlink(map_ / "c")
print(opname.teller, opname.plek)
"""


@pytest.mark.skipif(bool(zonder_opname()), reason=zonder_opname() or "it can")
def test_that_the_recorder_sees_every_change_and_refuses_the_one_it_was_told_to(tmp_path: Path) -> None:
    map_, band = tmp_path / "map", tmp_path / "band"
    map_.mkdir()
    klaar = subprocess.run([sys.executable, "-c", KIND, str(map_), str(band), str(errno.EIO)], capture_output=True, text=True,
                           env={**os.environ, "LD_PRELOAD": str(bibliotheek())}, check=True)  # fmt: skip
    assert klaar.stdout.split() == [str(errno.EIO), "7", "write", "c"]
    records = list(lees_opname(band.read_bytes()))
    soorten = [Soort.MAAK, Soort.SCHRIJF, Soort.HERNOEM, Soort.SCHRIJF, Soort.SYNC, Soort.WEG]
    assert [record.soort for record in records] == soorten
    assert records[3].plek == 5
    schijf = Schijf(map_)
    staat: Staat = {}
    for record in records[:5]:
        schijf.doe(record)
    schijf._sync_map(str(map_))
    staat = schijf.staat(random.Random(1))
    assert staat == {"c": b"abc\0\0d"}
