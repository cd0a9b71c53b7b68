"""Revision 0002: the log of a register of schema 0001 becomes a chain, and keeps every word that it had."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import IntegrityError

from cvt_desktop.domain import keten
from cvt_desktop.ports.register import Vastlegging
from db import migrate, opwaarderen
from db.audit_store import DbLogboek, DbVastlegger
from db.engine import leeseenheid, migratie_eenheid, open_engine, schrijfeenheid
from tests import factories as f
from tests.fakes.register import VAULT_ID, sleutel

EIGEN = Path(migrate.__file__).parent / "migrations"
OUD = "volgnummer, eenheid, moment, persoon_id, rol, actie, object_soort, object_id, aanvraag_id, resultaat, digest, aantal"
REGELS = 2500


@pytest.fixture
def oud(tmp_path: Path) -> Engine:
    """A database of schema 0001 with more entries than are moved at a time; some have every field, some almost none."""
    engine = open_engine(tmp_path / "register.db", sleutel, nieuw=True)
    with migratie_eenheid(engine) as verbinding:
        opwaarderen.voer_uit(verbinding, EIGEN, "0001")
        verbinding.exec_driver_sql("INSERT INTO meta VALUES (1, ?, 1, '2027-05-12T08:00:00.000000Z', 1)", (str(VAULT_ID),))
        for nummer in range(1, REGELS + 1):
            id_ = str(UUID(int=nummer)) if nummer % 3 else None
            verbinding.exec_driver_sql(
                f"INSERT INTO gebeurtenis ({OUD}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
                (nummer, str(uuid4()), "2027-05-12T08:00:00.000001Z", id_, "voorzitter, lid", "dossier.inzien", "aanvraag",
                 id_, id_, "gelukt" if nummer % 5 else "geweigerd", "" if nummer % 2 else "ab" * 32, nummer % 7 or 1),
            )  # fmt: skip
    return engine


def _regels(verbinding: Connection) -> list[tuple[object, ...]]:
    return [tuple(rij) for rij in verbinding.execute(text(f"SELECT {OUD} FROM gebeurtenis ORDER BY volgnummer"))]


def test_that_every_entry_gets_its_links_and_keeps_its_words(oud: Engine) -> None:
    with leeseenheid(oud) as sessie:
        voor = _regels(sessie.connection())
    with migratie_eenheid(oud) as verbinding:
        opwaarderen.voer_uit(verbinding, EIGEN, "0002")
    with leeseenheid(oud) as sessie:
        assert _regels(sessie.connection()) == voor
        logboek = DbLogboek(sessie.connection())
        vorige = keten.begin(logboek.kluis())
        for g in logboek.since(0):
            assert g.vorige == vorige
            assert g.schakel == keten.schakel(g)
            assert (g.sleutel_id, g.handtekening) == (None, b"")
            vorige = g.schakel
        anker = logboek.anker()
        assert anker is not None
        assert (anker.volgnummer, anker.schakel) == (REGELS, vorige)
    oud.dispose()


def test_that_the_next_entry_hangs_on_what_was_moved_and_the_log_is_still_append_only(oud: Engine) -> None:
    with migratie_eenheid(oud) as verbinding:
        opwaarderen.voer_uit(verbinding, EIGEN, "0002")
    nieuw = Vastlegging(moment=f.MOMENT, persoon_id=None, rol="", actie="register.openen", object_soort="register",
                        object_id=None, aanvraag_id=None, inhoud=None)  # fmt: skip
    with schrijfeenheid(oud) as sessie:
        DbVastlegger(sessie.connection(), uuid4()).vastleggen(nieuw)
    with leeseenheid(oud) as sessie:
        een, twee = DbLogboek(sessie.connection()).deel(REGELS - 1, 5)
    assert twee.vorige == een.schakel
    for opdracht in ("UPDATE gebeurtenis SET rol = ''", "DELETE FROM gebeurtenis"):
        with pytest.raises(IntegrityError), schrijfeenheid(oud) as sessie:
            sessie.execute(text(opdracht))
    oud.dispose()


def test_that_stepping_down_keeps_the_entries(oud: Engine) -> None:
    with leeseenheid(oud) as sessie:
        voor = _regels(sessie.connection())
    for doel, terug in (("0002", False), ("0001", True)):
        with migratie_eenheid(oud) as verbinding:
            opwaarderen.voer_uit(verbinding, EIGEN, doel, terug=terug)
    with leeseenheid(oud) as sessie:
        assert _regels(sessie.connection()) == voor
    oud.dispose()
