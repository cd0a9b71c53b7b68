"""The instruments that a samenwerkingsverband accepts for praktijkonderwijs, per school year (UB WVO 2020 art. 2.46 lid 2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Instrumentsoort(StrEnum):
    """What an instrument measures; each has its own annex in the regulation."""

    LEERACHTERSTAND = "leerachterstand"
    IQ = "intelligentie"
    PERSOONLIJKHEID = "persoonlijkheid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """One line of the table that the secretaris keeps; the annexes of the regulation are renewed each year.

    ``schooljaar`` is the year in which the result may be used (``2026-2027``).
    """

    schooljaar: str
    soort: Instrumentsoort
    naam: str
    versie: str = ""


def namen(instrumenten: Iterable[Instrument], schooljaar: str, soort: Instrumentsoort) -> tuple[str, ...]:
    """The names of one kind in one school year, each once, in the order of the table."""
    return tuple(dict.fromkeys(i.naam for i in instrumenten if i.schooljaar == schooljaar and i.soort is soort))
