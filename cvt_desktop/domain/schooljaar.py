"""School years (1 August to 31 July) and the period of a TLV vso (WEC 40, lid 15)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Schooljaar:
    """The school year that begins on 1 August of ``beginjaar``."""

    beginjaar: int

    @property
    def naam(self) -> str:
        """``2026-2027``."""
        return f"{self.beginjaar}-{self.beginjaar + 1}"

    @property
    def kort(self) -> str:
        """``2627``, the ``{sj}`` of a number template."""
        return f"{self.beginjaar % 100:02}{(self.beginjaar + 1) % 100:02}"

    @property
    def eerste_dag(self) -> date:
        """1 August."""
        return date(self.beginjaar, 8, 1)

    @property
    def laatste_dag(self) -> date:
        """31 July of the next calendar year."""
        return date(self.beginjaar + 1, 7, 31)

    @property
    def volgende(self) -> Schooljaar:
        """The school year after this one."""
        return Schooljaar(self.beginjaar + 1)


def schooljaar(dag: date) -> Schooljaar:
    """The school year in which ``dag`` falls."""
    return Schooljaar(dag.year if dag.month >= 8 else dag.year - 1)


def vroegste_einddatum_vso(ingang: date) -> date:
    """The earliest lawful last day: one full school year, after the rest of a running one (WEC 40, lid 15)."""
    jaar = schooljaar(ingang)
    return jaar.laatste_dag if ingang == jaar.eerste_dag else jaar.volgende.laatste_dag


def einddatum_keuzes(ingang: date, aantal: int = 5) -> list[date]:
    """``aantal`` times 31 July from the earliest lawful one on, for the list on the form."""
    eerste = vroegste_einddatum_vso(ingang)
    return [date(eerste.year + n, 7, 31) for n in range(aantal)]


def eindigt_met_schooljaar(dag: date) -> bool:
    """True on 31 July, the day on which a TLV vso ends in practice."""
    return (dag.month, dag.day) == (7, 31)
