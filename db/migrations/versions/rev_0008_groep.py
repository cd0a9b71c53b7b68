"""An aanvraag without a pupil: the reference and the date of birth may be empty, and a group has a name of its own.

SQLite does not drop NOT NULL, so both tables are made anew with what they held. Self-contained: statements written out,
so that this step does the same for ever. Foreign keys are off while it runs, and checked before the commit.
"""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_NIEUW = {
    "aanvraag": (
        "CREATE TABLE aanvraag (nr INTEGER NOT NULL, id TEXT NOT NULL, versie INTEGER NOT NULL, kenmerk TEXT NOT "
        "NULL, soort TEXT NOT NULL, status TEXT NOT NULL, leerling_id TEXT, groep TEXT NOT NULL, groep_sorteer "
        "TEXT NOT NULL, school_id TEXT NOT NULL, contact TEXT NOT NULL, ontvangen_op TEXT NOT NULL, streefdatum "
        "TEXT NOT NULL, uiterste_datum TEXT NOT NULL, opgeschort INTEGER NOT NULL, bevestigd INTEGER NOT NULL, "
        "open_punten INTEGER NOT NULL, aanvulling_uiterlijk TEXT, zoek TEXT NOT NULL, inhoud TEXT NOT NULL, "
        "CONSTRAINT pk_aanvraag PRIMARY KEY (nr), CONSTRAINT uq_aanvraag_id UNIQUE (id), CONSTRAINT "
        "uq_aanvraag_kenmerk UNIQUE (kenmerk), CONSTRAINT fk_aanvraag_leerling_id FOREIGN KEY(leerling_id) "
        "REFERENCES leerling (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "
        "fk_aanvraag_school_id FOREIGN KEY(school_id) REFERENCES school (id) ON DELETE RESTRICT DEFERRABLE "
        "INITIALLY DEFERRED) STRICT"
    ),
    "aanvraag_regel": (
        "CREATE TABLE aanvraag_regel (nr INTEGER NOT NULL, aanvraag_id TEXT NOT NULL, kenmerk TEXT NOT NULL, "
        "leerling TEXT NOT NULL, sorteernaam TEXT NOT NULL, geboortedatum TEXT, soort TEXT NOT NULL, status TEXT "
        "NOT NULL, school TEXT NOT NULL, contact TEXT NOT NULL, ontvangen_op TEXT NOT NULL, streefdatum TEXT NOT "
        "NULL, uiterste_datum TEXT NOT NULL, opgeschort INTEGER NOT NULL, bevestigd INTEGER NOT NULL, open_punten"
        " INTEGER NOT NULL, adviezen_vast INTEGER NOT NULL, adviezen_gevraagd INTEGER NOT NULL, "
        "aanvulling_uiterlijk TEXT, advies_uiterlijk TEXT, zitting_op TEXT, zitting_id TEXT, tlv_nummer TEXT NOT "
        "NULL, zoektekst TEXT NOT NULL, CONSTRAINT pk_aanvraag_regel PRIMARY KEY (nr), CONSTRAINT "
        "uq_aanvraag_regel_aanvraag_id UNIQUE (aanvraag_id), CONSTRAINT fk_aanvraag_regel_aanvraag_id FOREIGN "
        "KEY(aanvraag_id) REFERENCES aanvraag (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED) STRICT"
    ),
}
_OUD = {
    "aanvraag": (
        "CREATE TABLE aanvraag (nr INTEGER NOT NULL, id TEXT NOT NULL, versie INTEGER NOT NULL, kenmerk TEXT NOT "
        "NULL, soort TEXT NOT NULL, status TEXT NOT NULL, leerling_id TEXT NOT NULL, school_id TEXT NOT NULL, "
        "contact TEXT NOT NULL, ontvangen_op TEXT NOT NULL, streefdatum TEXT NOT NULL, uiterste_datum TEXT NOT "
        "NULL, opgeschort INTEGER NOT NULL, bevestigd INTEGER NOT NULL, open_punten INTEGER NOT NULL, "
        "aanvulling_uiterlijk TEXT, zoek TEXT NOT NULL, inhoud TEXT NOT NULL, CONSTRAINT pk_aanvraag PRIMARY KEY "
        "(nr), CONSTRAINT uq_aanvraag_id UNIQUE (id), CONSTRAINT uq_aanvraag_kenmerk UNIQUE (kenmerk), CONSTRAINT"
        " fk_aanvraag_leerling_id FOREIGN KEY(leerling_id) REFERENCES leerling (id) ON DELETE RESTRICT DEFERRABLE"
        " INITIALLY DEFERRED, CONSTRAINT fk_aanvraag_school_id FOREIGN KEY(school_id) REFERENCES school (id) ON "
        "DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED) STRICT"
    ),
    "aanvraag_regel": (
        "CREATE TABLE aanvraag_regel (nr INTEGER NOT NULL, aanvraag_id TEXT NOT NULL, kenmerk TEXT NOT NULL, "
        "leerling TEXT NOT NULL, sorteernaam TEXT NOT NULL, geboortedatum TEXT NOT NULL, soort TEXT NOT NULL, "
        "status TEXT NOT NULL, school TEXT NOT NULL, contact TEXT NOT NULL, ontvangen_op TEXT NOT NULL, "
        "streefdatum TEXT NOT NULL, uiterste_datum TEXT NOT NULL, opgeschort INTEGER NOT NULL, bevestigd INTEGER "
        "NOT NULL, open_punten INTEGER NOT NULL, adviezen_vast INTEGER NOT NULL, adviezen_gevraagd INTEGER NOT "
        "NULL, aanvulling_uiterlijk TEXT, advies_uiterlijk TEXT, zitting_op TEXT, zitting_id TEXT, tlv_nummer "
        "TEXT NOT NULL, zoektekst TEXT NOT NULL, CONSTRAINT pk_aanvraag_regel PRIMARY KEY (nr), CONSTRAINT "
        "uq_aanvraag_regel_aanvraag_id UNIQUE (aanvraag_id), CONSTRAINT fk_aanvraag_regel_aanvraag_id FOREIGN "
        "KEY(aanvraag_id) REFERENCES aanvraag (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED) STRICT"
    ),
}
_INDEXEN = (
    "CREATE INDEX ix_aanvraag_leerling_id ON aanvraag (leerling_id)",
    "CREATE INDEX ix_aanvraag_ontvangen_op ON aanvraag (ontvangen_op)",
    "CREATE INDEX ix_aanvraag_school_id ON aanvraag (school_id)",
    "CREATE INDEX ix_aanvraag_status ON aanvraag (status)",
)
_KOLOMMEN = {
    "aanvraag": (
        "nr, id, versie, kenmerk, soort, status, leerling_id, school_id, contact, ontvangen_op, streefdatum, "
        "uiterste_datum, opgeschort, bevestigd, open_punten, aanvulling_uiterlijk, zoek, inhoud"
    ),
    "aanvraag_regel": (
        "nr, aanvraag_id, kenmerk, leerling, sorteernaam, geboortedatum, soort, status, school, contact, "
        "ontvangen_op, streefdatum, uiterste_datum, opgeschort, bevestigd, open_punten, adviezen_vast, "
        "adviezen_gevraagd, aanvulling_uiterlijk, advies_uiterlijk, zitting_op, zitting_id, tlv_nummer, zoektekst"
    ),
}
"""What both forms have."""


