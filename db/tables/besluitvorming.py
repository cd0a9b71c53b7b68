"""Adviezen, zittingen, besluiten and the TLV register."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from db.tables.basis import AggregaatRow, Row, dag, gevuld, ja_nee, strikt, verwijst, woord


class AdviesRow(AggregaatRow, table=True):
    """The advice of one deskundige."""

    __tablename__ = "advies"
    aanvraag_id: UUID = verwijst("aanvraag.id")
    volgorde: int
    persoon_id: UUID = verwijst("persoon.id")
    vastgesteld: bool = ja_nee()
    inhoud: str = woord()


class ZittingRow(AggregaatRow, table=True):
    """A meeting of the commission."""

    __tablename__ = "zitting"
    datum: date = dag(index=True)
    tijd: str = woord()
    toestand: str = woord()
    inhoud: str = woord()


class ZittingPuntRow(Row, table=True):
    """A dossier on the agenda; written anew with its zitting. ``te_bekrachtigen`` counts stemmen."""

    __tablename__ = "zitting_punt"
    zitting_id: UUID = verwijst("zitting.id", sleutel=True)
    volgorde: int = Field(primary_key=True)
    aanvraag_id: UUID = verwijst("aanvraag.id")
    beslist: bool = ja_nee()
    te_bekrachtigen: int


class LeesmapRow(AggregaatRow, table=True):
    """A leesmap that went out with one member, or an adviespakket that went to a deskundige: then there is no zitting."""

    __tablename__ = "leesmap"
    zitting_id: UUID | None = verwijst("zitting.id")
    vernietigen_na: date = dag(index=True)
    gemeld_op: date | None = dag()
    inhoud: str = woord()


class BesluitRow(AggregaatRow, table=True):
    """A besluit, with the settings version under which it was taken."""

    __tablename__ = "besluit"
    aanvraag_id: UUID = verwijst("aanvraag.id")
    zitting_id: UUID = verwijst("zitting.id")
    instellingen_id: UUID = verwijst("instellingen.id")
    besloten_op: date = dag(index=True)
    uitkomst: str = woord()
    toestand: str = woord()
    inhoud: str = woord()


class VerklaringRow(AggregaatRow, table=True):
    """A line of the TLV register; a number is given once, whatever becomes of it."""

    __tablename__ = "verklaring"
    __table_args__ = strikt(UniqueConstraint("schooljaar", "volgnummer"), gevuld("ix_verklaring_sha256", "sha256"))
    nummer: str = woord(uniek=True)
    schooljaar: str = woord()
    volgnummer: int
    aanvraag_id: UUID = verwijst("aanvraag.id")
    besluit_id: UUID = verwijst("besluit.id")
    soort: str = woord()
    leerling: str = woord()
    geboortedatum: date = dag()
    school: str = woord()
    categorie: str = woord()
    ingangsdatum: date = dag()
    einddatum: date | None = dag(index=True)
    besloten_op: date = dag()
    getekend_op: date = dag()
    ondertekenaar: str = woord()
    toestand: str = woord()
    sha256: str = woord()
    inhoud: str = woord()


class OvergenomenRow(AggregaatRow, table=True):
    """A TLV of before this register; its number is here once, and in ``verklaring`` not at all."""

    __tablename__ = "overgenomen"
    nummer: str = woord(uniek=True)
    schooljaar: str = woord()
    volgnummer: int
    leerling_id: UUID = verwijst("leerling.id")
    soort: str = woord()
    leerling: str = woord()
    geboortedatum: date = dag()
    school: str = woord()
    categorie: str = woord()
    ingangsdatum: date = dag()
    einddatum: date | None = dag(index=True)
    besloten_op: date | None = dag()
    inhoud: str = woord()


class BezwaarRow(AggregaatRow, table=True):
    """A bezwaar; without ``besluit_id`` when the aanvraag was not handled at all (Awb 4:5)."""

    __tablename__ = "bezwaar"
    aanvraag_id: UUID = verwijst("aanvraag.id")
    besluit_id: UUID | None = verwijst("besluit.id")
    toestand: str = woord(index=True)
    ontvangen_op: date = dag(index=True)
    inhoud: str = woord()
