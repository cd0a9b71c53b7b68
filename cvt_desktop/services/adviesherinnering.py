"""The reminder for a deskundige whose advice is due, as a text for the clipboard (screens.md 4.7)."""

from __future__ import annotations

from cvt_desktop.basis.tekst import datum_voluit
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.services.commissies import behandelaar
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossier import lees_dossier


def herinnering(dienst: Dienst, aanvraag_id: AanvraagId, volgorde: int) -> str:
    """Which advice it is, when it was asked and by when it was due; without the name of anybody.

    Raises ``ToestandError`` when nobody was asked, or the advice is vastgesteld.
    """
    with dienst.lezen(Actie.DESKUNDIGE_KOPPELEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        vast = any(a.volgorde == volgorde and a.vastgesteld for a in uow.adviezen.of_aanvraag(aanvraag_id))
        afzender = behandelaar(dienst.instellingen(uow), aanvraag, dienst.klok.today()).naam
    koppeling = next((k for k in aanvraag.koppelingen if k.volgorde == volgorde), None)
    if koppeling is None or vast:
        raise ToestandError("Er is aan deze deskundige niets te herinneren: het advies is binnen, of er is niemand gevraagd. "
                            "Open het dossier opnieuw.",
                            code="niets-te-herinneren")  # fmt: skip
    wanneer = f" Wij verwachtten het op {datum_voluit(koppeling.uiterlijk)}." if koppeling.uiterlijk is not None else ""
    return (f"Kenmerk {aanvraag.kenmerk}: op {datum_voluit(koppeling.gevraagd_op)} vroegen wij u om een deskundigenadvies "
            f"(advies {volgorde}).{wanneer} Het is nog niet bij ons. Wilt u laten weten wanneer het komt? Lukt het niet, bel ons "
            f"dan: dan zoeken wij een andere weg. Met vriendelijke groet, {afzender}")  # fmt: skip
