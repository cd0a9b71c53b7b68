"""A form as a fillable PDF: what is laid out, and how its fields are read when it comes back.

The form is data, so a new kind is a new list of fields. ``merk`` are fields that nobody sees and nobody fills: which form it
is, of which version, and to which dossier it belongs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from cvt_desktop.ports.documentdelen import Kop

MAX_VELDEN = 600
MAX_WAARDE = 20_000
MAX_TEKENS = 400_000
"""Of one form that is read: more is not a form of this program."""
OP_SLOT = "op-slot"
"""The code of the error for a form that asks for its words."""
MERK_SOORT, MERK_VERSIE, MERK_KENMERK = "cvt_soort", "cvt_versie", "cvt_kenmerk"
"""The marks that every form has; the last one only a form that belongs to a dossier."""


class Veldsoort(StrEnum):
    """How a field is filled in."""

    REGEL = "een regel"
    TEKST = "meer regels"
    KEUZE = "rondjes"
    VINKJE = "vinkje"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Invulveld:
    """One field. ``keuzes`` are (value, words); ``uitleg`` stands small below the label; ``aan`` ticks it beforehand."""

    naam: str
    label: str
    soort: Veldsoort = Veldsoort.REGEL
    keuzes: tuple[tuple[str, str], ...] = ()
    regels: int = 4
    uitleg: str = ""
    verplicht: bool = False
    aan: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Invulblok:
    """A heading, what is known already (label, words), sentences, and the fields."""

    kop: str
    gegevens: tuple[tuple[str, str], ...] = ()
    zinnen: tuple[str, ...] = ()
    velden: tuple[Invulveld, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Invulformulier:
    """The whole form. ``bestandstitel`` names nobody. ``wachtzin`` opens it and stands nowhere else; '' for an open form."""

    kop: Kop
    titel: str
    bestandstitel: str
    inleiding: tuple[str, ...]
    blokken: tuple[Invulblok, ...]
    voet: str
    merk: tuple[tuple[str, str], ...]
    wachtzin: str = ""


class VeldenlezerPort(Protocol):
    """Reads the fields of a form in a child process."""

    def lees(self, data: bytes) -> Mapping[str, str]:
        """Name and value of each field that is filled in; empty for a PDF that is no form.

        Raises ``BestandError`` with a Dutch sentence for what is broken, too large, XFA, or holds a script; with the code
        ``OP_SLOT`` for what is protected.
        """
        ...

    def ontsleutel(self, data: bytes, wachtzin: str) -> bytes:
        """The same file without its protection. Raises ``BestandError``; with the code ``OP_SLOT`` when the words do not fit."""
        ...

    def sluit(self) -> None:
        """End the child process."""
        ...
