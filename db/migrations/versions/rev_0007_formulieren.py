"""Formulieren: the register of what went out holds adviespakketten too, which belong to no zitting.

Self-contained: statements written out, so that this step does the same for ever. A column that may be empty asks the table
anew; nothing refers to it.
"""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_WEG = (
    "CREATE TEMP TABLE leesmap_oud AS SELECT * FROM main.leesmap",
    "DROP TABLE main.leesmap",
)
_TERUG = (
    "INSERT INTO main.leesmap SELECT * FROM temp.leesmap_oud ORDER BY nr",
    "DROP TABLE temp.leesmap_oud",
    "CREATE INDEX ix_leesmap_vernietigen_na ON leesmap (vernietigen_na)",
    "CREATE INDEX ix_leesmap_zitting_id ON leesmap (zitting_id)",
)


def _tabel(zitting: str) -> str:
    return (
        f"CREATE TABLE leesmap (nr INTEGER NOT NULL, id TEXT NOT NULL, versie INTEGER NOT NULL, zitting_id {zitting}, "
        "vernietigen_na TEXT NOT NULL, gemeld_op TEXT, inhoud TEXT NOT NULL, CONSTRAINT pk_leesmap PRIMARY KEY (nr), "
        "CONSTRAINT uq_leesmap_id UNIQUE (id), CONSTRAINT fk_leesmap_zitting_id FOREIGN KEY(zitting_id) REFERENCES zitting "
        "(id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED) STRICT"
    )


def _herbouw(zitting: str) -> None:
    verbinding = op.get_bind()
    for opdracht in (*_WEG, _tabel(zitting), *_TERUG):
        verbinding.exec_driver_sql(opdracht)


def upgrade() -> None:
    """What was there stays."""
    _herbouw("TEXT")


def downgrade() -> None:
    """Without the adviespakketten again: the table of before has no place for them."""
    op.get_bind().exec_driver_sql("DELETE FROM leesmap WHERE zitting_id IS NULL")
    _herbouw("TEXT NOT NULL")
