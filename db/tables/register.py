"""What belongs to the register as a whole: its identity, settings, counters, drafts, secrets and log."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from db.tables.basis import AggregaatRow, Dag, Row, Uuid, ja_nee, moment, octets, strikt, verwijst, woord


class MetaRow(Row, table=True):
    """One row: which register this is. The header beside it names the same ``vault_id`` and ``generatie``.

    The version of the schema stands in ``alembic_version`` and nowhere else.
    """

    __tablename__ = "meta"
    __table_args__ = strikt(CheckConstraint("nr = 1", name="een"))
    nr: int = Field(default=1, primary_key=True)
    vault_id: UUID = Field(sa_type=Uuid)
    generatie: int
    gemaakt_op: datetime = moment()
    oefen: bool = ja_nee()


class InstellingenRow(AggregaatRow, table=True):
    """A version of the settings."""

    __tablename__ = "instellingen"
    nummer: int = Field(unique=True)
    geldig_vanaf: date = Field(sa_type=Dag, index=True)
    inhoud: str = woord()


class TekstversieRow(AggregaatRow, table=True):
    """A version of a standard paragraph of letters."""

    __tablename__ = "tekstversie"
    __table_args__ = strikt(UniqueConstraint("blok", "nummer"))
    blok: str = woord()
    nummer: int
    inhoud: str = woord()


class TerugzettingRow(AggregaatRow, table=True):
    """A restore; ``generatie`` is the one that began with it."""

    __tablename__ = "terugzetting"
    generatie: int
    inhoud: str = woord()


class VerwijderingRow(AggregaatRow, table=True):
    """What is left of a dossier that was registered by mistake; references nothing, because the dossier is gone."""

    __tablename__ = "verwijdering"
    aanvraag_id: UUID = Field(sa_type=Uuid, index=True)
    stand: str = woord(index=True)
    inhoud: str = woord()


class TellerRow(Row, table=True):
    """The last number that a counter gave."""

    __tablename__ = "teller"
    naam: str = woord(sleutel=True)
    laatste: int


class ConceptRow(Row, table=True):
    """What somebody is typing."""

    __tablename__ = "concept"
    persoon_id: UUID = verwijst("persoon.id", sleutel=True)
    sleutel: str = woord(sleutel=True)
    inhoud: str = woord()
    op: datetime = moment()


class GeheimRow(Row, table=True):
    """Bytes that the vault sealed."""

    __tablename__ = "geheim"
    naam: str = woord(sleutel=True)
    inhoud: bytes = octets()


class GebeurtenisRow(Row, table=True):
    """One entry of the log. Append-only by triggers, gap-free by a trigger; references nothing, because it outlives all.

    ``eenheid`` is the operation id: after an uncertain commit it tells whether the unit is there. ``vorige`` and
    ``schakel`` chain the entries (``cvt_desktop.domain.keten``).
    """

    __tablename__ = "gebeurtenis"
    volgnummer: int = Field(primary_key=True)
    eenheid: UUID = Field(sa_type=Uuid, index=True)
    moment: datetime = moment()
    persoon_id: UUID | None = Field(sa_type=Uuid)
    rol: str = woord()
    actie: str = woord()
    object_soort: str = woord()
    object_id: UUID | None = Field(sa_type=Uuid)
    aanvraag_id: UUID | None = Field(sa_type=Uuid, index=True)
    resultaat: str = woord()
    digest: str = woord()
    aantal: int
    vorige: str = woord()
    schakel: str = woord()
    sleutel_id: UUID | None = Field(sa_type=Uuid)
    handtekening: bytes = octets()


class StokjeRow(AggregaatRow, table=True):
    """A change of the laptop that writes in this register."""

    __tablename__ = "stokje"
    generatie: int
    inhoud: str = woord()


class ZoutRow(Row, table=True):
    """The salt of one digest, apart from the log: when a dossier is destroyed its salts go, and the log stays whole."""

    __tablename__ = "zout"
    volgnummer: int = Field(primary_key=True)
    zout: bytes = octets()


_GAT = "coalesce((SELECT max(volgnummer) FROM gebeurtenis), 0) + 1"
TRIGGERS: dict[str, str] = {
    "gebeurtenis_geen_update": (
        "CREATE TRIGGER gebeurtenis_geen_update BEFORE UPDATE ON gebeurtenis "
        "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
    ),
    "gebeurtenis_geen_delete": (
        "CREATE TRIGGER gebeurtenis_geen_delete BEFORE DELETE ON gebeurtenis "
        "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
    ),
    "gebeurtenis_zonder_gat": (
        f"CREATE TRIGGER gebeurtenis_zonder_gat BEFORE INSERT ON gebeurtenis WHEN NEW.volgnummer <> {_GAT} "
        "BEGIN SELECT RAISE(ABORT, 'the log has no gaps'); END"
    ),
    "zout_geen_update": (
        "CREATE TRIGGER zout_geen_update BEFORE UPDATE ON zout BEGIN SELECT RAISE(ABORT, 'a salt is never changed'); END"
    ),
}
"""By name; the insert trigger also stops INSERT OR REPLACE, which fires no delete trigger."""
