"""Whether to propose an own letter for the pupil, beside the letters of a besluit (screens.md 5.2)."""

from __future__ import annotations

from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.services import eigen_brief
from cvt_desktop.services.context import Dienst


class EigenbriefPresenter:
    """One dossier."""

    def __init__(self, dienst: Dienst, aanvraag_id: AanvraagId) -> None:
        self._dienst, self._aanvraag_id = dienst, aanvraag_id

    def voorstel(self) -> str:
        """The sentence that proposes it; empty when there is nothing to propose."""
        leeftijd = eigen_brief.voorstel(self._dienst, self._aanvraag_id)
        if leeftijd is None:
            return ""
        return f"De leerling is {leeftijd} jaar en krijgt nog geen eigen brief naast die van de ouders."

    def geef(self) -> None:
        """The pupil gets the letter. Raises ``ToestandError`` once the letters are made."""
        eigen_brief.geven(self._dienst, self._aanvraag_id)
