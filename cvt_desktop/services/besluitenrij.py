"""The besluiten of one zitting in a row: after it they are gone through one by one (screens.md 4.11)."""

from __future__ import annotations

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Besluittoestand
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.services.context import Dienst


def volgend_concept(dienst: Dienst, aanvraag_id: AanvraagId) -> AanvraagId | None:
    """The next dossier on the agenda of the same zitting whose besluit is still a concept; after the last comes the first.

    None when there is none.
    """
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        eigen = next(iter(uow.besluiten.of_aanvraag(aanvraag_id)), None)
        if eigen is None:
            return None
        agenda = [punt.aanvraag_id for punt in uow.zittingen.get(eigen.zitting_id).punten]
        plaats = agenda.index(aanvraag_id) if aanvraag_id in agenda else -1
        for ander in (*agenda[plaats + 1 :], *agenda[: max(plaats, 0)]):
            besluit = next(iter(uow.besluiten.of_aanvraag(ander)), None)
            if besluit is not None and besluit.zitting_id == eigen.zitting_id and besluit.toestand is Besluittoestand.CONCEPT:
                return ander
    return None
