"""The short letter that a place in a bovenschoolse voorziening came free."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cvt_desktop.ports.briefvorm import Brief
from cvt_desktop.ports.documentdelen import AanvragendeSchool, Leerling, Lezer


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Plaatsbrief(Brief):
    """Who stood on the waiting list begins at ``per``; ``besloten_op`` is the besluit that this place belongs to."""

    lezer: Lezer
    leerling: Leerling
    school: AanvragendeSchool
    voorziening: str
    per: date
    einde: date | None
    besloten_op: date
    contactpersoon: str = ""
