"""Promise 5: an old copy that was put back is noticed before anything of it is shown.

A register was worked in for some sessions, and after each a copy was kept. A run puts one of them back: whole, its header
only, its database only (the tail of the log is cut), or a database that went on from it elsewhere (the tail is replaced);
then it logs in as somebody would. Good is a refusal that says which of these it is. Now and then the newest register is put
back, must open, and is worked in. The control run has a mark that never rises.
"""

from __future__ import annotations

import random
import shutil
import time
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from cvt_desktop.adapters.vault.geheugen import Laptopgeheugen
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.hoogwater import Hoogwater, Terugval
from cvt_desktop.ports.sleutelbos import Sleutelbosstand
from cvt_desktop.ports.toegang import Toegang
from cvt_desktop.services.aanmelden import aanmelden, nieuwe_herstelcode, openen
from cvt_desktop.services.hoogwater import TerugvalError
from cvt_desktop.services.registers import maak
from tests.fakes.sleutelbos import NepSleutelbos
from tests.fakes.toegang import BEHEERDER, WACHTZIN, maak_testtoegang, nieuw_register, nieuwe
from tests.torture.opzet import tijdelijke_map
from tests.torture.uitkomst import Uitkomst

NUMMER = 5
BELOFTE = "an old copy put back is noticed"
KORT = 600
LANG = 20_000

_SESSIES = 5
_BEURT, _KEREN = 60, 8
_ELDERS = 2 * _SESSIES + _KEREN
"""Sessions elsewhere: the log there grows past ours, however often the newest one is opened in between."""
_KOP, _DB = ("kop.cvt", "kop.vorige.cvt"), ("register.db",)
_VERWACHT = {
    "whole": Terugval.GEHEEL, "header": Terugval.KOP, "log cut": Terugval.LOG_KORTER, "log replaced": Terugval.LOG_VERVANGEN,
}  # fmt: skip
_SOORTEN = ("whole", "header", "log cut", "whole", "header", "log replaced")


class _Wereld:
    """A register on a laptop, what both were after each session, and where others went on from there."""

    def __init__(self, map_: Path) -> None:
        self._map = map_
        self.register = map_ / "register"
        self.toegang = _toegang(map_ / "toestand")
        maak(self.toegang, nieuw_register(self.register, nieuwe(BEHEERDER)))
        for nummer in range(_SESSIES):
            _werk(self.toegang, self.register)
            shutil.copytree(self.register, map_ / f"oud-{nummer}" / "register")
            shutil.copytree(map_ / "toestand", map_ / f"oud-{nummer}" / "toestand")
        _werk(self.toegang, self.register)
        self.elders = [self._ga_elders_verder(nummer) for nummer in range(_SESSIES)]
        self.bewaar_nieuwste()

    def _ga_elders_verder(self, nummer: int) -> Path:
        map_ = self._map / f"elders-{nummer}"
        shutil.copytree(self._map / f"oud-{nummer}", map_)
        for _ in range(_ELDERS):
            _werk(_toegang(map_ / "toestand"), map_ / "register")
        return map_ / "register"

    def bewaar_nieuwste(self) -> None:
        shutil.rmtree(self._map / "nieuwste", ignore_errors=True)
        shutil.copytree(self.register, self._map / "nieuwste")

    def merk_van_toen(self) -> Path:
        """What the laptop remembered after the first session."""
        return self._map / "oud-0" / "toestand"

    def zet(self, van: Path, namen: tuple[str, ...] = _KOP + _DB) -> None:
        """Put files of a copy in the place of those of the register, as somebody at the laptop would."""
        for naam in ("register.db-wal", "register.db-shm"):
            (self.register / naam).unlink(missing_ok=True)
        for naam in namen:
            shutil.copyfile(van / naam, self.register / naam)

    def zet_terug(self, soort: str, nummer: int) -> None:
        oud = self._map / f"oud-{nummer}" / "register"
        van, namen = {
            "whole": (oud, _KOP + _DB), "header": (oud, _KOP), "log cut": (oud, _DB), "log replaced": (self.elders[nummer], _DB),
        }[soort]  # fmt: skip
        self.zet(van, namen)

    def zet_nieuwste(self) -> None:
        self.zet(self._map / "nieuwste")


class _Laag(Laptopgeheugen):
    """A memory that never rises."""

    def onthoud(self, kluis: UUID, merk: Hoogwater, sleutel: bytes, *, sleutelbos: bool) -> None:
        """Nothing is kept."""


def _toegang(toestand: Path, soort: type[Laptopgeheugen] = Laptopgeheugen) -> Toegang:
    bos = NepSleutelbos(Sleutelbosstand.AFWEZIG)
    return replace(maak_testtoegang(), sleutelbos=bos, geheugen=soort(bos, toestand))


def _werk(toegang: Toegang, map_: Path) -> None:
    """A session that changes the header and the log."""
    geopend = openen(toegang, aanmelden(toegang, map_, BEHEERDER.id, WACHTZIN))
    nieuwe_herstelcode(geopend)
    geopend.sluit()


def _probeer(toegang: Toegang, map_: Path) -> str:
    """How the program answers: the name of what it noticed, or what else came of it."""
    try:
        openen(toegang, aanmelden(toegang, map_, BEHEERDER.id, WACHTZIN)).sluit()
    except TerugvalError as fout:
        return fout.terugval.name
    except CvtError as fout:
        return f"refused as {fout.code}"
    return "opened"


def loop(aantal: int, zaad: int, tot: float) -> Uitkomst:
    """Put old copies back and see whether each is noticed."""
    keus, fouten, runs = random.Random(zaad), list[str](), 0
    with tijdelijke_map() as map_:
        wereld = _Wereld(map_)
        while runs < aantal and (runs == 0 or time.monotonic() < tot):
            soort, nummer = _SOORTEN[runs % len(_SOORTEN)], keus.randrange(_SESSIES)
            wereld.zet_terug(soort, nummer)
            gevonden = _probeer(wereld.toegang, wereld.register)
            if gevonden != _VERWACHT[soort].name:
                fouten.append(f"{soort}, from after session {nummer}: {gevonden}")
            wereld.zet_nieuwste()
            runs += 1
            if runs % _BEURT == 0 and runs <= _BEURT * _KEREN:
                gevonden = _probeer(wereld.toegang, wereld.register)
                if gevonden != "opened":
                    return Uitkomst(runs, (*fouten, f"the newest one: {gevonden}"))
                wereld.bewaar_nieuwste()
    return Uitkomst(runs, tuple(fouten))


def controle(zaad: int) -> Uitkomst:
    """With a mark that never rises nothing is noticed."""
    keus, fouten = random.Random(zaad), list[str]()
    with tijdelijke_map() as map_:
        wereld = _Wereld(map_)
        toegang = _toegang(wereld.merk_van_toen(), _Laag)
        toegang = replace(toegang, laptop=wereld.toegang.laptop)
        for soort in _SOORTEN[:3]:
            wereld.zet_terug(soort, keus.randrange(1, _SESSIES))
            if (gevonden := _probeer(toegang, wereld.register)) == "opened":
                fouten.append(f"{soort}: {gevonden}")
            wereld.zet_nieuwste()
    return Uitkomst(3, tuple(fouten))
