"""Promise 9: removing a user strands no data and shuts the user out, wherever the two-phase rekey is interrupted.

The real use case runs on a real register and dies at a chosen call of the operating system or step of the database, before or
after that call. What lies on disk at that moment is opened as somebody would who comes back: those who stay, the absent one
through the envelope and the kit too, read what was there; the removed one does not get in; one key and no other opens the
database; and removing once more completes it.
"""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cvt_desktop.adapters.vault import kdf
from cvt_desktop.adapters.vault.kopbestand import lees_kop
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.ports.toegang import Toegang
from cvt_desktop.runtime.paths import find_paths
from cvt_desktop.services import registers, sleutels
from cvt_desktop.services.aanmelden import Geopend, aanmelden, aanmelden_met_herstelcode, openen
from db import hersleutel, kopie
from db.register import BESTAND
from tests.factories import SECRETARIS, VOORZITTER
from tests.fakes.sleutelbos import NepSleutelbos
from tests.fakes.toegang import BEHEERDER, EIGEN, WACHTZIN, maak_testtoegang, nieuw_register, nieuwe, open_als
from tests.torture.opzet import tijdelijke_map
from tests.torture.uitkomst import Uitkomst

NUMMER = 9
BELOFTE = "removing a user strands no data and shuts the user out"
KORT = 40
LANG = 5_000

_OPROEPEN = ("open", "fsync", "replace", "unlink")
_STAPPEN = ("kopieer", "keur_heel", "telling")


Geheugen = tuple[dict[str, bytes], dict[Path, bytes]]
"""The keyring, and the files in which this laptop remembers registers."""


class Dood(BaseException):
    """The process died here."""


class _Val:
    """Counts calls, and at call ``bij`` takes a picture of the folder and dies; a dead process does nothing more."""

    def __init__(self, map_: Path, beeld: Path, *, bij: int, erna: bool, bij_dood: Callable[[], None] = lambda: None) -> None:
        self.map_, self.beeld, self.bij, self.erna, self.bij_dood = map_, beeld, bij, erna, bij_dood
        self.geteld = 0
        self.dood = False

    def om(self, echt: Callable[..., Any]) -> Callable[..., Any]:
        def oproep(*args: Any, **kwargs: Any) -> Any:
            if self.dood:
                raise Dood
            self.geteld += 1
            if self.geteld != self.bij:
                return echt(*args, **kwargs)
            if self.erna:
                echt(*args, **kwargs)
            self.dood = True
            self.bij_dood()
            shutil.copytree(self.map_, self.beeld)
            raise Dood

        return oproep


@contextmanager
def _gezet(val: _Val) -> Iterator[None]:
    echt = {(os, naam): getattr(os, naam) for naam in _OPROEPEN}
    echt |= {(kopie, naam): getattr(kopie, naam) for naam in _STAPPEN}
    for (module, naam), functie in echt.items():
        setattr(module, naam, val.om(functie))
    try:
        yield
    finally:
        for (module, naam), functie in echt.items():
            setattr(module, naam, functie)


