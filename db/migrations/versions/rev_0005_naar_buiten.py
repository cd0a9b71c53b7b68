"""What left the house: the leesmappen that members took home, the files that were put in a folder to be sent.

Self-contained: statements written out, so that this step does the same for ever.
"""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_ERBIJ: dict[str, tuple[str, ...]] = {
    "leesmap": (
        (
            "CREATE TABLE leesmap (nr INTEGER NOT NULL, id TEXT NOT NULL, versie INTEGER NOT NULL, zitting_id TEXT NOT NULL, "
            "vernietigen_na TEXT NOT NULL, gemeld_op TEXT, inhoud TEXT NOT NULL, CONSTRAINT pk_leesmap PRIMARY KEY (nr), "
            "CONSTRAINT uq_leesmap_id UNIQUE (id), CONSTRAINT fk_leesmap_zitting_id FOREIGN KEY(zitting_id) REFERENCES zitting "
            "(id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED) STRICT"
        ),
        "CREATE INDEX ix_leesmap_vernietigen_na ON leesmap (vernietigen_na)",
        "CREATE INDEX ix_leesmap_zitting_id ON leesmap (zitting_id)",
    ),
    "klaargezet": (
        (
            "CREATE TABLE klaargezet (nr INTEGER NOT NULL, id TEXT NOT NULL, versie INTEGER NOT NULL, brief_id TEXT NOT NULL, "
            "openstaand INTEGER NOT NULL, inhoud TEXT NOT NULL, CONSTRAINT pk_klaargezet PRIMARY KEY (nr), CONSTRAINT "
            "uq_klaargezet_id UNIQUE (id), CONSTRAINT fk_klaargezet_brief_id FOREIGN KEY(brief_id) REFERENCES brief (id) ON "
            "DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED) STRICT"
        ),
        "CREATE INDEX ix_klaargezet_openstaand ON klaargezet (openstaand)",
        "CREATE INDEX ix_klaargezet_brief_id ON klaargezet (brief_id)",
    ),
}
"""By table, the statements that make it and its indexes."""


def upgrade() -> None:
    """The two tables."""
    verbinding = op.get_bind()
    for erbij in (opdracht for opdrachten in _ERBIJ.values() for opdracht in opdrachten):
        verbinding.exec_driver_sql(erbij)


def downgrade() -> None:
    """Without them again."""
    for tabel in _ERBIJ:
        op.get_bind().exec_driver_sql(f"DROP TABLE {tabel}")
