"""People, schools and pupils."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from db.tables.basis import AggregaatRow, dag, ja_nee, strikt, verwijst, woord


class PersoonRow(AggregaatRow, table=True):
    """Somebody of the commission, or a deskundige."""

    __tablename__ = "persoon"
    sorteernaam: str = woord()
    actief: bool = ja_nee()
    inhoud: str = woord()


class MandaatRow(AggregaatRow, table=True):
    """What somebody may decide in the name of the bestuur, from when to when."""

    __tablename__ = "mandaat"
    persoon_id: UUID = verwijst("persoon.id")
    bevoegdheid: str = woord()
    van: date = dag()
    tot: date | None = dag()
    inhoud: str = woord()


class RolcertificaatRow(AggregaatRow, table=True):
    """A link in the chain of role certificates: who signs with which key, in which roles."""

    __tablename__ = "rolcertificaat"
    persoon_id: UUID = verwijst("persoon.id")
    nummer: int = Field(unique=True)
    inhoud: str = woord()


class SchoolRow(AggregaatRow, table=True):
    """A vestiging. ``zoek`` is the folded text that a filter compares."""

    __tablename__ = "school"
    __table_args__ = strikt(Index("ix_school_code", "brin", "vestiging"))
    naam: str = woord()
    sorteernaam: str = woord()
    brin: str = woord()
    vestiging: str = woord()
    actief: bool = ja_nee()
    zoek: str = woord()
    inhoud: str = woord()


class LeerlingRow(AggregaatRow, table=True):
    """A pupil. ``zoeksleutel`` recognises one pupil however the name was spelled."""

    __tablename__ = "leerling"
    naam: str = woord()
    sorteernaam: str = woord()
    geboortedatum: date = dag()
    zoeksleutel: str = woord(index=True)
    zoek: str = woord()
    inhoud: str = woord()
