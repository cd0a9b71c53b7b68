"""The TLVs vso that end on a day, with what the school answered and the aanvraag that extends each (screens.md 4.14)."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import Engine, Select, String, func, literal, select, type_coerce, union_all
from sqlalchemy.sql.elements import ColumnElement

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import AanvraagId, LeerlingId, TlvId
from cvt_desktop.domain.tlv import Tlvtoestand
from cvt_desktop.domain.verlengingsronde import Schoolantwoord
from cvt_desktop.ports.overzicht import AflopendeTlv
from db.engine import leeseenheid
from db.tables.basis import tafel
from db.tables.besluitvorming import OvergenomenRow, VerklaringRow
from db.tables.dossier import AanvraagRow

_Keus: TypeAlias = Select[*tuple[Any, ...]]
_V, _O, _A = tafel(VerklaringRow).c, tafel(OvergenomenRow).c, tafel(AanvraagRow).c
_VSO = [str(Soort.TLV_VSO_NIEUW), str(Soort.TLV_VSO_VERLENGING)]
_VERVALT = [str(Status.INGETROKKEN), str(Status.BUITEN_BEHANDELING)]


def _json(kolom: ColumnElement[str], pad: str) -> ColumnElement[str]:
    return func.json_extract(kolom, f"$.inhoud.{pad}", type_=String)


def _van_hier(dag: str) -> _Keus:
    """A verlenging was asked by the vso school itself; for a new TLV the aanvraag says which vso school was meant."""
    beoogd = func.nullif(func.trim(func.coalesce(_json(_A.inhoud, "formulier.vso.beoogde_school"), "")), "")
    bij = func.coalesce(_json(_V.inhoud, "schoolwissel.school"),
                        func.iif(_V.soort == str(Soort.TLV_VSO_VERLENGING), _V.school, beoogd), _V.school)  # fmt: skip
    return (
        select(type_coerce(_V.id, String), literal("eigen"), _V.nummer, type_coerce(_A.leerling_id, String), _V.leerling,
               type_coerce(_V.geboortedatum, String), _V.categorie, type_coerce(_V.ingangsdatum, String), bij,
               _json(_V.inhoud, "antwoord.antwoord"), _json(_V.inhoud, "antwoord.op"))
        .join_from(tafel(VerklaringRow), tafel(AanvraagRow), _V.aanvraag_id == _A.id)
        .where(type_coerce(_V.einddatum, String) == dag, _V.soort.in_(_VSO), _V.toestand == str(Tlvtoestand.GELDIG))
    )  # fmt: skip


def _van_eerder(dag: str) -> _Keus:
    bij = func.coalesce(_json(_O.inhoud, "schoolwissel.school"), _O.school)
    return select(
        type_coerce(_O.id, String), literal("ouder"), _O.nummer, type_coerce(_O.leerling_id, String), _O.leerling,
        type_coerce(_O.geboortedatum, String), _O.categorie, type_coerce(_O.ingangsdatum, String), bij,
        _json(_O.inhoud, "antwoord.antwoord"), _json(_O.inhoud, "antwoord.op"),
    ).where(type_coerce(_O.einddatum, String) == dag, _O.soort.in_(_VSO))  # fmt: skip


_VERLENGINGEN = select(
    _json(_A.inhoud, "formulier.vso.eerdere_tlv"), type_coerce(_A.id, String), _A.kenmerk, _A.status,
).where(_A.soort == str(Soort.TLV_VSO_VERLENGING), _A.status.not_in(_VERVALT)).order_by(_A.nr)  # fmt: skip


def aflopend(engine: Engine, dag: date) -> list[AflopendeTlv]:
    """One read unit; by school and name."""
    iso = dag.isoformat()
    with leeseenheid(engine) as sessie:
        rijen = sessie.connection().execute(union_all(_van_hier(iso), _van_eerder(iso))).all()
        if not rijen:
            return []
        gevraagd = {(tlv or "").strip().upper(): (AanvraagId(UUID(id_)), kenmerk, Status(status))
                    for tlv, id_, kenmerk, status in sessie.connection().execute(_VERLENGINGEN)}  # fmt: skip
    gevonden = []
    for id_, waar, nummer, leerling_id, leerling, geboren, categorie, van, school, antwoord, op in rijen:
        aanvraag_id, kenmerk, status = gevraagd.get(nummer.upper(), (None, "", None))
        gevonden.append(AflopendeTlv(
            id=TlvId(UUID(id_)), overgenomen=waar == "ouder", nummer=nummer, leerling_id=LeerlingId(UUID(leerling_id)),
            leerling=leerling, geboortedatum=date.fromisoformat(geboren), categorie=categorie,
            ingangsdatum=date.fromisoformat(van), einddatum=dag, school=school,
            antwoord=Schoolantwoord(antwoord) if antwoord else None, antwoord_op=date.fromisoformat(op) if op else None,
            aanvraag_id=aanvraag_id, kenmerk=kenmerk, status=status,
        ))  # fmt: skip
    return sorted(gevonden, key=lambda tlv: (tlv.school, tlv.leerling, tlv.nummer))


def einddagen(engine: Engine, vanaf: date) -> dict[date, int]:
    """On which days from ``vanaf`` on TLVs vso end, and how many, the first day in front."""
    iso, tel = vanaf.isoformat(), func.count()
    keuzes = (
        select(type_coerce(_V.einddatum, String), tel)
        .where(type_coerce(_V.einddatum, String) >= iso, _V.soort.in_(_VSO), _V.toestand == str(Tlvtoestand.GELDIG))
        .group_by(_V.einddatum),
        select(type_coerce(_O.einddatum, String), tel)
        .where(type_coerce(_O.einddatum, String) >= iso, _O.soort.in_(_VSO))
        .group_by(_O.einddatum),
    )  # fmt: skip
    geteld: dict[date, int] = {}
    with leeseenheid(engine) as sessie:
        for keus in keuzes:
            for dag, aantal in sessie.connection().execute(keus):
                op = date.fromisoformat(dag)
                geteld[op] = geteld.get(op, 0) + aantal
    return dict(sorted(geteld.items()))
