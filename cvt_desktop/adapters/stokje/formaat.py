"""The bytes of a transfer file (docs/adr/0054-stokje.md): chunks under AES-256-GCM with a counter and a last-chunk mark.

The last chunk holds nothing but the digest of all before it, and is written only when the old register was marked as
handed over. Without it a file is never taken in.
"""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from cvt_desktop.adapters.vault import herstelcode, kdf
from cvt_desktop.adapters.vault.header import canoniek
from cvt_desktop.domain.errors import BestandError, InvoerError

_MERK, _VERSIE, _LOG2 = b"CVTS", 1, 20
STUK = 1 << _LOG2
_TAG, _ZOUT, _NONCE = 16, 32, 7
_KOP = 48
_SLOT = 32  # the last chunk: SHA-256 of every plain byte before it


def codefout() -> InvoerError:
    """The code is well formed and opens nothing, or the file is another one: the two cannot be told apart."""
    return InvoerError(
        "Deze overdrachtcode past niet op dit bestand. Vergelijk de acht groepen met het papier, en kijk of dit het bestand van "
        "deze overdracht is.", code="overdrachtcode", veld="overdrachtcode",
    )  # fmt: skip


def kapot() -> BestandError:
    """Not whole, or changed after it was made."""
    return BestandError("Dit overdrachtsbestand is beschadigd of gewijzigd; er is niets overgenomen. Kopieer het opnieuw van de "
                        "oude laptop, of draag het stokje daar opnieuw over.", code="overdracht-kapot")  # fmt: skip


def onaf() -> BestandError:
    """The last chunk is missing."""
    return BestandError("Dit overdrachtsbestand is niet af: het kopiëren of de overdracht is onderbroken. Kopieer het hele "
                        "bestand opnieuw, of draag het stokje op de oude laptop opnieuw over.",
                        code="overdracht-onaf")  # fmt: skip


def schijffout(fout: OSError) -> BestandError:
    """What the disk or the stick said."""
    if fout.errno in {errno.ENOSPC, errno.EDQUOT}:
        return BestandError("De schijf of stick is vol; er is niets overgedragen. Maak ruimte vrij of kies een andere plek.",
                            code="overdracht-vol", veld="bestand")  # fmt: skip
    if fout.errno == errno.EFBIG:
        return BestandError("Op deze stick past geen bestand dat zo groot is. Formatteer hem als exFAT of NTFS, of kies een "
                            "andere plek.", code="overdracht-te-groot", veld="bestand")  # fmt: skip
    if fout.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return BestandError("Op deze plek mag niet worden geschreven of gelezen. Kies een andere plek.",
                            code="overdracht-geen-toegang", veld="bestand")  # fmt: skip
    return BestandError("De schijf of stick gaf een fout. Controleer de aansluiting en probeer het opnieuw.",
                        code="overdracht-schijffout", veld="bestand")  # fmt: skip


def _sleutel(code: str, zout: bytes) -> bytearray:
    try:
        geheim = herstelcode.uit_cijfers(code)
    except InvoerError as fout:
        raise InvoerError(fout.melding.replace("herstelcode", "overdrachtcode").replace("uw herstelblad", "het papier"),
                          code="overdrachtcode", veld="overdrachtcode") from None  # fmt: skip
    try:
        return kdf.hkdf(geheim, zout=zout, info=canoniek({"doel": "cvt-stokje", "versie": _VERSIE}))
    finally:
        kdf.wis(geheim)


def _nonce(kop: bytes, teller: int, *, laatste: bool) -> bytes:
    return kop[40:47] + teller.to_bytes(4, "big") + (b"\x01" if laatste else b"\x00")


