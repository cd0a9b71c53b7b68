"""What *Te verzenden* shows, and what differs for one letter of it."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

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


def naar_tekst(anders: Mapping[BriefId, Afwijking], eruit: Collection[BriefId]) -> str:
    """What was left out and what goes otherwise, by id: it outlives locking."""
    return json.dumps({
        "eruit": sorted(map(str, eruit)),
        "anders": {str(id_): [str(deel or "") for deel in (a.op, a.wijze, a.instemming_op)] for id_, a in anders.items()},
    })  # fmt: skip


def van_tekst(tekst: str) -> tuple[dict[BriefId, Afwijking], set[BriefId]]:
    """The same back."""
    eerder = json.loads(tekst)
    anders = {BriefId(UUID(id_)): Afwijking(op=_dag(op), wijze=Verzendwijze(wijze) if wijze else None, instemming_op=_dag(sinds))
              for id_, (op, wijze, sinds) in eerder["anders"].items()}  # fmt: skip
    return anders, {BriefId(UUID(id_)) for id_ in eerder["eruit"]}


def _dag(tekst: str) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


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
