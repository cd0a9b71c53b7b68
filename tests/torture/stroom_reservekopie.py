"""Backups that are made, recorded: after a power cut every one that has its name is whole, and an acknowledged one is there."""

from __future__ import annotations

import random
import shutil
from collections.abc import Hashable
from datetime import timedelta
from pathlib import Path

from cvt_desktop.ports.reservekopie import Sleutelbron
from tests.kopieregister import GEREEDSCHAP, NU, is_bruikbaar, maak_proef
from tests.torture.registers import Sjabloon, voeg_stuk_toe
from tests.torture.schijf import Staat, leg_neer
from tests.torture.stroom import Verloop, neem_op


def reservekopieen(_sjabloon: Sjabloon, map_: Path, _loting: random.Random) -> Verloop:
    """A backup in two places on each of two days, with a document taken in between."""
    plek = map_ / "kopie"
    shutil.rmtree(plek, ignore_errors=True)
    plek.mkdir()
    proef = maak_proef(plek)
    assert proef.bron.tweede is not None
    proef.bron.tweede.mkdir()
    aanvraag_id = proef.geopend.dienst.overzichten.aanvragen()[0].id
    with neem_op(plek) as (opname, verloop):
        for nummer in range(2):
            kopie = proef.kopie(NU + timedelta(days=nummer))
            opname.merk(str(kopie.map_.relative_to(plek)))
            voeg_stuk_toe(proef.geopend.dienst, aanvraag_id)
    plaatsen = [pad.relative_to(plek) for pad in (proef.bron.eerste, proef.bron.tweede)]
    verloop.rechter = _Rechter(map_ / "schijf", plaatsen, proef.geopend.kluis)
    return verloop


class _Rechter:
    """Reads every backup that lies under its name from beginning to end."""

    def __init__(self, map_: Path, plaatsen: list[Path], sleutels: Sleutelbron) -> None:
        self._map, self._plaatsen, self._sleutels = map_, plaatsen, sleutels
        self._gezegd: set[str] = set()

    def hoor(self, regel: str) -> None:
        self._gezegd.add(regel)

    @property
    def stand(self) -> Hashable:
        return frozenset(self._gezegd)

    def fouten(self, staat: Staat, _loting: random.Random) -> list[str]:
        leg_neer(staat, self._map)
        gevonden = [kopie for plaats in self._plaatsen if (self._map / plaats).is_dir()
                    for kopie in GEREEDSCHAP.plaatsen.zoek(self._map / plaats)]  # fmt: skip
        fouten = [fout for kopie in gevonden if (fout := is_bruikbaar(kopie, self._sleutels))]
        weg = self._gezegd - {str(kopie.map_.relative_to(self._map)) for kopie in gevonden}
        return [*fouten, *(f"an acknowledged backup is gone: {naam}" for naam in weg)]
