"""The encrypted attachment files of a register (docs/adr/0011-bijlagen.md)."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
from collections.abc import Collection, Iterator
from pathlib import Path

from cryptography.exceptions import InvalidTag

from cvt_desktop.adapters.stroom import KOP, TAG, Meelezer, Stroom
from cvt_desktop.basis.bestanden import schrijf_atomair, sync_map
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.bijlagen import MAX_BIJLAGE, BewaardeBijlage

_STROOM = Stroom(b"CVTB", 18)
"""Chunks of 256 KiB."""
_SLEUTEL = 32
_NAAM = re.compile(r"[0-9a-f]{32}\.cvb")
_TIJDELIJK = re.compile(r"\.[0-9a-f]{32}\.cvb\.(\d+)\.tmp")


def _beschadigd() -> BestandError:
    return BestandError(
        "Deze bijlage is beschadigd of buiten dit programma om gewijzigd, en wordt daarom niet getoond. "
        "Zet haar terug uit een reservekopie, of vraag het stuk opnieuw op.",
        code="bijlage-beschadigd",
    )


def _schijffout(fout: OSError) -> BestandError:
    if fout.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return BestandError(
            "De schijf is vol; de bijlage is niet bewaard. Maak ruimte vrij en probeer het opnieuw.",
            code="bijlage-schijf-vol",
        )
    if fout.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return BestandError(
            "In de map van het register mag niet worden geschreven of gelezen. Geef uw gebruiker rechten op die map.",
            code="bijlage-geen-toegang",
        )
    return BestandError(
        "De schijf met het register gaf een fout. Controleer de schijf en de aansluiting, en probeer het opnieuw.",
        code="bijlage-schijffout",
    )


def _stukken(data: bytes) -> Iterator[memoryview]:
    invoer, stuk = memoryview(data), _STROOM.stuk
    for begin in range(0, len(data), stuk):
        yield invoer[begin : begin + stuk]


def keur_bestand(pad: Path, bewaard: BewaardeBijlage) -> str:
    """Read a file in chunks and hold it against its row; the SHA-256 of the file. Raises ``BestandError``."""
    som, lengte = hashlib.sha256(), 0
    try:
        with pad.open("rb") as bestand:
            lezer = Meelezer(bestand)
            for deel in _STROOM.ontsleutel(lezer, os.fstat(bestand.fileno()).st_size, bewaard.sleutel):
                som.update(deel)
                lengte += len(deel)
    except OSError as fout:
        raise _schijffout(fout) from fout
    except (InvalidTag, ValueError) as fout:
        raise _beschadigd() from fout
    if (lengte, som.hexdigest()) != (bewaard.lengte, bewaard.sha256):
        raise _beschadigd()
    return lezer.hexdigest()


class Bijlagenmap:
    """``BijlageOpslag`` in one folder. Make one at opening a register; it remembers what it wrote."""

    def __init__(self, map_: Path) -> None:
        self._map = map_
        self._geschreven: set[str] = set()

    def bewaar(self, data: bytes) -> BewaardeBijlage:
        """See ``BijlageOpslag.bewaar``."""
        if len(data) > MAX_BIJLAGE:
            raise BestandError(
                f"Dit bestand is groter dan {MAX_BIJLAGE // 2**20} MB. Vraag om een kleinere versie, of splits het.",
                code="bestand-te-groot",
            )
        naam, sleutel = f"{secrets.token_hex(16)}.cvb", secrets.token_bytes(_SLEUTEL)
        self._geschreven.add(naam)
        try:
            self._map.mkdir(mode=0o700, exist_ok=True)
            schrijf_atomair(self._map / naam, b"".join(_STROOM.versleutel(_stukken(data), sleutel)))
        except OSError as fout:
            raise _schijffout(fout) from fout
        return BewaardeBijlage(naam=naam, sleutel=sleutel, lengte=len(data), sha256=hashlib.sha256(data).hexdigest())

    def lees(self, naam: str, sleutel: bytes) -> bytes:
        """See ``BijlageOpslag.lees``."""
        try:
            with self._pad(naam).open("rb") as bestand:
                lengte = os.fstat(bestand.fileno()).st_size
                if lengte > MAX_BIJLAGE + KOP + (MAX_BIJLAGE // _STROOM.stuk + 1) * TAG:
                    raise _beschadigd()
                return b"".join(_STROOM.ontsleutel(bestand, lengte, sleutel))
        except FileNotFoundError as fout:
            raise BestandError(
                "Het bestand van deze bijlage ontbreekt in het register. Zet het terug uit een reservekopie.",
                code="bijlage-ontbreekt",
            ) from fout
        except OSError as fout:
            raise _schijffout(fout) from fout
        except (InvalidTag, ValueError) as fout:  # ValueError: a key of another length
            raise _beschadigd() from fout

    def verwijder(self, naam: str) -> None:
        """See ``BijlageOpslag.verwijder``. The key in the row is what makes the bytes unreadable for good."""
        try:
            self._pad(naam).unlink(missing_ok=True)
        except OSError as fout:
            raise _schijffout(fout) from fout
        sync_map(self._map)

    def veeg(self, bekend: Collection[str]) -> int:
        """See ``BijlageOpslag.veeg``. Names that are not ours are left alone."""
        namen, aantal = frozenset(bekend), 0
        try:
            for pad in list(self._map.iterdir()) if self._map.is_dir() else []:
                if self._is_wees(pad.name, namen):
                    pad.unlink(missing_ok=True)
                    aantal += 1
        except OSError as fout:
            raise _schijffout(fout) from fout
        if aantal:
            sync_map(self._map)
        return aantal

    def _is_wees(self, naam: str, bekend: frozenset[str]) -> bool:
        if half := _TIJDELIJK.fullmatch(naam):
            return int(half[1]) != os.getpid()  # ours may be in the middle of being written
        return _NAAM.fullmatch(naam) is not None and naam not in bekend and naam not in self._geschreven

    def _pad(self, naam: str) -> Path:
        if _NAAM.fullmatch(naam) is None:
            raise _beschadigd()  # a row that would lead out of the folder
        return self._map / naam
