"""The letters as services see them, and the files that were put outside the register to be sent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from cvt_desktop.domain.brief import Brief, Briefsoort
from cvt_desktop.domain.ids import AanvraagId, BriefId, KlaargezetId
from cvt_desktop.domain.klaargezet import Klaargezet
from cvt_desktop.ports.verzameling import Verzameling


class Brieven(Verzameling[Brief, BriefId], Protocol):
    """Letters and other documents."""

    def of_aanvraag(self, aanvraag_id: AanvraagId) -> list[Brief]:
        """In the order in which they were made."""
        ...

    def te_verzenden(self, soorten: Iterable[Briefsoort]) -> list[Brief]:
        """Those of these kinds that are final and did not leave, over all dossiers."""
        ...

    def verzonden_vanaf(self, soorten: Iterable[Briefsoort], dag: date) -> list[Brief]:
        """Those of these kinds that left on this day or later, over all dossiers."""
        ...

    def by_sha256(self, sha256: str) -> Brief | None:
        """The document whose PDF has this digest."""
        ...


class Klaarstaand(Verzameling[Klaargezet, KlaargezetId], Protocol):
    """Documents that were put in a folder outside the register."""

    def openstaand(self) -> list[Klaargezet]:
        """Those that were not tidied yet, in the order in which they were put there."""
        ...
