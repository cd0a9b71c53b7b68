"""One file that holds several stukken: where each begins and what it is (the dossier-PDF of a school)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.ids import BijlageId

MEESTE_DELEN = 60
"""More than a dossier has; a file that needs more is no dossier of one pupil."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stukdeel:
    """The pages ``van`` to ``tot`` (from 1) of the file that is kept under ``bestand_id``."""

    bestand_id: BijlageId
    van: int
    tot: int

    @property
    def paginas(self) -> int:
        """How many pages it has."""
        return self.tot - self.van + 1

    def raakt(self, ander: Stukdeel) -> bool:
        """Whether the two have a page in common."""
        return self.van <= ander.tot and ander.van <= self.tot


@dataclass(frozen=True, slots=True, kw_only=True)
class Snede:
    """A stuk begins on this page of the file, and is this; it goes on to the page before the next one."""

    begint_op: int
    soort: Stuksoort
    gedateerd: date | None = None


def keur_sneden(sneden: Sequence[Snede], paginas: int) -> tuple[Snede, ...]:
    """In the order of the pages. Every page belongs to a stuk, so that nothing of a file gets out of sight.

    Raises ``InvoerError``: none at page 1, two on one page, one outside the file, too many.
    """
    volgorde = tuple(sorted(sneden, key=lambda s: s.begint_op))
    if len(volgorde) > MEESTE_DELEN:
        raise InvoerError(f"Meer dan {MEESTE_DELEN} stukken in één bestand kan niet. Haal er merktekens weg.",
                          code="delen-veel")  # fmt: skip
    plaatsen = [s.begint_op for s in volgorde]
    if plaatsen[:1] != [1]:
        raise InvoerError("Het eerste stuk begint op bladzijde 1. Zet daar een merkteken.", code="delen-begin")
    if len(set(plaatsen)) < len(plaatsen) or plaatsen[-1] > paginas:
        raise InvoerError("Een merkteken staat dubbel of buiten het bestand. Open de indeling opnieuw.", code="delen-plaats")
    return volgorde


def bereiken(sneden: Sequence[Snede], paginas: int) -> tuple[tuple[int, int], ...]:
    """First and last page of each stuk, of sneden in order."""
    grenzen = [*(s.begint_op for s in sneden), paginas + 1]
    return tuple((van, volgend - 1) for van, volgend in pairwise(grenzen))
