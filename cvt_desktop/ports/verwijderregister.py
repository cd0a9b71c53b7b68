"""What is left of dossiers that were registered by mistake, and the act that makes one go."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from cvt_desktop.domain.ids import AanvraagId, BijlageId, VerwijderingId
from cvt_desktop.domain.verwijdering import Verwijdering
from cvt_desktop.ports.verzameling import Verzameling


class Verwijderingen(Verzameling[Verwijdering, VerwijderingId], Protocol):
    """Every request to remove a dossier, whatever came of it."""

    def all(self) -> list[Verwijdering]:
        """Newest first."""
        ...

    def alle_wachtende(self) -> list[Verwijdering]:
        """Those that wait for a second person, oldest first."""
        ...

    def wachtend(self, aanvraag_id: AanvraagId) -> Verwijdering | None:
        """The one about this dossier that waits for a second person."""
        ...

    def te_melden(self) -> int:
        """Of how many the school had a confirmation and was not told."""
        ...


class Wissing(Protocol):
    """Makes a dossier go, with everything in the register that holds something of it."""

    def dossier(self, aanvraag_id: AanvraagId, bestanden: Collection[BijlageId]) -> None:
        """Delete its rows, the drafts of everybody, its salts in the log and the keys of ``bestanden`` that no other dossier has.

        The pupil goes when nothing else in the register is about the same one. A besluit, bezwaar or verklaring that points to
        the dossier makes the unit fail as a whole. The log itself stays: it holds no text.
        """
        ...
