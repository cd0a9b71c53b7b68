"""A register that is brought to a newer schema, recorded: after a power cut the next opening has it whole, in the new schema."""

from __future__ import annotations

import random
import shutil
from collections.abc import Hashable
from pathlib import Path

from db.migrate import Migraties, open_bijgewerkt
from db.register import BESTAND
from tests.db.test_migrate import stappen
from tests.fakes.register import sleutel
from tests.torture.registers import Sjabloon, keur, vingerafdruk
from tests.torture.schijf import Staat, leg_neer
from tests.torture.stroom import Verloop, neem_op


def migratie(sjabloon: Sjabloon, map_: Path, _loting: random.Random) -> Verloop:
    """One migration of a register with dossiers."""
    register, stap = map_ / "register", map_ / "stap"
    shutil.rmtree(register, ignore_errors=True)
    shutil.rmtree(stap, ignore_errors=True)
    register.mkdir()
    stap.mkdir()
    shutil.copyfile(sjabloon.map_ / BESTAND, register / BESTAND)
    migraties = stappen(stap)
    with neem_op(register) as (_, verloop):
        open_bijgewerkt(register / BESTAND, sleutel, migraties=migraties).dispose()
    verloop.rechter = _Rechter(map_ / "schijf", migraties, _druk(register, migraties))
    return verloop


def _druk(map_: Path, migraties: Migraties) -> str:
    engine = open_bijgewerkt(map_ / BESTAND, sleutel, migraties=migraties)
    try:
        with engine.connect() as verbinding:
            fouten = list(keur(verbinding))
            return "; ".join(fouten) or vingerafdruk(verbinding)
    finally:
        engine.dispose()


class _Rechter:
    """The next opening finishes what was begun: a migration is repeatable, so that its outcome is known to the byte."""

    stand: Hashable = None

    def __init__(self, map_: Path, migraties: Migraties, goed: str) -> None:
        self._map, self._migraties, self._goed = map_, migraties, goed

    def hoor(self, regel: str) -> None:
        """It says nothing."""

    def fouten(self, staat: Staat, _loting: random.Random) -> list[str]:
        leg_neer(staat, self._map)
        try:
            druk = _druk(self._map, self._migraties)
        except Exception as fout:  # noqa: BLE001 - a register that does not open is lost
            return [f"does not open: {type(fout).__name__}: {fout}"]
        fouten = [] if druk == self._goed else ["other content after the migration"]
        resten = {pad.name for pad in self._map.iterdir()} - {BESTAND}
        return [*fouten, *(f"left behind: {naam}" for naam in resten)]
