"""What stands around the items of an agenda: who has read them, when the stukken went out, what cannot wait (screens.md 4.8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cvt_desktop.basis.zone import AMSTERDAM
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.hamerstuk import hamerstukken
from cvt_desktop.domain.ids import AanvraagId, ZittingId
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossiertoegang import binnen_commissie, eis_zitting
from cvt_desktop.services.leeslijst import leden_en_lezers, stemgerechtigd


@dataclass(frozen=True, slots=True, kw_only=True)
class Agendastand:
    """``lezers``: by hamerstuk the names of the members with a stem who read all of it, ``moeten`` how many are to.

    ``stukken_uit``: the day of the first leesmap of this zitting, None when none was made; ``kregen`` of the ``leden`` have one.
    ``spoed``: why a dossier cannot wait, for each running one that the school marked so and this person
    reads.
    """

    lezers: Mapping[AanvraagId, tuple[str, ...]]
    moeten: Mapping[AanvraagId, int]
    leden: int
    stukken_uit: date | None
    kregen: int
    spoed: Mapping[AanvraagId, str]


def agendastand(dienst: Dienst, zitting_id: ZittingId) -> Agendastand:
    """As it is now. A hamerstuk is decided without a word, so whoever lays out the agenda sees whether it was read."""
    with dienst.lezen(Actie.ZITTING_INZIEN) as uow:
        zitting = uow.zittingen.get(zitting_id)
        eis_zitting(dienst, uow, zitting)
        leden = stemgerechtigd(zitting)
        mappen = uow.leesmappen.of_zitting(zitting_id)
        gelezen = {punt.aanvraag_id: leden_en_lezers(uow, zitting, uow.aanvragen.get(punt.aanvraag_id))
                   for punt in hamerstukken(zitting)}  # fmt: skip
        spoed = dienst.overzichten.spoed()
        if dienst.commissiegrens(uow).begrensd:
            leesbaar = {regel.id for regel in binnen_commissie(dienst, uow, dienst.overzichten.aanvragen())}
            spoed = {wie: waarom for wie, waarom in spoed.items() if wie in leesbaar}
    return Agendastand(
        lezers={id_: tuple(lid.naam for lid in lezers) for id_, (_, lezers) in gelezen.items()},
        moeten={id_: len(mee) for id_, (mee, _) in gelezen.items()}, leden=len(leden),
        stukken_uit=min((m.gemaakt_op.astimezone(AMSTERDAM).date() for m in mappen), default=None),
        kregen=len({m.persoon_id for m in mappen} & {lid.persoon_id for lid in leden}), spoed=spoed,
    )  # fmt: skip
