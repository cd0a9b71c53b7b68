"""Files that leave the register: all of them or none, and under their names only when the register knows of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from cvt_desktop.basis.bestanden import schrijf_atomair, sync_map
from cvt_desktop.domain.errors import BestandError


@contextmanager
def kladmap(map_: Path) -> Iterator[Path]:
    """A folder beside the files, on the same disk, that is gone afterwards whatever happens."""
    klad = map_ / f".uitreiken-{uuid4().hex[:8]}"
    try:
        klad.mkdir(mode=0o700)
    except OSError as fout:
        raise _schrijffout() from fout
    try:
        yield klad
    finally:
        for bestand in klad.iterdir():
            bestand.unlink(missing_ok=True)
        klad.rmdir()


def schrijf(klad: Path, naam: str, data: bytes) -> None:
    """Write one file there; nothing stands under its name yet. Raises ``BestandError``."""
    try:
        schrijf_atomair(klad / naam, data)
    except OSError as fout:
        raise _schrijffout() from fout


@contextmanager
def neergezet(klad: Path) -> Iterator[Callable[[Sequence[str]], None]]:
    """Around a write unit: what is given puts the files under their names; they go again when the unit fails."""
    map_, gezet = klad.parent, list[Path]()

    def zet(namen: Sequence[str]) -> None:
        for naam in namen:
            (klad / naam).replace(map_ / naam)
            gezet.append(map_ / naam)
        sync_map(map_)

    try:
        yield zet
    except BaseException as fout:
        for pad in gezet:
            pad.unlink(missing_ok=True)
        if isinstance(fout, OSError):
            raise _schrijffout() from fout
        raise


def _schrijffout() -> BestandError:
    return BestandError("De bestanden kunnen daar niet worden bewaard. Kies een andere map of maak ruimte vrij.",
                        code="schrijven")  # fmt: skip
