"""An index of the aanvragen that a school marked *Spoed*: looking in each running dossier took a tenth of a second among 10,000.

Self-contained: statements written out, so that this step does the same for ever.
"""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing that was there changes."""
    op.get_bind().exec_driver_sql(
        "CREATE INDEX ix_aanvraag_spoed ON aanvraag (status) WHERE json_extract(inhoud, '$.inhoud.formulier.a.spoed') <> ''"
    )


def downgrade() -> None:
    """As it was."""
    op.get_bind().exec_driver_sql("DROP INDEX ix_aanvraag_spoed")
