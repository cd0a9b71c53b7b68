"""The schema: importing this package fills ``SCHEMA``."""

from __future__ import annotations

from sqlalchemy import Connection, text

from db.tables import besluitvorming, dossier, partijen, register
from db.tables.basis import Row

__all__ = ["SCHEMA", "besluitvorming", "dossier", "maak_schema", "partijen", "register"]

SCHEMA = Row.metadata


def maak_schema(verbinding: Connection) -> None:
    """Make every table, index and trigger in an empty database: what the migrations lead to, without alembic."""
    SCHEMA.create_all(verbinding, checkfirst=False)
    for trigger in register.TRIGGERS.values():
        verbinding.execute(text(trigger))
