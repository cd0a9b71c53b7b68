"""De leesmappen: what members took home.

Self-contained: statements written out, so that this step does the same for ever.
"""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_ERBIJ: tuple[str, ...] = (
    (
        "CREATE TABLE leesmap (nr INTEGER NOT NULL, id TEXT NOT NULL, versie INTEGER NOT NULL, zitting_id TEXT NOT NULL, "
        "vernietigen_na TEXT NOT NULL, gemeld_op TEXT, inhoud TEXT NOT NULL, CONSTRAINT pk_leesmap PRIMARY KEY (nr), "
        "CONSTRAINT uq_leesmap_id UNIQUE (id), CONSTRAINT fk_leesmap_zitting_id FOREIGN KEY(zitting_id) REFERENCES zitting "
        "(id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED) STRICT"
    ),
    "CREATE INDEX ix_leesmap_vernietigen_na ON leesmap (vernietigen_na)",
    "CREATE INDEX ix_leesmap_zitting_id ON leesmap (zitting_id)",
)
"""The table and its indexes."""


def upgrade() -> None:
    """The table of leesmappen."""
    verbinding = op.get_bind()
    for erbij in _ERBIJ:
        verbinding.exec_driver_sql(erbij)


def downgrade() -> None:
    """Without it again."""
    op.get_bind().exec_driver_sql("DROP TABLE leesmap")
