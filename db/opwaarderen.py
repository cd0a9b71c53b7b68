"""Runs alembic on an open, keyed connection: no database address and no key in any configuration (house.md trap 3)."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def voer_uit(verbinding: Connection, map_: Path, doel: str, *, terug: bool = False) -> None:
    """Step to revision ``doel`` in the transaction that is already open; ``terug`` steps down."""
    config = Config()
    config.set_main_option("script_location", str(map_).replace("%", "%%"))
    config.attributes["connection"] = verbinding
    (command.downgrade if terug else command.upgrade)(config, doel)
