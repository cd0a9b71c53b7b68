"""Writes the lines that the lists show, from the tables that hold the truth: one statement, for whichever aanvragen.

Each repository whose rows a line is made of calls ``ververs`` in the same unit; ``ververs(verbinding)`` alone makes
every line anew, and a test compares the two.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Insert,
    ScalarSelect,
    Select,
    bindparam,
    exists,
    func,
    insert,
    literal,
    select,
)

from cvt_desktop.domain.tlv import Tlvtoestand
from cvt_desktop.domain.zitting import Zittingtoestand
from db.tables.basis import Uuid, tafel
from db.tables.besluitvorming import AdviesRow, VerklaringRow, ZittingPuntRow, ZittingRow
from db.tables.dossier import AanvraagRow, KoppelingRow, RegelRow
from db.tables.partijen import LeerlingRow, SchoolRow

_A, _K, _ADV = tafel(AanvraagRow).c, tafel(KoppelingRow).c, tafel(AdviesRow).c
_L, _S, _V = tafel(LeerlingRow).c, tafel(SchoolRow).c, tafel(VerklaringRow).c
_Z, _P = tafel(ZittingRow).c, tafel(ZittingPuntRow).c


def ververs(verbinding: Connection, *waar: ColumnElement[bool]) -> None:
    """Write the lines of the aanvragen that ``waar`` selects (columns of ``aanvraag``); of all without it."""
    verbinding.execute(_schrijf(_KEUS.where(*waar)))


def ververs_aanvragen(verbinding: Connection, *ids: UUID) -> None:
    """Write the lines of these aanvragen."""
    for id_ in ids:
        verbinding.execute(_SCHRIJF_EEN, {"welke": id_})


def _gevraagd() -> ScalarSelect[Any]:
    return select(func.count()).where(_K.aanvraag_id == _A.id).correlate(tafel(AanvraagRow)).scalar_subquery()


def _vast() -> ScalarSelect[Any]:
    aantal = select(func.count(_ADV.volgorde.distinct())).where(_ADV.aanvraag_id == _A.id, _ADV.vastgesteld == literal(1))
    return aantal.correlate(tafel(AanvraagRow)).scalar_subquery()


def _advies_uiterlijk() -> ScalarSelect[Any]:
    """The first day on which an advice that is not vastgesteld is due."""
    klaar = exists().where(_ADV.aanvraag_id == _K.aanvraag_id, _ADV.volgorde == _K.volgorde, _ADV.vastgesteld == literal(1))
    eerst = select(func.min(_K.uiterlijk)).where(_K.aanvraag_id == _A.id, ~klaar)
    return eerst.correlate(tafel(AanvraagRow)).scalar_subquery()


def _zitting(kolom: ColumnElement[Any]) -> ScalarSelect[Any]:
    """Of the newest zitting with this aanvraag on its agenda; what was decided without one is none."""
    keus = (
        select(kolom)
        .join_from(tafel(ZittingPuntRow), tafel(ZittingRow), _Z.id == _P.zitting_id)
        .where(_P.aanvraag_id == _A.id, _Z.toestand != str(Zittingtoestand.ZONDER_ZITTING))
        .order_by(_Z.datum.desc(), _Z.nr.desc())
        .limit(1)
    )
    return keus.correlate(tafel(AanvraagRow)).scalar_subquery()


def _tlv() -> ColumnElement[str]:
    """The newest valid TLV, or nothing."""
    keus = (
        select(_V.nummer)
        .where(_V.aanvraag_id == _A.id, _V.toestand == str(Tlvtoestand.GELDIG))
        .order_by(_V.nr.desc())
        .limit(1)
    )
    return func.coalesce(keus.correlate(tafel(AanvraagRow)).scalar_subquery(), "")


_TLV = _tlv()
_VELDEN: dict[str, ColumnElement[Any]] = {
    "aanvraag_id": _A.id, "nr": _A.nr, "kenmerk": _A.kenmerk, "leerling": func.coalesce(_L.naam, _A.groep),
    "sorteernaam": func.coalesce(_L.sorteernaam, _A.groep_sorteer),
    "geboortedatum": _L.geboortedatum, "soort": _A.soort, "status": _A.status, "school": _S.naam, "contact": _A.contact,
    "ontvangen_op": _A.ontvangen_op, "streefdatum": _A.streefdatum, "uiterste_datum": _A.uiterste_datum,
    "opgeschort": _A.opgeschort, "bevestigd": _A.bevestigd, "open_punten": _A.open_punten, "adviezen_vast": _vast(),
    "adviezen_gevraagd": func.max(_gevraagd(), _vast()), "aanvulling_uiterlijk": _A.aanvulling_uiterlijk,
    "advies_uiterlijk": _advies_uiterlijk(), "zitting_op": _zitting(_Z.datum), "zitting_id": _zitting(_Z.id),
    "tlv_nummer": _TLV, "zoektekst": _A.zoek + " " + func.coalesce(_L.zoek, "") + " " + _S.zoek + " " + func.lower(_TLV),
}  # fmt: skip
_REGEL = tafel(RegelRow)
_NAMEN = list(_VELDEN)
_KEUS: Select[*tuple[Any, ...]] = (
    select(*(veld.label(naam) for naam, veld in _VELDEN.items()))
    .join_from(tafel(AanvraagRow), tafel(LeerlingRow), _L.id == _A.leerling_id, isouter=True)
    .join(tafel(SchoolRow), _S.id == _A.school_id)
)


def _schrijf(keus: Select[*tuple[Any, ...]]) -> Insert:
    return insert(_REGEL).prefix_with("OR REPLACE").from_select(_NAMEN, keus)


# built once: it runs at every save
_SCHRIJF_EEN = _schrijf(_KEUS.where(_A.id == bindparam("welke", type_=Uuid)))
