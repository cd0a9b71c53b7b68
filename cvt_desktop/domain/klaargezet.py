"""A document that was put in a folder outside the register, to be sent from there, until it is tidied (screens.md 4.13)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.ids import AanvraagId, BriefId, KlaargezetId, PersoonId


class Klaarstand(StrEnum):
    """What became of the file."""

    STAAT = "staat nog in de map"
    OPGERUIMD = "opgeruimd"
    AFGEVINKT = "elders opgeruimd"
    MISLUKT = "niet geschreven"


@dataclass(frozen=True, slots=True, kw_only=True)
class Klaargezet:
    """One file: which letter, where, under what name, with which bytes, when and by whom.

    ``naam`` never holds the name of a person; ``map_`` can (the home folder of who put it there). ``gedaan_op`` is when it was
    tidied, by ``gedaan_door``.
    """

    id: KlaargezetId
    brief_id: BriefId
    aanvraag_id: AanvraagId
    map_: str = field(repr=False)
    naam: str
    sha256: str
    op: datetime
    door: PersoonId
    stand: Klaarstand = Klaarstand.STAAT
    gedaan_op: datetime | None = None
    gedaan_door: PersoonId | None = None
    versie: int = 0

    @property
    def open(self) -> bool:
        """Whether the file still stands there, as far as the register knows."""
        return self.stand is Klaarstand.STAAT

    def naar(self, stand: Klaarstand, op: datetime, door: PersoonId) -> Klaargezet:
        """It is gone. Raises ``ToestandError`` when that was known already."""
        if not self.open:
            raise ToestandError("Dit bestand is al van de lijst. Ververs de lijst.", code="klaargezet-gedaan")
        return replace(self, stand=stand, gedaan_op=op, gedaan_door=door)
