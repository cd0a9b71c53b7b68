"""Backups as services see them: the database sealed under a key of its own, and the place where backups lie.

Implemented by ``db.reservekopie`` and ``adapters.reservekopie``, joined in ``bootstrap``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from cvt_desktop.domain.reservekopie import Aanleiding, Kopiegegevens, Logkop
from cvt_desktop.ports.bijlagen import BewaardeBijlage
from cvt_desktop.ports.voortgang import Voortgang

Sleutelgever = Callable[[], bytearray]
"""Gives a fresh copy of a key; whoever takes it wipes it."""


class Sleutelbron(Protocol):
    """The keys that a backup is made with: an open vault, or the data key alone."""

    def db_sleutel(self) -> bytearray:
        """The raw key of the register's database."""
        ...

    def sleutel(self, doel: str) -> bytes:
        """A sub-key of the data key for one purpose."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Databankfeiten:
    """What was found in a database that was read from beginning to end; ``bytes`` and ``sha256`` are of its sealed copy."""

    kluis: UUID
    oefen: bool
    generatie: int
    schema: str
    log: Logkop
    rijen: int
    bijlagen: tuple[BewaardeBijlage, ...] = field(repr=False)
    bytes: int = 0
    sha256: str = ""


STUK = 1 << 20
"""Bytes in a chunk of a sealed file; only the last one may be shorter."""


class Zegel(Protocol):
    """The bytes of a file under a key of their own. Raises ``BestandError``: the disk, another key, a changed byte."""

    def verzegel(self, stukken: Iterable[bytes], doel: Path, sleutel: Sleutelgever) -> None:
        """``doel`` is new, and on the disk when this returns; each chunk has ``STUK`` bytes, but the last."""
        ...

    def vergelijk(self, pad: Path, sleutel: Sleutelgever, stukken: Iterable[bytes]) -> str:
        """Open what was sealed and hold each chunk against these; the SHA-256 of the file."""
        ...

    def ontzegel(self, pad: Path, sleutel: Sleutelgever, doel: Path, stap: Callable[[int], None]) -> str:
        """The bytes as they were, in ``doel``, which is new; ``stap`` hears how many there are, and may raise to stop.

        The SHA-256 of the sealed file.
        """
        ...


class Databankkopie(Protocol):
    """The database of a register, sealed in one file, and back."""

    def kopieer(
        self, bron: Path, sleutel: Sleutelgever, doel: Path, doelsleutel: Sleutelgever, voortgang: Voortgang
    ) -> Databankfeiten:
        """The database whole, as it was at one moment: read from beginning to end, sealed, synced, opened again and compared.

        The register may be in use meanwhile. Raises ``RegisterError`` or ``BestandError``; ``doel`` is gone then.
        """
        ...

    def zet_om(
        self, kopie: Path, sleutel: Sleutelgever, doel: Path, doelsleutel: Sleutelgever, voortgang: Voortgang
    ) -> Databankfeiten:
        """The way back: ``doel`` is the database as it was, under the key of the register, read from beginning to end."""
        ...

    def is_ouder(self, pad: Path, sleutel: Sleutelgever) -> bool:
        """Whether the next opening will bring this register up to a newer schema. Raises ``RegisterError``."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservekopie:
    """A backup that counts: it lies whole under its name, and was verified before it got that name."""

    map_: Path
    gegevens: Kopiegegevens
    zout: str
    databank_sha256: str

    @property
    def plaats(self) -> Path:
        """The folder of this register's backups."""
        return self.map_.parent


class Kopiebouw(Protocol):
    """A backup that is being made; it counts after ``voltooi`` and leaves nothing otherwise."""

    @property
    def databank(self) -> Path:
        """Where its database is to be written."""
        ...

    @property
    def sleutelnummer(self) -> int: ...

    @property
    def generatie(self) -> int: ...

    def neem_bijlagen(self, bijlagen: Sequence[BewaardeBijlage], voortgang: Voortgang) -> None:
        """Copy what the place does not have yet; each new file is read back, decrypted and compared."""
        ...

    def voltooi(self, feiten: Databankfeiten, *, aanleiding: Aanleiding, moment: datetime, zout: str,
                bronnen: Sleutelbron) -> Reservekopie:  # fmt: skip
        """Write the manifest and give the backup its name."""
        ...


