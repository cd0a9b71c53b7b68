"""A register with three commissions: the CvT, the deskundigencommissie PrO, and one for a single voorziening."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from cvt_desktop.domain.commissie import Commissie, Lidmaatschap
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import CommissieId, InstellingenId, VoorzieningId
from cvt_desktop.domain.instellingen import Instellingen
from cvt_desktop.domain.stem import Stemregel
from cvt_desktop.domain.voorziening import Voorziening
from db.register import DbRegister
from tests.factories import BAKKENES, BENSALEM, RIETDIJK, VOORZITTER, maak_instellingen, uuid_van

PRO_SOORTEN = (Soort.TLV_PRO_REGULIER, Soort.TLV_PRO_BIJZONDER)
PLUS = Voorziening(id=VoorzieningId(UUID(int=41)), schooljaar="2026-2027", naam="Plusroute")
KANSKLAS = Voorziening(id=VoorzieningId(UUID(int=42)), schooljaar="2026-2027", naam="Kansklas")
PRO = Commissie(
    id=CommissieId(uuid_van("commissie PrO")), naam="Deskundigencommissie PrO", quorum=2, regel=Stemregel.DOORSLAG,
    soorten=PRO_SOORTEN, mandaat_van=date(2026, 9, 1), leden=(
        Lidmaatschap(persoon_id=VOORZITTER.id), Lidmaatschap(persoon_id=BENSALEM.id),
        Lidmaatschap(persoon_id=RIETDIJK.id, van=date(2026, 8, 1), tot=date(2027, 5, 12)),
        Lidmaatschap(persoon_id=BAKKENES.id, van=date(2027, 5, 13)),
    ),
)  # fmt: skip
"""Bakkenes comes after Rietdijk, from 13 May 2027."""
PLAATSING = Commissie(
    id=CommissieId(uuid_van("commissie Plusroute")), naam="Plaatsingscommissie Plusroute", quorum=1,
    gedragsdeskundige_nodig=False, regel=Stemregel.MEERDERHEID, voorzieningen=(PLUS.id,),
)  # fmt: skip
CVT_SOORTEN = tuple(s for s in Soort if s not in PRO_SOORTEN)


def maak_drie_commissies() -> Instellingen:
    """Version 2 of De Waterlanden, in force as long as version 1."""
    een = maak_instellingen()
    return replace(een, id=InstellingenId(uuid_van("instellingen 2")), nummer=2, voorzieningen=(PLUS, KANSKLAS),
                   commissie=replace(een.commissie, soorten=CVT_SOORTEN), andere_commissies=(PRO, PLAATSING))  # fmt: skip


def geef_drie_commissies(register: DbRegister) -> None:
    """The register has three commissions from here on."""
    with register.schrijven() as uow:
        uow.instellingen.save(maak_drie_commissies())
