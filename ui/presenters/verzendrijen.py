"""What *Te verzenden* shows, and what differs for one letter of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cvt_desktop.domain.brief import Verzendwijze
from cvt_desktop.domain.ids import AanvraagId, BriefId
from cvt_desktop.services.verzendstapel import Stapelregel, Verzendstapel
from ui.tonen import Chip


@dataclass(frozen=True, slots=True, kw_only=True)
class Afwijking:
    """What differs for one letter; None: as the pile."""

    op: date | None = None
    wijze: Verzendwijze | None = None
    instemming_op: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stapelrij:
    """One line. ``detail`` says when bezwaar ends for each addressee, and what stands in the way."""

    id: BriefId
    aanvraag_id: AanvraagId
    wijze: Chip
    aan: str = field(repr=False)
    adres: str = field(repr=False)
    document: str
    dossier: str = field(repr=False)
    dag: str
    stand: Chip
    mag_scan: bool
    scan_nodig: bool
    verzonden: bool
    mag_terug: bool
    in_top: bool
    teruggemeld: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Stapelstaat:
    """The whole screen; ``let_op`` is what to know before it goes."""

    titel: str
    sub: str
    rijen: tuple[Stapelrij, ...]
    aantallen: tuple[tuple[str, int], ...]
    hoofd: str
    mag_verzenden: bool
    druk: str
    te_drukken: int
    digitaal: int
    let_op: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Geladen:
    """What the register gave."""

    stapel: Verzendstapel = field(repr=False)
    verzonden: tuple[Stapelregel, ...] = field(repr=False)
