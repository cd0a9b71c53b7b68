"""Getting into a register: the vault with its keys, the database that they open, and the folder that holds both.

Implemented by ``adapters.vault`` and ``db``, joined in ``bootstrap``; services see them only through these ports.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from cvt_desktop.ports.bijlagen import BijlageOpslag
from cvt_desktop.ports.codec import Codec
from cvt_desktop.ports.geheugen import Registergeheugen
from cvt_desktop.ports.klok import Klok
from cvt_desktop.ports.ondertekening import Certificatendienst
from cvt_desktop.ports.opmaker import Opmaker
from cvt_desktop.ports.overzicht import Overzichten
from cvt_desktop.ports.register import Register
from cvt_desktop.ports.sleutelbos import Sleutelbos
from cvt_desktop.ports.zegel import Zegel


@dataclass(frozen=True, slots=True, kw_only=True)
class Toegangsregel:
    """A new user of the vault; ``moet_wijzigen``: somebody else typed this passphrase."""

    id: UUID
    loginnaam: str = field(repr=False)
    wachtzin: str = field(repr=False)
    moet_wijzigen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Kopstand:
    """How far the header of a register is; ``houder`` is the laptop that holds it, None: not bound to one."""

    generatie: int
    volgnummer: int
    houder: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdrachtkop:
    """The header and the one-time slots for the next holder; ``zonder``: users who need the recovery code there."""

    kop: bytes = field(repr=False)
    slots: bytes = field(repr=False)
    zonder: tuple[UUID, ...]


class Kluis(Zegel, Protocol):
    """An unlocked register: its keys for one user. What it does is described at ``adapters.vault.open_kluis``."""

    @property
    def vault_id(self) -> UUID: ...
    @property
    def generatie(self) -> int: ...
    @property
    def oefen(self) -> bool: ...
    @property
    def moet_wijzigen(self) -> bool: ...
    @property
    def via_herstelcode(self) -> bool: ...
    @property
    def heeft_herstelcode(self) -> bool: ...
    @property
    def gebonden(self) -> bool: ...

    @property
    def gebruikers(self) -> frozenset[UUID]:
        """Everybody who has keys to this register."""
        ...

    @property
    def overgedragen(self) -> bool: ...
    @property
    def houder(self) -> UUID | None: ...

    melding: str | None
    mislukt: int
    """How many wrong passphrases were typed for this user before the right one, on this laptop."""
    bij_openen: Kopstand
    """The header as it was read, before the unlocking itself renewed or healed anything in it."""

    def keur_goed(self) -> None:
        """This header is the newest that the laptop knows; until then its number does not rise. Raises ``RegisterError``."""
        ...

    def bevestig(self) -> Kopstand:
        """The header as it is on disk, after both of its files were made equal. Raises ``RegisterError``."""
        ...

    def zet_stokje(self, *, generatie: int, houder: UUID | None, overgedragen: bool, minstens: int = 1) -> None:
        """Write who holds the register; the header gets at least the number ``minstens``."""
        ...

    def eenmalig_slot(self, wachtzin: str) -> bytes | None:
        """The own passphrase slot for another laptop, to be kept in the register; None when the header has one already."""
        ...

    def heeft_eenmalig_slot(self, bewaard: bytes | None) -> bool:
        """Whether what is kept of ``eenmalig_slot`` still holds; True when none is needed."""
        ...

    def kop_voor_overdracht(self, generatie: int, code: str, bewaard: Mapping[UUID, bytes]) -> Overdrachtkop:
        """What goes along in a transfer file; ``bewaard`` are the kept slots by user."""
        ...

    def sleutel(self, doel: str) -> bytes:
        """A sub-key of the data key for one purpose; the same for all users."""
        ...

    def db_sleutel(self) -> bytearray:
        """The raw key of the database; the receiver wipes it."""
        ...

    def wijzig_wachtzin(self, oud: str, nieuw: str) -> str | None:
        """Replace the own passphrase; the first recovery code when somebody else had typed the old one."""
        ...

    def vervang_wachtzin(self, nieuw: str) -> None:
        """Set a new passphrase after unlocking with the recovery code."""
        ...

    def nieuwe_herstelcode(self) -> str:
        """Make a recovery code; the one before it stops working."""
        ...

    def herstel_vingerafdruk(self, user_id: UUID) -> str:
        """Which recovery code is valid, without telling it; empty when there is none."""
        ...

    def voeg_gebruiker_toe(
        self, user_id: UUID, loginnaam: str, wachtzin: str, *, moet_wijzigen: bool = True
    ) -> str | None:
        """A new user; the recovery code, or None when it comes at the first login."""
        ...

    def begin_hersleutelen(self, weg: Collection[UUID] = ()) -> None:
        """A new key, sealed to everybody but ``weg``; the register still has the old one. Raises ``RegisterError``."""
        ...

    def volgende_db_sleutel(self) -> bytearray:
        """The key that was begun; the receiver wipes it."""
        ...

    def voltooi_hersleutelen(self) -> None:
        """The database has the new key now; who got none is out."""
        ...

    def breek_hersleutelen_af(self) -> None:
        """The database has the old key still; forget the new one."""
        ...

    def sluit(self) -> None:
        """Wipe the keys. May be called twice."""
        ...


class Kluisdienst(Protocol):
    """Makes and unlocks vaults."""

    def maak(self, map_: Path, *, oefen: bool, gebruikers: Sequence[Toegangsregel]) -> tuple[Kluis, dict[UUID, str]]:
        """A new vault, opened for the first user, and the recovery codes of those who typed their own passphrase."""
        ...

    def ontgrendel(self, map_: Path, user_id: UUID, wachtzin: str, *, overdrachtcode: str = "") -> Kluis:
        """Open for one user; takes 0.1 to 1 s on purpose. Raises ``RegisterError``.

        ``overdrachtcode``: for the first login on a laptop that took the stokje over, unless its keyring knows the code.
        """
        ...

    def nieuwe_code(self) -> str:
        """A transfer code: eight groups of six digits, each with its check."""
        ...

    def onthoud_overdrachtcode(self, map_: Path, code: str) -> bool:
        """Keep in the keyring what the code gives, so that who comes later need not type it; whether that could be done."""
        ...

    def ontgrendel_met_herstelcode(self, map_: Path, code: str) -> Kluis:
        """Open with a printed code. Raises ``InvoerError`` that names the wrong group, ``RegisterError``."""
        ...

    def keur_wachtzin(self, wachtzin: str, context: Iterable[str] = ()) -> str | None:
        """A Dutch reason why this passphrase is refused, or None."""
        ...

    def stel_wachtzin_voor(self) -> str:
        """Six Dutch words, drawn at random: the passphrase that is offered."""
        ...

    def foute_groepen(self, code: str) -> list[int]:
        """The numbers (from 1) of the typed groups that hold a mistake."""
        ...


class Schrijfrecht(Protocol):
    """The right to write in one register."""

    def geef_vrij(self) -> None:
        """Let another program in. May be called twice."""
        ...


class Databank(Register, Protocol):
    """An open register with its read side, and a way to close it."""

    @property
    def overzichten(self) -> Overzichten: ...
    @property
    def codec(self) -> Codec: ...
    @property
    def generatie(self) -> int: ...

    na_bewaren: Callable[[], None]
    """Called after each unit that is on the disk, by the thread that wrote it."""

    def zet_alleen_lezen(self, melding: str) -> None:
        """Refuse every write unit with this sentence; ``""`` lets them in again."""
        ...

    def momentopname(
        self, doel: Path, sleutel: Callable[[], bytearray], generatie: int, voortgang: Callable[[float], None]
    ) -> None:
        """A whole, verified copy under the same key, of this generation. Raises ``RegisterError``; ``voortgang`` may raise."""
        ...

    def hersleutel(self, nieuw: Callable[[], bytearray], *, generatie: int, na_wissel: Callable[[], None]) -> None:
        """Another key, all or nothing, then ``na_wissel`` before anybody reads again. Raises ``RegisterError``."""
        ...

    def sluit(self) -> None:
        """Close every connection, then give the right to write back. May be called twice."""
        ...


class Databanken(Protocol):
    """Makes and opens the database of a register folder."""

    def neem_schrijfrecht(self, map_: Path, *, sinds: datetime) -> Schrijfrecht:
        """Before unlocking. Raises ``RegisterError`` when another window has it, or the folder is read-only."""
        ...

    def maak(self, map_: Path, kluis: Kluis, *, nu: datetime) -> Databank:
        """A new, empty one."""
        ...

    def open(self, map_: Path, kluis: Kluis, *, nu: datetime, schrijfrecht: Schrijfrecht) -> Databank:
        """The one that is there, brought up to date. Raises ``RegisterError``; the right is given back then."""
        ...

    def bijlagen(self, map_: Path) -> BijlageOpslag:
        """The encrypted files of this register; one per opening."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Toegang:
    """Everything that is needed to make or open a register. ``oefenklok`` gives a clock whose day is chosen.

    ``laptop`` gives the identity of this laptop for this user of it; it is made at the first call.
    """

    kluizen: Kluisdienst
    databanken: Databanken
    certificaten: Certificatendienst
    opmaker: Opmaker
    klok: Klok
    oefenklok: Callable[[date], Klok]
    sleutelbos: Sleutelbos
    laptop: Callable[[], UUID]
    geheugen: Registergeheugen
