"""The input of the letters with a form of their own: delay, zienswijze, bezwaar, and the letter in words of its own.

Sources: Awb 4:7 to 4:9, 4:15, and chapters 6 and 7. The other documents stand in ``ports.documenten``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cvt_desktop.ports.briefvorm import Brief
from cvt_desktop.ports.documentdelen import AanvragendeSchool, Besluitnemer, Bezwaar, Leerling, Lezer
from cvt_desktop.ports.documentonderwerp import Onderwerp


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class KopieVerzoek(Brief):
    """For the ouders: what the school was asked to send and until when (Awb 4:5), without why each piece is needed."""

    leerling: Onderwerp
    school: AanvragendeSchool
    ontvangen_op: date
    stukken: tuple[str, ...]
    uiterlijk: date


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Uitstelbrief(Brief):
    """Delay to which the applicant agrees in writing (Awb 4:15, lid 2): asked, or confirmed when ``ingestemd_op`` is known.

    ``van`` and ``tot`` are both inclusive; ``nieuwe_dag`` is the last day for the besluit with them.
    """

    lezer: Lezer
    leerling: Onderwerp
    school: AanvragendeSchool
    soort: str
    ontvangen_op: date
    laatste_dag: date
    van: date
    tot: date
    nieuwe_dag: date
    reden: str
    ingestemd_op: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class UitnodigingZienswijze(Brief):
    """What may be decided, on which data it rests, and until when one can say something about that (Awb 4:7 to 4:9).

    ``gesprek`` says where and when it can be told; empty when that is agreed by telephone. ``tlv_nummer`` is that of a
    verklaring that may be ended; empty when it is about the aanvraag.
    """

    lezer: Lezer
    leerling: Onderwerp
    school: AanvragendeSchool
    soort: str
    ontvangen_op: date
    voornemen: str
    gegevens: str
    uiterlijk: date
    gesprek: str = ""
    tlv_nummer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BeslissingOpBezwaar:
    """What was decided on a bezwaar, by whom, and what went before (Awb 7:12); ``beroep`` are the dates of the beroepsclausule.

    ``gehoord_op`` or ``niet_gehoord`` (the reason, Awb 7:3) is filled; ``afwijking`` when it is other than advised.
    """

    op: date
    oordeel: str
    gevolg: str
    advies_van: date | None
    advies: str
    afwijking: str
    gehoord_op: date | None
    niet_gehoord: str
    nemer: Besluitnemer
    beroep: Bezwaar


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Intrekkingsbevestiging(Brief):
    """That the school took its aanvraag back: on ``op`` its message came, by ``wijze``, from ``door``. Nothing is decided."""

    lezer: Lezer
    leerling: Leerling
    school: AanvragendeSchool
    soort: str
    ontvangen_op: date
    op: date
    wijze: str
    door: str
    reden: str


class Bezwaarinhoud(StrEnum):
    """Which letter of a bezwaar; the value names its text."""

    ONTVANGST = "ontvangst"
    HERSTEL = "herstel"
    AANBIEDING = "aanbieding"
    DOORZENDING = "doorzending"
    DOORZENDING_INDIENER = "doorzending_indiener"
    HOORZITTING = "hoorzitting"
    VERDAGING = "verdaging"
    UITSTEL = "uitstel"
    BESLISSING = "beslissing"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Bezwaarbrief(Brief):
    """A letter about a bezwaar (Awb 6 and 7); each ``inhoud`` uses its own part of the fields.

    ``bekend_op`` is the day on which the besluit was sent, ``beslissen_voor`` the last day for the decision on the bezwaar.
    """

    inhoud: Bezwaarinhoud
    leerling: Leerling
    soort: str
    indiener: str
    ontvangen_op: date
    bekend_op: date | None
    beslissen_voor: date | None
    wat: str = ""
    naar: str = ""
    nieuwe_dag: date | None = None
    grond: str = ""
    hoorzitting: date | None = None
    plaats: str = ""
    inzage: str = ""
    stukken_tot: date | None = None
    inzage_vanaf: date | None = None
    beslissing: BeslissingOpBezwaar | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class LosseBrief(Brief):
    """A letter in words of its own: subject, and its text as ``eigen_alinea``."""

    onderwerp: str
