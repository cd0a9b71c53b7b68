"""The advice of the commissie to the bestuur, as a document (model M2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cvt_desktop.ports.briefvorm import Brief
from cvt_desktop.ports.documentdelen import AanvragendeSchool, Advies, Meningen, Redenen
from cvt_desktop.ports.documentonderwerp import Onderwerp


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class AdviesAanBestuur(Brief):
    """What the commissie advises the bestuur (model M2), with what it rests on; ``advies`` is the outcome in words.

    ``schriftelijk``: in a ronde, without a meeting. ``adviezen`` is empty for an arrangement, on
    which nobody advises. ``minderheid`` and ``verschoond`` are empty when there is nothing to say.
    """

    leerling: Onderwerp
    school: AanvragendeSchool
    soort: str
    gevraagd: str
    ontvangen_op: date
    besluit_uiterlijk: date
    commissie: str
    zittingsdatum: date
    advies: str
    anders_omdat: str = ""
    adviezen: tuple[Advies, ...]
    redenen: Redenen
    meningen: Meningen
    stemming: str
    schriftelijk: bool = False
    minderheid: str = ""
    verschoond: str = ""
