"""The correction of a besluit that was sent: a concept that can be taken back, and at its signature the end of the old TLV.

Until the new besluit is signed the old one and its verklaring stay in force. What has not left the house can be taken back.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from uuid import uuid4

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Besluit, Besluittoestand
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.ids import BesluitId, TlvId
from cvt_desktop.domain.tlv import Tlvtoestand, Verklaring
from cvt_desktop.ports.register import Leeseenheid, Schrijfeenheid
from cvt_desktop.services.besluiten import huidig
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten.gegevens import Besluitgegevens
from cvt_desktop.services.documenten.vervanging import FOUTEN
from cvt_desktop.services.verzenden import status_na_verzending

CORRECTIEREDENEN = tuple(FOUTEN)
"""What can be wrong in a besluit that was sent; a new judgement is a new aanvraag."""


def corrigeren(dienst: Dienst, besluit_id: BesluitId, reden: str) -> Besluit:
    """Begin the correction of what was sent: a concept with the same text, whose letters say in whose place it comes.

    Nothing else changes yet: the besluit that was sent and its verklaring stay in force until the concept is signed. Raises
    ``InvoerError`` for a reason that is not of the list, and ``ToestandError`` unless it was sent and the dossier is
    bekendgemaakt.
    """
    if reden not in CORRECTIEREDENEN:
        raise InvoerError("Kies een reden uit de lijst.", veld="reden")
    with dienst.werk(Actie.BESLUIT_CORRIGEREN) as werk:
        uow = werk.uow
        oud = uow.besluiten.get(besluit_id)
        nieuw = oud.corrigeren(BesluitId(uuid4()), reden)
        if oud.tlv_id is not None and uow.verklaringen.get(oud.tlv_id).einde is not None:
            raise ToestandError("Er ligt een besluit klaar dat de verklaring beëindigt. Neem dat terug bij Verklaringen, of "
                                "verzend de brieven.", code="einde-klaar")  # fmt: skip
        aanvraag = uow.aanvragen.get(oud.aanvraag_id)
        if aanvraag.status is Status.AFGESLOTEN:
            raise ToestandError("Dit dossier is afgesloten. Heropen het eerst (Meer, Dossier heropenen) en corrigeer dan.",
                                code="dossier-afgesloten")  # fmt: skip
        uow.aanvragen.save(aanvraag.naar(Status.BESLOTEN))
        nieuw = uow.besluiten.save(nieuw)
        werk.leg_vast("besluit", nieuw.id, nieuw, aanvraag_id=oud.aanvraag_id)
        werk.kan_terug(f"de correctie van {aanvraag.kenmerk}", partial(terugnemen, dienst, nieuw.id))
    return nieuw


def terugnemen(dienst: Dienst, besluit_id: BesluitId) -> Besluit:
    """Leave the correction: the concept goes, and the dossier is bekendgemaakt as it was.

    Raises ``ToestandError`` for what is no correction, lies in the Tekenmap or was signed.
    """
    with dienst.werk(Actie.CORRECTIE_TERUGNEMEN) as werk:
        uow = werk.uow
        weg = uow.besluiten.save(uow.besluiten.get(besluit_id).correctie_terugnemen())
        aanvraag = uow.aanvragen.get(weg.aanvraag_id)
        if aanvraag.status is Status.ADVIES_BESTUUR:
            aanvraag = aanvraag.naar(Status.BESLOTEN)
        assert weg.correctie is not None  # else it could not be taken back
        uow.aanvragen.save(aanvraag.naar(status_na_verzending(aanvraag, uow.besluiten.get(weg.correctie.van))))
        werk.leg_vast("besluit", besluit_id, weg, aanvraag_id=weg.aanvraag_id)
    return weg


def loopt(dienst: Dienst, tlv_id: TlvId) -> bool:
    """Whether a correction of this verklaring was begun and not signed."""
    with dienst.lezen(Actie.VERKLARINGEN_INZIEN) as uow:
        return lopende(uow, uow.verklaringen.get(tlv_id)) is not None


def lopende(uow: Leeseenheid, verklaring: Verklaring) -> Besluit | None:
    """The correction that lies as a concept or in the Tekenmap, and will end this verklaring when it is signed."""
    nu = huidig(uow, verklaring.aanvraag_id)
    open_ = nu is not None and nu.toestand in {Besluittoestand.CONCEPT, Besluittoestand.TE_TEKENEN}
    return nu if open_ and nu is not None and nu.vervangt(verklaring.besluit_id) else None


def vervang(uow: Schrijfeenheid, g: Besluitgegevens, nieuw: Verklaring | None, op: date) -> TlvId | None:
    """At the signature: what this besluit replaces ends and names the number that came in its place, if one did.

    A verklaring of this dossier that is vervallen already names that number too. Gives the one that held until now.
    """
    nummer, beeindigd = nieuw.nummer if nieuw is not None else "", None
    if g.aanvraag.leerling_id is None:
        return None
    for oud in uow.verklaringen.of_leerling(g.aanvraag.leerling_id):
        if oud.aanvraag_id != g.aanvraag.id or (nieuw is not None and oud.id == nieuw.id):
            continue
        weg = oud
        if g.besluit.correctie is not None and g.besluit.vervangt(oud.besluit_id) and oud.toestand is Tlvtoestand.GELDIG:
            weg, beeindigd = oud.vervallen(g.besluit.correctie.reden, op), oud.id
        if nummer and weg.toestand is Tlvtoestand.VERVALLEN and not weg.vervangen_door:
            weg = weg.vervangen(nummer)
        if weg != oud:
            uow.verklaringen.save(weg)
    return beeindigd
