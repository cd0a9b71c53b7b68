"""What all tables share: STRICT tables, four column types, references, and the shape of an aggregate's row.

A row is storage and validates nothing (house.md trap 1): STRICT makes SQLite refuse a value of another type. Identities
are TEXT, the same 36 characters as in ``inhoud`` and in the log: a BLOB would save 20 bytes in each of some 100,000
places (2 MB in a register of 200 MB) and make every diagnosis harder to read.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Dialect, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, TypeDecorator, text
from sqlmodel import Field, SQLModel

# named, so that a later migration can drop or change each of them
_NAMEN = {
    "pk": "pk_%(table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}


class Uuid(TypeDecorator[UUID]):
    """An identity: TEXT in lower case with hyphens."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> UUID | None:
        return None if value is None else UUID(value)


class Dag(TypeDecorator[date]):
    """A calendar day: TEXT, ISO 8601."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


class Moment(TypeDecorator[datetime]):
    """A moment: TEXT, ISO 8601 in UTC with microseconds, so that text sorts as time."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment has a zone")
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class JaNee(TypeDecorator[bool]):
    """Yes or no: INTEGER 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)


class Row(SQLModel):
    """The base of every row; ``metadata`` holds the whole schema."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=_NAMEN)
    __table_args__: ClassVar[Any] = {"sqlite_strict": True}


class AggregaatRow(Row):
    """An aggregate: ``inhoud`` holds it whole (``db.codec``); the other columns are for lists, filters and references.

    ``nr`` is the order of arrival and never leaves ``db``; ``versie`` is the optimistic lock. Each row ends with its
    ``inhoud``: a column behind it would cost the reading, and decrypting, of all its overflow pages.
    """

    nr: int | None = Field(default=None, primary_key=True)
    id: UUID = Field(sa_type=Uuid, unique=True)
    versie: int


def tafel(row: type[Row]) -> Table:
    """The table of a row class."""
    return row.metadata.tables[str(row.__tablename__)]


def woord(*, uniek: bool = False, index: bool = False, sleutel: bool = False) -> Any:
    """A column of text."""
    return Field(sa_type=Text, unique=uniek, index=index, primary_key=sleutel)


def dag(*, index: bool = False) -> Any:
    """A column with a calendar day; ``None`` where the field allows it."""
    return Field(sa_type=Dag, index=index)


def moment() -> Any:
    """A column with a moment."""
    return Field(sa_type=Moment)


def ja_nee(*, index: bool = False) -> Any:
    """A column with yes or no."""
    return Field(sa_type=JaNee, index=index)


def octets() -> Any:
    """A column of bytes."""
    return Field(sa_type=LargeBinary)


def verwijst(naar: str, *, sleutel: bool = False, uniek: bool = False) -> Any:
    """A reference to an identity. Checked at the commit, so that a unit may save in any order; nothing cascades."""
    vreemd = ForeignKey(naar, ondelete="RESTRICT", deferrable=True, initially="DEFERRED")
    zoekbaar = not (sleutel or uniek)
    return Field(sa_type=Uuid, sa_column_args=(vreemd,), index=zoekbaar, unique=uniek, primary_key=sleutel)


def strikt(*extra: Any) -> Any:
    """The ``__table_args__`` of a table with more than columns."""
    return (*extra, {"sqlite_strict": True})


def gevuld(naam: str, kolom: str) -> Index:
    """An index of the rows whose text column is not empty."""
    return Index(naam, kolom, sqlite_where=text(f"{kolom} <> ''"))
