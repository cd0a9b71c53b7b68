"""Every TLV of a pupil that the register knows of: its own, and those taken over from the system of before."""

from __future__ import annotations

from typing import TypeAlias

from cvt_desktop.domain.ids import LeerlingId
from cvt_desktop.domain.overgenomen import OvergenomenVerklaring
from cvt_desktop.domain.tlv import Verklaring
from cvt_desktop.ports.register import Leeseenheid

BekendeTlv: TypeAlias = Verklaring | OvergenomenVerklaring


def tlvs_van(uow: Leeseenheid, leerling_id: LeerlingId | None) -> list[BekendeTlv]:
    """Those of this register first, the newest in front; for whoever asks whether one still holds (WEC 40, lid 14).

    A groepsarrangement has no pupil and so no TLV.
    """
    if leerling_id is None:
        return []
    return [*uow.verklaringen.of_leerling(leerling_id), *uow.overgenomen.of_leerling(leerling_id)]
