"""An aanvraag and what gathers around it: deskundigen asked, stukken, letters, notes."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field

from db.tables.basis import AggregaatRow, Row, Uuid, dag, gevuld, ja_nee, moment, octets, strikt, verwijst, woord

SPOED = "json_extract(inhoud, '$.inhoud.formulier.a.spoed')"
"""Why a school asks not to wait, or ''; written out, because an index is only used for the very same words."""


class AanvraagRow(AggregaatRow, table=True):
    """An aanvraag; the dates are those of ``domain.dossierstand`` at the last save.

    ``groep`` and ``groep_sorteer`` are the name of a group where there is no pupil, else empty.
    """

    __tablename__ = "aanvraag"
    __table_args__ = strikt(Index("ix_aanvraag_spoed", "status", sqlite_where=text(f"{SPOED} <> ''")))
    kenmerk: str = woord(uniek=True)
    soort: str = woord()
    status: str = woord(index=True)
    leerling_id: UUID | None = verwijst("leerling.id")
    groep: str = woord()
    groep_sorteer: str = woord()
    school_id: UUID = verwijst("school.id")
    contact: str = woord()
    ontvangen_op: date = dag(index=True)
    streefdatum: date = dag()
    uiterste_datum: date = dag()
    opgeschort: bool = ja_nee()
    bevestigd: bool = ja_nee()
    open_punten: int
    aanvulling_uiterlijk: date | None = dag()
    zoek: str = woord()
    inhoud: str = woord()


class RegelRow(Row, table=True):
    """The line of an aanvraag in the lists, with what hangs around it: written by ``db.queries.regels``, never by hand.

    Narrow, because a list of 10,000 would otherwise decrypt every dossier to show its name.
    """

    __tablename__ = "aanvraag_regel"
    nr: int = Field(primary_key=True)
    aanvraag_id: UUID = verwijst("aanvraag.id", uniek=True)
    kenmerk: str = woord()
    leerling: str = woord()
    sorteernaam: str = woord()
    geboortedatum: date | None = dag()
    soort: str = woord(index=True)
    status: str = woord()
    school: str = woord()
    contact: str = woord()
    ontvangen_op: date = dag()
    streefdatum: date = dag()
    uiterste_datum: date = dag()
    opgeschort: bool = ja_nee()
    bevestigd: bool = ja_nee()
    open_punten: int
    adviezen_vast: int
    adviezen_gevraagd: int
    aanvulling_uiterlijk: date | None = dag()
    advies_uiterlijk: date | None = dag()
    zitting_op: date | None = dag()
    zitting_id: UUID | None = Field(sa_type=Uuid)
    tlv_nummer: str = woord()
    zoektekst: str = woord()


class KoppelingRow(Row, table=True):
    """A deskundige who was asked; written anew with its aanvraag."""

    __tablename__ = "koppeling"
    aanvraag_id: UUID = verwijst("aanvraag.id", sleutel=True)
    volgorde: int = Field(primary_key=True)
    persoon_id: UUID = verwijst("persoon.id")
    uiterlijk: date | None = dag()


class OpslagRow(Row, table=True):
    """Where the bytes of a bijlage or document lie, and the key that opens them: without this row they are gone."""

    __tablename__ = "opslag"
    bijlage_id: UUID = Field(sa_type=Uuid, primary_key=True)
    naam: str = woord(uniek=True)
    sleutel: bytes = octets()
    lengte: int
    sha256: str = woord()


class StukRow(AggregaatRow, table=True):
    """A stuk in a dossier; several may share the bytes of one row of ``opslag``."""

    __tablename__ = "stuk"
    aanvraag_id: UUID = verwijst("aanvraag.id")
    opslag_id: UUID = verwijst("opslag.bijlage_id")
    soort: str = woord()
    sha256: str = woord(index=True)
    inhoud: str = woord()


class BriefRow(AggregaatRow, table=True):
    """A document that leaves the commission, per addressee."""

    __tablename__ = "brief"
    __table_args__ = strikt(
        gevuld("ix_brief_sha256", "sha256"), Index("ix_brief_verzending", "soort", "besluit_id", "verzonden_op")
    )
    aanvraag_id: UUID | None = verwijst("aanvraag.id")
    besluit_id: UUID | None = verwijst("besluit.id")
    opslag_id: UUID | None = verwijst("opslag.bijlage_id")
    soort: str = woord()
    toestand: str = woord()
    verzonden_op: date | None = dag()
    sha256: str = woord()
    inhoud: str = woord()


class KlaargezetRow(AggregaatRow, table=True):
    """A document in a folder outside the register; ``openstaand`` until it is tidied."""

    __tablename__ = "klaargezet"
    brief_id: UUID = verwijst("brief.id")
    openstaand: bool = ja_nee(index=True)
    inhoud: str = woord()


class NotitieRow(AggregaatRow, table=True):
    """A note; ``opvolgen_op`` without ``gedaan_op`` brings it back on the Werkvoorraad."""

    __tablename__ = "notitie"
    aanvraag_id: UUID = verwijst("aanvraag.id")
    persoon_id: UUID = verwijst("persoon.id")
    geschreven_op: datetime = moment()
    opvolgen_op: date | None = dag(index=True)
    gedaan_op: date | None = dag()
    tekst: str = woord()
    inhoud: str = woord()
