"""A verlenging begins with what the register holds of the earlier TLV (screens.md 5.4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cvt_desktop.basis.tekst import vouw
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import NietGevondenError, ToestandError
from cvt_desktop.domain.formulier import (
    BlokLeerling,
    Formulier,
    OntvangenVia,
    RelatieSchool,
    Soort,
    Verzorger,
    Wijziging,
)
from cvt_desktop.domain.ids import LeerlingId, TlvId
from cvt_desktop.domain.onderwerp import leerling_id_van
from cvt_desktop.domain.schooljaar import schooljaar, vroegste_einddatum_vso
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.termijn import plus_dagen
from cvt_desktop.domain.tlv import Tlvtoestand
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.bekende_tlvs import BekendeTlv, tlvs_van
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.intakeconcept import Intakeconcept, bewaar, nieuwe_sleutel
from cvt_desktop.services.invoer import Invoer, Leerlinginvoer


def vooringevuld(dienst: Dienst, leerling_id: LeerlingId, invoer: Invoer) -> Invoer:
    """``invoer`` with the pupil, the verzorgers and the earlier TLV of the register; it begins on the day after that one.

    What was typed already stays; what people thought then is asked anew.
    A TLV that was taken over has no verzorgers here. Raises ``ToestandError`` without a TLV vso with an end.
    """
    with dienst.lezen(Actie.AANVRAAG_REGISTREREN) as uow:
        return verlengd(uow, _eerdere(uow, leerling_id), leerling_id, invoer)


def begin(dienst: Dienst, tlv_id: TlvId) -> str:
    """Keep a draft of the verlenging of this TLV, received today; its school filled in when that is known. Gives its key.

    Raises ``ToestandError`` for a TLV that does not hold, has no last day, or is not for the vso.
    """
    dienst.eis(Actie.AANVRAAG_REGISTREREN)
    with dienst.lezen(Actie.AANVRAAG_REGISTREREN) as uow:
        tlv = lees_tlv(uow, tlv_id)
        if not te_verlengen(tlv):
            raise ToestandError("Alleen een geldige verklaring voor het vso met een laatste dag is te verlengen. Kies TLV vso – "
                                "nieuw.", code="geen-tlv")  # fmt: skip
        concept = conceptaanvraag(uow, tlv, tlv.schoolwissel.school if tlv.schoolwissel else tlv.school)
    sleutel = nieuwe_sleutel()
    bewaar(dienst, sleutel, replace(concept, invoer=ontvangen(concept.invoer, dienst.klok.today())))
    return sleutel


def ontvangen(invoer: Invoer, op: date) -> Invoer:
    """``invoer`` as it comes in on this day, by the most frequent way; what somebody filled in stays (screens.md 5.1)."""
    return replace(invoer, ontvangen_op=invoer.ontvangen_op or op, ontvangen_via=invoer.ontvangen_via or OntvangenVia.TOP_DOSSIER,
                   datum_aanvraag=invoer.datum_aanvraag or op)  # fmt: skip


def conceptaanvraag(uow: Leeseenheid, tlv: BekendeTlv, school: str) -> Intakeconcept:
    """What the intake page holds after choosing *Verlenging* for this pupil, with the school and its contact."""
    gevonden = next((s for s in uow.scholen.all() if s.actief and vouw(s.naam) == vouw(school)), None)
    contact = gevonden.contactpersonen[0] if gevonden is not None and gevonden.contactpersonen else None
    leerling_id = leerling_van(uow, tlv)
    b = BlokLeerling(huidige_school=gevonden.naam, schoolsoort=gevonden.schoolsoort) if gevonden is not None else BlokLeerling()
    invoer = Invoer(school_id=gevonden.id if gevonden is not None else None, relatie=RelatieSchool.INGESCHREVEN, b=b,
                    contactpersoon=", ".join(filter(None, (contact.naam, contact.telefoon))) if contact is not None else "",
                    getekend_door=", ".join(filter(None, (contact.naam, contact.functie))) if contact is not None else "")
    return Intakeconcept(soort=Soort.TLV_VSO_VERLENGING, leerling_id=leerling_id,
                         invoer=verlengd(uow, tlv, leerling_id, invoer))  # fmt: skip


def lees_tlv(uow: Leeseenheid, tlv_id: TlvId) -> BekendeTlv:
    """A TLV of this register, or one of before it. Raises ``NietGevondenError``."""
    try:
        return uow.verklaringen.get(tlv_id)
    except NietGevondenError:
        return uow.overgenomen.get(tlv_id)


def leerling_van(uow: Leeseenheid, tlv: BekendeTlv) -> LeerlingId:
    """The pupil; a TLV of this register has it in its aanvraag."""
    return leerling_id_van(uow.aanvragen.get(tlv.aanvraag_id)) if tlv.aanvraag_id is not None else tlv.leerling_id


def te_verlengen(tlv: BekendeTlv) -> bool:
    """Whether it holds, ends some day, and is for the vso."""
    vso = beschrijving(Soort.TLV_VSO_VERLENGING).onderwijs
    return tlv.toestand is Tlvtoestand.GELDIG and tlv.einddatum is not None and beschrijving(tlv.soort).onderwijs == vso


def verlengd(uow: Leeseenheid, eerdere: BekendeTlv, leerling_id: LeerlingId, invoer: Invoer) -> Invoer:
    """See ``vooringevuld``, for this earlier TLV. The same category is asked, so only the period changes, until somebody
    says otherwise. What the register holds of the pupil comes from the newest aanvraag: people move."""
    leerling = uow.leerlingen.get(leerling_id)
    eerste_dag = plus_dagen(eerdere.einddatum or eerdere.ingangsdatum, 1)
    b = replace(invoer.b, onderwijs_voor="vso")
    uitstroom = invoer.vso.uitstroom
    if (vorige := _nieuwste(uow, leerling_id)) is not None:
        zelfde_jaar = schooljaar(vorige.a.ontvangen_op) == schooljaar(plus_dagen(eerste_dag, -1))
        b = replace(b, eigen_brief=vorige.b.eigen_brief, leerjaar=b.leerjaar or (vorige.b.leerjaar if zelfde_jaar else ""),
                    verzorgers=b.verzorgers or tuple(_opnieuw(v) for v in vorige.b.verzorgers))  # fmt: skip
        uitstroom = vorige.vso.uitstroom or uitstroom
    vso = replace(
        invoer.vso, eerdere_tlv=eerdere.nummer, eerdere_categorie=eerdere.categorie, eerdere_tot=eerdere.einddatum,
        categorie=eerdere.categorie, wat_verandert=Wijziging.DUUR, ingangsdatum=eerste_dag,
        einddatum=vroegste_einddatum_vso(eerste_dag), uitstroom=uitstroom,
    )  # fmt: skip
    return replace(invoer, van_leerling=Leerlinginvoer.van(leerling), b=b, vso=vso)


def _nieuwste(uow: Leeseenheid, leerling_id: LeerlingId) -> Formulier | None:
    """The form of the newest aanvraag of a pupil; None when there is none in this register."""
    vormen = [aanvraag.formulier for aanvraag in uow.aanvragen.of_leerling(leerling_id)]
    return max(vormen, key=lambda vorm: vorm.a.ontvangen_op, default=None)


def _eerdere(uow: Leeseenheid, leerling_id: LeerlingId) -> BekendeTlv:
    geldig = [v for v in tlvs_van(uow, leerling_id) if te_verlengen(v)]
    if geldig:
        return max(geldig, key=lambda v: v.einddatum or v.ingangsdatum)
    raise ToestandError("Deze leerling heeft hier geen geldige verklaring voor het vso. Kies TLV vso – nieuw.", code="geen-tlv")


def _opnieuw(verzorger: Verzorger) -> Verzorger:
    return replace(verzorger, houding=None, zienswijze="")
