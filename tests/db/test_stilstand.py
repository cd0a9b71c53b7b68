"""The file of a register stands still while it is copied; writers go on, and SQLite keeps its locks."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from cvt_desktop.adapters.reservekopie.zegel import Zegelaar
from cvt_desktop.domain.errors import BestandError, RegisterError
from cvt_desktop.ports.reservekopie import STUK
from cvt_desktop.ports.voortgang import Stil
from db import stilstand as kamer
from db.engine import verbinding_ernaast
from db.errors import DatabankError
from db.register import BESTAND, DbRegister
from db.reservekopie import Databankkopieen
from db.stilstand import stilstand
from tests.fakes.register import maak_testregister, sleutel

_SLOT_VAN_SQLITE = 0x40000002, 510
"""The bytes on which a reader holds its lock (SQLite, "File Locking", SHARED_FIRST and SHARED_SIZE)."""
_SLOT_VAN_OVERZETTEN = 121
"""The byte of the index of the log (``-shm``) that whoever moves the log holds (SQLite, wal.c, WAL_CKPT_LOCK)."""
_HOUD_VAST = """
import fcntl, sys
with open(sys.argv[1], "r+b") as bestand:
    fcntl.lockf(bestand, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, int(sys.argv[2]))
    print("held", flush=True)
    sys.stdin.read()
"""
_ONDERZOEK = """
import fcntl, sys
with open(sys.argv[1], "r+b") as bestand:
    try:
        fcntl.lockf(bestand, fcntl.LOCK_EX | fcntl.LOCK_NB, int(sys.argv[3]), int(sys.argv[2]))
    except OSError:
        print("locked")
