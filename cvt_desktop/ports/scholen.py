"""The import of schools with their contacts from a table: what a preview shows before anything is saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.school import Contactpersoon


class Schoolveld(StrEnum):
    """A column that the import knows, by the name that the screen shows."""

    NAAM = "Naam van de school"
    BRIN = "BRIN"
    VESTIGING = "Vestiging"
    BEVOEGD_GEZAG = "Bevoegd gezag"
    SCHOOLSOORT = "Schoolsoorten"
    STRAAT = "Straat"
    HUISNUMMER = "Huisnummer"
    POSTCODE = "Postcode"
    PLAATS = "Plaats"
    CONTACT_NAAM = "Contactpersoon"
    CONTACT_FUNCTIE = "Functie"
    CONTACT_TELEFOON = "Telefoon"
    CONTACT_EMAIL = "E-mail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabelvoorstel:
    """How the file was read and which column seems to hold what; a person may change ``toewijzing``."""

    koppen: tuple[str, ...]
    toewijzing: Mapping[Schoolveld, int]
    scheidingsteken: str
    codering: str
    aantal_regels: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Schoolregel:
    """One school; rows with the same code are put together and give several contactpersonen."""

    regels: tuple[int, ...]
    naam: str
    brin: str = ""
    vestiging: str = "00"
    plaats: str = ""
    bevoegd_gezag: str = ""
    schoolsoorten: tuple[str, ...] = ()
    adres: Adres = field(default=Adres())
    contactpersonen: tuple[Contactpersoon, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regelfout:
    """Why a row, or one value in it, is not taken over. ``overgeslagen``: the whole row; row 1 holds the names."""

    regel: int
    veld: Schoolveld | None = None
    melding: str
    overgeslagen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Scholenimport:
    """The preview: what would be saved, and what not."""

    scholen: tuple[Schoolregel, ...]
    fouten: tuple[Regelfout, ...] = ()


class ScholenLezer(Protocol):
    """Reads a table of schools; ``BestandError`` when the file is no table."""

    def stel_voor(self, data: bytes) -> Tabelvoorstel:
        """Read the first row and propose a column for every field."""
        ...

    def lees(self, data: bytes, toewijzing: Mapping[Schoolveld, int]) -> Scholenimport:
        """Read all rows with the chosen columns."""
        ...
