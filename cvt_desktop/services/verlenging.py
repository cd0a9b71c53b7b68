"""A verlenging begins with what the register holds of the earlier TLV (screens.md 5.4)."""

from __future__ import annotations

from dataclasses import replace

from cvt_desktop.basis.tekst import vouw
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import NietGevondenError, ToestandError
from cvt_desktop.domain.formulier import RelatieSchool, Soort, Verzorger
from cvt_desktop.domain.ids import LeerlingId, TlvId
from cvt_desktop.domain.onderwerp import leerling_id_van
from cvt_desktop.domain.schooljaar import vroegste_einddatum_vso
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
    """Keep a draft of the verlenging of this TLV, its school filled in when that is known; gives the key of the draft.

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
    bewaar(dienst, sleutel, concept)
    return sleutel


def conceptaanvraag(uow: Leeseenheid, tlv: BekendeTlv, school: str) -> Intakeconcept:
    """What the intake page holds after choosing *Verlenging* for this pupil, with the school and its contact."""
    gevonden = next((s for s in uow.scholen.all() if s.actief and vouw(s.naam) == vouw(school)), None)
    contact = gevonden.contactpersonen[0] if gevonden is not None and gevonden.contactpersonen else None
    leerling_id = leerling_van(uow, tlv)
    invoer = Invoer(school_id=gevonden.id if gevonden is not None else None, relatie=RelatieSchool.INGESCHREVEN,
                    contactpersoon=", ".join(filter(None, (contact.naam, contact.telefoon))) if contact is not None else "")
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
    """See ``vooringevuld``, for this earlier TLV."""
    leerling = uow.leerlingen.get(leerling_id)
    vorige = uow.aanvragen.get(eerdere.aanvraag_id).formulier if eerdere.aanvraag_id is not None else None
    eerste_dag = plus_dagen(eerdere.einddatum or eerdere.ingangsdatum, 1)
    b = replace(invoer.b, onderwijs_voor="vso")
    if vorige is not None:
        b = replace(b, eigen_brief=vorige.b.eigen_brief,
                    verzorgers=b.verzorgers or tuple(_opnieuw(v) for v in vorige.b.verzorgers))  # fmt: skip
    uitstroom = vorige.vso.uitstroom if vorige is not None else invoer.vso.uitstroom
    vso = replace(
        invoer.vso, eerdere_tlv=eerdere.nummer, eerdere_categorie=eerdere.categorie, eerdere_tot=eerdere.einddatum,
        categorie=eerdere.categorie, ingangsdatum=eerste_dag, einddatum=vroegste_einddatum_vso(eerste_dag), uitstroom=uitstroom,
    )  # fmt: skip
    return replace(invoer, van_leerling=Leerlinginvoer.van(leerling), b=b, vso=vso)


def _eerdere(uow: Leeseenheid, leerling_id: LeerlingId) -> BekendeTlv:
    geldig = [v for v in tlvs_van(uow, leerling_id) if te_verlengen(v)]
    if geldig:
        return max(geldig, key=lambda v: v.einddatum or v.ingangsdatum)
    raise ToestandError("Deze leerling heeft hier geen geldige verklaring voor het vso. Kies TLV vso – nieuw.", code="geen-tlv")


def _opnieuw(verzorger: Verzorger) -> Verzorger:
    return replace(verzorger, houding=None, zienswijze="")
