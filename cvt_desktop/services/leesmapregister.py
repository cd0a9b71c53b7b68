"""The register of leesmappen and adviespakketten: who has what until when, what was reported destroyed (screens.md 9, 10.1)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import LeesmapId
from cvt_desktop.domain.leesmap import Leesmap
from cvt_desktop.services.context import Dienst


def lijst(dienst: Dienst) -> list[Leesmap]:
    """All that went out, newest first."""
    with dienst.lezen(Actie.LEESMAPPEN_INZIEN) as uow:
        return uow.leesmappen.all()


def te_melden(dienst: Dienst) -> list[Leesmap]:
    """Those that should be gone and were not reported, the oldest day first."""
    with dienst.lezen(Actie.LEESMAPPEN_INZIEN) as uow:
        return uow.leesmappen.te_melden(dienst.klok.today())


def melden(dienst: Dienst, leesmap_id: LeesmapId) -> Leesmap:
    """The member said that it is destroyed. Raises ``ToestandError`` when that was noted before."""
    with dienst.werk(Actie.LEESMAP_MELDEN) as werk:
        leesmap = werk.uow.leesmappen.get(leesmap_id).melden(dienst.klok.today(), dienst.sessie.persoon_id)
        leesmap = werk.uow.leesmappen.save(leesmap)
        werk.leg_vast("leesmap", leesmap.id, leesmap)
        werk.kan_terug("de melding dat een leesmap is vernietigd", partial(melding_terugnemen, dienst, leesmap_id))
    return leesmap


def geteld(leesmappen: Sequence[Leesmap]) -> str:
    """``2 leesmappen en 1 adviespakket``; what there is none of is not named."""
    pakketten = sum(leesmap.is_pakket for leesmap in leesmappen)
    mappen = len(leesmappen) - pakketten
    delen = (meervoud(mappen, "leesmap", "leesmappen") if mappen else "",
             meervoud(pakketten, "adviespakket", "adviespakketten") if pakketten else "")  # fmt: skip
    return " en ".join(deel for deel in delen if deel)


def melding_terugnemen(dienst: Dienst, leesmap_id: LeesmapId) -> Leesmap:
    """It was noted as destroyed by mistake, today. Raises ``ToestandError`` on a later day."""
    with dienst.werk(Actie.LEESMAP_MELDING_TERUGNEMEN) as werk:
        leesmap = werk.uow.leesmappen.save(werk.uow.leesmappen.get(leesmap_id).melding_teruggenomen(dienst.klok.today()))
        werk.leg_vast("leesmap", leesmap.id, leesmap)
    return leesmap


def stand(leesmappen: Sequence[Leesmap]) -> str:
    """``12 gemaakt, van 3 is nog niet gemeld dat zij zijn vernietigd``; for the sheets of the FG."""
    if not leesmappen:
        return "geen"
    open_ = sum(leesmap.gemeld_op is None for leesmap in leesmappen)
    return f"{len(leesmappen)} gemaakt, waarvan {open_ or 'geen'} nog niet als vernietigd gemeld"
