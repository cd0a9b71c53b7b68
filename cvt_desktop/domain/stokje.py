"""The stokje: which laptop writes in a register, and every time that this changed (screens.md part 9)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.ids import PersoonId

REDEN_MINSTENS = 10
NAAM_HOOGSTENS = 60


class Stokjehandeling(StrEnum):
    """What was done with the stokje."""

    OVERGEDRAGEN = "overgedragen"
    AFGEBROKEN = "overdracht afgebroken"
    OVERGENOMEN = "overgenomen"
    TERUGGEHAALD = "teruggehaald"
    AANVAARD = "ouder register aanvaard"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stokjewissel:
    """One change, kept in the register and in its log.

    ``generatie`` is the generation that begins with it, ``laptop`` the one that holds the stokje from then on (None: the
    one that will take the transfer file in, whose name is ``naar``). ``kop_generatie`` and ``kop_volgnummer`` are those
    of the header before it: a crash between database and header is recognised, and finished, by them.
    """

    id: UUID
    handeling: Stokjehandeling
    generatie: int
    op: datetime
    door: PersoonId
    naar: str = field(repr=False)
    laptop: UUID | None
    kop_generatie: int
    kop_volgnummer: int
    reden: str = field(default="", repr=False)
    versie: int = 0


def keur_laptopnaam(naam: str) -> str:
    """The name that people call a laptop by, without spaces around it. Raises ``InvoerError`` (``laptop``)."""
    kaal = " ".join(naam.split())
    if not kaal or len(kaal) > NAAM_HOOGSTENS or not kaal.isprintable():
        raise InvoerError(f"Geef de laptop een naam van 1 tot {NAAM_HOOGSTENS} gewone tekens, zoals Laptop secretariaat 2.",
                          code="laptopnaam", veld="laptop")  # fmt: skip
    return kaal


def keur_reden(reden: str) -> str:
    """Why the ordinary way was left. Raises ``InvoerError`` (``reden``)."""
    kaal = reden.strip()
    if len(kaal) < REDEN_MINSTENS:
        raise InvoerError(f"Schrijf in een zin van ten minste {REDEN_MINSTENS} tekens waarom; de reden komt in het logboek.",
                          code="reden", veld="reden")  # fmt: skip
    return kaal
