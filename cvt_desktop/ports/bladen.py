"""Sheets that are no letter and belong to no dossier: the recovery kit, the month in numbers, and any other."""

from __future__ import annotations

from dataclasses import dataclass

from cvt_desktop.ports.documentdelen import Kop


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Herstelkit:
    """The recovery code of one user on paper: eight groups of six digits. It is no letter and has no kenmerk."""

    kop: Kop
    naam: str
    register: str
    kluis_id: str
    vingerafdruk: str
    """Which code this is, without telling it: the program shows the same of the code that is valid now."""
    groepen: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Maandtabel:
    """One table of the monthly sheet; ``delen`` are the widths of its columns in hundredths, ``leeg`` stands for no rows."""

    titel: str
    kolommen: tuple[str, ...]
    delen: tuple[int, ...]
    rijen: tuple[tuple[str, ...], ...]
    leeg: str = "Niets."
    toelichting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Maandblad:
    """The log of a month in numbers, for the functionaris gegevensbescherming; no names of pupils, no dossier text."""

    kop: Kop
    maand: str
    inleiding: str
    cijfers: tuple[tuple[str, str], ...]
    tabellen: tuple[Maandtabel, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Afschrift:
    """A copy of a document; ``stand`` says what became of it since, or is empty."""

    kop: Kop
    pdf: bytes
    stand: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Bladdeel:
    """A part of a sheet: a heading, and below it paragraphs, rows of a label and a value, points, and a table."""

    kop: str
    alineas: tuple[str, ...] = ()
    rijen: tuple[tuple[str, str], ...] = ()
    punten: tuple[str, ...] = ()
    genummerd: bool = False
    tabel: Maandtabel | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Blad:
    """A sheet that is no letter: about the register itself (then without kenmerk), or the sum behind an outcome."""

    kop: Kop
    titel: str
    inleiding: str
    delen: tuple[Bladdeel, ...]
