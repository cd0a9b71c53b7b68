"""Reading for a zitting: what a member keeps for oneself, how long that stays, and what reading takes (ADR 0073).

Own notes are no part of the dossier: nobody else reads them, no paper or export holds them, and they are wiped a number of days
after the zitting (screens.md 4.15, 10.1).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from math import ceil

from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.termijn import plus_dagen

MAX_TEKENS = 8000
SECONDEN_PER_PAGINA = 10
SECONDEN_PER_KAART = 60
"""A member reads a dossier of some sixty pages in eight to twelve minutes, the dossierkaart first (screens.md 1.3): ten seconds
a page and a minute for the card. An estimate to plan an evening by; nothing hangs on it."""


class EersteOordeel(StrEnum):
    """What a member thinks before the discussion (screens.md 4.9, *Eerst zelf, dan samen*). It is no stem."""

    VOOR = "+"
    TWIJFEL = "±"
    TEGEN = "−"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leesaantekening:
    """What one member notes about one dossier, for oneself."""

    tekst: str = field(default="", repr=False)
    oordeel: EersteOordeel | None = field(default=None, repr=False)

    @property
    def leeg(self) -> bool:
        """Nothing that has to be kept."""
        return not self.tekst.strip() and self.oordeel is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bespreekwens:
    """A member wants this item discussed, without a reason (screens.md 4.8)."""

    op: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Getoondoordeel:
    """The first judgement of a member for the table, where the commission shows them together."""

    oordeel: EersteOordeel = field(repr=False)


def keur_tekst(tekst: str) -> str:
    """The note as it is kept. Raises ``InvoerError`` with the field ``tekst``."""
    if len(tekst) > MAX_TEKENS:
        raise InvoerError(f"Een aantekening heeft hoogstens {MAX_TEKENS} tekens. Maak haar korter.", code="aantekening-lang",
                          veld="tekst")  # fmt: skip
    return tekst.rstrip()


def leesminuten(paginas: Iterable[int]) -> int:
    """How long somebody reads these dossiers, given the pages of each; whole minutes, rounded up."""
    return ceil(sum(SECONDEN_PER_KAART + SECONDEN_PER_PAGINA * aantal for aantal in paginas) / 60)


def wisdag(zittingsdagen: Iterable[date], bewaard_op: date, dagen: int) -> date:
    """The day on which what was noted is wiped: ``dagen`` after the last zitting that has the dossier on its agenda.

    A dossier that is aangehouden keeps the notes until its next zitting. Without any zitting the day of writing counts; what is
    not to be kept at all (``dagen`` 0) goes the day after.
    """
    return plus_dagen(max(zittingsdagen, default=bewaard_op), max(dagen, 1))
