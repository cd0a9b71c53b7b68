"""A user removed with new keys for everybody, recorded: after a power cut those who stay read all, and it can be completed."""

from __future__ import annotations

import random
import shutil
from collections.abc import Hashable
from pathlib import Path

from cvt_desktop.domain.errors import CvtError
from cvt_desktop.services import sleutels
from tests.factories import SECRETARIS
from tests.fakes.toegang import open_als
from tests.torture.belofte_09 import Geheugen, _Wereld
from tests.torture.registers import BIJLAGEN, Sjabloon
from tests.torture.schijf import Staat, leg_neer
from tests.torture.stroom import Verloop, neem_op

OPEN, KLAAR = "open", "klaar"


def hersleuteling(_sjabloon: Sjabloon, map_: Path, _loting: random.Random) -> Verloop:
    """One removal in a register of its own, as promise 9 makes it."""
    plek = map_ / "hersleutel"
    shutil.rmtree(plek, ignore_errors=True)
    plek.mkdir()
    wereld = _Wereld(plek)
    register = wereld.kopie("register")
    rechter = _Rechter(plek / "beeld", wereld)
    with neem_op(register) as (opname, verloop):
        geopend = open_als(wereld.toegang, register)
        rechter.geheugens[OPEN] = wereld.geheugen()
        opname.merk(OPEN)
        sleutels.verwijder_gebruiker(geopend, SECRETARIS.id)
        opname.merk(KLAAR)
        geopend.sluit()
    verloop.rechter = rechter
    return verloop


class _Rechter:
    """Judges as promise 9 does; once it was said that somebody is gone, without removing once more.

    ``geheugens``: what the laptop remembers at a moment; it is never higher than that when the power goes later.
    """

    def __init__(self, map_: Path, wereld: _Wereld) -> None:
        self._map, self._wereld = map_, wereld
        self._gezegd = ""
        self.geheugens: dict[str, Geheugen] = {"": wereld.geheugen()}

    def hoor(self, regel: str) -> None:
        self._gezegd = regel

    @property
    def stand(self) -> Hashable:
        return self._gezegd

    def fouten(self, staat: Staat, loting: random.Random) -> list[str]:
        leg_neer(staat, self._map)
        self._wereld.zet_geheugen(self.geheugens[OPEN if self._gezegd else ""])
        (self._map / BIJLAGEN).mkdir(exist_ok=True)
        try:
            fout = self._wereld._eind(self._map) if self._gezegd == KLAAR else self._wereld.oordeel(self._map, loting)
        except CvtError as mis:
            return [f"refused: {mis.code}"]
        return [fout] if fout else []
