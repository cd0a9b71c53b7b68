"""Deel in stukken: several stukken may be pages of one kept file, so a stuk says in a column of its own where its bytes lie.

Self-contained: statements written out, so that this step does the same for ever.
"""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_BEGIN = (
    "CREATE TABLE stuk (nr INTEGER NOT NULL, id TEXT NOT NULL, versie INTEGER NOT NULL, aanvraag_id TEXT NOT NULL, {erbij}soort "
    "TEXT NOT NULL, sha256 TEXT NOT NULL, inhoud TEXT NOT NULL, CONSTRAINT pk_stuk PRIMARY KEY (nr), CONSTRAINT uq_stuk_id "
    "UNIQUE (id), "
)
_AANVRAAG = (
    "CONSTRAINT fk_stuk_aanvraag_id FOREIGN KEY(aanvraag_id) REFERENCES aanvraag (id) ON DELETE RESTRICT DEFERRABLE INITIALLY "
    "DEFERRED"
)
_OPSLAG = " REFERENCES opslag (bijlage_id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED"
_NIEUW = (
    _BEGIN.format(erbij="opslag_id TEXT NOT NULL, ") + _AANVRAAG
    + ", CONSTRAINT fk_stuk_opslag_id FOREIGN KEY(opslag_id)" + _OPSLAG + ") STRICT"
)  # fmt: skip
_OUD = _BEGIN.format(erbij="") + "CONSTRAINT fk_stuk_id FOREIGN KEY(id)" + _OPSLAG + ", " + _AANVRAAG + ") STRICT"
_INDEXEN = (
    "CREATE INDEX ix_stuk_aanvraag_id ON stuk (aanvraag_id)",
    "CREATE INDEX ix_stuk_sha256 ON stuk (sha256)",
)
_VELDEN = "nr, id, versie, aanvraag_id, soort, sha256, inhoud"


def upgrade() -> None:
    """Each stuk of before is the whole of its own file."""
    _zet_opzij()
    verbinding = op.get_bind()
    verbinding.exec_driver_sql(_NIEUW)
    verbinding.exec_driver_sql(f"INSERT INTO stuk ({_VELDEN}, opslag_id) SELECT {_VELDEN}, id FROM stuk_oud ORDER BY nr")  # noqa: S608
    _rond_af("CREATE INDEX ix_stuk_opslag_id ON stuk (opslag_id)")


def downgrade() -> None:
    """One stuk to a file again; what is only a part of another one's file cannot be told in that form, and goes."""
    op.get_bind().exec_driver_sql("DROP INDEX ix_stuk_opslag_id")
    _zet_opzij()
    verbinding = op.get_bind()
    verbinding.exec_driver_sql(_OUD)
    verbinding.exec_driver_sql(f"INSERT INTO stuk ({_VELDEN}) SELECT {_VELDEN} FROM stuk_oud WHERE id = opslag_id ORDER BY nr")  # noqa: S608
    _rond_af()


def _zet_opzij() -> None:
    """The indexes go first: the new ones have the same names."""
    verbinding = op.get_bind()
    for naam in ("aanvraag_id", "sha256"):
        verbinding.exec_driver_sql(f"DROP INDEX ix_stuk_{naam}")
    verbinding.exec_driver_sql("ALTER TABLE stuk RENAME TO stuk_oud")


def _rond_af(*erbij: str) -> None:
    verbinding = op.get_bind()
    verbinding.exec_driver_sql("DROP TABLE stuk_oud")
    for opdracht in (*_INDEXEN, *erbij):
        verbinding.exec_driver_sql(opdracht)
