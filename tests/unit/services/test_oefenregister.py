"""The practice register, made through the same services as the window."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cvt_desktop import bootstrap
from cvt_desktop.adapters.vault.kopbestand import lees_loginnamen
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.beleid import keur_rollen
from cvt_desktop.domain.oefenen import OEFENGEBRUIKERS, oefenwachtzin
from cvt_desktop.services.certificaten import laad_ondertekenaar
from cvt_desktop.services.oefengegevens import ALLE


@pytest.fixture(scope="module")
def map_(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("oefen") / "register"
    bootstrap.maak_oefenregister(map_)
    return map_


def test_that_every_user_of_the_login_page_gets_in(map_: Path) -> None:
    lijst = lees_loginnamen(map_)
    assert lijst.oefen
    assert {naam for _, naam in lijst.gebruikers} == {naam for naam, _ in OEFENGEBRUIKERS}
    for naam, _ in OEFENGEBRUIKERS:
        geopend = bootstrap.open_geopend(map_, naam, oefenwachtzin(naam))
        assert geopend.dienst.klok.today() == date(2027, 5, 12)
        keur_rollen(geopend.dienst.sessie.rollen)
        geopend.sluit()


def test_that_the_dossiers_stand_with_the_dates_of_the_law(map_: Path) -> None:
    geopend = bootstrap.open_geopend(map_, "Ruben Veldkamper", oefenwachtzin("Ruben Veldkamper"))
    regels = {r.kenmerk: r for r in geopend.dienst.overzichten.aanvragen()}
    geopend.sluit()
    assert len(regels) == len(ALLE)
    mikolaj, zoe, sem = (regels[k] for k in ("2026-0391", "2026-0378", "2026-0399"))
    assert (mikolaj.leerling, mikolaj.uiterste_datum) == ("Mikołaj Żurawski-Brandt", date(2027, 5, 28))
    assert (zoe.streefdatum, zoe.uiterste_datum) == (date(2027, 5, 5), date(2027, 5, 19))
    assert sem.uiterste_datum == date(2027, 6, 2)
    assert all(r.status in Status for r in regels.values())


def test_that_the_certificate_says_that_it_is_practice(map_: Path) -> None:
    geopend = bootstrap.open_geopend(map_, "Wieke Terhorst", oefenwachtzin("Wieke Terhorst"))
    assert "OEFENREGISTER" in laad_ondertekenaar(geopend.dienst).naam
    geopend.sluit()


def test_that_nothing_of_a_dossier_stands_readable_on_the_disk(map_: Path) -> None:
    for pad in map_.rglob("*"):
        inhoud = pad.read_bytes() if pad.is_file() else b""
        assert b"SQLite format 3" not in inhoud
        assert not [woord for woord in ("urawski", "Ravenkoog", "Meerstede") if woord.encode() in inhoud]
