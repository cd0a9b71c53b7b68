"""Promise 12: a stolen file needs the passphrase and the device secret, or the kit.

Every cell of the table passphrase x keyring x kit, for slots with and without a device secret, of a user whose slot is
bound to this laptop. A cell is tried with the real vault: what opens must open, what must not open must not.
"""

from __future__ import annotations

import itertools
import random
import shutil
import time
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID, uuid4

from cvt_desktop.adapters.vault import kdf
from cvt_desktop.adapters.vault.apparaat import Apparaat
from cvt_desktop.adapters.vault.herstelcode import in_cijfers, nieuwe_code
from cvt_desktop.adapters.vault.kluis import maak_kluis, ontgrendel, ontgrendel_met_herstelcode
from cvt_desktop.domain.errors import CvtError
from tests.fakes.sleutelbos import NepSleutelbos
from tests.torture.opzet import tijdelijke_map
from tests.torture.uitkomst import Uitkomst

NUMMER = 12
BELOFTE = "a stolen file needs passphrase and device secret, or the kit"
KORT = 162
LANG = 20_000

WACHTZIN = "zeven paarden draven over het wad"
WACHTZINNEN = {"goed": WACHTZIN, "fout": "acht paarden draven over het wad", "geen": ""}
BOSSEN = ("goed", "fout", "geen")
KITS = ("goed", "fout", "geen")
GEBONDEN = (True, False)
"""A slot with and one without a device secret: the second opens with the passphrase alone, and says so in its policy."""


@dataclass(frozen=True, slots=True)
class _Wereld:
    map_: Path
    wie: UUID
    dek: bytes
    code: str
    apparaat: Apparaat | None
    vreemd: NepSleutelbos


def _maak(map_: Path, *, gebonden: bool) -> _Wereld:
    apparaat = Apparaat(str(uuid4()), NepSleutelbos()) if gebonden else None
    wie = uuid4()
    kluis, codes = maak_kluis(map_, oefen=False, gebruikers=[(wie, "Anna", WACHTZIN, False)], apparaat=apparaat)
    vreemd = NepSleutelbos()
    if apparaat is not None:  # a thief with another account of the same laptop, and a secret of his own
        replace(apparaat, bos=vreemd).maak_factor(str(kluis.vault_id), str(wie))
    return _Wereld(map_, wie, bytes(kluis.db_sleutel()), codes[wie], apparaat, vreemd)


def _laptop(wereld: _Wereld, bos: str) -> Apparaat | None:
    if wereld.apparaat is None:
        return None
    return {"goed": wereld.apparaat, "fout": replace(wereld.apparaat, bos=wereld.vreemd),
            "geen": replace(wereld.apparaat, bos=NepSleutelbos())}[bos]  # fmt: skip


def _probeer(wereld: _Wereld, wachtzin: str, bos: str, kit: str) -> bool:
    """Whether anything in the hands of the thief opens the file."""
    code = {"goed": wereld.code, "fout": in_cijfers(nieuwe_code()), "geen": ""}[kit]
    for poging in (
        lambda: ontgrendel(wereld.map_, wereld.wie, WACHTZINNEN[wachtzin], _laptop(wereld, bos)),
        lambda: ontgrendel_met_herstelcode(wereld.map_, code, _laptop(wereld, bos)),
    ):
        try:
            kluis = poging()
        except CvtError:
            continue
        open_ = bytes(kluis.db_sleutel()) == wereld.dek
        kluis.sluit()
        if open_:
            return True
    return False


def _moet_open(wachtzin: str, bos: str, kit: str, *, gebonden: bool) -> bool:
    return kit == "goed" or (wachtzin == "goed" and (bos == "goed" or not gebonden))


def loop(aantal: int, zaad: int, tot: float) -> Uitkomst:
    """The whole table, again and again in another order and with another register."""
    kdf.lower_floor_for_tests()
    cellen = list(itertools.product(WACHTZINNEN, BOSSEN, KITS, GEBONDEN))
    loting, fouten, runs = random.Random(zaad), list[str](), 0
    with tijdelijke_map() as map_:
        while runs < aantal and (runs == 0 or time.monotonic() < tot):
            werelden = {g: _maak(map_ / str(g), gebonden=g) for g in GEBONDEN}
            loting.shuffle(cellen)
            for wachtzin, bos, kit, gebonden in cellen:
                runs += 1
                verwacht = _moet_open(wachtzin, bos, kit, gebonden=gebonden)
                if _probeer(werelden[gebonden], wachtzin, bos, kit) != verwacht:
                    fouten.append(f"passphrase {wachtzin}, keyring {bos}, kit {kit}, bound {gebonden}: {not verwacht}")
            for gebonden in GEBONDEN:
                shutil.rmtree(map_ / str(gebonden))
    return Uitkomst(runs, tuple(fouten))


def controle(zaad: int) -> Uitkomst:
    """A slot without a device secret judged as if it had one: the passphrase alone opens it, which the table must see."""
    kdf.lower_floor_for_tests()
    with tijdelijke_map() as map_:
        wereld = _maak(map_ / "zonder", gebonden=False)
        opent = _probeer(wereld, "goed", "geen", "geen")
    return Uitkomst(1, ("the passphrase alone opened it",) if opent and not _moet_open("goed", "geen", "geen", gebonden=True)
                    else ())  # fmt: skip
