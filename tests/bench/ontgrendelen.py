"""``unlock_ms``: from the passphrase to the keys, and which part of it is the key derivation that is slow on purpose.

A register as the program makes it, with the calibrated Argon2id of this machine and a device secret; the keyring answers at
once, because how long that of a system takes says nothing of ours.
"""

from __future__ import annotations

import shutil
from time import perf_counter
from uuid import uuid4

from cvt_desktop.adapters.vault import kdf
from cvt_desktop.adapters.vault.apparaat import Apparaat
from cvt_desktop.adapters.vault.header import WACHTZIN
from cvt_desktop.adapters.vault.kluis import maak_kluis, ontgrendel
from cvt_desktop.adapters.vault.kopbestand import lees_kop
from cvt_desktop.adapters.vault.wachtzin import normaliseer
from cvt_desktop.adapters.vault.woordenlijst import stel_voor
from tests.bench.cijfers import Cijfer, mediaan
from tests.bench.plaats import werkmap
from tests.fakes.sleutelbos import NepSleutelbos

KEREN = 7


def meet() -> dict[str, Cijfer]:
    """Unlock, and derive with the same parameters, in turns."""
    apparaat, wie, zin = Apparaat(str(uuid4()), NepSleutelbos()), uuid4(), stel_voor()
    heel, afleiding = list[float](), list[float]()
    map_ = werkmap("ontgrendelen") / "register"
    shutil.rmtree(map_, ignore_errors=True)
    maak_kluis(map_, oefen=False, gebruikers=[(wie, "Anna", zin, False)], apparaat=apparaat)[0].sluit()
    slot = next(s for s in lees_kop(map_).kop.slots if s.soort == WACHTZIN)
    for _ in range(KEREN):
        begin = perf_counter()
        ontgrendel(map_, wie, zin, apparaat).sluit()
        heel.append((perf_counter() - begin) * 1000)
        begin = perf_counter()
        kdf.argon2id(normaliseer(zin), slot.kdf)
        afleiding.append((perf_counter() - begin) * 1000)
    shutil.rmtree(map_, ignore_errors=True)
    return {"unlock_ms": mediaan(heel, kdf_ms=afleiding, kdf_mib=[slot.kdf.geheugen_kib / 1024])}
