"""The transfer file (``.cvtstokje``) that carries a register to another laptop; implemented by ``adapters.stokje``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

Voortgang = Callable[[float, str], None]
"""Part done from 0 to 1, and what is going on; may raise to stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deel:
    """One file of the register as it goes along: ``naam`` below the folder, and where its bytes are."""

    naam: str
    bron: Path | bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opgave:
    """What a transfer file says of itself; nothing of it can be read without the code."""

    overdracht: UUID
    kluis: UUID
    generatie: int
    oefen: bool
    register: str = field(repr=False)
    naar: str = field(repr=False)
    op: datetime
    gebruikers: tuple[tuple[UUID, str], ...] = field(repr=False)
    """Who can log in there, with the login name."""


class Bestand(Protocol):
    """A transfer file that was written and read back, and does not count yet: its last bytes are missing."""

    def verzegel(self) -> None:
        """Write the last bytes and give the file its name: from now on it is taken in. Raises ``BestandError``."""
        ...

    def gooi_weg(self) -> None:
        """Leave nothing of it. Never raises."""
        ...


class Overdrachtsbestanden(Protocol):
    """Makes, reads and unpacks transfer files."""

    def maak(self, pad: Path, code: str, opgave: Opgave, delen: Sequence[Deel], voortgang: Voortgang) -> Bestand:
        """Write beside ``pad`` and read everything back. Raises ``BestandError``; nothing is left then."""
        ...

    def lees(self, pad: Path, code: str) -> Opgave:
        """What it says of itself. Raises ``InvoerError`` (``overdrachtcode``) or ``BestandError``."""
        ...

    def pak_uit(self, pad: Path, code: str, map_: Path, voortgang: Voortgang) -> Opgave:
        """Lay every file down in ``map_``, each compared with its digest. Raises as ``lees``."""
        ...

    def pak_kop_uit(self, pad: Path, code: str, map_: Path) -> None:
        """Only what unlocking needs: to see whether a passphrase fits before gigabytes are copied. Raises as ``lees``."""
        ...
