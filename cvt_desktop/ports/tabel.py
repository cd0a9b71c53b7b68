"""A table that somebody brings in, as text: one row with the names of the columns, and the rows below it."""

from __future__ import annotations

from dataclasses import dataclass, field

MAX_TABELREGELS = 20_000
"""How many rows a table may have: twenty times the running TLVs of a large samenwerkingsverband."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabelrij:
    """The cells of one row, each on one line; ``regel`` is the number that a person sees beside it in the file."""

    regel: int
    cellen: tuple[str, ...] = field(repr=False)

    def cel(self, kolom: int) -> str:
        """The text of a column; '' behind the last cell."""
        return self.cellen[kolom] if 0 <= kolom < len(self.cellen) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabel:
    """How a CSV or XLSX was read; ``vorm`` says it in words. Empty rows are left out; a date of XLSX stands as 2026-12-31."""

    koppen: tuple[str, ...] = field(repr=False)
    rijen: tuple[Tabelrij, ...] = field(repr=False)
    vorm: str = ""
    scheidingsteken: str = ""
    codering: str = ""
