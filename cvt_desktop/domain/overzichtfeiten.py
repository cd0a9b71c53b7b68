"""The facts that the figures of a school year are counted from, one record per thing that is counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.agendapunt import Uitkomst
from cvt_desktop.domain.bezwaar import Bezwaartoestand, Oordeel
from cvt_desktop.domain.formulier import Categorie, Route, Soort
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.tlv import Tlvtoestand

NIET_BEHANDELD = "buiten behandeling gelaten"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossierfeit:
    """What the figures need of one aanvraag. ``stilstand``: the days on which the term stood still (Awb 4:15).

    ``bekend_op``: the day on which the last letter of the first besluit left; ``uitkomst`` is None beside it when the
    aanvraag was not handled (Awb 4:5). ``gevraagd_cent`` was asked and ``bedrag_cent`` was granted; ``voorziening`` is the name
    of what was asked, ``aanbieder`` who gives an individueel arrangement and ``uren`` how many hours of it were asked.
    """

    aanvraag_id: AanvraagId
    kenmerk: str
    soort: Soort
    school: str
    status: Status
    ontvangen_op: date
    uiterlijk: date
    stilstand: frozenset[date] = frozenset()
    bekend_op: date | None = None
    uitkomst: Uitkomst | None = None
    thuiszittend: bool = False
    gevraagd_cent: int | None = None
    bedrag_cent: int | None = None
    voorziening: str = ""
    aanbieder: str = field(default="", repr=False)
    uren: int | None = None

    @property
    def nettodagen(self) -> int | None:
        """Calendar days from receipt to bekendmaking, without those on which the term stood still; None when undecided."""
        if self.bekend_op is None:
            return None
        stil = sum(1 for dag in self.stilstand if self.ontvangen_op < dag <= self.bekend_op)
        return (self.bekend_op - self.ontvangen_op).days - stil

    @property
    def op_tijd(self) -> bool:
        """Whether it was made known on or before the last day."""
        return self.bekend_op is not None and self.bekend_op <= self.uiterlijk

    @property
    def hoe(self) -> str:
        """The outcome in words; the status as long as there is none."""
        if self.bekend_op is None:
            return str(self.status)
        return str(self.uitkomst) if self.uitkomst is not None else NIET_BEHANDELD


@dataclass(frozen=True, slots=True, kw_only=True)
class Verklaringfeit:
    """A number that was given: its kind, category and route, and whether it still holds."""

    aanvraag_id: AanvraagId
    kenmerk: str
    nummer: str
    soort: Soort
    school: str
    getekend_op: date
    toestand: Tlvtoestand
    categorie: Categorie | None = None
    route: Route | None = None
    buiten_regio: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezwaarfeit:
    """An objection: when it came, and what was decided when. ``uiterlijk`` is the last day for the decision (Awb 7:10)."""

    aanvraag_id: AanvraagId
    kenmerk: str
    soort: Soort
    school: str
    ontvangen_op: date
    toestand: Bezwaartoestand
    oordeel: Oordeel | None = None
    verzonden_op: date | None = None
    uiterlijk: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Controlefeit:
    """A rule of the check that fired in a besluit at its signing; ``reden`` is with what it was passed, '' when it was not."""

    aanvraag_id: AanvraagId
    kenmerk: str
    soort: Soort
    school: str
    getekend_op: date
    regel_id: str
    reden: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overzichtfeiten:
    """All facts of a school year; more than those of the year does no harm."""

    dossiers: Sequence[Dossierfeit] = ()
    verklaringen: Sequence[Verklaringfeit] = ()
    bezwaren: Sequence[Bezwaarfeit] = ()
    controles: Sequence[Controlefeit] = ()
    begroting: Mapping[Soort, int] = field(default_factory=dict)
    """In cents, per kind."""
    als_hint: tuple[str, ...] = ()
    """The rules of the check that already only give a hint."""
