"""The verlengingsronde: what a vso school says of each TLV that ends, and which school a pupil is at (screens.md 4.14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cvt_desktop.domain.aanvraag import Status

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


class Verlengstand(StrEnum):
    """How far a TLV that ends this school year is, in the words of the TLV register (screens.md 4.14)."""

    OP_AGENDA = "verlenging op agenda"
    BESLOTEN = "verlenging besloten"
    AANGEVRAAGD = "aangevraagd"
    CONCEPT = "in concept"
    NIET = "niet aangevraagd"
    STOPT = "loopt niet door"
    ONBEKEND = "onbekend"


_BESLOTEN = frozenset({Status.BESLOTEN, Status.GETEKEND, Status.BEKENDGEMAAKT, Status.IN_BEZWAAR, Status.AFGESLOTEN})


def verlengstand(stand: Rondestand, status: Status | None) -> Verlengstand:
    """``status`` is that of the aanvraag that extends it, when there is one."""
    if stand is Rondestand.AANGEVRAAGD:
        if status in _BESLOTEN:
            return Verlengstand.BESLOTEN
        return Verlengstand.OP_AGENDA if status is Status.OP_AGENDA else Verlengstand.AANGEVRAAGD
    return {Rondestand.CONCEPT: Verlengstand.CONCEPT, Rondestand.STOPT: Verlengstand.STOPT,
            Rondestand.ONBEKEND: Verlengstand.ONBEKEND}.get(stand, Verlengstand.NIET)  # fmt: skip


def is_tijd_om_te_bellen(vandaag: date, einddatum: date) -> bool:
    """From 1 May of the year in which it ends."""
    return vandaag >= date(einddatum.year, *NIETS_GEHOORD_VANAF)
