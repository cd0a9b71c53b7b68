"""What stands behind the titles of a dossier's tabs: ``4 Toetsing ✓   5 Adviezen 2/2   7 Brieven 3`` (screens.md 4.4)."""

from __future__ import annotations

from dataclasses import dataclass

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Besluittoestand
from cvt_desktop.domain.brief import Brieftoestand
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.services.besluiten import huidig
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten.besluitdocument import nog_te_maken
from cvt_desktop.services.dossiertoegang import alleen_gekoppeld, eis_dossier

_AF = frozenset({Besluittoestand.GETEKEND, Besluittoestand.VERZONDEN})
_NODIG = 2  # WVO 2020 2.47 lid 14: two deskundigen


@dataclass(frozen=True, slots=True, kw_only=True)
class Tellers:
    """Short texts; empty where there is nothing to say."""

    toetsing: str
    adviezen: str
    besluit: str
    brieven: str


def tellers(dienst: Dienst, aanvraag_id: AanvraagId) -> Tellers:
    """How far each part of a dossier is. Raises ``GeenRechtError`` for a dossier that is not for this person."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        aanvraag = uow.aanvragen.get(aanvraag_id)
        eis_dossier(dienst, uow, aanvraag)
        vastgesteld = sum(advies.vastgesteld for advies in uow.adviezen.of_aanvraag(aanvraag_id))
        besluit, brieven = huidig(uow, aanvraag_id), 0
        if not alleen_gekoppeld(dienst):
            brieven = sum(b.toestand is not Brieftoestand.VERVALLEN for b in uow.brieven.of_aanvraag(aanvraag_id))
            brieven += len(nog_te_maken(dienst, uow, besluit))
    gevraagd = bool(vastgesteld or aanvraag.koppelingen)
    return Tellers(
        toetsing="✓" if aanvraag.toets.afgerond else "",
        adviezen=f"{vastgesteld}/{_NODIG}" if gevraagd else "",
        besluit="✓" if besluit is not None and besluit.toestand in _AF else "",
        brieven=str(brieven or ""),
    )
