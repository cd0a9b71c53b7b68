"""De werkweek: what a commission has and does from Monday to Friday.

Self-contained: statements written out, so that this step does the same for ever. Tables that come with this revision are
added to ``_ERBIJ``.
"""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ERBIJ: dict[str, tuple[str, ...]] = {
    "overgenomen": (
        (
            "CREATE TABLE overgenomen (nr INTEGER NOT NULL, id TEXT NOT NULL, versie INTEGER NOT NULL, nummer TEXT NOT NULL, "
            "schooljaar TEXT NOT NULL, volgnummer INTEGER NOT NULL, leerling_id TEXT NOT NULL, soort TEXT NOT NULL, leerling "
            "TEXT NOT NULL, geboortedatum TEXT NOT NULL, school TEXT NOT NULL, categorie TEXT NOT NULL, ingangsdatum TEXT NOT "
            "NULL, einddatum TEXT, besloten_op TEXT, inhoud TEXT NOT NULL, CONSTRAINT pk_overgenomen PRIMARY KEY (nr), "
            "CONSTRAINT uq_overgenomen_id UNIQUE (id), CONSTRAINT uq_overgenomen_nummer UNIQUE (nummer), CONSTRAINT "
            "fk_overgenomen_leerling_id FOREIGN KEY(leerling_id) REFERENCES leerling (id) ON DELETE RESTRICT DEFERRABLE "
            "INITIALLY DEFERRED) STRICT"
        ),
        "CREATE INDEX ix_overgenomen_einddatum ON overgenomen (einddatum)",
        "CREATE INDEX ix_overgenomen_leerling_id ON overgenomen (leerling_id)",
    ),
}
"""What comes with this revision: by table, the statements that make it and its indexes."""


def upgrade() -> None:
    """The new tables, in the order in which they refer to each other."""
    verbinding = op.get_bind()
    for opdrachten in _ERBIJ.values():
        for erbij in opdrachten:
            verbinding.exec_driver_sql(erbij)


def downgrade() -> None:
    """Without them again."""
    verbinding = op.get_bind()
    for tabel in reversed(_ERBIJ):
        verbinding.exec_driver_sql(f"DROP TABLE {tabel}")
