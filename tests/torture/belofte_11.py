"""Promise 11: locking removes the keys, and what was read from the database, from memory.

The program runs in a process of its own; the passphrase is typed into it a key at a time, a dossier is looked at, and it is
locked in each way that there is. Then its memory is searched for the data key, the user's root key, the passphrase and the
words of the dossier. The keys must be gone. Words that were on screen may linger (it is said so); what must be gone with them
is every connection and the pages of the database, so words of a dossier that was never on screen must not be there either.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cvt_desktop.adapters.vault import kdf
from cvt_desktop.adapters.vault.kluis import ontgrendel
from cvt_desktop.adapters.vault.slots import subsleutel
from tests.torture.geheugen import sleutelvormen, tel, vormen
from tests.torture.los_programma import Programmakind
from tests.torture.merkregister import GEZIEN, ONGEZIEN, WACHTZIN, WIE, maak_merkregister
from tests.torture.uitkomst import Uitkomst

NUMMER = 11
BELOFTE = "locking removes keys and database text from memory"
WEGEN = ("toets", "stilte", "menu", "SLAAP", "SESSIESLOT", "ANDERE_GEBRUIKER", "KLOKSPRONG")
KORT = len(WEGEN)
LANG = 20 * len(WEGEN)
_PER_PROCES = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Meting:
    """How often each thing was found after one lock."""

    weg: str
    sleutels: dict[str, int]
    gezien: int
    ongezien: int


@contextmanager
def _programma() -> Iterator[tuple[Programmakind, dict[str, tuple[bytes, ...]]]]:
    kdf.lower_floor_for_tests()
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        register = maak_merkregister(map_ / "register", map_ / "thuis")
        kluis = ontgrendel(register, WIE.id, WACHTZIN)
        afgeleid = bytes(subsleutel(kluis.db_sleutel(), str(kluis.vault_id), "header"))
        naalden = {
            "data key": sleutelvormen(bytes(kluis.db_sleutel())), "key of the header": sleutelvormen(afgeleid),
            "root key": sleutelvormen(bytes(kluis.rootsleutel())),
            "passphrase": vormen(WACHTZIN), "seen": tuple(v for w in GEZIEN for v in vormen(w)),
            "unseen": tuple(v for w in ONGEZIEN for v in vormen(w)),
        }  # fmt: skip
        kluis.sluit()
        kind = Programmakind(map_ / "thuis", register)
        try:
            yield kind, naalden
        finally:
            kind.sluit()


def meet(aantal: int, zaad: int, tot: float) -> list[Meting]:
    """Log in, look around, lock and search, ``aantal`` times; the ways to lock in turn."""
    metingen: list[Meting] = []
    while len(metingen) < aantal and (not metingen or time.monotonic() < tot):
        with _programma() as (kind, naalden):
            for _ in range(min(_PER_PROCES, aantal - len(metingen))):
                if metingen and time.monotonic() > tot:
                    break
                weg = WEGEN[(zaad + len(metingen)) % len(WEGEN)]
                kind.meld_aan(WIE, WACHTZIN)
                kind.doe("rond")
                kind.doe(f"slot {weg}")
                gevonden = tel(kind.pid, naalden)
                metingen.append(Meting(weg=weg, gezien=gevonden.pop("seen"), ongezien=gevonden.pop("unseen"), sleutels=gevonden))
    return metingen


def loop(aantal: int, zaad: int, tot: float) -> Uitkomst:
    """Keys found after a lock are failures, and so are words of a dossier that nobody opened."""
    metingen = meet(aantal, zaad, tot)
    fouten = [f"after {m.weg}: {naam} {keer} times" for m in metingen for naam, keer in m.sleutels.items() if keer]
    fouten += [f"after {m.weg}: {m.ongezien} words of a dossier that was not opened" for m in metingen if m.ongezien]
    return Uitkomst(len(metingen), tuple(fouten))


def controle(_zaad: int) -> Uitkomst:
    """The same search while the register is open: the keys are there, and it must find them."""
    with _programma() as (kind, naalden):
        kind.meld_aan(WIE, WACHTZIN)
        kind.doe("rond")
        gevonden = tel(kind.pid, naalden)
    return Uitkomst(1, tuple(f"open: {naam}" for naam in ("data key", "root key", "seen") if gevonden[naam]))


def overslaan() -> str:
    """Only Linux shows the memory of another process as a file."""
    return "" if sys.platform.startswith("linux") else "needs /proc/PID/mem of Linux"
