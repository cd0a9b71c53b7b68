"""That a TLV that was sent does not hold any more: intrekking and vervallen, with the letters (screens.md 4.14, 7.11).

The number and the line stay. Until a letter has left the house the besluit can be taken back (Awb 3:40).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Besluittoestand
from cvt_desktop.domain.brief import Brief, Briefsoort, Brieftoestand
from cvt_desktop.domain.bronnen import bron
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.ids import TlvId
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.tlv import NA_BEZWAAR, Tlvtoestand, Verklaring
from cvt_desktop.ports import documentdelen as deel
from cvt_desktop.ports.intrekkingsbrief import IntrekkingVerklaring
from cvt_desktop.ports.register import Leeseenheid, Schrijfeenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.documenten.correspondentie import Dossiergegevens, laad_dossier
from cvt_desktop.services.documenten.ontvangers import Ontvanger
from cvt_desktop.services.documenten.penbesluit import bezwaarclausule, eis_nemer, maak_brieven, ondertekening
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.verzenden import INTREKKING

INTREKREDENEN = (
    "op verzoek van de school en de ouders",
    "de leerling heeft het onderwijs niet meer nodig",
    "een nieuwe verklaring komt ervoor in de plaats",
    "gegeven op onjuiste gegevens van de aanvrager",
    NA_BEZWAAR,
)
"""Why a verklaring that was right is withdrawn."""
VERVALREDENEN = ("verkeerde leerling", "verkeerde soort", "verkeerde categorie", "verkeerde datum", "dubbel afgegeven")
"""Why a verklaring was wrong from the beginning."""


def intrekken(dienst: Dienst, tlv_id: TlvId, reden: str) -> Verklaring:
    """Withdraw a verklaring that was sent and make the letters; its number and its past stay.

    Raises ``ToestandError`` unless it was sent and holds, ``InvoerError`` for a reason that is not of the list, and
    ``GeenRechtError`` without the mandate for this kind (Awb 10:3).
    """
    return _beeindig(dienst, tlv_id, reden, INTREKREDENEN, lambda v, op: v.ingetrokken(reden, op))


def vervallen(dienst: Dienst, tlv_id: TlvId, reden: str) -> Verklaring:
    """Say that a verklaring that was sent was wrong, and make the letters. Raises as ``intrekken``."""
    return _beeindig(dienst, tlv_id, reden, VERVALREDENEN, lambda v, op: v.vervallen(reden, op))


def terugnemen(dienst: Dienst, tlv_id: TlvId) -> Verklaring:
    """Let it hold again, as long as none of the letters has left; they lapse. Raises ``ToestandError`` otherwise."""
    with dienst.werk(Actie.VERKLARING_BEEINDIGEN) as werk:
        verklaring = werk.uow.verklaringen.get(tlv_id)
        brieven = _open_brieven(werk.uow, verklaring)
        if not brieven:
            raise ToestandError("Er is niets terug te nemen: een brief is al verzonden. Maak een nieuwe aanvraag.",
                                code="intrekking-weg")  # fmt: skip
        for brief in brieven:
            werk.uow.brieven.save(brief.vervallen())
        verklaring = werk.uow.verklaringen.save(verklaring.hersteld())
        werk.leg_vast("verklaring", tlv_id, verklaring, aanvraag_id=verklaring.aanvraag_id)
    return verklaring


def terug_te_nemen(dienst: Dienst, tlv_id: TlvId) -> bool:
    """Whether the intrekking or vervallen of this verklaring can still be taken back."""
    with dienst.lezen(Actie.VERKLARINGEN_INZIEN) as uow:
        return bool(_open_brieven(uow, uow.verklaringen.get(tlv_id)))


def _open_brieven(uow: Leeseenheid, verklaring: Verklaring) -> list[Brief]:
    """The letters of its intrekking; none when one of them has left, or when another number came in its place."""
    if verklaring.toestand is Tlvtoestand.GELDIG or verklaring.vervangen_door:
        return []
    brieven = [b for b in uow.brieven.of_aanvraag(verklaring.aanvraag_id) if b.soort in INTREKKING
               and b.toestand is not Brieftoestand.VERVALLEN and b.gedateerd == verklaring.beeindigd_op]  # fmt: skip
    return [] if any(b.toestand is Brieftoestand.VERZONDEN for b in brieven) else brieven


def _beeindig(
    dienst: Dienst, tlv_id: TlvId, reden: str, redenen: tuple[str, ...], doe: Callable[[Verklaring, date], Verklaring]
) -> Verklaring:
    if reden not in redenen:
        raise InvoerError("Kies een reden uit de lijst.", veld="reden")
    with dienst.werk(Actie.VERKLARING_BEEINDIGEN) as werk:
        oud = werk.uow.verklaringen.get(tlv_id)
        if werk.uow.besluiten.get(oud.besluit_id).toestand is not Besluittoestand.VERZONDEN:
            raise ToestandError("Deze verklaring is nog niet verzonden. Trek het besluit in vanuit het dossier: dan vervalt zij "
                                "en begint een nieuw concept.", code="tlv-niet-verzonden")  # fmt: skip
        nieuw = werk.uow.verklaringen.save(doe(oud, dienst.klok.today()))
        _maak_brieven(dienst, werk.uow, nieuw)
        werk.leg_vast("verklaring", tlv_id, nieuw, aanvraag_id=nieuw.aanvraag_id)
    return nieuw


def _maak_brieven(dienst: Dienst, uow: Schrijfeenheid, verklaring: Verklaring) -> None:
    d = laad_dossier(dienst, uow, lees_dossier(dienst, uow, verklaring.aanvraag_id))
    nemer = eis_nemer(dienst, uow, d)
    maak_brieven(dienst, uow, d, Briefsoort.INTREKKING, Briefsoort.INTREKKING_OUDERS,
                 lambda kop, lezer, ontvanger: _document(d, kop, nemer, verklaring, lezer, ontvanger))  # fmt: skip


def _document(
    d: Dossiergegevens, kop: deel.Kop, nemer: deel.Besluitnemer, v: Verklaring, lezer: deel.Lezer, ontvanger: Ontvanger
) -> IntrekkingVerklaring:
    soort = beschrijving(v.soort)
    gronden = ("wvo-2.47-7",) if soort.pro else ("wvo-2.47-7", "wec-40-12")
    return IntrekkingVerklaring(
        kop=kop, adres=ontvanger.regels, aanhef=ontvanger.aanhef, lezer=lezer, leerling=koppen.leerling(d.leerling),
        ondertekening=ondertekening(d, nemer), school=koppen.school(d.school),
        tlv_nummer=v.nummer, tlv_soort=soort.voluit, tlv_van=v.getekend_op,
        per=v.beeindigd_op or d.vandaag, fout=v.toestand is Tlvtoestand.VERVALLEN, reden=v.vervallen_omdat,
        grondslag=" en ".join(bron(g).tekst for g in gronden), nemer=nemer,
        bezwaar=bezwaarclausule(d),
    )  # fmt: skip
