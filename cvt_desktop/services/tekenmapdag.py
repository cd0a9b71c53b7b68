"""Since when a besluit lies with who signs it (screens.md 4.2)."""

from __future__ import annotations

from datetime import date

from cvt_desktop.basis.zone import AMSTERDAM
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Besluittoestand
from cvt_desktop.domain.gebeurtenis import Resultaat
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.ports.register import Leeseenheid

BIJ_TEKENAAR = frozenset({Status.BESLOTEN, Status.ADVIES_BESTUUR})
"""In these a besluit can lie in the Tekenmap."""


def in_tekenmap_sinds(uow: Leeseenheid, aanvraag_id: AanvraagId) -> date | None:
    """The day on which it was put there, as the log tells; None when it does not lie there."""
    besluit = next((b for b in uow.besluiten.of_aanvraag(aanvraag_id) if b.toestand is not Besluittoestand.INGETROKKEN), None)
    if besluit is None or besluit.toestand is not Besluittoestand.TE_TEKENEN:
        return None
    dagen = [g.moment.astimezone(AMSTERDAM).date() for g in uow.logboek.of_aanvraag(aanvraag_id)
             if g.actie == Actie.BESLUIT_NAAR_TEKENMAP and g.resultaat is Resultaat.GELUKT]  # fmt: skip
    return dagen[-1] if dagen else besluit.besloten_op
