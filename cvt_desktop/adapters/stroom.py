"""Files that are encrypted in chunks (ADR 0011 and 0053).

STREAM (Hoang, Reyhanitabar, Rogaway, Vizár, CRYPTO 2015): chunks under AES-256-GCM, the nonce being prefix,
counter and a last-chunk mark, so that a chunk cannot be altered, moved, repeated, dropped or added.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

TAG = 16
KOP = 16
_VOORVOEGSEL = 7
_VERSIE = 1


class Lezer(Protocol):
    """What is read of a file."""

    def read(self, aantal: int, /) -> bytes: ...


class Meelezer:
    """Passes on what is read, and digests it."""

    def __init__(self, bestand: Lezer) -> None:
        self._bestand, self._som = bestand, hashlib.sha256()

    def read(self, aantal: int, /) -> bytes:
        """The next bytes."""
        deel = self._bestand.read(aantal)
        self._som.update(deel)
        return deel

    def hexdigest(self) -> str:
        """The SHA-256 of what was read so far."""
        return self._som.hexdigest()


def _nonce(kop: bytes, teller: int, *, laatste: bool) -> bytes:
    return kop[-_VOORVOEGSEL:] + teller.to_bytes(4, "big") + (b"\x01" if laatste else b"\x00")


@dataclass(frozen=True, slots=True)
class Stroom:
    """One kind of file: the four bytes that it begins with, and the size of its chunks."""

    merk: bytes
    stuk_log2: int

    @property
    def stuk(self) -> int:
        """Plain bytes in a chunk; only the last one may be shorter."""
        return 1 << self.stuk_log2

    @property
    def _vast(self) -> bytes:
        return self.merk + bytes((_VERSIE, self.stuk_log2)) + bytes(3)

    def versleutel(self, stukken: Iterable[bytes | memoryview], sleutel: bytes | bytearray) -> Iterator[bytes]:
        """The bytes of the file for these chunks, each of ``stuk`` bytes but the last; without any: one empty chunk."""
        kop = self._vast + secrets.token_bytes(_VOORVOEGSEL)
        yield kop
        aead, teller, vorig = AESGCM(sleutel), 0, None
        for stuk in stukken:
            if vorig is not None:
                yield aead.encrypt(_nonce(kop, teller, laatste=False), vorig, kop)
                teller += 1
            vorig = stuk
        yield aead.encrypt(_nonce(kop, teller, laatste=True), vorig or b"", kop)

    def ontsleutel(self, bestand: Lezer, lengte: int, sleutel: bytes | bytearray) -> Iterator[bytes]:
        """Verified chunks of a file of ``lengte`` bytes; ``InvalidTag`` at the first thing that is not as it was written."""
        kop = bestand.read(KOP)
        if len(kop) != KOP or kop[: -_VOORVOEGSEL] != self._vast:
            raise InvalidTag
        aead, vol = AESGCM(sleutel), self.stuk + TAG
        laatste = max(0, (lengte - KOP - 1) // vol)
        for teller in range(laatste + 1):
            deel = aead.decrypt(_nonce(kop, teller, laatste=teller == laatste), bestand.read(vol), kop)
            if not deel and laatste:
                raise InvalidTag  # one form only: an empty last chunk belongs to an empty file
            yield deel
        if bestand.read(1):
            raise InvalidTag
