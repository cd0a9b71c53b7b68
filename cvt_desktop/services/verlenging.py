"""A verlenging begins with what the register holds of the earlier TLV (screens.md 5.4)."""

from __future__ import annotations

from dataclasses import replace

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.formulier import Soort, Verzorger
from cvt_desktop.domain.ids import LeerlingId
from cvt_desktop.domain.schooljaar import vroegste_einddatum_vso
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.termijn import plus_dagen
from cvt_desktop.domain.tlv import Tlvtoestand
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.bekende_tlvs import BekendeTlv, tlvs_van
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.invoer import Invoer, Leerlinginvoer


def vooringevuld(dienst: Dienst, leerling_id: LeerlingId, invoer: Invoer) -> Invoer:
    """``invoer`` with the pupil, the verzorgers and the earlier TLV of the register; it begins on the day after that one.

    What was typed already stays; what people thought then is asked anew.
    A TLV that was taken over has no verzorgers here. Raises ``ToestandError`` without a TLV vso with an end.
    """
    with dienst.lezen(Actie.AANVRAAG_REGISTREREN) as uow:
        eerdere = _eerdere(uow, leerling_id)
        leerling = uow.leerlingen.get(leerling_id)
        vorige = uow.aanvragen.get(eerdere.aanvraag_id).formulier if eerdere.aanvraag_id is not None else None
    begin = plus_dagen(eerdere.einddatum or eerdere.ingangsdatum, 1)
    b = replace(invoer.b, onderwijs_voor="vso")
    if vorige is not None:
        b = replace(b, eigen_brief=vorige.b.eigen_brief,
                    verzorgers=b.verzorgers or tuple(_opnieuw(v) for v in vorige.b.verzorgers))  # fmt: skip
    uitstroom = vorige.vso.uitstroom if vorige is not None else invoer.vso.uitstroom
    vso = replace(
        invoer.vso, eerdere_tlv=eerdere.nummer, eerdere_categorie=eerdere.categorie, eerdere_tot=eerdere.einddatum,
        categorie=eerdere.categorie, ingangsdatum=begin, einddatum=vroegste_einddatum_vso(begin), uitstroom=uitstroom,
    )  # fmt: skip
    return replace(invoer, van_leerling=Leerlinginvoer.van(leerling), b=b, vso=vso)


def _eerdere(uow: Leeseenheid, leerling_id: LeerlingId) -> BekendeTlv:
    vso = beschrijving(Soort.TLV_VSO_VERLENGING).onderwijs
    geldig = [v for v in tlvs_van(uow, leerling_id) if v.toestand is Tlvtoestand.GELDIG
              and v.einddatum is not None and beschrijving(v.soort).onderwijs == vso]  # fmt: skip
    if geldig:
        return max(geldig, key=lambda v: v.einddatum or v.ingangsdatum)
    raise ToestandError("Deze leerling heeft hier geen geldige verklaring voor het vso. Kies TLV vso – nieuw.", code="geen-tlv")


def _opnieuw(verzorger: Verzorger) -> Verzorger:
    return replace(verzorger, houding=None, zienswijze="")
