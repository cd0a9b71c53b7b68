"""A list that left the register as a workbook or on paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Lijstsoort(StrEnum):
    """Which list."""

    AANVRAGEN = "aanvragen"
    VERKLARINGEN = "verklaringen"
    VERLENGINGSRONDE = "verlengingsronde"
    SCHOOLOVERZICHT = "schooloverzicht"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lijstuitvoer:
    """What left the register: which list, with or without names, to where, and the digest of the file."""

    lijst: Lijstsoort
    zonder_namen: bool
    bestand: str
    sha256: str
