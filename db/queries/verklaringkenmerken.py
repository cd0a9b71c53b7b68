"""School code, kind of intake and region of each TLV, out of its aanvraag: asked when the register goes to a workbook."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Engine, String, func, select, type_coerce

from cvt_desktop.domain.blok_pro import Proroute
from cvt_desktop.domain.formulier import Route, Soort
from cvt_desktop.domain.ids import TlvId
from cvt_desktop.domain.instroom import instroom
from cvt_desktop.ports.overzicht import Verklaringkenmerk
from db.engine import leeseenheid
from db.tables.basis import tafel
from db.tables.besluitvorming import VerklaringRow
from db.tables.dossier import AanvraagRow
from db.tables.partijen import SchoolRow

_V, _A, _S = tafel(VerklaringRow).c, tafel(AanvraagRow).c, tafel(SchoolRow).c
_FORMULIER = "$.inhoud.formulier"
_KENMERKEN = (
    select(
        type_coerce(_V.id, String), _V.soort, _S.brin, _S.vestiging,
        func.json_extract(_A.inhoud, f"{_FORMULIER}.vso.route", type_=String),
        func.json_extract(_A.inhoud, f"{_FORMULIER}.pro.route", type_=String),
        func.json_extract(_A.inhoud, f"{_FORMULIER}.vso.buiten_regio", type_=String),
    )
    .join_from(tafel(VerklaringRow), tafel(AanvraagRow), _V.aanvraag_id == _A.id)
    .join(tafel(SchoolRow), _A.school_id == _S.id)
)  # fmt: skip


def verklaringkenmerken(engine: Engine) -> dict[TlvId, Verklaringkenmerk]:
    """One read unit over the whole TLV register."""
    with leeseenheid(engine) as sessie:
        rijen = sessie.connection().execute(_KENMERKEN).all()
    return {
        TlvId(UUID(id_)): Verklaringkenmerk(
            brin=f"{brin}-{vestiging}" if brin and vestiging else brin, buiten_regio=bool((buiten or "").strip()),
            instroom=instroom(Soort(soort), Route(route) if route else None, Proroute(pro) if pro else None),
        )
        for id_, soort, brin, vestiging, route, pro, buiten in rijen
    }  # fmt: skip
