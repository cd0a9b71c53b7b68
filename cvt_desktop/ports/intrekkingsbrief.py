"""The letter that says that a verklaring does not hold any more (screens.md 7.11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cvt_desktop.ports.briefvorm import Brief
from cvt_desktop.ports.documentdelen import AanvragendeSchool, Besluitnemer, Bezwaar, Leerling, Lezer


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class IntrekkingVerklaring(Brief):
    """A TLV that was sent does not hold any more (screens.md 7.11): which one, from when, why, and how to object.

    ``fout``: it was wrong from the beginning (vervallen); otherwise it was right until now (ingetrokken).
    """

    lezer: Lezer
    leerling: Leerling
    school: AanvragendeSchool
    tlv_nummer: str
    tlv_soort: str
    tlv_van: date
    per: date
    fout: bool
    reden: str
    grondslag: str
    nemer: Besluitnemer
    bezwaar: Bezwaar
