"""That a TLV that was sent does not hold any more: intrekking and vervallen, with the letters (screens.md 4.14, 7.11).

The number and the line stay. Until a letter has left the house the besluit can be taken back (Awb 3:40).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import uuid4

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Besluittoestand
from cvt_desktop.domain.brief import Brief, Briefsoort, Brieftoestand
from cvt_desktop.domain.bronnen import bron
from cvt_desktop.domain.errors import GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.ids import BriefId, TlvId
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.mandaat import beslisgrond
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.termijn import bezwaartermijn
from cvt_desktop.domain.tlv import NA_BEZWAAR, Tlvtoestand, Verklaring
from cvt_desktop.ports import documentdelen as deel
from cvt_desktop.ports.intrekkingsbrief import IntrekkingVerklaring
from cvt_desktop.ports.register import Leeseenheid, Schrijfeenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.documenten.brievenarchief import bewaar_definitief
from cvt_desktop.services.documenten.correspondentie import Dossiergegevens, laad_dossier
from cvt_desktop.services.documenten.ontvangers import Ontvanger
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
_GEEN_MANDAAT = {
    True: "Over deze soort besluit het bestuur. Vraag de bestuurder dit besluit te nemen.",
    False: "U hebt vandaag geen mandaat voor deze soort. Laat iemand met mandaat besluiten, of vraag de beheerder het mandaat "
    "vast te leggen bij Instellingen.",
}


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
    """One to the school and one per address of the ouders, to be signed with a pen."""
    d = laad_dossier(dienst, uow, lees_dossier(dienst, uow, verklaring.aanvraag_id))
    nemer = _nemer(uow, d, uow.personen.get(dienst.sessie.persoon_id))
    kop = koppen.kop(dienst, uow, d.instellingen, d.aanvraag.kenmerk, dagtekening=d.vandaag, concept=False, met_anker=True)
    plan = [(Briefsoort.INTREKKING, deel.Lezer.SCHOOL, d.school_ontvanger)]
    plan += [(Briefsoort.INTREKKING_OUDERS, deel.Lezer.OUDERS, o) for o in d.ouder_ontvangers]
    for soort, lezer, ontvanger in plan:
        if not ontvanger.adres.volledig:
            raise InvoerError(f"De brief aan {ontvanger.aanduiding} heeft geen adres. Vul het aan bij de school of de aanvraag.",
                              code="brief-zonder-adres", veld="adres")  # fmt: skip
        brief = Brief(id=BriefId(uuid4()), aanvraag_id=d.aanvraag.id, soort=soort, geadresseerde=ontvanger.naam,
                      adres=ontvanger.adres, gedateerd=d.vandaag)  # fmt: skip
        bewaar_definitief(dienst, uow, brief, dienst.opmaker.maak(_document(d, kop, nemer, verklaring, lezer, ontvanger)))


def _nemer(uow: Leeseenheid, d: Dossiergegevens, wie: Persoon) -> deel.Besluitnemer:
    """Who could decide on the aanvraag decides on this: the model of the kind and the mandates (screens.md 3.2)."""
    commissie, soort = d.instellingen.commissie, d.aanvraag.soort
    model = d.instellingen.reglement.model(soort)
    grond = beslisgrond(model, uow.mandaten.all(), commissie.mandaat_van, wie, soort, (d.vandaag,))
    if grond is None:
        raise GeenRechtError(_GEEN_MANDAAT[model is Besluitmodel.M2], code="geen-mandaat", dossier=d.aanvraag.id)
    return koppen.nemer(grond, wie, commissie.naam, None)


def _document(
    d: Dossiergegevens, kop: deel.Kop, nemer: deel.Besluitnemer, v: Verklaring, lezer: deel.Lezer, ontvanger: Ontvanger
) -> IntrekkingVerklaring:
    naam, functie = (nemer.naam, nemer.functie) if isinstance(nemer, deel.BesluitInMandaat) else ("", "het bestuur")
    soort = beschrijving(v.soort)
    gronden = ("wvo-2.47-7",) if soort.pro else ("wvo-2.47-7", "wec-40-12")
    return IntrekkingVerklaring(
        kop=kop, adres=ontvanger.regels, aanhef=ontvanger.aanhef, lezer=lezer, leerling=koppen.leerling(d.leerling),
        ondertekening=deel.Ondertekening(naam=naam or d.instellingen.swv.naam, functie=functie,
                                         wijze=deel.Tekenwijze.OP_PAPIER),
        school=koppen.school(d.school), tlv_nummer=v.nummer, tlv_soort=soort.voluit, tlv_van=v.getekend_op,
        per=v.beeindigd_op or d.vandaag, fout=v.toestand is Tlvtoestand.VERVALLEN, reden=v.vervallen_omdat,
        grondslag=" en ".join(bron(g).tekst for g in gronden), nemer=nemer,
        bezwaar=deel.Bezwaar(verzenddatum=d.vandaag,
                             laatste_dag=bezwaartermijn(d.vandaag, feestdagen=d.feestdagen).laatste_dag),
    )  # fmt: skip
