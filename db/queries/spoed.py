"""Which running dossiers were marked *Spoed* by the school, out of their aanvraag."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Engine, String, literal_column, select, text, type_coerce

from cvt_desktop.domain.aanvraag import AFGEROND
from cvt_desktop.domain.ids import AanvraagId
from db.engine import leeseenheid
from db.tables.basis import tafel
from db.tables.dossier import SPOED, AanvraagRow

_A = tafel(AanvraagRow).c
_KEUS = select(type_coerce(_A.id, String), _A.status, literal_column(SPOED, String)).where(text(f"{SPOED} <> ''"))


def spoed(engine: Engine) -> dict[AanvraagId, str]:
    """Why, of each running dossier that has it: one read unit, by the index of those that have it."""
    klaar = {str(status) for status in AFGEROND}
    with leeseenheid(engine) as sessie:
        rijen = sessie.connection().execute(_KEUS).all()
    return {AanvraagId(UUID(id_)): waarom.strip() for id_, status, waarom in rijen if status not in klaar and waarom.strip()}
