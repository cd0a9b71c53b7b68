"""A leesmap as it is laid out: parts that are drawn once, and the protected file of one member that is made of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cvt_desktop.ports.agenda import Agenda
from cvt_desktop.ports.bundel import Beeldstuk, Pdfstuk, Tekststuk, Weggelaten
from cvt_desktop.ports.documentdelen import Kop


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Leesdeel:
    """One piece as pages of a PDF, the same for every member who reads it."""

    kop: Kop
    titel: str
    inhoud: Pdfstuk | Beeldstuk | Tekststuk | Weggelaten


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Leesstuk:
    """A laid out part with the words of its bookmark."""

    titel: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Leesdossier:
    """One item of the agenda; ``stukken`` begin with the dossierkaart."""

    nummer: int
    kenmerk: str
    leerling: str
    stukken: tuple[Leesstuk, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Leesmapdocument:
    """The whole file. ``niet_mee`` says in words which items are not in it; ``wachtzin`` opens it and stands nowhere else.

    Without an ``agenda`` it is an adviespakket: one dossier, for who was asked for an advice; ``zitting`` is then empty.
    ``commissie`` is named where there are several.
    """

    kop: Kop
    code: str
    naam: str
    zitting: str
    zitting_op: date | None
    vernietigen_na: date
    bellen: str
    agenda: Agenda | None
    dossiers: tuple[Leesdossier, ...]
    niet_mee: tuple[str, ...]
    wachtzin: str
    commissie: str = ""

    @property
    def wat(self) -> str:
        """What the file is called."""
        return "Leesmap" if self.agenda is not None else "Adviespakket"
