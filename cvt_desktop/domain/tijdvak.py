"""The periods over which figures are told: a school year, and its three trimesters (ondersteuningsplan)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cvt_desktop.domain.schooljaar import Schooljaar, schooljaar


class Trimester(StrEnum):
    """The reports to bestuur, toezichthouder and OPR are made three times a year."""

    EERSTE = "aug-nov"
    TWEEDE = "dec-mrt"
    DERDE = "apr-jul"


_MAANDEN = {Trimester.EERSTE: {8, 9, 10, 11}, Trimester.TWEEDE: {12, 1, 2, 3}, Trimester.DERDE: {4, 5, 6, 7}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tijdvak:
    """A trimester of a school year; the whole year without one."""

    jaar: Schooljaar
    trimester: Trimester | None = None

    @property
    def naam(self) -> str:
        """``aug-nov``, or ``2026-2027`` for the whole year."""
        return self.jaar.naam if self.trimester is None else str(self.trimester)

    def __contains__(self, dag: object) -> bool:
        return (isinstance(dag, date) and schooljaar(dag) == self.jaar
                and (self.trimester is None or dag.month in _MAANDEN[self.trimester]))  # fmt: skip


def tijdvakken(jaar: Schooljaar) -> tuple[Tijdvak, ...]:
    """The three trimesters, and then the year."""
    return (*(Tijdvak(jaar=jaar, trimester=t) for t in Trimester), Tijdvak(jaar=jaar))
