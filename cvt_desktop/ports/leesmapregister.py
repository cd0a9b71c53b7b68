"""The leesmappen of a register, as its units give them."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from cvt_desktop.domain.ids import LeesmapId, ZittingId
from cvt_desktop.domain.leesmap import Leesmap
from cvt_desktop.ports.verzameling import Verzameling


class Leesmappen(Verzameling[Leesmap, LeesmapId], Protocol):
    """What members took home."""

    def all(self) -> list[Leesmap]:
        """Newest first."""
        ...

    def of_zitting(self, zitting_id: ZittingId) -> list[Leesmap]:
        """Of one zitting, newest first."""
        ...

    def te_melden(self, vandaag: date) -> list[Leesmap]:
        """Those whose last day is over and that nobody reported destroyed, the oldest day first."""
        ...
