"""From a besluit that lies in the Tekenmap to the next of the same zitting. No Qt."""

from __future__ import annotations

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.services.besluitenrij import volgend_concept
from cvt_desktop.services.context import Dienst
from ui.presenters.navigatie import Navigatie


class Besluitenrij:
    """Seen from one dossier."""

    def __init__(self, dienst: Dienst, navigatie: Navigatie, aanvraag_id: AanvraagId) -> None:
        self._dienst, self._navigatie, self._aanvraag_id = dienst, navigatie, aanvraag_id

    def loopt_door(self) -> bool:
        """Whether another besluit of this zitting is still a concept, for who lays them in the Tekenmap."""
        mag = self._dienst.mag(Actie.BESLUIT_NAAR_TEKENMAP)
        return mag and volgend_concept(self._dienst, self._aanvraag_id) is not None

    def verder(self) -> None:
        """Go to it."""
        if (volgend := volgend_concept(self._dienst, self._aanvraag_id)) is not None:
            self._navigatie.naar_dossier(volgend, tab="besluit")
