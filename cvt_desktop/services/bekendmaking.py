"""When the besluit of a dossier was made known: the day on which each addressee was sent it (Awb 3:41, 6:8)."""

from __future__ import annotations

from datetime import date

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.brief import Brieftoestand
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.besluiten import huidig
from cvt_desktop.services.verzenden import BUITEN


def bekendgemaakt_op(uow: Leeseenheid, aanvraag: Aanvraag) -> tuple[date, ...]:
    """Of every letter that left of the besluit that counts now, or of that not to handle the aanvraag; empty before that."""
    besluit = huidig(uow, aanvraag.id)
    brieven = [b for b in uow.brieven.of_aanvraag(aanvraag.id)
               if (b.soort in BUITEN if aanvraag.buiten is not None else besluit is not None and b.besluit_id == besluit.id)]
    return tuple(b.verzonden_op for b in brieven if b.toestand is Brieftoestand.VERZONDEN and b.verzonden_op is not None)
