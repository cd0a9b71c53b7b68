"""A workbook that leaves the register: sheets of cells, each a text, a number, a day or nothing. No formula exists here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeAlias

from cvt_desktop.ports.voortgang import Voortgang

Cel: TypeAlias = str | int | float | date | None
EXTENSIE = ".xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keuzekolom:
    """A column of which a spreadsheet lets one choose: these words and no others."""

    kolom: int
    keuzes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Werkblad:
    """One sheet: the names of the columns on the first row, which stays in sight and filters, and the rows below it.

    Without ``koppen`` it is a page of text.
    """

    naam: str
    koppen: tuple[str, ...] = ()
    rijen: Sequence[Sequence[Cel]] = field(repr=False)
    keuze: Keuzekolom | None = None


class Werkmapschrijver(Protocol):
    """Implemented by ``adapters.exchange.werkmap``."""

    def schrijf(self, bladen: Sequence[Werkblad], gemaakt_op: date, voortgang: Voortgang) -> bytes:
        """The bytes of an XLSX: the same sheets of the same day give the same bytes; it names nobody as its maker."""
        ...
