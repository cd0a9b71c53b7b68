"""What a secretaris would otherwise keep on paper beside the system: calls, and days to come back to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from cvt_desktop.domain.ids import AanvraagId, NotitieId, PersoonId

OUDERS_GEBELD = "ouders gebeld vóór de brief"


class Notitiesoort(StrEnum):
    """The way of contact; a leesbericht is what the consulent found on reading: the quality of the process (screens.md 3.1).

    A belnotitie tells that the ouders were called before the letter fell on the mat (screens.md 1.7, 7.8).
    """

    TELEFOON = "telefoon"
    BELNOTITIE = "belnotitie"
    MAIL = "mail"
    GESPREK = "gesprek"
    NOTITIE = "notitie"
    LEESBERICHT = "leesbericht"

    @property
    def woorden(self) -> str:
        """As people read it: a belnotitie is not just any call."""
        return OUDERS_GEBELD if self is Notitiesoort.BELNOTITIE else self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Notitie:
    """A note in a dossier; with ``opvolgen_op`` it comes back on the Werkvoorraad that day until it is done."""

    id: NotitieId
    aanvraag_id: AanvraagId
    soort: Notitiesoort
    tekst: str = field(repr=False)
    geschreven_door: PersoonId
    geschreven_op: datetime
    opvolgen_op: date | None = None
    gedaan_op: date | None = None
    versie: int = 0

    @property
    def open(self) -> bool:
        """Whether there is something to come back to."""
        return self.opvolgen_op is not None and self.gedaan_op is None
