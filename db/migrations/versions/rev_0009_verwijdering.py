"""What is left of dossiers that were registered by mistake and removed: a table of their own, because the dossier is gone.

Self-contained: statements written out, so that this step does the same for ever.
"""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_HEEN = (
    (
        "CREATE TABLE verwijdering (nr INTEGER NOT NULL, id TEXT NOT NULL, versie INTEGER NOT NULL, aanvraag_id TEXT NOT NULL, "
        "stand TEXT NOT NULL, inhoud TEXT NOT NULL, CONSTRAINT pk_verwijdering PRIMARY KEY (nr), CONSTRAINT uq_verwijdering_id "
        "UNIQUE (id)) STRICT"
    ),
    "CREATE INDEX ix_verwijdering_aanvraag_id ON verwijdering (aanvraag_id)",
    "CREATE INDEX ix_verwijdering_stand ON verwijdering (stand)",
)


def upgrade() -> None:
    """Nothing that was there changes."""
    for opdracht in _HEEN:
        op.get_bind().exec_driver_sql(opdracht)


def downgrade() -> None:
    """What was removed stays removed; only who asked and confirmed it is in the log alone."""
    op.get_bind().exec_driver_sql("DROP TABLE verwijdering")
