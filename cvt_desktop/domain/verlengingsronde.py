"""The verlengingsronde: what a vso school says of each TLV that ends, and which school a pupil is at (screens.md 4.14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

NIETS_GEHOORD_VANAF = (5, 1)
"""Month and day from which a school that said nothing is called."""


class Schoolantwoord(StrEnum):
    """What the school wants with a pupil whose TLV ends; the words of the list that it fills in."""

    VERLENGEN = "verlengen"
    REGULIER = "terug naar regulier"
    UITSTROOM = "uitstroom"
    ONBEKEND = "weet nog niet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rondeantwoord:
    """An answer, and the day on which the filled list was read in."""

    antwoord: Schoolantwoord
    op: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Schoolwissel:
    """The school where the pupil is now: a TLV goes along, no new one is needed (WEC 40, lid 14)."""

    school: str
    sinds: date


class Rondestand(StrEnum):
    """How far a TLV that ends is in the ronde."""

    AANGEVRAAGD = "aangevraagd"
    CONCEPT = "verlengen, in concept"
    STOPT = "loopt niet door"
    ONBEKEND = "weet nog niet"
    NIETS = "niets gehoord"


def rondestand(antwoord: Schoolantwoord | None, *, aangevraagd: bool) -> Rondestand:
    """An aanvraag that is there says more than what the school once answered."""
    if aangevraagd:
        return Rondestand.AANGEVRAAGD
    if antwoord is None:
        return Rondestand.NIETS
    return {Schoolantwoord.VERLENGEN: Rondestand.CONCEPT, Schoolantwoord.ONBEKEND: Rondestand.ONBEKEND}.get(
        antwoord, Rondestand.STOPT)  # fmt: skip


def is_tijd_om_te_bellen(vandaag: date, einddatum: date) -> bool:
    """From 1 May of the year in which it ends."""
    return vandaag >= date(einddatum.year, *NIETS_GEHOORD_VANAF)
