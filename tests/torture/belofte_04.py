"""Promise 4: one changed bit in database, log of writes, header, attachment or backup is noticed before data is shown.

A bit is flipped in a register that is closed, and everything is read. Good is: a refusal with its message, or exactly what
was there (the bit lay where nothing is read), and then the check of the whole file must still find it. In the log of writes
(WAL, left by a killed program) a flip in the very last unit looks like a power cut before its sync: that unit, and no other, may
be gone; the high-water mark outside the file is there to notice it (promise 5).
"""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cvt_desktop.adapters.bijlagen.opslag import Bijlagenmap
from cvt_desktop.adapters.vault.kopbestand import NAAM as KOP
from cvt_desktop.adapters.vault.kopbestand import lees_kop
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.domain.onderwerp import leerling_id_van
from cvt_desktop.services import notities
from db.register import BESTAND, DbRegister
from tests.e2e.alle_diensten import teksten
from tests.factories import SECRETARIS
from tests.fakes.register import open_testregister
from tests.kopieregister import GEREEDSCHAP, is_bruikbaar, maak_proef
from tests.torture.opzet import tijdelijke_map
from tests.torture.registers import BIJLAGEN, Sjabloon, dienst_van
from tests.torture.uitkomst import MINST, Uitkomst

NUMMER = 4
BELOFTE = "any changed bit is noticed before data is shown"
KORT = 3_000
LANG = 2_000_000

WAL = f"{BESTAND}-wal"
_ZEGT_NIETS = {"db-fout"}
"""An error that we did not foresee is not a message."""


@dataclass(frozen=True, slots=True)
class Doelwit:
    """A file, and what reading the register with this file changed gives: a failure, or ``""``."""

    pad: Path
    heel: bytes
    oordeel: Callable[[int], str]
    weging: int


class _Wereld:
    """A register, its good content, and what reads it."""

    def __init__(self, map_: Path) -> None:
        sjabloon = Sjabloon(map_ / "sjabloon")
        self.map_ = sjabloon.kopie(map_ / "register")
        self.goed = lees_alles(self.map_)
        self.kop = lees_kop(self.map_).inhoud
        register = open_testregister(self.map_)
        with register.lezen() as uow:
            self.bijlage = uow.opslag.get(uow.stukken.of_aanvraag(sjabloon.aanvragen[0])[0].id)
        register.sluit()
        self.wal_map = sjabloon.kopie(map_ / "gedood")
        self.wal_goed, self.wal_log = _laat_wal_achter(self.wal_map, sjabloon)
        self.wal_db = (self.wal_map / BESTAND).read_bytes()
        self.proef = maak_proef(map_ / "proef")
        self.kopie = self.proef.kopie()
        if not self._reservekopie(0):
            raise RuntimeError("a whole backup does not count as good")

    def doelwitten(self) -> list[Doelwit]:
        paden: list[tuple[Path, Callable[[int], str], int]] = [
            (self.map_ / BESTAND, self._database, 4),
            (self.wal_map / WAL, self._wal, 3),
            (self.map_ / KOP, self._kop, 14),
            (self.map_ / BIJLAGEN / self.bijlage.naam, self._bijlage, 9),
            *((pad, self._reservekopie, 2) for pad in sorted(self.kopie.map_.rglob("*")) if pad.is_file()),
        ]
        return [Doelwit(pad, pad.read_bytes(), oordeel, weging) for pad, oordeel, weging in paden]

    def _database(self, _plek: int) -> str:
        fout = _oordeel(self.map_, self.goed)
        return fout or ("" if _keuring_vindt_het(self.map_) else "the check of the whole file found nothing")

    def _wal(self, _plek: int) -> str:
        (self.wal_map / BESTAND).write_bytes(self.wal_db)  # opening it moved the log of writes into it
        for naam in ("-shm", "-journal"):
            (self.wal_map / f"{BESTAND}{naam}").unlink(missing_ok=True)
        try:
            gelezen, log = lees_alles(self.wal_map), _hoogste(self.wal_map)
        except CvtError as fout:
            return f"no message: {fout.code}" if fout.code in _ZEGT_NIETS else ""
        if log < self.wal_log - 1:
            return f"{self.wal_log - log} units were forgotten"
        if log < self.wal_log:
            return ""  # the last unit, as after a power cut
        return "" if gelezen == self.wal_goed else "other data is shown"

    def _kop(self, _plek: int) -> str:
        try:
            gelezen = lees_kop(self.map_)
        except CvtError:
            return ""
        return "" if gelezen.melding else "a changed header was read"

    def _reservekopie(self, _plek: int) -> str:
        """A backup that no longer counts, or is found unfit when it is read, was noticed."""
        for kopie in GEREEDSCHAP.plaatsen.zoek(self.proef.bron.eerste):
            if kopie.map_ == self.kopie.map_ and not is_bruikbaar(kopie, self.proef.geopend.kluis):
                return "a changed backup counts as good"
        return ""

    def _bijlage(self, _plek: int) -> str:
        try:
            Bijlagenmap(self.map_ / BIJLAGEN).lees(self.bijlage.naam, self.bijlage.sleutel)
        except CvtError:
            return ""
        return "a changed attachment was shown"


def lees_alles(map_: Path) -> tuple[str, ...]:
    """Every text that the program reads, as lists and as whole dossiers."""
    register = open_testregister(map_)
    try:
        return tuple(teksten(list(_delen(register))))
    finally:
        register.sluit()


