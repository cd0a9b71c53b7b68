"""Whether the recovery code of somebody is known to be on paper: it works from when it is made, and is shown once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cvt_desktop.services.concepten import bewaar_concept, lees_concept, vergeet_concept
from cvt_desktop.services.context import Dienst

_SLEUTEL = "herstelcode"


@dataclass(frozen=True, slots=True, kw_only=True)
class Getoond:
    """A code was shown on this day, and not typed back yet."""

    op: date


def wordt_getoond(dienst: Dienst) -> None:
    """The code stands on the screen. Nothing in a register that can only be read."""
    if not dienst.register.alleen_lezen:
        bewaar_concept(dienst, _SLEUTEL, Getoond(op=dienst.klok.today()))


def is_teruggetypt(dienst: Dienst) -> None:
    """The code was typed from the sheet: it is on paper."""
    if not dienst.register.alleen_lezen:
        vergeet_concept(dienst, _SLEUTEL)


def herinnering(dienst: Dienst) -> str:
    """What is said at each opening to who stopped before typing the code back; '' to others."""
    if lees_concept(dienst, _SLEUTEL, Getoond) is None:
        return ""
    return "Uw herstelcode is niet overgetypt van het blad. Staat hij niet op papier, maak dan een nieuwe."
