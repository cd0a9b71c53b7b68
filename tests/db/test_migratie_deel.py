"""Revision 0006: a stuk says where its bytes lie; each one of before is the whole of its own file."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text

from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.stuk import Stuk
from db import migrate, opwaarderen
from db.codec import CODEC
from db.engine import leeseenheid, migratie_eenheid, open_engine
from db.register import BESTAND
from tests.dossiers import voeg_stuk
from tests.factories import SECRETARIS, maak_aanvraag, maak_leerling, maak_stuk
from tests.fakes.register import maak_dienst, maak_testregister, sleutel

EIGEN = Path(migrate.__file__).parent / "migrations"
VELDEN = "nr, id, versie, aanvraag_id, soort, sha256, inhoud"


def test_that_a_stuk_of_before_keeps_its_file_there_and_back(tmp_path: Path) -> None:
    register = maak_testregister(tmp_path)
    with register.schrijven() as uow:
        uow.leerlingen.save(maak_leerling())
        uow.aanvragen.save(maak_aanvraag())
    dienst = maak_dienst(register, SECRETARIS)
    for naam in ("a.pdf", "b.pdf"):
        voeg_stuk(dienst, naam, Stuksoort.OPP, naam.encode())
    register.sluit()
    engine = open_engine(tmp_path / BESTAND, sleutel)
    with leeseenheid(engine) as sessie:
        voor = sessie.execute(text(f"SELECT {VELDEN} FROM stuk ORDER BY nr")).all()
    with migratie_eenheid(engine) as verbinding:
        opwaarderen.voer_uit(verbinding, EIGEN, "0005", terug=True)
    with migratie_eenheid(engine) as verbinding:
        assert verbinding.execute(text(f"SELECT {VELDEN} FROM stuk ORDER BY nr")).all() == voor
        opwaarderen.voer_uit(verbinding, EIGEN, "0008")
    with leeseenheid(engine) as sessie:
        assert sessie.execute(text(f"SELECT {VELDEN} FROM stuk ORDER BY nr")).all() == voor
        assert sessie.execute(text("SELECT count(*) FROM stuk WHERE opslag_id = id")).scalar() == 2
    engine.dispose()


def test_that_a_stuk_written_before_there_were_parts_is_a_whole_file() -> None:
    stuk = maak_stuk()
    nu = CODEC.schrijf(stuk)
    oud = nu.replace(b'"deel":null,', b"").replace(b'"versie":3}', b'"versie":2}')
    assert oud != nu
    assert CODEC.lees(Stuk, oud) == stuk
