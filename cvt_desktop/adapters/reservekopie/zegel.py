"""The database of a backup, sealed: the file of the register as it is, in chunks under the key of the backup (ADR 0053)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path

from cryptography.exceptions import InvalidTag

from cvt_desktop.adapters.reservekopie.kopieren import anders_teruggelezen, schijffout, terugfout
from cvt_desktop.adapters.reservekopie.manifest import beschadigd
from cvt_desktop.adapters.stroom import Meelezer, Stroom
from cvt_desktop.adapters.vault.kdf import wis
from cvt_desktop.basis.bestanden import sync_map
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.reservekopie import STUK, Sleutelgever

_STROOM = Stroom(b"CVTR", STUK.bit_length() - 1)


class Zegelaar:
    """Implements ``ports.reservekopie.Zegel``."""

    def verzegel(self, stukken: Iterable[bytes], doel: Path, sleutel: Sleutelgever) -> None:
        """See ``Zegel``."""
        with _geheim(sleutel) as geheim:
            _schrijf(_STROOM.versleutel(stukken, geheim), doel, schijffout)

    def vergelijk(self, pad: Path, sleutel: Sleutelgever, stukken: Iterable[bytes]) -> str:
        """See ``Zegel``."""
        with _geheim(sleutel) as geheim, _geopend(pad, geheim, schijffout) as (lezer, gelezen):
            for hier, daar in zip_longest(gelezen, stukken):
                if hier != daar:
                    raise anders_teruggelezen()
            return lezer.hexdigest()

    def ontzegel(self, pad: Path, sleutel: Sleutelgever, doel: Path, stap: Callable[[int], None]) -> str:
        """See ``Zegel``."""
        with _geheim(sleutel) as geheim, _geopend(pad, geheim, terugfout) as (lezer, gelezen):
            _schrijf(_met_stappen(gelezen, stap), doel, terugfout)
            return lezer.hexdigest()


def _met_stappen(stukken: Iterable[bytes], stap: Callable[[int], None]) -> Iterator[bytes]:
    for nummer, stuk in enumerate(stukken):
        stap(nummer * STUK)
        yield stuk


def _schrijf(delen: Iterable[bytes], doel: Path, in_woorden: Callable[[OSError], BestandError]) -> None:
    """A new file, synced. Raises ``BestandError``."""
    try:
        fd = os.open(doel, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(fd, "wb") as uit:
            uit.writelines(delen)
            uit.flush()
            os.fsync(uit.fileno())
        sync_map(doel.parent)
    except OSError as fout:
        raise in_woorden(fout) from fout


@contextmanager
def _geheim(sleutel: Sleutelgever) -> Iterator[bytearray]:
    geheim = sleutel()
    try:
        yield geheim
    finally:
        wis(geheim)


@contextmanager
def _geopend(
    pad: Path, geheim: bytearray, in_woorden: Callable[[OSError], BestandError]
) -> Iterator[tuple[Meelezer, Iterator[bytes]]]:
    """A sealed file and its verified chunks; what is wrong with it comes as ``BestandError``."""
    try:
        with pad.open("rb") as bestand:
            lezer = Meelezer(bestand)
            yield lezer, _STROOM.ontsleutel(lezer, os.fstat(bestand.fileno()).st_size, geheim)
    except InvalidTag as fout:
        raise beschadigd() from fout
    except OSError as fout:
        raise in_woorden(fout) from fout
