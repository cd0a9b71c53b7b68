"""De kluis: the log becomes a hash chain.

Self-contained: the bytes that are linked are written out here once more, as ADR 0050 gives them, so that this step
does the same for ever. Tables that come with this revision are added to ``_ERBIJ``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from alembic import op
from sqlalchemy import Connection

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_OUDE_VELDEN = (
    "volgnummer", "eenheid", "moment", "persoon_id", "rol", "actie", "object_soort", "object_id", "aanvraag_id", "resultaat",
    "digest", "aantal",
)  # fmt: skip
_VELDEN = (*_OUDE_VELDEN, "vorige", "schakel", "sleutel_id", "handtekening")
_BEGIN = (
    "CREATE TABLE gebeurtenis (volgnummer INTEGER NOT NULL, eenheid TEXT NOT NULL, moment TEXT NOT NULL, "
    "persoon_id TEXT, rol TEXT NOT NULL, actie TEXT NOT NULL, object_soort TEXT NOT NULL, object_id TEXT, "
    "aanvraag_id TEXT, resultaat TEXT NOT NULL, digest TEXT NOT NULL, aantal INTEGER NOT NULL, "
)
_EIND = "CONSTRAINT pk_gebeurtenis PRIMARY KEY (volgnummer)) STRICT"
_OUD = _BEGIN + _EIND
_NIEUW = _BEGIN + "vorige TEXT NOT NULL, schakel TEXT NOT NULL, sleutel_id TEXT, handtekening BLOB NOT NULL, " + _EIND
_EROMHEEN = (
    "CREATE INDEX ix_gebeurtenis_aanvraag_id ON gebeurtenis (aanvraag_id)",
    "CREATE INDEX ix_gebeurtenis_eenheid ON gebeurtenis (eenheid)",
    (
        "CREATE TRIGGER gebeurtenis_geen_update BEFORE UPDATE ON gebeurtenis BEGIN SELECT RAISE(ABORT, 'the log is "
        "append-only'); END"
    ),
    (
        "CREATE TRIGGER gebeurtenis_geen_delete BEFORE DELETE ON gebeurtenis BEGIN SELECT RAISE(ABORT, 'the log is "
        "append-only'); END"
    ),
    (
        "CREATE TRIGGER gebeurtenis_zonder_gat BEFORE INSERT ON gebeurtenis WHEN NEW.volgnummer <> coalesce((SELECT "
        "max(volgnummer) FROM gebeurtenis), 0) + 1 BEGIN SELECT RAISE(ABORT, 'the log has no gaps'); END"
    ),
)
_ERBIJ: dict[str, tuple[str, ...]] = {
    "stokje": (
        (
            "CREATE TABLE stokje (nr INTEGER NOT NULL, id TEXT NOT NULL, versie INTEGER NOT NULL, generatie INTEGER NOT NULL, "
            "inhoud TEXT NOT NULL, CONSTRAINT pk_stokje PRIMARY KEY (nr), CONSTRAINT uq_stokje_id UNIQUE (id)) STRICT"
        ),
    ),
    "terugzetting": (
        (
            "CREATE TABLE terugzetting (nr INTEGER NOT NULL, id TEXT NOT NULL, versie INTEGER NOT NULL, generatie INTEGER NOT "
            "NULL, inhoud TEXT NOT NULL, CONSTRAINT pk_terugzetting PRIMARY KEY (nr), CONSTRAINT uq_terugzetting_id UNIQUE (id)) "
            "STRICT"
        ),
    ),
    "rolcertificaat": (
        (
            "CREATE TABLE rolcertificaat (nr INTEGER NOT NULL, id TEXT NOT NULL, versie INTEGER NOT NULL, persoon_id TEXT "
            "NOT NULL, nummer INTEGER NOT NULL, inhoud TEXT NOT NULL, CONSTRAINT pk_rolcertificaat PRIMARY KEY (nr), "
            "CONSTRAINT uq_rolcertificaat_id UNIQUE (id), CONSTRAINT fk_rolcertificaat_persoon_id FOREIGN KEY(persoon_id) "
            "REFERENCES persoon (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "
            "uq_rolcertificaat_nummer UNIQUE (nummer)) STRICT"
        ),
        "CREATE INDEX ix_rolcertificaat_persoon_id ON rolcertificaat (persoon_id)",
    ),
}
"""What else comes with this revision: by table, the statements that make it and its indexes."""

_PAK = 1000


def upgrade() -> None:
    """The log moves over into a table with links; then the new tables."""
    verbinding = op.get_bind()
    _zet_opzij(verbinding)
    verbinding.exec_driver_sql(_NIEUW)
    opdracht = f"INSERT INTO gebeurtenis ({', '.join(_VELDEN)}) VALUES ({', '.join('?' * len(_VELDEN))})"  # noqa: S608
    pak: list[tuple[Any, ...]] = []
    for rij in _geketend(verbinding):
        pak.append(rij)
        if len(pak) == _PAK:
            verbinding.exec_driver_sql(opdracht, pak)
            pak = []
    if pak:
        verbinding.exec_driver_sql(opdracht, pak)
    _rond_af(verbinding)
    for opdrachten in _ERBIJ.values():
        for erbij in opdrachten:
            verbinding.exec_driver_sql(erbij)


def downgrade() -> None:
    """Without links again; an entry keeps everything that it had before."""
    verbinding = op.get_bind()
    for tabel in reversed(_ERBIJ):
        verbinding.exec_driver_sql(f"DROP TABLE {tabel}")
    _zet_opzij(verbinding)
    verbinding.exec_driver_sql(_OUD)
    velden = ", ".join(_OUDE_VELDEN)
    verbinding.exec_driver_sql(f"INSERT INTO gebeurtenis ({velden}) SELECT {velden} FROM gebeurtenis_oud ORDER BY volgnummer")  # noqa: S608
    _rond_af(verbinding)


def _zet_opzij(verbinding: Connection) -> None:
    """Triggers first: they would refuse the move. Indexes too, because the new ones have the same names."""
    for naam in ("geen_update", "geen_delete", "zonder_gat"):
        verbinding.exec_driver_sql(f"DROP TRIGGER gebeurtenis_{naam}")
    for naam in ("aanvraag_id", "eenheid"):
        verbinding.exec_driver_sql(f"DROP INDEX ix_gebeurtenis_{naam}")
    verbinding.exec_driver_sql("ALTER TABLE gebeurtenis RENAME TO gebeurtenis_oud")


def _rond_af(verbinding: Connection) -> None:
    verbinding.exec_driver_sql("DROP TABLE gebeurtenis_oud")
    for opdracht in _EROMHEEN:
        verbinding.exec_driver_sql(opdracht)


def _geketend(verbinding: Connection) -> Iterator[tuple[Any, ...]]:
    """The old entries in order, each with its two links, unsigned."""
    kluis = verbinding.exec_driver_sql("SELECT vault_id FROM meta").scalar()
    vorige = hashlib.sha256(f"cvt-log:{kluis}".encode("ascii")).hexdigest()
    velden = ", ".join(_OUDE_VELDEN)
    for rij in verbinding.exec_driver_sql(f"SELECT {velden} FROM gebeurtenis_oud ORDER BY volgnummer"):  # noqa: S608
        waarden = {naam: "" if waarde is None else waarde for naam, waarde in zip(_OUDE_VELDEN, rij, strict=True)}
        inhoud = {**waarden, "handtekening": "", "sleutel_id": "", "vorige": vorige}
        bytes_ = json.dumps(inhoud, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")
        schakel = hashlib.sha256(bytes_).hexdigest()
        yield (*rij, vorige, schakel, None, b"")
        vorige = schakel
