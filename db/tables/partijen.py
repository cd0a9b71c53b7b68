"""People, schools and pupils."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index

from db.tables.basis import AggregaatRow, dag, ja_nee, strikt, woord


class PersoonRow(AggregaatRow, table=True):
    """Somebody of the commission, or a deskundige."""

    __tablename__ = "persoon"
    sorteernaam: str = woord()
    actief: bool = ja_nee()
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
