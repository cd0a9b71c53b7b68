"""The reminder for who signs a besluit, as a text for the clipboard (screens.md 4.2: "In Tekenmap sinds …: herinneren")."""

from __future__ import annotations

from cvt_desktop.basis.tekst import datum_voluit
from cvt_desktop.domain.aanvraag import AFGEROND, Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.services.commissies import behandelaar
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossier import lees_dossier, stand_van
from cvt_desktop.services.tekenmapdag import in_tekenmap_sinds


def herinnering(dienst: Dienst, aanvraag_id: AanvraagId) -> str:
    """What lies in the Tekenmap since when, and by when it has to be known; without the name of the pupil.

    Raises ``ToestandError`` when nothing of this dossier lies there.
    """
    with dienst.lezen(Actie.STATUSBERICHT_KOPIEREN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        sinds = in_tekenmap_sinds(uow, aanvraag_id)
        uiterlijk = stand_van(uow, aanvraag).uiterste_datum
        afzender = behandelaar(dienst.instellingen(uow), aanvraag, dienst.klok.today()).naam
    if sinds is None or aanvraag.status in AFGEROND:
        raise ToestandError("Van dit dossier ligt niets in de Tekenmap. Open het dossier opnieuw om te zien hoe ver het is.",
                            code="niet-in-tekenmap")  # fmt: skip
    wat = "een advies van de commissie" if aanvraag.status is Status.ADVIES_BESTUUR else "een besluit"
    doe = "besluiten en ondertekenen" if aanvraag.status is Status.ADVIES_BESTUUR else "nakijken en ondertekenen"
    return (f"Kenmerk {aanvraag.kenmerk}: sinds {datum_voluit(sinds)} ligt er {wat} in de Tekenmap. Het besluit moet uiterlijk "
            f"{datum_voluit(uiterlijk)} bekend zijn. Wilt u het {doe}? Hebt u een vraag, geef het dan in de Tekenmap terug met "
            f"uw vraag. Met vriendelijke groet, {afzender}")  # fmt: skip
