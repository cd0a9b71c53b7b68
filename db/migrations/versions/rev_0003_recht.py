"""Het recht: what the Awb asks of a register beside the besluit.

Self-contained: statements written out, so that this step does the same for ever. Tables that come with this revision are
added to ``_ERBIJ``.
"""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ERBIJ: dict[str, tuple[str, ...]] = {
    "bezwaar": (
        (
            "CREATE TABLE bezwaar (nr INTEGER NOT NULL, id TEXT NOT NULL, versie INTEGER NOT NULL, aanvraag_id TEXT NOT NULL, "
            "besluit_id TEXT, toestand TEXT NOT NULL, ontvangen_op TEXT NOT NULL, inhoud TEXT NOT NULL, CONSTRAINT pk_bezwaar "
            "PRIMARY KEY (nr), CONSTRAINT uq_bezwaar_id UNIQUE (id), CONSTRAINT fk_bezwaar_aanvraag_id FOREIGN "
            "KEY(aanvraag_id) REFERENCES aanvraag (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "
            "fk_bezwaar_besluit_id FOREIGN KEY(besluit_id) REFERENCES besluit (id) ON DELETE RESTRICT DEFERRABLE INITIALLY "
            "DEFERRED) STRICT"
        ),
        "CREATE INDEX ix_bezwaar_aanvraag_id ON bezwaar (aanvraag_id)",
        "CREATE INDEX ix_bezwaar_besluit_id ON bezwaar (besluit_id)",
        "CREATE INDEX ix_bezwaar_ontvangen_op ON bezwaar (ontvangen_op)",
        "CREATE INDEX ix_bezwaar_toestand ON bezwaar (toestand)",
    ),
    "mandaat": (
        (
            "CREATE TABLE mandaat (nr INTEGER NOT NULL, id TEXT NOT NULL, versie INTEGER NOT NULL, persoon_id TEXT NOT NULL, "
            "bevoegdheid TEXT NOT NULL, van TEXT NOT NULL, tot TEXT, inhoud TEXT NOT NULL, CONSTRAINT pk_mandaat PRIMARY KEY "
            "(nr), CONSTRAINT uq_mandaat_id UNIQUE (id), CONSTRAINT fk_mandaat_persoon_id FOREIGN KEY(persoon_id) REFERENCES "
            "persoon (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED) STRICT"
        ),
        "CREATE INDEX ix_mandaat_persoon_id ON mandaat (persoon_id)",
    ),
    "tekstversie": (
        (
            "CREATE TABLE tekstversie (nr INTEGER NOT NULL, id TEXT NOT NULL, versie INTEGER NOT NULL, blok TEXT NOT NULL, "
            "nummer INTEGER NOT NULL, inhoud TEXT NOT NULL, CONSTRAINT pk_tekstversie PRIMARY KEY (nr), CONSTRAINT "
            "uq_tekstversie_blok_nummer UNIQUE (blok, nummer), CONSTRAINT uq_tekstversie_id UNIQUE (id)) STRICT"
        ),
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