"""


@pytest.fixture
def register(tmp_path: Path) -> Iterator[DbRegister]:
    gemaakt = maak_testregister(tmp_path)
    yield gemaakt
    gemaakt.sluit()


def andere_sleutel() -> bytearray:
    return bytearray(reversed(range(32)))


def schrijf(register: DbRegister, keren: int = 1) -> None:
    for _ in range(keren):
        with register.schrijven() as uow:
            uow.tellers.volgende("proef")


def kopieer(map_: Path, zegel: Zegelaar) -> Path:
    doel = map_ / "kopie"
    Databankkopieen(zegel).kopieer(map_ / BESTAND, sleutel, doel, andere_sleutel, Stil())
    return doel


def test_that_the_file_stands_still_while_others_write_and_clear_the_log(tmp_path: Path, register: DbRegister) -> None:
    schrijf(register, 3)
    with stilstand(tmp_path / BESTAND, sleutel) as stil:
        eerst = b"".join(stil.stukken(STUK))
        schrijf(register, 20)
        with verbinding_ernaast(tmp_path / BESTAND, sleutel) as ander:
            assert ander.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()[0][2] == 0  # of the new ones none went in
            schrijf(register)
        assert b"".join(stil.stukken(1000)) == eerst
    assert len(eerst) == stil.lengte == (tmp_path / BESTAND).stat().st_size


def test_that_the_file_holds_everything_that_was_committed_before(tmp_path: Path, register: DbRegister) -> None:
    schrijf(register, 5)
    with stilstand(tmp_path / BESTAND, sleutel) as stil:
        (tmp_path / "los.db").write_bytes(b"".join(stil.stukken(STUK)))
        schrijf(register)
    with verbinding_ernaast(tmp_path / "los.db", sleutel) as los:
        ((stand,),) = los.execute("SELECT laatste FROM teller WHERE naam = 'proef'").fetchall()
    assert stand == 5


def test_that_a_reader_of_an_older_view_is_waited_for_and_then_told(
    tmp_path: Path, register: DbRegister, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kamer, "_WACHTTIJD", 0.05)
    with verbinding_ernaast(tmp_path / BESTAND, sleutel) as lezer:
        schrijf(register)
        lezer.execute("BEGIN")
        lezer.execute("SELECT count(*) FROM teller").fetchall()
        schrijf(register)
        with pytest.raises(DatabankError) as fout, stilstand(tmp_path / BESTAND, sleutel):
            pass
        with pytest.raises(DatabankError) as gezegd:
            kopieer(tmp_path, Zegelaar())
    assert fout.value.code == "db-bezet"
    assert "wijziging" not in gezegd.value.melding  # no change was at stake: there is none to fear for
    with stilstand(tmp_path / BESTAND, sleutel):
        schrijf(register)  # and nobody is kept from writing


@pytest.mark.skipif(sys.platform == "win32", reason="the locks of POSIX, held from outside")
def test_that_who_moves_the_log_is_waited_for(tmp_path: Path, register: DbRegister, monkeypatch: pytest.MonkeyPatch) -> None:
    schrijf(register, 5)
    ander = subprocess.Popen(
        [sys.executable, "-c", _HOUD_VAST, str(tmp_path / f"{BESTAND}-shm"), str(_SLOT_VAN_OVERZETTEN)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    with ander:
        assert ander.stdout is not None
        assert ander.stdout.readline().strip() == b"held"
        with verbinding_ernaast(tmp_path / BESTAND, sleutel) as los:
            assert los.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall() == [(1, -1, -1)]  # two numbers that are equal
        monkeypatch.setattr(kamer, "_WACHTTIJD", 0.05)
        with pytest.raises(DatabankError) as fout, stilstand(tmp_path / BESTAND, sleutel):
            pass
        assert fout.value.code == "db-bezet"
        monkeypatch.undo()
        laat_los = Timer(0.1, ander.communicate)
        laat_los.start()
        with stilstand(tmp_path / BESTAND, sleutel) as stil:
            (tmp_path / "los.db").write_bytes(b"".join(stil.stukken(STUK)))
        laat_los.join()  # before its pipes are closed here
    with verbinding_ernaast(tmp_path / "los.db", sleutel) as los:
        assert los.execute("SELECT laatste FROM teller WHERE naam = 'proef'").fetchall() == [(5,)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows: a lock there belongs to one opened file")
def test_that_sqlite_keeps_its_locks_when_the_file_was_read(tmp_path: Path, register: DbRegister) -> None:
    schrijf(register)

    def gezien() -> str:
        opdracht = [sys.executable, "-c", _ONDERZOEK, str(tmp_path / BESTAND), *map(str, _SLOT_VAN_SQLITE)]
        return subprocess.run(opdracht, capture_output=True, text=True, check=True).stdout.strip()

    with register.lezen() as uow:
        uow.personen.all()
        assert gezien() == "locked"
        for _ in range(2):
            with stilstand(tmp_path / BESTAND, sleutel) as stil:
                assert next(stil.stukken(16))
        assert gezien() == "locked"


def test_that_two_backups_of_one_register_do_not_shift_each_other(tmp_path: Path, register: DbRegister) -> None:
    schrijf(register)
    with stilstand(tmp_path / BESTAND, sleutel) as een, stilstand(tmp_path / BESTAND, sleutel) as twee:
        paren = list(zip(een.stukken(1000), twee.stukken(1000), strict=True))
    inhoud = (tmp_path / BESTAND).read_bytes()
    assert [b"".join(kant) for kant in zip(*paren, strict=True)] == [inhoud, inhoud]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows: an open file cannot be replaced")
@pytest.mark.parametrize("moment", ["voor het lezen", "tijdens het lezen"])
def test_that_a_register_that_another_one_took_the_place_of_is_not_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """As a restore does: two renames, and the same key."""
    hier, nieuw = tmp_path / "register", tmp_path / "nieuw"
    maak_testregister(hier).sluit()
    maak_testregister(nieuw).sluit()

    def wissel() -> None:
        hier.rename(tmp_path / "oud")
        nieuw.rename(hier)

    if moment == "voor het lezen":
        monkeypatch.setattr(kamer, "_zet_stil", _en_dan(kamer._zet_stil, wissel))
    else:
        monkeypatch.setattr(Zegelaar, "verzegel", _en_dan(Zegelaar.verzegel, wissel))
    with pytest.raises(RegisterError) as fout:
        Databankkopieen(Zegelaar()).kopieer(hier / BESTAND, sleutel, tmp_path / "kopie", andere_sleutel, Stil())
    assert fout.value.code == "kopie-omgezet"
    assert not (tmp_path / "kopie").exists()


def _en_dan(eerst: Callable[..., Any], daarna: Callable[[], None]) -> Callable[..., Any]:
    def beide(*wat: Any) -> Any:
        uitkomst = eerst(*wat)
        daarna()
        return uitkomst

    return beide


class Anders(Zegelaar):
    """A disk that keeps something else than it was given."""

    def verzegel(self, stukken: Iterable[bytes], doel: Path, sleutel: Callable[[], bytearray]) -> None:
        super().verzegel(stukken, doel, sleutel)
        inhoud = bytearray(doel.read_bytes())
        inhoud[len(inhoud) // 2] ^= 1
        doel.write_bytes(inhoud)


class Ouder(Zegelaar):
    """A disk that gives back an earlier file, whole and under the right key."""

    def verzegel(self, stukken: Iterable[bytes], doel: Path, sleutel: Callable[[], bytearray]) -> None:
        alle = list(stukken)
        super().verzegel([*alle[:-1], alle[-1][:-1] + b"\0"], doel, sleutel)


@pytest.mark.parametrize("schijf", [Anders(), Ouder()])
def test_that_a_copy_that_is_not_the_register_does_not_count(tmp_path: Path, register: DbRegister, schijf: Zegelaar) -> None:
    schrijf(register)
    with pytest.raises(BestandError):
        kopieer(tmp_path, schijf)
    assert not (tmp_path / "kopie").exists()


@pytest.mark.parametrize("plek", [0.1, 0.99])
def test_that_a_register_with_a_damaged_page_is_not_copied(tmp_path: Path, register: DbRegister, plek: float) -> None:
    register.sluit()
    with verbinding_ernaast(tmp_path / BESTAND, sleutel) as los:  # at the end come pages that no table has any more
        los.execute("CREATE TABLE vulling (inhoud)")
        los.execute("INSERT INTO vulling VALUES (zeroblob(2000000))")
        los.execute("DROP TABLE vulling")
    inhoud = bytearray((tmp_path / BESTAND).read_bytes())
    inhoud[int(len(inhoud) * plek)] ^= 1
    (tmp_path / BESTAND).write_bytes(inhoud)
    with pytest.raises(DatabankError) as fout:
        kopieer(tmp_path, Zegelaar())
    assert fout.value.code == "db-beschadigd"
    assert not (tmp_path / "kopie").exists()


def test_that_a_copy_comes_back_as_the_same_database_and_never_under_another_key(tmp_path: Path, register: DbRegister) -> None:
    schrijf(register, 2)
    kopie, databank = kopieer(tmp_path, Zegelaar()), Databankkopieen(Zegelaar())
    feiten = databank.zet_om(kopie, andere_sleutel, tmp_path / "terug.db", sleutel, Stil())
    assert (feiten.bytes, len(feiten.sha256)) == (kopie.stat().st_size, 64)
    with verbinding_ernaast(tmp_path / "terug.db", sleutel) as terug:
        assert terug.execute("SELECT laatste FROM teller WHERE naam = 'proef'").fetchall() == [(2,)]
    with pytest.raises(DatabankError):
        databank.zet_om(kopie, andere_sleutel, tmp_path / "nogmaals.db", andere_sleutel, Stil())
    assert not [pad for pad in tmp_path.iterdir() if pad.name.startswith("nogmaals")]


@pytest.mark.parametrize("fout", [errno.ENOSPC, errno.EROFS])
def test_that_a_disk_that_refuses_on_the_way_back_is_not_called_that_of_the_backups(
    tmp_path: Path, register: DbRegister, monkeypatch: pytest.MonkeyPatch, fout: int
) -> None:
    kopie = kopieer(tmp_path, Zegelaar())

    def weiger(*_: object, **__: object) -> None:
        raise OSError(fout, os.strerror(fout))

    monkeypatch.setattr(os, "fsync", weiger)
    if fout == errno.EROFS:
        monkeypatch.setattr(Path, "unlink", weiger)
    with pytest.raises(BestandError) as gezegd:
        Databankkopieen(Zegelaar()).zet_om(kopie, andere_sleutel, tmp_path / "terug.db", sleutel, Stil())
    assert "niets gewijzigd" in gezegd.value.melding
    assert "gemaakt" not in gezegd.value.melding
