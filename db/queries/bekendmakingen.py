"""When each besluit was made known: the last letter of it that left (Awb 3:41)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Engine, String, func, select, type_coerce

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.agendapunt import Uitkomst
from cvt_desktop.domain.besluit import Besluittoestand
from cvt_desktop.domain.brief import Briefsoort, Brieftoestand
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.ports.overzicht import Bekendmaking
from db.engine import leeseenheid
from db.tables.basis import tafel
from db.tables.besluitvorming import BesluitRow
from db.tables.dossier import BriefRow, RegelRow

_B, _L, _R = tafel(BesluitRow).c, tafel(BriefRow).c, tafel(RegelRow).c
_BESLUIT = [str(s) for s in (Briefsoort.TLV, Briefsoort.BESLUIT_SCHOOL, Briefsoort.BESLUIT_OUDERS, Briefsoort.BESLUIT_LEERLING)]
_BUITEN = [str(s) for s in (Briefsoort.BUITEN_BEHANDELING, Briefsoort.BUITEN_BEHANDELING_OUDERS)]
_INTREKKING = [str(s) for s in (Briefsoort.INTREKKING, Briefsoort.INTREKKING_OUDERS)]
_OP = func.max(_L.verzonden_op, type_=String)
_MET_BESLUIT = (
    select(type_coerce(_B.aanvraag_id, String), _OP, _B.uitkomst)
    .join_from(tafel(BriefRow), tafel(BesluitRow), _L.besluit_id == _B.id)
    .where(_B.toestand == str(Besluittoestand.VERZONDEN), _L.toestand == str(Brieftoestand.VERZONDEN), _L.soort.in_(_BESLUIT))
    .group_by(_B.id)
)  # fmt: skip
_ZONDER_BESLUIT = (
    select(type_coerce(_L.aanvraag_id, String), _OP)
    .where(_L.toestand == str(Brieftoestand.VERZONDEN), _L.soort.in_(_BUITEN))
    .group_by(_L.aanvraag_id)
)

_TE_SLUITEN = (
    select(type_coerce(_L.aanvraag_id, String), _OP)
    .join_from(tafel(BriefRow), tafel(RegelRow), _L.aanvraag_id == _R.aanvraag_id)
    .where(_R.status.in_([str(Status.BEKENDGEMAAKT), str(Status.BUITEN_BEHANDELING)]),
           _L.toestand != str(Brieftoestand.VERVALLEN), _L.soort.in_([*_BESLUIT, *_BUITEN, *_INTREKKING]))
    .group_by(_L.aanvraag_id)
    .having(func.count(_L.verzonden_op) == func.count())
)  # fmt: skip


def te_sluiten(engine: Engine) -> dict[AanvraagId, date]:
    """One read unit."""
    with leeseenheid(engine) as sessie:
        rijen = sessie.connection().execute(_TE_SLUITEN).all()
    return {AanvraagId(UUID(id_)): date.fromisoformat(op) for id_, op in rijen}


def bekendmakingen(engine: Engine) -> list[Bekendmaking]:
    """One read unit, the earliest first."""
    with leeseenheid(engine) as sessie:
        besluiten = sessie.connection().execute(_MET_BESLUIT).all()
        buiten = sessie.connection().execute(_ZONDER_BESLUIT).all()
    gevonden: list[tuple[str, str, Uitkomst | None]] = [(id_, op, Uitkomst(hoe)) for id_, op, hoe in besluiten]
    gevonden += [(id_, op, None) for id_, op in buiten]
    return [Bekendmaking(aanvraag_id=AanvraagId(UUID(id_)), op=date.fromisoformat(op), uitkomst=hoe)
            for id_, op, hoe in sorted(gevonden, key=lambda een: (een[1], een[0]))]  # fmt: skip
