"""The append-only log as services read it."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol
from uuid import UUID

from cvt_desktop.domain.gebeurtenis import Gebeurtenis
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.keten import Anker
from cvt_desktop.ports.getekend import Getekend


class Logboek(Protocol):
    """The append-only log."""

    def of_aanvraag(self, aanvraag_id: AanvraagId) -> list[Gebeurtenis]:
        """Oldest first."""
        ...

    def laatste(self, aantal: int) -> list[Gebeurtenis]:
        """Newest first."""
        ...

    def anker(self) -> Anker | None:
        """The head of the chain as it is now: what goes on paper, in a backup and in the high-water mark. None when empty."""
        ...

    def kluis(self) -> UUID:
        """The identity of the register, to which the chain is bound."""
        ...

    def deel(self, na: int, hoogstens: int) -> list[Gebeurtenis]:
        """At most so many entries after ``na``, oldest first: the log in pieces, for a check with progress."""
        ...

    def klopt(self, gebeurtenis: Gebeurtenis, inhoud: object) -> bool | None:
        """Whether ``inhoud`` is the version that the digest of the entry was made of; None when its salt is destroyed."""
        ...

    def tussen(self, van: datetime, tot: datetime) -> list[Gebeurtenis]:
        """What was written from ``van`` until before ``tot``, oldest first."""
        ...

    def getekend(self, aanvraag_id: AanvraagId, object_soort: str) -> list[Getekend]:
        """The signed entries of a dossier about one kind of object, oldest first, each with its salt."""
        ...

    def getekend_over(self, object_soort: str, object_id: UUID) -> list[Getekend]:
        """The same about one object that belongs to no dossier."""
        ...

    def since(self, volgnummer: int) -> list[Gebeurtenis]:
        """Everything after ``volgnummer``, oldest first."""
        ...
