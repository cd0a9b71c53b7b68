"""A commission of the samenwerkingsverband: what it handles, who sits in it, how it decides (screens.md 3.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import CommissieId, PersoonId, VoorzieningId
from cvt_desktop.domain.stem import Bekrachtiging, Stemregel

EERSTE_COMMISSIE = CommissieId(UUID(int=0))
"""The one that every register begins with: a register with one commission never asks which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lidmaatschap:
    """Somebody sits in a commission, both days included; an open end has no day."""

    persoon_id: PersoonId
    van: date | None = None
    tot: date | None = None

    def loopt_op(self, dag: date) -> bool:
        """Whether this person is a member on ``dag``."""
        return (self.van is None or self.van <= dag) and (self.tot is None or dag <= self.tot)


@dataclass(frozen=True, slots=True, kw_only=True)
class Commissie:
    """A commission (or kamer) with its members, its quorum and its way of deciding.

    ``soorten`` and ``voorzieningen`` count from the second commission on: one alone handles everything. Without ``leden``
    everybody with a stem sits in it. ``tot``: the last day of one that has ended.
    """

    id: CommissieId = EERSTE_COMMISSIE
    naam: str = "Commissie van Toewijzing"
    quorum: int = 3
    gedragsdeskundige_nodig: bool = True
    regel: Stemregel = Stemregel.CONSENSUS
    mandaat_van: date | None = None
    soorten: tuple[Soort, ...] = ()
    voorzieningen: tuple[VoorzieningId, ...] = ()
    leden: tuple[Lidmaatschap, ...] = ()
    tot: date | None = None
    bekrachtiging: Bekrachtiging = Bekrachtiging.EIGEN_SLEUTEL

    def werkt_op(self, dag: date) -> bool:
        """Whether it can hold a zitting on ``dag``."""
        return self.tot is None or dag <= self.tot

    def is_lid(self, persoon_id: PersoonId, dag: date) -> bool:
        """Whether this person sits in it on ``dag``; everybody does as long as no members were named."""
        return not self.leden or any(lid.persoon_id == persoon_id and lid.loopt_op(dag) for lid in self.leden)


STANDAARD = Commissie()
"""The commission of settings that say nothing of it."""