def _delen(register: DbRegister) -> Iterator[object]:
    overzichten = register.overzichten
    aanvragen = overzichten.aanvragen()
    yield from (aanvragen, overzichten.zittingen(), overzichten.verklaringen())
    with register.lezen() as uow:
        yield from (uow.personen.all(), uow.scholen.all(), uow.zittingen.all(), uow.instellingen.all(), uow.logboek.since(0))
        for regel in aanvragen:
            aanvraag = uow.aanvragen.get(regel.id)
            yield from (aanvraag, uow.leerlingen.get(leerling_id_van(aanvraag)))
            for van in (uow.adviezen, uow.besluiten, uow.stukken, uow.brieven, uow.notities):
                yield van.of_aanvraag(regel.id)


def _oordeel(map_: Path, goed: tuple[str, ...]) -> str:
    try:
        return "" if lees_alles(map_) == goed else "other data is shown"
    except CvtError as fout:
        return f"no message: {fout.code}" if fout.code in _ZEGT_NIETS else ""


def _keuring_vindt_het(map_: Path) -> bool:
    try:
        register = open_testregister(map_)
    except CvtError:
        return True
    try:
        with register._engine.connect() as verbinding:
            return bool(verbinding.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall())
    except CvtError:
        return True
    finally:
        register.sluit()


def _hoogste(map_: Path) -> int:
    register = open_testregister(map_)
    try:
        with register.lezen() as uow:
            return uow.logboek.laatste(1)[0].volgnummer
    finally:
        register.sluit()


def _laat_wal_achter(map_: Path, sjabloon: Sjabloon) -> tuple[tuple[str, ...], int]:
    """Work, and leave the files as a killed program does: the last units only in the log of writes."""
    register = open_testregister(map_)
    dienst = dienst_van(register, map_, SECRETARIS)
    for n in range(8):
        notities.schrijven(dienst, sjabloon.aanvragen[0], Notitiesoort.NOTITIE, f"notitie {n}")
    gedood = map_.with_name("beeld")
    shutil.copytree(map_, gedood)  # no unit runs, so that this is what a kill leaves
    goed = tuple(teksten(list(_delen(register))))
    with register.lezen() as uow:
        hoogste = uow.logboek.laatste(1)[0].volgnummer
    register.sluit()
    shutil.rmtree(map_)
    gedood.rename(map_)
    return goed, hoogste


def _keer(doelwit: Doelwit, bit: int) -> str:
    kapot = bytearray(doelwit.heel)
    kapot[bit // 8] ^= 1 << bit % 8
    doelwit.pad.write_bytes(kapot)
    try:
        fout = doelwit.oordeel(bit // 8)
    except Exception as mis:  # noqa: BLE001 - anything but a refusal of ours is a failure
        fout = f"{type(mis).__name__} instead of a message"
    finally:
        doelwit.pad.write_bytes(doelwit.heel)
    return f"{doelwit.pad.name}, bit {bit % 8} of byte {bit // 8} of {len(doelwit.heel)}: {fout}" if fout else ""


def loop(aantal: int, zaad: int, tot: float) -> Uitkomst:
    """Flip bits; every byte of the four files once when there are runs enough, else spread evenly over them."""
    loting, fouten, runs = random.Random(zaad), list[str](), 0
    with tijdelijke_map() as map_:
        doelwitten = _Wereld(map_).doelwitten()
        for doelwit, bit in _bits(doelwitten, aantal, loting):
            if runs >= MINST and time.monotonic() > tot:
                break
            runs += 1
            if fout := _keer(doelwit, bit):
                fouten.append(fout)
    return Uitkomst(runs, tuple(fouten))


def _bits(doelwitten: list[Doelwit], aantal: int, loting: random.Random) -> Iterator[tuple[Doelwit, int]]:
    """The files in turns, each in its own random order of bytes without repetition."""
    volgordes = {id(d): _volgorde(len(d.heel), loting) for d in doelwitten}
    beurten = [d for d in doelwitten for _ in range(d.weging)]
    gedaan = 0
    while beurten and gedaan < aantal:
        doelwit = loting.choice(beurten)
        plek = next(volgordes[id(doelwit)], None)
        if plek is None:
            beurten = [d for d in beurten if d is not doelwit]
            continue
        yield doelwit, plek * 8 + loting.randrange(8)
        gedaan += 1


def _volgorde(lengte: int, loting: random.Random) -> Iterator[int]:
    plekken = list(range(lengte))
    loting.shuffle(plekken)
    return iter(plekken)


def controle(zaad: int) -> Uitkomst:
    """The same flips in a database without a cipher: SQLite alone shows changed text as if it were true."""
    import sqlite3

    loting, fouten = random.Random(zaad), list[str]()
    with tijdelijke_map() as map_:
        pad = map_ / "open.db"
        with sqlite3.connect(pad) as verbinding:
            verbinding.execute("CREATE TABLE tekst (t TEXT)")
            verbinding.executemany("INSERT INTO tekst VALUES (?)", [("een stem voor, met redenen " * 20,)] * 100)
        verbinding.close()
        heel = pad.read_bytes()
        for _ in range(100):
            doelwit = Doelwit(pad, heel, lambda _plek: _open_oordeel(pad), 1)
            if fout := _keer(doelwit, loting.randrange(len(heel) * 8)):
                fouten.append(fout)
    return Uitkomst(100, tuple(fouten))


def _open_oordeel(pad: Path) -> str:
    import sqlite3

    verbinding = sqlite3.connect(pad)
    verbinding.text_factory = bytes
    try:
        gelezen = verbinding.execute("SELECT t FROM tekst").fetchall()
    except sqlite3.DatabaseError:
        return ""
    finally:
        verbinding.close()
    return "" if gelezen == _goed_open() else "other data is shown"


@cache
def _goed_open() -> list[tuple[bytes]]:
    return [(("een stem voor, met redenen " * 20).encode(),)] * 100