class Schrijver:
    """Writes plain bytes as chunks; ``klaar`` ends the last of them, ``slot`` adds the chunk that makes it count."""

    def __init__(self, bestand: BinaryIO, code: str) -> None:
        zout = secrets.token_bytes(_ZOUT)
        self._kop = _MERK + bytes((_VERSIE, _LOG2, 0, 0)) + zout + secrets.token_bytes(_NONCE) + b"\0"
        sleutel = _sleutel(code, zout)
        self._aead, self._bestand = AESGCM(sleutel), bestand
        kdf.wis(sleutel)
        self._rest, self._teller, self._digest = bytearray(), 0, hashlib.sha256()
        bestand.write(self._kop)

    def schrijf(self, data: bytes | memoryview) -> None:
        """Add plain bytes."""
        self._digest.update(data)
        self._rest += data
        while len(self._rest) >= STUK:
            self._zet(bytes(self._rest[:STUK]), laatste=False)
            del self._rest[:STUK]

    def klaar(self) -> None:
        """No more plain bytes."""
        if self._rest:
            self._zet(bytes(self._rest), laatste=False)
            self._rest.clear()
        self._sync()

    def slot(self) -> None:
        """The chunk without which the file is nothing."""
        self._zet(self._digest.digest(), laatste=True)
        self._sync()

    def _zet(self, deel: bytes, *, laatste: bool) -> None:
        self._bestand.write(self._aead.encrypt(_nonce(self._kop, self._teller, laatste=laatste), deel, self._kop))
        self._teller += 1

    def _sync(self) -> None:
        self._bestand.flush()
        os.fsync(self._bestand.fileno())


class Lezer:
    """Verified plain bytes, in order. ``af``: the last chunk must be there too."""

    def __init__(self, bestand: BinaryIO, code: str, *, af: bool) -> None:
        self._bestand, self._af = bestand, af
        self._lengte = os.fstat(bestand.fileno()).st_size
        kop = bestand.read(_KOP)
        if len(kop) != _KOP or kop[:8] != _MERK + bytes((_VERSIE, _LOG2, 0, 0)) or kop[47] != 0:
            raise _geen_bestand(kop)
        self._kop, sleutel = kop, _sleutel(code, kop[8:40])
        self._aead = AESGCM(sleutel)
        kdf.wis(sleutel)
        self._rest, self._teller, self._digest = bytearray(), 0, hashlib.sha256()
        self._inhoud = self._lengte - _KOP - (_SLOT + _TAG if af else 0)

    def lees(self, aantal: int) -> bytes:
        """Exactly so many bytes."""
        while len(self._rest) < aantal:
            self._volgende()
        deel = bytes(self._rest[:aantal])
        del self._rest[:aantal]
        return deel

    def einde(self) -> None:
        """Everything was read, and (``af``) the last chunk says that it was all."""
        if self._rest or self._inhoud != 0:
            raise kapot()
        if self._af:
            slot = self._ontcijfer(_SLOT + _TAG, laatste=True)
            if slot != self._digest.digest() or self._bestand.read(1):
                raise kapot()

    def _volgende(self) -> None:
        hoeveel = min(self._inhoud, STUK + _TAG)
        if hoeveel <= _TAG:
            raise onaf() if self._af else kapot()
        self._inhoud -= hoeveel
        deel = self._ontcijfer(hoeveel, laatste=False)
        self._digest.update(deel)
        self._rest += deel

    def _ontcijfer(self, hoeveel: int, *, laatste: bool) -> bytes:
        stuk = self._bestand.read(hoeveel)
        try:
            deel = self._aead.decrypt(_nonce(self._kop, self._teller, laatste=laatste), stuk, self._kop)
        except InvalidTag:
            if self._teller == 0:
                raise codefout() from None
            raise (onaf() if self._af and self._inhoud <= 0 else kapot()) from None
        self._teller += 1
        return deel


def _geen_bestand(kop: bytes) -> BestandError:
    if kop[:4] == _MERK and len(kop) > 4 and kop[4] > _VERSIE:
        return BestandError("Dit overdrachtsbestand is gemaakt met een nieuwere versie van dit programma. Installeer die versie.",
                            code="overdracht-nieuwer", veld="bestand")  # fmt: skip
    return BestandError("Dit is geen overdrachtsbestand. Kies het bestand dat op .cvtstokje eindigt.",
                        code="overdracht-geen", veld="bestand")  # fmt: skip


def tijdelijk(pad: Path) -> Path:
    """Where a file grows before it counts: in the same folder."""
    return pad.with_name(f".{pad.name}.{os.getpid()}.deel")
