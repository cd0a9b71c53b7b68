"""How often each rule of the check fired, counted in the reports that stay with the dossiers."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Engine, String, case, distinct, func, select, true, type_coerce

from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.ports.overzicht import Controlemelding, Controletelling, Controletellingen
from db.engine import leeseenheid
from db.tables.basis import tafel
from db.tables.dossier import AanvraagRow

_A = tafel(AanvraagRow).c
_VERSLAG = func.json_each(_A.inhoud, "$.inhoud.controles").table_valued("key", "value", name="verslag")
_PUNT = func.json_each(_VERSLAG.c.value, "$.bevindingen").table_valued("value", name="punt")


def controletellingen(engine: Engine) -> Controletellingen:
    """One read unit; a rule that fired twice in one besluit counts once."""
    regel = func.json_extract(_PUNT.c.value, "$.regel_id", type_=String)
    een = type_coerce(_A.id, String) + ":" + type_coerce(_VERSLAG.c.key, String)
    met_reden = case((func.json_extract(_PUNT.c.value, "$.reden") != "", een))
    bron = select(func.count()).select_from(tafel(AanvraagRow)).join(_VERSLAG, true())
    per_regel = (
        select(regel, func.count(distinct(een)), func.count(distinct(met_reden)))
        .select_from(tafel(AanvraagRow)).join(_VERSLAG, true()).join(_PUNT, true()).group_by(regel).order_by(regel)
    )  # fmt: skip
    with leeseenheid(engine) as sessie:
        verslagen = sessie.connection().execute(bron).scalar_one()
        rijen = sessie.connection().execute(per_regel).all()
    return Controletellingen(verslagen=verslagen, regels=tuple(
        Controletelling(regel_id=id_, gemeld=gemeld, aanvaard=aanvaard) for id_, gemeld, aanvaard in rijen
    ))  # fmt: skip


def controlemeldingen(engine: Engine) -> list[Controlemelding]:
    """One read unit; a rule that fired twice in one report gives one line, with a reason when it has one."""
    regel = func.json_extract(_PUNT.c.value, "$.regel_id", type_=String)
    moment = func.json_extract(_VERSLAG.c.value, "$.moment", type_=String)
    wie = type_coerce(_A.id, String)
    reden = func.max(func.coalesce(func.json_extract(_PUNT.c.value, "$.reden", type_=String), ""))
    keus = (
        select(wie, moment, regel, reden).select_from(tafel(AanvraagRow)).join(_VERSLAG, true()).join(_PUNT, true())
        .group_by(wie, _VERSLAG.c.key, moment, regel).order_by(moment, regel)
    )  # fmt: skip
    with leeseenheid(engine) as sessie:
        rijen = sessie.connection().execute(keus).all()
    return [Controlemelding(aanvraag_id=AanvraagId(UUID(id_)), moment=datetime.fromisoformat(dag), regel_id=welke, reden=waarom)
            for id_, dag, welke, waarom in rijen]  # fmt: skip
