"""The letter that says that a verklaring does not hold any more (screens.md 7.11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cvt_desktop.ports.briefvorm import Brief
from cvt_desktop.ports.documentdelen import AanvragendeSchool, Besluitnemer, Bezwaar, Leerling, Lezer


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class IntrekkingVerklaring(Brief):
    """A TLV that was sent does not hold any more (screens.md 7.11): which one, from when, why, and how to object.

    ``fout``: it was wrong from the beginning (vervallen); otherwise it was right until now (ingetrokken). It ends with the
    bekendmaking (Awb 3:40), or ``per`` a later day. ``vervangen_door`` is the number that came in its place; ``gehoord`` says
    how the views were asked, or why not (Awb 4:8, 4:11).
    """

    lezer: Lezer
    leerling: Leerling
    school: AanvragendeSchool
    tlv_nummer: str
    tlv_soort: str
    tlv_van: date
    per: date | None = None
    fout: bool
    reden: str
    vervangen_door: str = ""
    gehoord: str = ""
    grondslag: str
    nemer: Besluitnemer
    bezwaar: Bezwaar