class Kopieplaats(Protocol):
    """The folder in which the backups of one register lie; held by one program at a time."""

    def lijst(self) -> list[Reservekopie]:
        """Those that count, newest first."""
        ...

    def eis_ruimte(self, nodig: int) -> None:
        """Raises ``BestandError`` when the disk has less room than this."""
        ...

    def bouw(self, register: Path) -> AbstractContextManager[Kopiebouw]:
        """A new backup of the register in this folder."""
        ...

    def neem_over(self, kopie: Reservekopie, voortgang: Voortgang) -> Reservekopie:
        """A backup from another place; every byte is read back and compared."""
        ...

    def verwijder(self, kopieen: Collection[Reservekopie]) -> None:
        """Remove these, and the bijlagen that no other needs."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Kopiestand:
    """How the last attempts went. ``fout``: why the newest backup failed; ``tweede`` and ``tweede_op``: the second place and
    the moment of the newest backup there."""

    fout: str = ""
    fout_op: datetime | None = None
    tweede: str = ""
    tweede_op: datetime | None = None
    tweede_fout: str = ""


class Kopieplaatsen(Protocol):
    """Finds and opens places."""

    def open(self, map_: Path, kluis: UUID) -> AbstractContextManager[Kopieplaats]:
        """The place of one register in ``map_``, made if need be. Raises ``BestandError``: absent, busy, read-only."""
        ...

    def keur(self, kopie: Reservekopie, bronnen: Sleutelbron) -> None:
        """The manifest was made with this register's key, and the files are those it names. Raises ``BestandError``."""
        ...

    def lees_stand(self, map_: Path, kluis: UUID) -> Kopiestand:
        """What was remembered beside the backups in ``map_``; the empty one when that cannot be read."""
        ...

    def bewaar_stand(self, map_: Path, kluis: UUID, nieuw: Kopiestand) -> None:
        """Remember it; a failure stops nothing."""
        ...

    def zoek(self, map_: Path) -> list[Reservekopie]:
        """Every backup in or below ``map_`` that says it is whole, newest first; nothing is written."""
        ...


class Terugbouw(Protocol):
    """A register that is being laid beside the one it will replace; nothing is left of it unless ``klaar`` was called."""

    @property
    def map_(self) -> Path:
        """The folder that will be the register; it has a header already."""
        ...

    @property
    def hoogste_generatie(self) -> int:
        """Of the backup and of the register that is replaced, as far as that can be read."""
        ...

    def neem_bijlagen(self, bijlagen: Sequence[BewaardeBijlage], voortgang: Voortgang) -> int:
        """Bring every bijlage, each held against its row; how many are nowhere whole."""
        ...

    def zet_kop(self, sleutels: Sleutelbron, *, generatie: int) -> None:
        """Raise the header above everything that is known of this register."""
        ...

    def klaar(self) -> None:
        """From now on a crash cannot take it away."""
        ...


class Terugbouwer(Protocol):
    """Lays a register beside another one, and puts it in its place."""

    def bouw(self, kopie: Reservekopie, doel: Path) -> AbstractContextManager[Terugbouw]:
        """Begin. Raises ``RegisterError`` or ``BestandError``: another register stands there, no room."""
        ...

    def wissel(self, doel: Path, *, dag: date) -> Path | None:
        """Put what is ready in its place; where the old register lies now. Every connection to it must be closed."""
        ...

    def maak_af(self, doel: Path) -> None:
        """Before a register is opened: finish a change that a crash cut in two. Does nothing otherwise."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Kopiegereedschap:
    """What backups are made with, and the way back."""

    databank: Databankkopie
    plaatsen: Kopieplaatsen
    terugbouwer: Terugbouwer
