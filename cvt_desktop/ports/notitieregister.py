"""The notes of dossiers, as the unit of work gives them."""

from __future__ import annotations

from typing import Protocol

from cvt_desktop.domain.ids import AanvraagId, NotitieId
from cvt_desktop.domain.notitie import Notitie
from cvt_desktop.ports.verzameling import Verzameling


class Notities(Verzameling[Notitie, NotitieId], Protocol):
    """Notes."""

    def delete(self, notitie_id: NotitieId) -> None:
        """Forget a note that was taken back."""
        ...

    def of_aanvraag(self, aanvraag_id: AanvraagId) -> list[Notitie]:
        """Newest first."""
        ...
