"""What came of trying one promise."""

from __future__ import annotations

from dataclasses import dataclass

MINST = 5
"""Runs that are made however little time there is: on a busy machine the preparations may have taken it all."""


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """``runs`` attempts, and one line for each that broke the promise: what was done, and what was found."""

    runs: int
    fouten: tuple[str, ...] = ()

    def __add__(self, ander: Uitkomst) -> Uitkomst:
        return Uitkomst(self.runs + ander.runs, self.fouten + ander.fouten)
