"""Promise 8: a migration is all or nothing, whatever statement fails, and wherever the program is killed.

The register of the first released schema (``tests/db/fixtures``) is brought up to this program's schema, and the n-th statement
of that fails, or the process is killed in front of it. A failure must leave the old schema with every row and nothing beside
it; after a kill the next opening must give the new schema with every row. A newer schema must be refused, untouched.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlcipher3 import dbapi2

from cvt_desktop.adapters.vault.kluis import lees_loginnamen, ontgrendel
from cvt_desktop.domain.errors import RegisterError
from cvt_desktop.domain.oefenen import oefenwachtzin
from cvt_desktop.services.oefenregister import SECRETARIS
from db import migrate
from db.engine import open_engine
from db.register import BESTAND
from tests.e2e.apart import fork, wacht
from tests.torture.opzet import tijdelijke_map
from tests.torture.uitkomst import Uitkomst

NUMMER = 8
BELOFTE = "migrations are all or nothing; a newer schema is refused"
KORT = 32
LANG = 20_000

_FIXTURES = Path(__file__).parents[1] / "db" / "fixtures"
_OUD = "0001"
Sleutel = Callable[[], bytearray]


class _Wereld:
    """The old database, its key, and what it holds before and after."""

    def __init__(self, map_: Path) -> None:
        with zipfile.ZipFile(_FIXTURES / f"register-{_OUD}.zip") as archief:
            archief.extractall(map_ / "oud")
        wie = next(id_ for id_, naam in lees_loginnamen(map_ / "oud").gebruikers if naam == SECRETARIS.naam)
        kluis = ontgrendel(map_ / "oud", wie, oefenwachtzin(SECRETARIS.naam))
        dek = bytes(kluis.db_sleutel())
        kluis.sluit()
        self.sleutel: Sleutel = lambda: bytearray(dek)
        self.map_, self._oud = map_, map_ / "oud" / BESTAND
        self.voor = inhoud(self.vers(), self.sleutel)
        pad = self.vers()
        with geteld() as teller:
            migrate.open_bijgewerkt(pad, self.sleutel).dispose()
        self.opdrachten, self.na = teller.gezien, inhoud(pad, self.sleutel)

    def vers(self) -> Path:
        """A fresh copy of the old database, alone in its folder."""
        map_ = self.map_ / "proef"
        shutil.rmtree(map_, ignore_errors=True)
        map_.mkdir()
        shutil.copyfile(self._oud, map_ / BESTAND)
        return map_ / BESTAND

    def mislukt(self, nummer: int) -> str:
        """The n-th statement fails; '' when nothing came of it."""
        pad = self.vers()
        try:
            with geteld(nummer, _faal):
                migrate.open_bijgewerkt(pad, self.sleutel).dispose()
        except RegisterError:
            pass
        except Exception as fout:  # noqa: BLE001 - anything but a refusal of ours is a failure
            return f"{type(fout).__name__} instead of a message"
        return self._oordeel(pad)

    def gedood(self, nummer: int) -> str:
        """The process is killed in front of the n-th statement, and the register is opened again."""
        pad = self.vers()

        def kind(_meld: Callable[[str], None]) -> None:
            with geteld(nummer, lambda: os.kill(os.getpid(), signal.SIGKILL)):
                migrate.open_bijgewerkt(pad, self.sleutel).dispose()

        wacht(*fork(kind))
        return self._oordeel(pad)

    def nieuwer(self) -> str:
        """A schema of a newer program."""
        pad = self.vers()
        engine = open_engine(pad, self.sleutel)
        with engine.begin() as verbinding:
            verbinding.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        engine.dispose()
        heel = pad.read_bytes()
        try:
            migrate.open_bijgewerkt(pad, self.sleutel).dispose()
        except RegisterError as fout:
            return "" if fout.code == "register-nieuwer" and pad.read_bytes() == heel else f"refused as {fout.code}, or touched"
        return "a newer schema was opened"

    def _oordeel(self, pad: Path) -> str:
        """Old and whole, or new and whole; then the next opening brings it up with every row."""
        try:
            if not self._vlag(pad):
                nu = inhoud(pad, self.sleutel)
                if nu not in (self.voor, self.na):
                    return "half a schema, or rows lost"
            migrate.open_bijgewerkt(pad, self.sleutel).dispose()
            if inhoud(pad, self.sleutel) != self.na:
                return "the next opening did not bring it up whole"
        except Exception as fout:  # noqa: BLE001
            return f"cannot be opened any more: {type(fout).__name__} {getattr(fout, 'code', '')}"
        rest = {p.name for p in pad.parent.iterdir()} - {BESTAND}
        return f"left behind: {sorted(rest)}" if rest else ""

    @staticmethod
    def _vlag(pad: Path) -> bool:
        """A flag says that the copy must be put back first: what the file holds now does not count."""
        return (pad.parent / "register.migratie").exists()


class Teller:
    """How many statements came by; at number ``bij`` it does ``wat``."""

    def __init__(self, bij: int = 0, wat: Callable[[], None] | None = None) -> None:
        self.gezien, self._bij, self._wat = 0, bij, wat

    def tel(self, *_: Any) -> None:
        self.gezien += 1
        if self.gezien == self._bij and self._wat is not None:
            self._wat()


def _faal() -> None:
    raise dbapi2.OperationalError("disk I/O error")


@contextmanager
def geteld(bij: int = 0, wat: Callable[[], None] | None = None) -> Iterator[Teller]:
    """Every statement of every engine, and every commit, passes the counter."""
    teller = Teller(bij, wat)
    event.listen(Engine, "before_cursor_execute", teller.tel)
    event.listen(Engine, "commit", teller.tel)
    try:
        yield teller
    finally:
        event.remove(Engine, "before_cursor_execute", teller.tel)
        event.remove(Engine, "commit", teller.tel)


def inhoud(pad: Path, sleutel: Sleutel) -> tuple[object, ...]:
    """The schema and every row."""
    engine = open_engine(pad, sleutel)
    try:
        with engine.connect() as db:
            schema = db.exec_driver_sql("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
            namen = [naam for soort, naam, _ in schema if soort == "table"]
            rijen = [(n, db.exec_driver_sql(f'SELECT * FROM "{n}" ORDER BY rowid').fetchall()) for n in namen]
            return (tuple(schema), tuple((n, tuple(map(tuple, r))) for n, r in rijen))
    finally:
        engine.dispose()


def loop(aantal: int, zaad: int, tot: float) -> Uitkomst:
    """Every statement once in each of the two ways when there are runs enough, else spread evenly."""
    loting, fouten, runs = random.Random(zaad), list[str](), 0
    with tijdelijke_map() as map_:
        wereld = _Wereld(map_)
        plekken = [(nummer, dood) for nummer in range(1, wereld.opdrachten + 1) for dood in (False, True)]
        loting.shuffle(plekken)
        if fout := wereld.nieuwer():
            fouten.append(fout)
        while runs < aantal and (runs == 0 or time.monotonic() < tot):
            nummer, dood = plekken[runs % len(plekken)]
            runs += 1
            if fout := wereld.gedood(nummer) if dood else wereld.mislukt(nummer):
                fouten.append(f"{'killed' if dood else 'failed'} at statement {nummer} of {wereld.opdrachten}: {fout}")
    return Uitkomst(runs, tuple(fouten))


def controle(zaad: int) -> Uitkomst:
    """The same steps with each statement committed by itself, and no copy to go back to."""
    loting, fouten, runs = random.Random(zaad), list[str](), 12
    with tijdelijke_map() as map_:
        wereld = _Wereld(map_)
        for _ in range(runs):
            pad = wereld.vers()
            _slordig(pad, wereld.sleutel, loting.randrange(1, 6))
            if inhoud(pad, wereld.sleutel) not in (wereld.voor, wereld.na):
                fouten.append("half a schema")
    return Uitkomst(runs, tuple(fouten))


def _slordig(pad: Path, sleutel: Sleutel, tot: int) -> None:
    """Some statements of a step, each on its own."""
    engine = open_engine(pad, sleutel)
    for nummer in range(tot):
        with engine.begin() as verbinding:
            verbinding.exec_driver_sql(f"CREATE TABLE half_{nummer} (nr INTEGER PRIMARY KEY) STRICT")
    engine.dispose()


__all__ = ["BELOFTE", "KORT", "LANG", "NUMMER", "controle", "loop"]
