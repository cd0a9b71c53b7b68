"""Copying a file so that it is on the disk and the same: in chunks, synced, read back, then given its name."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

from cvt_desktop.basis.oorzaken import oorzaak, remedie
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.voortgang import Voortgang

STUK = 1 << 20


def schijffout(fout: OSError) -> BestandError:
    """The refusal for what the system said about the place of the backups."""
    if fout.errno in {errno.ENOSPC, errno.EDQUOT}:
        return BestandError("De schijf met de reservekopieën is vol; er is geen kopie gemaakt. Maak ruimte vrij en probeer het "
                            "opnieuw.", code="kopie-vol")  # fmt: skip
    return BestandError(f"De reservekopie is niet gemaakt: {oorzaak(fout)}. {remedie(fout)}", code="kopie-schijf")


def terugfout(fout: OSError) -> BestandError:
    """The refusal for what the system said while a backup is put back."""
    if fout.errno in {errno.ENOSPC, errno.EDQUOT}:
        return BestandError("De schijf waarop het register komt, is vol; er is niets gewijzigd. Maak daar ruimte vrij en probeer "
                            "het opnieuw.", code="kopie-vol")  # fmt: skip
    return BestandError(f"De reservekopie is niet teruggezet; er is niets gewijzigd: {oorzaak(fout)}. {remedie(fout)}",
                        code="kopie-schijf")  # fmt: skip


def anders_teruggelezen() -> BestandError:
    """The refusal for a disk that does not give back what was written on it."""
    return BestandError("De schijf gaf iets anders terug dan erop is geschreven; de reservekopie telt niet. Gebruik een andere "
                        "schijf.", code="kopie-schijf")  # fmt: skip


def sha256_van(pad: Path, voortgang: Voortgang | None = None) -> str:
    """Of a file, read in chunks."""
    som = hashlib.sha256()
    with pad.open("rb") as bestand:
        while deel := bestand.read(STUK):
            som.update(deel)
            if voortgang is not None:
                voortgang.controleer()
    return som.hexdigest()


def kopieer_bestand(bron: Path, doel: Path, voortgang: Voortgang) -> str:
    """Copy and give the SHA-256 of what now lies there. Raises ``OSError``, or ``BestandError`` when it differs."""
    tijdelijk = doel.with_name(f".{doel.name}.{os.getpid()}.tmp")
    som = hashlib.sha256()
    try:
        fd = os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(fd, "wb") as uit, bron.open("rb") as van:
            while deel := van.read(STUK):
                voortgang.controleer()
                som.update(deel)
                uit.write(deel)
            uit.flush()
            os.fsync(uit.fileno())
        if sha256_van(tijdelijk, voortgang) != som.hexdigest():
            raise anders_teruggelezen()
        tijdelijk.replace(doel)
    except BaseException:
        tijdelijk.unlink(missing_ok=True)
        raise
    return som.hexdigest()
