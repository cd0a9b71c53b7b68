"""The first schema. Before the first release there is one revision, rewritten (house.md trap 10)."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_OPDRACHTEN = (
    (
        "CREATE TABLE gebeurtenis (volgnummer INTEGER NOT NULL, eenheid TEXT NOT NULL, moment TEXT NOT NULL, "
        "persoon_id TEXT, rol TEXT NOT NULL, actie TEXT NOT NULL, object_soort TEXT NOT NULL, object_id TEXT, "
        "aanvraag_id TEXT, resultaat TEXT NOT NULL, digest TEXT NOT NULL, aantal INTEGER NOT NULL, CONSTRAINT "
        "pk_gebeurtenis PRIMARY KEY (volgnummer)) STRICT"
    ),
    "CREATE INDEX ix_gebeurtenis_aanvraag_id ON gebeurtenis (aanvraag_id)",
    "CREATE INDEX ix_gebeurtenis_eenheid ON gebeurtenis (eenheid)",
    (
        "CREATE TABLE geheim (naam TEXT NOT NULL, inhoud BLOB NOT NULL, CONSTRAINT pk_geheim PRIMARY KEY (naam)) "
        "STRICT"
    ),
    (
        "CREATE TABLE instellingen (nr INTEGER NOT NULL, id TEXT NOT NULL, versie INTEGER NOT NULL, nummer INTEGER "
        "NOT NULL, geldig_vanaf TEXT NOT NULL, inhoud TEXT NOT NULL, CONSTRAINT pk_instellingen PRIMARY KEY (nr), "
        "CONSTRAINT uq_instellingen_id UNIQUE (id), CONSTRAINT uq_instellingen_nummer UNIQUE (nummer)) STRICT"
    ),
    "CREATE INDEX ix_instellingen_geldig_vanaf ON instellingen (geldig_vanaf)",
    (
        "CREATE TABLE leerling (nr INTEGER NOT NULL, id TEXT NOT NULL, versie INTEGER NOT NULL, naam TEXT NOT NULL, "
        "sorteernaam TEXT NOT NULL, geboortedatum TEXT NOT NULL, zoeksleutel TEXT NOT NULL, zoek TEXT NOT NULL, "
        "inhoud TEXT NOT NULL, CONSTRAINT pk_leerling PRIMARY KEY (nr), CONSTRAINT uq_leerling_id UNIQUE (id)) STRICT"
    ),
    "CREATE INDEX ix_leerling_zoeksleutel ON leerling (zoeksleutel)",
    (
        "CREATE TABLE meta (nr INTEGER NOT NULL, vault_id TEXT NOT NULL, generatie INTEGER NOT NULL, gemaakt_op TEXT "
        "NOT NULL, oefen INTEGER NOT NULL, CONSTRAINT pk_meta PRIMARY KEY (nr), CONSTRAINT ck_meta_een CHECK (nr = "
        "1)) STRICT"
    ),
    (
        "CREATE TABLE opslag (bijlage_id TEXT NOT NULL, naam TEXT NOT NULL, sleutel BLOB NOT NULL, lengte INTEGER NOT "
        "NULL, sha256 TEXT NOT NULL, CONSTRAINT pk_opslag PRIMARY KEY (bijlage_id), CONSTRAINT uq_opslag_naam UNIQUE "
        "(naam)) STRICT"
    ),
    (
        "CREATE TABLE persoon (nr INTEGER NOT NULL, id TEXT NOT NULL, versie INTEGER NOT NULL, sorteernaam TEXT NOT "
        "NULL, actief INTEGER NOT NULL, inhoud TEXT NOT NULL, CONSTRAINT pk_persoon PRIMARY KEY (nr), CONSTRAINT "
        "uq_persoon_id UNIQUE (id)) STRICT"
    ),
    (
        "CREATE TABLE school (nr INTEGER NOT NULL, id TEXT NOT NULL, versie INTEGER NOT NULL, naam TEXT NOT NULL, "
        "sorteernaam TEXT NOT NULL, brin TEXT NOT NULL, vestiging TEXT NOT NULL, actief INTEGER NOT NULL, zoek TEXT "
        "NOT NULL, inhoud TEXT NOT NULL, CONSTRAINT pk_school PRIMARY KEY (nr), CONSTRAINT uq_school_id UNIQUE (id)) "
        "STRICT"
    ),
    "CREATE INDEX ix_school_code ON school (brin, vestiging)",
    (
        "CREATE TABLE teller (naam TEXT NOT NULL, laatste INTEGER NOT NULL, CONSTRAINT pk_teller PRIMARY KEY (naam)) "
        "STRICT"
    ),
    (
        "CREATE TABLE zitting (nr INTEGER NOT NULL, id TEXT NOT NULL, versie INTEGER NOT NULL, datum TEXT NOT NULL, "
        "tijd TEXT NOT NULL, toestand TEXT NOT NULL, inhoud TEXT NOT NULL, CONSTRAINT pk_zitting PRIMARY KEY (nr), "
        "CONSTRAINT uq_zitting_id UNIQUE (id)) STRICT"
    ),
    "CREATE INDEX ix_zitting_datum ON zitting (datum)",
    (
        "CREATE TABLE zout (volgnummer INTEGER NOT NULL, zout BLOB NOT NULL, CONSTRAINT pk_zout PRIMARY KEY "
        "(volgnummer)) STRICT"
    ),
    (
        "CREATE TABLE aanvraag (nr INTEGER NOT NULL, id TEXT NOT NULL, versie INTEGER NOT NULL, kenmerk TEXT NOT "
        "NULL, soort TEXT NOT NULL, status TEXT NOT NULL, leerling_id TEXT NOT NULL, school_id TEXT NOT NULL, contact "
        "TEXT NOT NULL, ontvangen_op TEXT NOT NULL, streefdatum TEXT NOT NULL, uiterste_datum TEXT NOT NULL, "
        "opgeschort INTEGER NOT NULL, bevestigd INTEGER NOT NULL, open_punten INTEGER NOT NULL, aanvulling_uiterlijk "
        "TEXT, zoek TEXT NOT NULL, inhoud TEXT NOT NULL, CONSTRAINT pk_aanvraag PRIMARY KEY (nr), CONSTRAINT "
        "uq_aanvraag_id UNIQUE (id), CONSTRAINT uq_aanvraag_kenmerk UNIQUE (kenmerk), CONSTRAINT "
        "fk_aanvraag_leerling_id FOREIGN KEY(leerling_id) REFERENCES leerling (id) ON DELETE RESTRICT DEFERRABLE "
        "INITIALLY DEFERRED, CONSTRAINT fk_aanvraag_school_id FOREIGN KEY(school_id) REFERENCES school (id) ON DELETE "
        "RESTRICT DEFERRABLE INITIALLY DEFERRED) STRICT"
    ),
    "CREATE INDEX ix_aanvraag_leerling_id ON aanvraag (leerling_id)",
    "CREATE INDEX ix_aanvraag_ontvangen_op ON aanvraag (ontvangen_op)",
    "CREATE INDEX ix_aanvraag_school_id ON aanvraag (school_id)",
    "CREATE INDEX ix_aanvraag_status ON aanvraag (status)",
    (
        "CREATE TABLE concept (persoon_id TEXT NOT NULL, sleutel TEXT NOT NULL, inhoud TEXT NOT NULL, op TEXT NOT "
        "NULL, CONSTRAINT pk_concept PRIMARY KEY (persoon_id, sleutel), CONSTRAINT fk_concept_persoon_id FOREIGN "
        "KEY(persoon_id) REFERENCES persoon (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED) STRICT"
    ),
    (
        "CREATE TABLE aanvraag_regel (nr INTEGER NOT NULL, aanvraag_id TEXT NOT NULL, kenmerk TEXT NOT NULL, leerling "
        "TEXT NOT NULL, sorteernaam TEXT NOT NULL, geboortedatum TEXT NOT NULL, soort TEXT NOT NULL, status TEXT NOT "
        "NULL, school TEXT NOT NULL, contact TEXT NOT NULL, ontvangen_op TEXT NOT NULL, streefdatum TEXT NOT NULL, "
        "uiterste_datum TEXT NOT NULL, opgeschort INTEGER NOT NULL, bevestigd INTEGER NOT NULL, open_punten INTEGER "
        "NOT NULL, adviezen_vast INTEGER NOT NULL, adviezen_gevraagd INTEGER NOT NULL, aanvulling_uiterlijk TEXT, "
        "advies_uiterlijk TEXT, zitting_op TEXT, zitting_id TEXT, tlv_nummer TEXT NOT NULL, zoektekst TEXT NOT NULL, "
        "CONSTRAINT pk_aanvraag_regel PRIMARY KEY (nr), CONSTRAINT uq_aanvraag_regel_aanvraag_id UNIQUE "
        "(aanvraag_id), CONSTRAINT fk_aanvraag_regel_aanvraag_id FOREIGN KEY(aanvraag_id) REFERENCES aanvraag (id) ON "
        "DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED) STRICT"
    ),
    (
        "CREATE TABLE advies (nr INTEGER NOT NULL, id TEXT NOT NULL, versie INTEGER NOT NULL, aanvraag_id TEXT NOT "
        "NULL, volgorde INTEGER NOT NULL, persoon_id TEXT NOT NULL, vastgesteld INTEGER NOT NULL, inhoud TEXT NOT "
        "NULL, CONSTRAINT pk_advies PRIMARY KEY (nr), CONSTRAINT uq_advies_id UNIQUE (id), CONSTRAINT "
        "fk_advies_aanvraag_id FOREIGN KEY(aanvraag_id) REFERENCES aanvraag (id) ON DELETE RESTRICT DEFERRABLE "
        "INITIALLY DEFERRED, CONSTRAINT fk_advies_persoon_id FOREIGN KEY(persoon_id) REFERENCES persoon (id) ON "
        "DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED) STRICT"
    ),
    "CREATE INDEX ix_advies_aanvraag_id ON advies (aanvraag_id)",
    "CREATE INDEX ix_advies_persoon_id ON advies (persoon_id)",
    (
        "CREATE TABLE besluit (nr INTEGER NOT NULL, id TEXT NOT NULL, versie INTEGER NOT NULL, aanvraag_id TEXT NOT "
        "NULL, zitting_id TEXT NOT NULL, instellingen_id TEXT NOT NULL, besloten_op TEXT NOT NULL, uitkomst TEXT NOT "
        "NULL, toestand TEXT NOT NULL, inhoud TEXT NOT NULL, CONSTRAINT pk_besluit PRIMARY KEY (nr), CONSTRAINT "
        "uq_besluit_id UNIQUE (id), CONSTRAINT fk_besluit_aanvraag_id FOREIGN KEY(aanvraag_id) REFERENCES aanvraag "
        "(id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_besluit_zitting_id FOREIGN "
        "KEY(zitting_id) REFERENCES zitting (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "
        "fk_besluit_instellingen_id FOREIGN KEY(instellingen_id) REFERENCES instellingen (id) ON DELETE RESTRICT "
        "DEFERRABLE INITIALLY DEFERRED) STRICT"
    ),
    "CREATE INDEX ix_besluit_aanvraag_id ON besluit (aanvraag_id)",
    "CREATE INDEX ix_besluit_besloten_op ON besluit (besloten_op)",
    "CREATE INDEX ix_besluit_instellingen_id ON besluit (instellingen_id)",
    "CREATE INDEX ix_besluit_zitting_id ON besluit (zitting_id)",
    (
        "CREATE TABLE koppeling (aanvraag_id TEXT NOT NULL, volgorde INTEGER NOT NULL, persoon_id TEXT NOT NULL, "
        "uiterlijk TEXT, CONSTRAINT pk_koppeling PRIMARY KEY (aanvraag_id, volgorde), CONSTRAINT "
        "fk_koppeling_aanvraag_id FOREIGN KEY(aanvraag_id) REFERENCES aanvraag (id) ON DELETE RESTRICT DEFERRABLE "
        "INITIALLY DEFERRED, CONSTRAINT fk_koppeling_persoon_id FOREIGN KEY(persoon_id) REFERENCES persoon (id) ON "
        "DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED) STRICT"
    ),
    "CREATE INDEX ix_koppeling_persoon_id ON koppeling (persoon_id)",
    (
        "CREATE TABLE notitie (nr INTEGER NOT NULL, id TEXT NOT NULL, versie INTEGER NOT NULL, aanvraag_id TEXT NOT "
        "NULL, persoon_id TEXT NOT NULL, geschreven_op TEXT NOT NULL, opvolgen_op TEXT, gedaan_op TEXT, tekst TEXT "
        "NOT NULL, inhoud TEXT NOT NULL, CONSTRAINT pk_notitie PRIMARY KEY (nr), CONSTRAINT uq_notitie_id UNIQUE "
        "(id), CONSTRAINT fk_notitie_aanvraag_id FOREIGN KEY(aanvraag_id) REFERENCES aanvraag (id) ON DELETE RESTRICT "
        "DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_notitie_persoon_id FOREIGN KEY(persoon_id) REFERENCES persoon "
        "(id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED) STRICT"
    ),
    "CREATE INDEX ix_notitie_aanvraag_id ON notitie (aanvraag_id)",
    "CREATE INDEX ix_notitie_opvolgen_op ON notitie (opvolgen_op)",
    "CREATE INDEX ix_notitie_persoon_id ON notitie (persoon_id)",
    (
        "CREATE TABLE stuk (nr INTEGER NOT NULL, id TEXT NOT NULL, versie INTEGER NOT NULL, aanvraag_id TEXT NOT "
        "NULL, soort TEXT NOT NULL, sha256 TEXT NOT NULL, inhoud TEXT NOT NULL, CONSTRAINT pk_stuk PRIMARY KEY (nr), "
        "CONSTRAINT uq_stuk_id UNIQUE (id), CONSTRAINT fk_stuk_id FOREIGN KEY(id) REFERENCES opslag (bijlage_id) ON "
        "DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_stuk_aanvraag_id FOREIGN KEY(aanvraag_id) "
        "REFERENCES aanvraag (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED) STRICT"
    ),
    "CREATE INDEX ix_stuk_aanvraag_id ON stuk (aanvraag_id)",
    "CREATE INDEX ix_stuk_sha256 ON stuk (sha256)",
    (
        "CREATE TABLE zitting_punt (zitting_id TEXT NOT NULL, volgorde INTEGER NOT NULL, aanvraag_id TEXT NOT NULL, "
        "beslist INTEGER NOT NULL, te_bekrachtigen INTEGER NOT NULL, CONSTRAINT pk_zitting_punt PRIMARY KEY "
        "(zitting_id, volgorde), CONSTRAINT fk_zitting_punt_zitting_id FOREIGN KEY(zitting_id) REFERENCES zitting "
        "(id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_zitting_punt_aanvraag_id FOREIGN "
        "KEY(aanvraag_id) REFERENCES aanvraag (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED) STRICT"
    ),
    "CREATE INDEX ix_zitting_punt_aanvraag_id ON zitting_punt (aanvraag_id)",
    (
        "CREATE TABLE brief (nr INTEGER NOT NULL, id TEXT NOT NULL, versie INTEGER NOT NULL, aanvraag_id TEXT, "
        "besluit_id TEXT, opslag_id TEXT, soort TEXT NOT NULL, toestand TEXT NOT NULL, verzonden_op TEXT, sha256 TEXT "
        "NOT NULL, inhoud TEXT NOT NULL, CONSTRAINT pk_brief PRIMARY KEY (nr), CONSTRAINT uq_brief_id UNIQUE (id), "
        "CONSTRAINT fk_brief_aanvraag_id FOREIGN KEY(aanvraag_id) REFERENCES aanvraag (id) ON DELETE RESTRICT "
        "DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_brief_besluit_id FOREIGN KEY(besluit_id) REFERENCES besluit "
        "(id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_brief_opslag_id FOREIGN KEY(opslag_id) "
        "REFERENCES opslag (bijlage_id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED) STRICT"
    ),
    "CREATE INDEX ix_brief_aanvraag_id ON brief (aanvraag_id)",
    "CREATE INDEX ix_brief_besluit_id ON brief (besluit_id)",
    "CREATE INDEX ix_brief_opslag_id ON brief (opslag_id)",
    "CREATE INDEX ix_brief_sha256 ON brief (sha256) WHERE sha256 <> ''",
    "CREATE INDEX ix_brief_verzending ON brief (soort, besluit_id, verzonden_op)",
    (
        "CREATE TABLE verklaring (nr INTEGER NOT NULL, id TEXT NOT NULL, versie INTEGER NOT NULL, nummer TEXT NOT "
        "NULL, schooljaar TEXT NOT NULL, volgnummer INTEGER NOT NULL, aanvraag_id TEXT NOT NULL, besluit_id TEXT NOT "
        "NULL, soort TEXT NOT NULL, leerling TEXT NOT NULL, geboortedatum TEXT NOT NULL, school TEXT NOT NULL, "
        "categorie TEXT NOT NULL, ingangsdatum TEXT NOT NULL, einddatum TEXT, besloten_op TEXT NOT NULL, getekend_op "
        "TEXT NOT NULL, ondertekenaar TEXT NOT NULL, toestand TEXT NOT NULL, sha256 TEXT NOT NULL, inhoud TEXT NOT "
        "NULL, CONSTRAINT pk_verklaring PRIMARY KEY (nr), CONSTRAINT uq_verklaring_schooljaar_volgnummer UNIQUE "
        "(schooljaar, volgnummer), CONSTRAINT uq_verklaring_id UNIQUE (id), CONSTRAINT uq_verklaring_nummer UNIQUE "
        "(nummer), CONSTRAINT fk_verklaring_aanvraag_id FOREIGN KEY(aanvraag_id) REFERENCES aanvraag (id) ON DELETE "
        "RESTRICT DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_verklaring_besluit_id FOREIGN KEY(besluit_id) "
        "REFERENCES besluit (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED) STRICT"
    ),
    "CREATE INDEX ix_verklaring_aanvraag_id ON verklaring (aanvraag_id)",
    "CREATE INDEX ix_verklaring_besluit_id ON verklaring (besluit_id)",
    "CREATE INDEX ix_verklaring_einddatum ON verklaring (einddatum)",
    "CREATE INDEX ix_verklaring_sha256 ON verklaring (sha256) WHERE sha256 <> ''",
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
    (
        "CREATE TRIGGER zout_geen_update BEFORE UPDATE ON zout BEGIN SELECT RAISE(ABORT, 'a salt is never changed'); "
        "END"
    ),
)
_TABELLEN = (
    "verklaring", "brief", "zitting_punt", "stuk", "notitie", "koppeling", "besluit", "advies",
    "aanvraag_regel", "concept", "aanvraag", "zout", "zitting", "teller", "school", "persoon", "opslag",
    "meta", "leerling", "instellingen", "geheim", "gebeurtenis",
)


def upgrade() -> None:
    """Make everything."""
    for opdracht in _OPDRACHTEN:
        op.execute(opdracht)


def downgrade() -> None:
    """Back to nothing."""
    for tabel in _TABELLEN:
        op.execute(f"DROP TABLE {tabel}")
