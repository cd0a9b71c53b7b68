"""Which running dossiers were marked *Spoed* by the school, out of their aanvraag."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Engine, String, func, select, type_coerce

from cvt_desktop.domain.aanvraag import AFGEROND, Status
from cvt_desktop.domain.ids import AanvraagId
from db.engine import leeseenheid
from db.tables.basis import tafel
from db.tables.dossier import AanvraagRow

_A = tafel(AanvraagRow).c
_SPOED = func.trim(func.json_extract(_A.inhoud, "$.inhoud.formulier.a.spoed", type_=String))
_KEUS = select(type_coerce(_A.id, String), _SPOED).where(
    _A.status.in_([str(status) for status in Status if status not in AFGEROND]), _SPOED != ""
)


def spoed(engine: Engine) -> dict[AanvraagId, str]:
    """Why, of each dossier that has it: one read unit. Not in the line of the lists, which 10,000 dossiers share."""
    with leeseenheid(engine) as sessie:
        return {AanvraagId(UUID(id_)): waarom for id_, waarom in sessie.connection().execute(_KEUS).all()}