class _Wereld:
    def __init__(self, map_: Path) -> None:
        kdf.lower_floor_for_tests()
        self.map_ = map_
        self.bos = NepSleutelbos()
        self.toegang = maak_testtoegang(sleutelbos=self.bos)
        gemaakt = registers.maak(self.toegang, nieuw_register(
            map_ / "sjabloon", nieuwe(BEHEERDER), nieuwe(VOORZITTER), nieuwe(SECRETARIS)))  # fmt: skip
        self.codes = gemaakt.herstelcodes
        self.dek = _sleutel(self.toegang, map_ / "sjabloon")
        self.inhoud = self._lees(open_als(self.toegang, map_ / "sjabloon"))
        self.begin = self.geheugen()
        self.stappen = self._tel()

    def kopie(self, naam: str) -> Path:
        doel = self.map_ / naam
        shutil.copytree(self.map_ / "sjabloon", doel)
        self.zet_geheugen(self.begin)  # not what it remembers of an earlier copy (promise 5)
        return doel

    def geheugen(self) -> Geheugen:
        """What this laptop holds outside the register at this moment."""
        merken = {pad: pad.read_bytes() for pad in find_paths().state.glob("hoogwater-*")}
        return dict(self.bos.geheimen), merken

    def zet_geheugen(self, geheugen: Geheugen) -> None:
        """As it was at an earlier moment."""
        self.bos.geheimen = dict(geheugen[0])
        for pad in find_paths().state.glob("hoogwater-*"):
            pad.unlink()
        for pad, inhoud in geheugen[1].items():
            pad.write_bytes(inhoud)

    def _tel(self) -> int:
        map_ = self.kopie("tel")
        val = _Val(map_, self.map_ / "geen", bij=0, erna=False)
        geopend = open_als(self.toegang, map_)
        with _gezet(val):
            sleutels.verwijder_gebruiker(geopend, SECRETARIS.id)
        geopend.sluit()
        shutil.rmtree(map_)
        return val.geteld

    @staticmethod
    def _lees(geopend: Geopend) -> tuple[object, ...]:
        with geopend.dienst.register.lezen() as uow:
            gelezen = (tuple(sorted(p.naam for p in uow.personen.all())), tuple(uow.scholen.all()),
                       tuple(i.swv for i in uow.instellingen.all()))  # fmt: skip
        geopend.sluit()
        return gelezen

    def sterf(self, bij: int, *, erna: bool) -> Path:
        """Remove the secretaris and die at that step; the folder as it then lies there."""
        map_, beeld = self.kopie("register"), self.map_ / "beeld"
        geopend, toen = open_als(self.toegang, map_), list[Geheugen]()
        try:
            with _gezet(_Val(map_, beeld, bij=bij, erna=erna, bij_dood=lambda: toen.append(self.geheugen()))):
                sleutels.verwijder_gebruiker(geopend, SECRETARIS.id)
        except Dood:
            pass
        geopend.sluit()  # a dead process does not; what it remembered then is forgotten again
        if beeld.exists():
            self.zet_geheugen(toen[0])
        else:
            shutil.copytree(map_, beeld)
        shutil.rmtree(map_)
        return beeld

    def oordeel(self, beeld: Path, loting: random.Random) -> str:
        eersten: list[Callable[[], Geopend]] = [
            lambda: open_als(self.toegang, beeld, BEHEERDER), lambda: open_als(self.toegang, beeld, VOORZITTER),
        ]  # fmt: skip
        loting.shuffle(eersten)
        weg_eerst = self._weg_komt_binnen(beeld) if loting.random() < 0.3 else ""
        if weg_eerst:
            return weg_eerst
        for open_ in (*eersten, *eersten):
            if self._lees(open_()) != self.inhoud:
                return "somebody who stays reads something else"
        if fout := self._weg_komt_binnen(beeld):
            return fout
        if self._lees(self._met_kit(beeld)) != self.inhoud:
            return "the kit of who was absent opens something else"
        geopend = open_als(self.toegang, beeld)
        sleutels.verwijder_gebruiker(geopend, SECRETARIS.id)
        geopend.sluit()
        return self._eind(beeld)

    def _met_kit(self, beeld: Path) -> Geopend:
        aanmelding = aanmelden_met_herstelcode(self.toegang, beeld, self.codes[VOORZITTER.id])
        aanmelding.kluis.vervang_wachtzin(EIGEN)
        return openen(self.toegang, aanmelding)

    def _weg_komt_binnen(self, beeld: Path) -> str:
        """The removed one, with passphrase, keyring and kit; only before anything was decided may that still open."""
        for hoe in (
            lambda: aanmelden(self.toegang, beeld, SECRETARIS.id, WACHTZIN),
            lambda: aanmelden_met_herstelcode(self.toegang, beeld, self.codes[PersoonId(SECRETARIS.id)]),
        ):
            try:
                aanmelding = hoe()
                if aanmelding.met_herstelcode:
                    aanmelding.kluis.vervang_wachtzin(EIGEN)
                geopend = openen(self.toegang, aanmelding)
            except CvtError:
                continue
            binnen = _actief(geopend, SECRETARIS)
            geopend.sluit()
            if not binnen:
                return "the removed user got in"
        return ""

    def _eind(self, beeld: Path) -> str:
        kop = lees_kop(beeld).kop
        if str(SECRETARIS.id) in {g.id for g in kop.gebruikers} | {s.gebruiker for s in kop.slots}:
            return "the removed user still has a slot"
        if hersleutel.past(beeld / BESTAND, lambda: bytearray(self.dek)):
            return "the old key still opens the database"
        if (beeld / "register.nieuw.db").exists():
            return "a copy of the database was left behind"
        if self._lees(open_als(self.toegang, beeld, BEHEERDER)) != self.inhoud:
            return "afterwards something else is read"
        return "" if not self._weg_komt_binnen(beeld) else "the removed user got in afterwards"


def _actief(geopend: Geopend, wie: Persoon) -> bool:
    with geopend.dienst.register.lezen() as uow:
        return uow.personen.get(wie.id).actief


def _sleutel(toegang: Toegang, map_: Path) -> bytes:
    aanmelding = aanmelden(toegang, map_, BEHEERDER.id, WACHTZIN)
    dek = bytes(aanmelding.kluis.db_sleutel())
    aanmelding.afbreken()
    return dek


def loop(aantal: int, zaad: int, tot: float) -> Uitkomst:
    """Each step once before and once after, in random order; then again."""
    loting, fouten, runs = random.Random(zaad), list[str](), 0
    with tijdelijke_map() as map_:
        wereld = _Wereld(map_)
        while runs < aantal and (runs == 0 or time.monotonic() < tot):
            punten = [(bij, erna) for bij in range(1, wereld.stappen + 1) for erna in (False, True)]
            loting.shuffle(punten)
            for bij, erna in punten:
                if runs >= aantal or (runs and time.monotonic() >= tot):
                    break
                runs += 1
                beeld = wereld.sterf(bij, erna=erna)
                try:
                    fout = wereld.oordeel(beeld, loting)
                except CvtError as mis:
                    fout = f"refused: {mis.code}"
                finally:
                    shutil.rmtree(beeld)
                if fout:
                    fouten.append(f"died {'after' if erna else 'before'} step {bij} of {wereld.stappen}: {fout}")
    return Uitkomst(runs, tuple(fouten))


def controle(zaad: int) -> Uitkomst:
    """A rekey in one phase: the database gets its new key before the header knows of it, and dies in between."""
    with tijdelijke_map() as map_:
        wereld = _Wereld(map_)
        beeld = wereld.kopie("register")
        hersleutel.vervang(hersleutel.Bestand(beeld / BESTAND, lambda: bytearray(wereld.dek)), lambda: bytearray(32),
                           generatie=2)  # fmt: skip
        try:
            fout = wereld.oordeel(beeld, random.Random(zaad))
        except CvtError as mis:
            fout = f"refused: {mis.code}"
    return Uitkomst(1, (fout,) if fout else ())
