"""The brain of *Stukken voor de LBT*: what goes into the bundle, and what stays out with which reason."""

from __future__ import annotations

from collections.abc import Mapping

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.services import bundels
from cvt_desktop.services.bundels import Bundelregel
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.stukken import Stuklezer


class BundelPresenter:
    """One dossier; ``lezer`` draws what was received."""

    def __init__(self, dienst: Dienst, aanvraag_id: AanvraagId, lezer: Stuklezer) -> None:
        self._dienst, self._aanvraag_id, self._lezer = dienst, aanvraag_id, lezer

    def kan(self) -> bool:
        """Whether a bundle can be made now: the besluit on a TLV was sent, and this person may take documents out."""
        try:
            return self._dienst.mag(Actie.DOCUMENT_UITVOEREN) and bool(self.regels())
        except CvtError:
            return False

    def regels(self) -> tuple[Bundelregel, ...]:
        """The pieces in their order."""
        return bundels.inhoud(self._dienst, self._aanvraag_id, self._lezer)

    def maak(self, weglaten: Mapping[str, str], voortgang: Voortgang) -> tuple[bytes, str]:
        """The PDF and the name to save it under; slow, so in ``Taken``."""
        pdf = bundels.lbt_bundel(self._dienst, self._aanvraag_id, self._lezer, weglaten, voortgang)
        with self._dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
            return pdf, bundels.bestandsnaam(uow.aanvragen.get(self._aanvraag_id).kenmerk)
