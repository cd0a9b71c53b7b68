"""One row per promise, as text and as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

KOPPEN = ("promise", "what", "runs", "failures", "control run", "seconds")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rij:
    """What came of one promise; ``controle`` is runs and failures of the run that had to fail."""

    nummer: int
    belofte: str
    runs: int = 0
    mis: int = 0
    fouten: tuple[str, ...] = ()
    controle: tuple[int, int] | None = None
    overslaan: str = ""
    seconden: float = 0.0

    @property
    def goed(self) -> bool:
        """Nothing broke the promise, something was tried, and the control run bit."""
        return bool(self.overslaan) or (not self.mis and self.runs > 0 and (self.controle is None or self.controle[1] > 0))

    @property
    def _controle(self) -> str:
        if self.controle is None:
            return "none"
        runs, mis = self.controle
        return f"failed as it must ({mis} of {runs})" if mis else f"DID NOT BITE (0 of {runs})"

    def cellen(self) -> tuple[str, ...]:
        """The texts of this row."""
        if self.overslaan:
            return str(self.nummer), self.belofte, "skipped", self.overslaan, "", ""
        return str(self.nummer), self.belofte, f"{self.runs:,}", str(self.mis), self._controle, f"{self.seconden:.0f}"


def als_tekst(rijen: Sequence[Rij]) -> str:
    """For a terminal, the columns one under the other."""
    regels = [KOPPEN, *(rij.cellen() for rij in rijen)]
    breed = [max(len(regel[n]) for regel in regels) for n in range(len(KOPPEN))]
    return "\n".join("  ".join(deel.ljust(breed[n]) for n, deel in enumerate(regel)).rstrip() for regel in regels)


def als_markdown(rijen: Sequence[Rij], kop: str) -> str:
    """For ``docs/torture.md``: a line with date and circumstances, then the table."""
    regels = [kop, "", _regel(KOPPEN), _regel(["---"] * len(KOPPEN)), *(_regel(rij.cellen()) for rij in rijen)]
    return "\n".join(regels) + "\n"


def _regel(cellen: Sequence[str]) -> str:
    return f"| {' | '.join(deel.replace('|', '/') for deel in cellen)} |"
