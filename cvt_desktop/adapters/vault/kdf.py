"""Key derivation: Argon2id for passphrases, HKDF-SHA256 for everything that is random already."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from cvt_desktop.adapters.vault.errors import geweigerd
from cvt_desktop.adapters.vault.header import ARGON2ID, Kdf

RONDES = 3
STROMEN = 4
_MIB = 1024  # KiB
_HOOGSTE_KIB = 1024 * _MIB
_STREEFTIJD = 0.85  # seconds: the middle of 0.7-1.0 s
_STAP_KIB = 8 * _MIB


@dataclass(slots=True)
class _Bodem:
    geheugen_kib: int = 64 * _MIB
    ijken: bool = True


_bodem = _Bodem()


def lower_floor_for_tests() -> None:
    """The one seam for tests: Argon2id with almost no memory and no calibration."""
    _bodem.geheugen_kib = 64
    _bodem.ijken = False


def wis(*geheimen: bytearray) -> None:
    """Overwrite secrets in place, as far as Python allows."""
    for geheim in geheimen:
        for n in range(len(geheim)):
            geheim[n] = 0


def argon2id(wachtzin: bytearray, kdf: Kdf) -> bytearray:
    """32 bytes from the passphrase. Raises ``RegisterError`` when the memory it needs is not there."""
    uit = bytearray(32)
    try:
        _leid_af(wachtzin, kdf, uit)
    except MemoryError as fout:
        raise geweigerd(
            "geheugen",
            "Er is te weinig werkgeheugen vrij. Sluit andere programma's en probeer het nog eens.",
        ) from fout
    finally:
        _overschrijf(len(wachtzin), kdf)
    return uit


def _leid_af(wachtzin: bytearray, kdf: Kdf, uit: bytearray) -> None:
    Argon2id(
        salt=kdf.zout, length=32, iterations=kdf.rondes, lanes=kdf.stromen, memory_cost=kdf.geheugen_kib
    ).derive_into(wachtzin, uit)  # type: ignore[arg-type]  # the stub says bytes; any buffer is taken, and ours is wiped


def _overschrijf(lengte: int, kdf: Kdf) -> None:
    """OpenSSL copies the passphrase beside its other parameters and gives that block back unwiped; the next derivation of the
    same shape in this thread takes it (measured: found in 6 of 6 processes without this, in none with it).
    """
    zuinig = replace(kdf, geheugen_kib=8 * kdf.stromen, rondes=1, zout=bytes(len(kdf.zout)))
    _leid_af(bytearray(lengte), zuinig, bytearray(32))


def hkdf(ikm: bytes | bytearray, *, zout: bytes, info: bytes, lengte: int = 32) -> bytearray:
    """HKDF-SHA256 (RFC 5869)."""
    afleiding = HKDF(algorithm=SHA256(), length=lengte, salt=zout, info=info)
    return bytearray(afleiding.derive(ikm))


def onder_bodem(kdf: Kdf) -> bool:
    """Whether a slot was made with less than what a passphrase needs today."""
    return kdf.rondes < RONDES or kdf.stromen < STROMEN or kdf.geheugen_kib < _bodem.geheugen_kib


def bodem_kib() -> int:
    """The least memory, in KiB, with which a slot is made."""
    return _bodem.geheugen_kib


def _meet(geheugen_kib: int) -> float:
    begin = time.perf_counter()
    wis(argon2id(bytearray(b"ijking"), Kdf(ARGON2ID, geheugen_kib, RONDES, STROMEN, bytes(16))))
    return time.perf_counter() - begin


def geijkt_kib() -> int:
    """Memory (KiB) for which one derivation takes about 0.85 s here, within 64 MiB and 1 GiB.

    The time is linear in the memory (measured: 132 ms at 64 MiB, 1 s at 512 MiB), so that one size is enough.
    """
    if not _bodem.ijken:
        return _bodem.geheugen_kib
    duur = min(_meet(_bodem.geheugen_kib), _meet(_bodem.geheugen_kib))
    doel = int(_bodem.geheugen_kib * _STREEFTIJD / duur) // _STAP_KIB * _STAP_KIB
    return max(_bodem.geheugen_kib, min(_HOOGSTE_KIB, doel))