def upgrade() -> None:
    """The two tables with room for a group."""
    _maak_opnieuw(_NIEUW, {"aanvraag": (", groep, groep_sorteer", ", '', ''"), "aanvraag_regel": ("", "")})


def downgrade() -> None:
    """As it was; fails, and changes nothing, when there is an aanvraag without a pupil."""
    _maak_opnieuw(_OUD, {"aanvraag": ("", ""), "aanvraag_regel": ("", "")})


def _maak_opnieuw(tabellen: dict[str, str], erbij: dict[str, tuple[str, str]]) -> None:
    """``erbij``: by table, the names and the values of columns that only the new form has."""
    verbinding = op.get_bind()
    for tabel, maken in tabellen.items():
        namen, (meer, waarden) = _KOLOMMEN[tabel], erbij[tabel]
        for opdracht in (
            f"CREATE TABLE overzet AS SELECT {namen} FROM {tabel}",  # noqa: S608  # names of this file
            f"DROP TABLE {tabel}",
            maken,
            f"INSERT INTO {tabel} ({namen}{meer}) SELECT {namen}{waarden} FROM overzet ORDER BY nr",  # noqa: S608
            "DROP TABLE overzet",
        ):
            verbinding.exec_driver_sql(opdracht)
    for index in _INDEXEN:
        verbinding.exec_driver_sql(index)
