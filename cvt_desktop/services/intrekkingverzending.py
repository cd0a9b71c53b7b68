"""What the sending of its letters does to a verklaring that a besluit ends: it works when all have it (Awb 3:40, 3:41)."""

from __future__ import annotations

from cvt_desktop.domain.brief import Brief, Brieftoestand
from cvt_desktop.domain.ids import TlvId
from cvt_desktop.ports.register import Leeseenheid, Schrijfeenheid


def brieven_van(uow: Leeseenheid, tlv_id: TlvId) -> list[Brief]:
    """The letters of the besluit that ends this verklaring, without those that were taken back."""
    verklaring = uow.verklaringen.get(tlv_id)
    return [b for b in uow.brieven.of_aanvraag(verklaring.aanvraag_id)
            if b.tlv_id == tlv_id and b.toestand is not Brieftoestand.VERVALLEN]  # fmt: skip


def verzonden(uow: Schrijfeenheid, brief: Brief) -> None:
    """When the last of the letters has left, the verklaring ends: on the latest of their days, or the later one it names."""
    if brief.tlv_id is None:
        return
    verklaring = uow.verklaringen.get(brief.tlv_id)
    dagen = [b.verzonden_op for b in brieven_van(uow, brief.tlv_id)]
    weg = [dag for dag in dagen if dag is not None]
    if verklaring.einde is not None and len(weg) == len(dagen):
        uow.verklaringen.save(verklaring.einde_bekendgemaakt(max(weg)))
