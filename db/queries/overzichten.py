"""The read side of the lists: selected columns straight into the frozen summaries, no rows and no aggregates between.

10,000 aanvragen must stand on the screen within 300 ms (house.md trap 11), so what repeats within a list (status words,
schools, days) is converted once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import Engine, Integer, Select, String, func, select, type_coerce
from sqlalchemy.sql.elements import ColumnElement

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.brief import Briefsoort
from cvt_desktop.domain.ids import AanvraagId, NotitieId, TlvId, ZittingId
from cvt_desktop.domain.tlv import Tlvtoestand
from cvt_desktop.domain.zitting import Zittingtoestand
from cvt_desktop.ports.overzicht import (
    AanvraagSummary,
    AflopendeTlv,
    Bekendmaking,
    Controlemelding,
    Controletellingen,
    OpvolgingSummary,
    OvergenomenSummary,
    Verklaringkenmerk,
    VerklaringSummary,
    ZittingSummary,
)
from db.engine import leeseenheid
from db.errors import eis_heel
from db.queries.bekendmakingen import bekendmakingen, te_sluiten
from db.queries.controletellingen import controlemeldingen, controletellingen
from db.queries.spoed import spoed
from db.queries.verklaringkenmerken import verklaringkenmerken
from db.queries.verlengingsronde import aflopend, einddagen
from db.tables.basis import tafel
from db.tables.besluitvorming import OvergenomenRow, VerklaringRow, ZittingPuntRow, ZittingRow
from db.tables.dossier import BriefRow, NotitieRow, RegelRow

_R, _N, _B = tafel(RegelRow).c, tafel(NotitieRow).c, tafel(BriefRow).c
_Z, _P, _V = tafel(ZittingRow).c, tafel(ZittingPuntRow).c, tafel(VerklaringRow).c
_O = tafel(OvergenomenRow).c

_dag: Callable[[str], date] = lru_cache(maxsize=8192)(date.fromisoformat)


def _dag_of_niet(tekst: str | None) -> date | None:
    return _dag(tekst) if tekst else None


@lru_cache(maxsize=1024)
def _zitting_id(tekst: str) -> ZittingId:
    return ZittingId(UUID(tekst))

_Keus: TypeAlias = Select[*tuple[Any, ...]]
_STATUS = {str(status): status for status in Status}


def _rauw(kolom: ColumnElement[Any]) -> ColumnElement[str]:
    """The text as it is stored: conversion by the column type costs more than the query."""
    return type_coerce(kolom, String)


def _keus_aanvragen() -> _Keus:
    """The lines as they are stored, in the order of the summary's fields; the newest last of each day first.

    Without ORDER BY on the day: SQLite's sorter copies every wide row, which doubles the time. Python sorts in 3 ms.
    """
    velden = [_R.aanvraag_id, *(_R[veld.name] for veld in fields(AanvraagSummary)[1:])]
    return select(*(type_coerce(veld, String) for veld in velden)).order_by(_R.nr.desc())


def _keus_verklaringen() -> _Keus:
    """The TLV register, the last number first."""
    return select(
        _rauw(_V.id), _rauw(_V.aanvraag_id), _rauw(_V.besluit_id), _V.nummer, _V.leerling, _rauw(_V.geboortedatum), _V.soort,
        _V.categorie, _rauw(_V.ingangsdatum), _rauw(_V.einddatum), _V.school, _rauw(_V.besloten_op), _rauw(_V.getekend_op),
        _V.ondertekenaar, _V.toestand, _V.schooljaar, _V.volgnummer,
        func.json_extract(_V.inhoud, "$.inhoud.einde.toestand", type_=String),
        func.json_extract(_V.inhoud, "$.inhoud.beeindigd_op", type_=String),
        func.json_extract(_V.inhoud, "$.inhoud.gat_uitleg", type_=String),
    ).order_by(_V.nr.desc())  # fmt: skip


def _keus_overgenomen() -> _Keus:
    """The TLVs of before this register."""
    return select(
        _rauw(_O.id), _O.nummer, _O.leerling, _rauw(_O.geboortedatum), _O.soort, _O.categorie, _rauw(_O.ingangsdatum),
        _rauw(_O.einddatum), _O.school, _rauw(_O.besloten_op), _O.schooljaar, _O.volgnummer,
        func.json_extract(_O.inhoud, "$.inhoud.gat_uitleg", type_=String),
    ).order_by(_O.ingangsdatum.desc(), _O.nr.desc())  # fmt: skip


def _keus_verzonden() -> _Keus:
    """The day on which the TLV of a besluit left the house."""
    return (
        select(_rauw(_B.besluit_id), func.max(_B.verzonden_op, type_=String))
        .where(_B.soort == str(Briefsoort.TLV))
        .group_by(_B.besluit_id)
    )  # fmt: skip


def _keus_zittingen() -> _Keus:
    """All zittingen with what became of their items."""
    return (
        select(
            _rauw(_Z.id), _rauw(_Z.datum), _Z.tijd, _Z.toestand, func.count(_P.volgorde),
            func.coalesce(func.sum(_P.beslist, type_=Integer), 0), func.coalesce(func.sum(_P.te_bekrachtigen), 0),
            func.json_extract(_Z.inhoud, "$.inhoud.commissie", type_=String),
        )
        .join_from(tafel(ZittingRow), tafel(ZittingPuntRow), _P.zitting_id == _Z.id, isouter=True)
        .where(_Z.toestand != str(Zittingtoestand.ZONDER_ZITTING))
        .group_by(_Z.id)
        .order_by(_Z.datum.desc(), _Z.nr.desc())
    )  # fmt: skip


class DbOverzichten:
    """Implements ``ports.overzicht.Overzichten``; each call is a read unit of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def aanvragen(self, *statussen: Status) -> list[AanvraagSummary]:
        """All aanvragen, newest first; with ``statussen`` those in one of these."""
        keus = _AANVRAGEN.where(_R.status.in_([str(s) for s in statussen])) if statussen else _AANVRAGEN
        with leeseenheid(self._engine) as sessie:
            rijen = sorted(sessie.connection().execute(keus).all(), key=_ontvangen_op, reverse=True)
            eis_heel(*(rij[-1] for rij in rijen))
            return [
                AanvraagSummary(
                    id=AanvraagId(UUID(id_)), kenmerk=kenmerk, leerling=leerling, sorteernaam=sorteernaam,
                    geboortedatum=_dag_of_niet(geboren), soort=soort, status=_STATUS[status], school=school, contact=contact,
                    ontvangen_op=_dag(ontvangen), streefdatum=_dag(streef), uiterste_datum=_dag(uiterste),
                    opgeschort=opgeschort == 1, bevestigd=bevestigd == 1, open_punten=open_punten, adviezen_vast=vast,
                    adviezen_gevraagd=gevraagd, aanvulling_uiterlijk=_dag_of_niet(aanvulling),
                    advies_uiterlijk=_dag_of_niet(advies), zitting_op=_dag_of_niet(zitting),
                    zitting_id=zitting_id and _zitting_id(zitting_id), tlv_nummer=tlv, zoektekst=zoektekst,
                )
                for (id_, kenmerk, leerling, sorteernaam, geboren, soort, status, school, contact, ontvangen, streef, uiterste,
                     opgeschort, bevestigd, open_punten, vast, gevraagd, aanvulling, advies, zitting, zitting_id, tlv, zoektekst)
                in rijen
            ]  # fmt: skip

    def opvolgingen(self, tot_en_met: date) -> list[OpvolgingSummary]:
        """Open notes that come back on or before this day, the oldest day first."""
        keus = (
            select(_N.id, _N.aanvraag_id, _N.opvolgen_op, _N.tekst)
            .where(_N.gedaan_op.is_(None), _N.opvolgen_op <= tot_en_met)
            .order_by(_N.opvolgen_op, _N.nr)
        )
        with leeseenheid(self._engine) as sessie:
            rijen = sessie.connection().execute(keus).all()
        eis_heel(*(rij.tekst for rij in rijen))
        return [
            OpvolgingSummary(notitie_id=NotitieId(id_), aanvraag_id=AanvraagId(aanvraag_id), op=op, tekst=tekst)
            for id_, aanvraag_id, op, tekst in rijen
        ]

    def verklaringen(self, *toestanden: Tlvtoestand) -> list[VerklaringSummary]:
        """The whole TLV register, newest first; with ``toestanden`` those in one of these."""
        keus = _VERKLARINGEN.where(_V.toestand.in_([str(t) for t in toestanden])) if toestanden else _VERKLARINGEN
        with leeseenheid(self._engine) as sessie:
            rijen = sessie.connection().execute(keus).all()
            verzonden: dict[str, str | None] = dict(sessie.connection().execute(_VERZONDEN).all())
        return [
            VerklaringSummary(
                id=TlvId(UUID(id_)), aanvraag_id=AanvraagId(UUID(aanvraag_id)), nummer=nummer, leerling=leerling,
                geboortedatum=_dag(geboren), soort=soort, categorie=categorie, ingangsdatum=_dag(van),
                einddatum=_dag_of_niet(tot), school=school, besloten_op=_dag(besloten), getekend_op=_dag(getekend),
                verzonden_op=_dag_of_niet(verzonden.get(besluit_id)), ondertekenaar=ondertekenaar, toestand=toestand,
                schooljaar=schooljaar, volgnummer=volgnummer, einde=einde or "", beeindigd_op=_dag_of_niet(beeindigd),
                gat_uitleg=gat or "",
            )
            for (id_, aanvraag_id, besluit_id, nummer, leerling, geboren, soort, categorie, van, tot, school, besloten, getekend,
                 ondertekenaar, toestand, schooljaar, volgnummer, einde, beeindigd, gat)
            in sorted(rijen, key=_getekend_op, reverse=True)
        ]  # fmt: skip

    def overgenomen(self) -> list[OvergenomenSummary]:
        """What was taken over from the list of before, the one that began last first."""
        with leeseenheid(self._engine) as sessie:
            rijen = sessie.connection().execute(_OVERGENOMEN).all()
        return [
            OvergenomenSummary(
                id=TlvId(UUID(id_)), nummer=nummer, leerling=leerling, geboortedatum=_dag(geboren), soort=soort,
                categorie=categorie, ingangsdatum=_dag(van), einddatum=_dag_of_niet(tot), school=school,
                besloten_op=_dag_of_niet(besloten), schooljaar=schooljaar, volgnummer=volgnummer, gat_uitleg=gat or "",
            )
            for id_, nummer, leerling, geboren, soort, categorie, van, tot, school, besloten, schooljaar, volgnummer, gat in rijen
        ]  # fmt: skip

    def zittingen(self, *toestanden: Zittingtoestand) -> list[ZittingSummary]:
        """All zittingen, newest first; with ``toestanden`` those in one of these."""
        keus = _ZITTINGEN.where(_Z.toestand.in_([str(t) for t in toestanden])) if toestanden else _ZITTINGEN
        with leeseenheid(self._engine) as sessie:
            rijen = sessie.connection().execute(keus).all()
        return [
            ZittingSummary(id=ZittingId(UUID(id_)), datum=_dag(op), tijd=tijd, toestand=toestand, punten=punten, beslist=beslist,
                           te_bekrachtigen=te_bekrachtigen, commissie=commissie)
            for id_, op, tijd, toestand, punten, beslist, te_bekrachtigen, commissie in rijen
        ]  # fmt: skip

    def verklaringkenmerken(self) -> dict[TlvId, Verklaringkenmerk]:
        """What a workbook of the TLV register says beside its lines."""
        return verklaringkenmerken(self._engine)

    def aflopend(self, dag: date) -> list[AflopendeTlv]:
        """What ends on a day, with how far each is."""
        return aflopend(self._engine, dag)

    def einddagen(self, vanaf: date) -> dict[date, int]:
        """How much ends on which day."""
        return einddagen(self._engine, vanaf)

    def bekendmakingen(self) -> list[Bekendmaking]:
        """Every besluit that was made known, with the day on which its last letter left; the earliest first."""
        return bekendmakingen(self._engine)

    def te_sluiten(self) -> dict[AanvraagId, date]:
        """When the last letter of a besluit left, of each dossier in which nothing else stands open."""
        return te_sluiten(self._engine)

    def spoed(self) -> dict[AanvraagId, str]:
        """Which running dossiers cannot wait, and why."""
        return spoed(self._engine)

    def controletellingen(self) -> Controletellingen:
        """How often each rule of the check fired in what was signed."""
        return controletellingen(self._engine)

    def controlemeldingen(self) -> list[Controlemelding]:
        """The same one by one."""
        return controlemeldingen(self._engine)


# built once: building a statement of twenty columns costs more than running it on an empty register
_AANVRAGEN, _VERKLARINGEN, _ZITTINGEN = _keus_aanvragen(), _keus_verklaringen(), _keus_zittingen()
_VERZONDEN, _OVERGENOMEN = _keus_verzonden(), _keus_overgenomen()
_ontvangen_op = itemgetter(_AANVRAGEN.selected_columns.keys().index("ontvangen_op"))
_getekend_op = itemgetter(_VERKLARINGEN.selected_columns.keys().index("getekend_op"))
