"""Promise 14: a lost, changed or absent keyring loses nothing.

Eight states of the keyring meet a user whose slot is bound to this laptop, a first login, and a changed passphrase. Always:
the refusal has the code of its state, the kit opens the same register with the same root key, a new passphrase can then be
chosen and opens it again, and no slot asks for a secret that the keyring does not hold.
"""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

from cvt_desktop.adapters.vault import kdf
from cvt_desktop.adapters.vault.apparaat import Apparaat
from cvt_desktop.adapters.vault.header import HERSTEL, KEYRING
from cvt_desktop.adapters.vault.kluis import OpenKluis, maak_kluis, ontgrendel, ontgrendel_met_herstelcode
from cvt_desktop.adapters.vault.kopbestand import lees_kop
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.ports.sleutelbos import Sleutelbosstand
from tests.fakes.sleutelbos import NepSleutelbos
from tests.torture.opzet import tijdelijke_map
from tests.torture.uitkomst import Uitkomst

NUMMER = 14
BELOFTE = "a lost, changed or absent keyring loses nothing"
KORT = 80
LANG = 20_000

WACHTZIN = "zeven paarden draven over het wad"
NIEUW = "twee koeien zwemmen naar de maan"
NIEUWER = "drie geiten klimmen op de toren"
_NIETS = ""


def _verwissel(bos: NepSleutelbos) -> None:
    for naam, waarde in bos.geheimen.items():
        bos.geheimen[naam] = bytes(octet ^ 1 for octet in waarde)


def _zet(stand: Sleutelbosstand) -> Callable[[NepSleutelbos], None]:
    def doe(bos: NepSleutelbos) -> None:
        bos.toestand = stand

    return doe


def _weiger(bos: NepSleutelbos) -> None:
    bos.weigert_schrijven = True


STANDEN: dict[str, tuple[Callable[[NepSleutelbos], None], str]] = {
    # what happens to the keyring, and the code of the refusal (none: the login goes on as before)
    "sound": (lambda _bos: None, _NIETS),
    "emptied": (lambda bos: bos.geheimen.clear(), "kluis-sleutelbos-nodig-weg"),
    "changed": (_verwissel, "kluis-sleutelbos-nodig-gewijzigd"),
    "locked": (_zet(Sleutelbosstand.VERGRENDELD), "kluis-sleutelbos-nodig-vergrendeld"),
    "absent": (_zet(Sleutelbosstand.AFWEZIG), "kluis-sleutelbos-nodig-afwezig"),
    "replaced by an unsafe one": (_zet(Sleutelbosstand.ONVEILIG), "kluis-sleutelbos-nodig-onveilig"),
    "silent": (_zet(Sleutelbosstand.ANTWOORDT_NIET), "kluis-sleutelbos-nodig-antwoordt-niet"),
    "refusing to keep anything": (_weiger, _NIETS),
}


@dataclass(slots=True)
class _Wereld:
    map_: Path
    wie: UUID
    bos: NepSleutelbos
    apparaat: Apparaat
    code: str
    dek: bytes
    root: bytes


def _maak(map_: Path) -> _Wereld:
    bos, wie = NepSleutelbos(), uuid4()
    apparaat = Apparaat(str(uuid4()), bos)
    kluis, codes = maak_kluis(map_, oefen=False, gebruikers=[(wie, "Anna", WACHTZIN, False)], apparaat=apparaat)
    return _Wereld(map_, wie, bos, apparaat, codes[wie], bytes(kluis.db_sleutel()), bytes(kluis.rootsleutel()))


def _zelfde(kluis: OpenKluis, wereld: _Wereld) -> bool:
    return (bytes(kluis.db_sleutel()), bytes(kluis.rootsleutel())) == (wereld.dek, wereld.root)


def _elk_geheim_is_er(wereld: _Wereld) -> bool:
    """No slot needs a secret that is not there, and each that needs one has a recovery slot beside it."""
    kop = lees_kop(wereld.map_).kop
    gebonden = [s for s in kop.slots if s.beleid == KEYRING]
    herstelbaar = {s.gebruiker for s in kop.slots if s.soort == HERSTEL}
    return all(s.gebruiker in herstelbaar and f"apparaat:{kop.kluis}:{s.gebruiker}:{s.apparaat}" in wereld.bos.geheimen
               for s in gebonden)  # fmt: skip


def _beproef(wereld: _Wereld, stand: str) -> str:
    doe, code = STANDEN[stand]
    doe(wereld.bos)
    try:
        kluis = ontgrendel(wereld.map_, wereld.wie, WACHTZIN, wereld.apparaat)
    except CvtError as fout:
        if fout.code != code or "herstelcode" not in fout.melding:
            return f"{stand}: refused with {fout.code}"
    else:
        if code or not _zelfde(kluis, wereld):
            return f"{stand}: opened although it should not"
    met_code = ontgrendel_met_herstelcode(wereld.map_, wereld.code, wereld.apparaat)
    if not _zelfde(met_code, wereld):
        return f"{stand}: the kit gave other keys"
    met_code.vervang_wachtzin(NIEUW)
    opnieuw = ontgrendel(wereld.map_, wereld.wie, NIEUW, wereld.apparaat)
    if not _zelfde(opnieuw, wereld):
        return f"{stand}: the new passphrase gave other keys"
    if wereld.bos.toestand is Sleutelbosstand.BESCHIKBAAR and not _elk_geheim_is_er(wereld):
        return f"{stand}: a slot needs a secret that is not kept"
    opnieuw.wijzig_wachtzin(NIEUW, NIEUWER)
    if not _zelfde(ontgrendel(wereld.map_, wereld.wie, NIEUWER, wereld.apparaat), wereld):
        return f"{stand}: the changed passphrase gave other keys"
    wereld.bos.toestand, wereld.bos.weigert_schrijven = Sleutelbosstand.BESCHIKBAAR, False
    terug = ontgrendel(wereld.map_, wereld.wie, NIEUWER, wereld.apparaat)
    if not (_zelfde(terug, wereld) and terug.gebonden and _elk_geheim_is_er(wereld)):
        return f"{stand}: not bound again when the keyring came back"
    return ""


def loop(aantal: int, zaad: int, tot: float) -> Uitkomst:
    """The eight states in turns, each on a register of its own."""
    kdf.lower_floor_for_tests()
    loting, fouten, runs = random.Random(zaad), list[str](), 0
    with tijdelijke_map() as map_:
        while runs < aantal and (runs == 0 or time.monotonic() < tot):
            for stand in loting.sample(sorted(STANDEN), len(STANDEN)):
                runs += 1
                try:
                    fout = _beproef(_maak(map_ / "register"), stand)
                except CvtError as mis:
                    fout = f"{stand}: refused with {mis.code}"
                if fout:
                    fouten.append(fout)
                shutil.rmtree(map_ / "register")
    return Uitkomst(runs, tuple(fouten))


def controle(zaad: int) -> Uitkomst:
    """A keyring secret without a recovery slot, as it must never be made: losing the keyring then loses the register."""
    kdf.lower_floor_for_tests()
    with tijdelijke_map() as map_:
        wereld = _maak(map_ / "register")
        wereld.bos.geheimen.clear()
        try:
            ontgrendel_met_herstelcode(wereld.map_, "000000-" * 7 + "000000", wereld.apparaat)
        except CvtError:
            return Uitkomst(1, (f"seed {zaad}: without its kit the register stays shut",))
    return Uitkomst(1)
