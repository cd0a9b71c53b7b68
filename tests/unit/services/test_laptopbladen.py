"""*Wat stond er op deze laptop?*, *Laptop kwijt* and the *Technisch rapport*: useful, and without anybody in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cvt_desktop.adapters.pdf.opmaker import ReportlabOpmaker
from cvt_desktop.domain.errors import GeenRechtError
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.ports.bladen import Bladdeel
from cvt_desktop.services import beveiliging, laptopkwijt, laptopoverzicht, technischrapport
from cvt_desktop.services.aanmelden import Geopend
from cvt_desktop.services.beveiliging import Slotstand
from cvt_desktop.services.technischrapport import Techniek
from tests.documents.conftest import Papier
from tests.factories import SECRETARIS, maak_persoon
from tests.fakes.laptop import NepLaptop
from tests.fakes.register import maak_dienst
from tests.fakes.toegang import maak_testtoegang, open_als
from tests.torture.merkregister import GEZIEN, ONGEZIEN, WACHTZIN, WIE, maak_merkregister, thuis_in


@pytest.fixture(scope="module")
def map_(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("bladen")
    return maak_merkregister(map_ / "zeldzaam", map_ / "thuis")


@pytest.fixture
def geopend(map_: Path) -> Iterator[Geopend]:
    with thuis_in(map_.parent / "thuis"):
        een = open_als(maak_testtoegang(), map_, WIE, WACHTZIN)
        yield een
        een.sluit()


def _tekst(delen: tuple[Bladdeel, ...]) -> str:
    return " ".join(" ".join((d.kop, *d.alineas, *d.punten, *(f"{a} {b}" for a, b in d.rijen))) for d in delen)


def test_that_the_sheet_counts_dossiers_years_and_stukken_and_names_nobody(geopend: Geopend) -> None:
    overzicht = laptopoverzicht.maak(geopend.dienst)
    assert (overzicht.dossiers, overzicht.leerlingen, overzicht.lopend) == (2, 2, 2)
    assert sum(n for _, n in overzicht.geboortejaren) == 2
    assert sum(n for _, n in overzicht.stuksoorten) > 4
    tekst = _tekst(laptopoverzicht.delen(overzicht))
    assert "Geboortejaren" in tekst
    for woord in (*GEZIEN, *ONGEZIEN, WIE.naam, "Ravenkoog"):
        assert woord not in tekst
    papier = Papier(laptopoverzicht.blad(overzicht, ReportlabOpmaker(), datetime(2027, 5, 12, tzinfo=UTC)))
    assert "2, waarvan 2 lopend" in papier.tekst
    assert not any(woord in papier.tekst for woord in (*GEZIEN, *ONGEZIEN))


def test_that_making_the_sheet_is_told_to_the_log(geopend: Geopend) -> None:
    laptopoverzicht.maak(geopend.dienst)
    with geopend.dienst.register.lezen() as uow:
        laatste = uow.logboek.laatste(1)[0]
    assert (laatste.actie, laatste.digest) == ("laptopoverzicht.maken", "")


def test_that_an_empty_register_gives_a_sheet_too(tmp_path: Path) -> None:
    from tests.fakes.register import maak_testregister

    register = maak_testregister(tmp_path / "leeg")
    try:
        overzicht = laptopoverzicht.maak(maak_dienst(register, SECRETARIS))
        assert overzicht.dossiers == 0
        assert "nog niets" in _tekst(laptopoverzicht.delen(overzicht))
        lid = maak_dienst(register, maak_persoon("Lid Zonder", Rol.LID))
        with pytest.raises(GeenRechtError):
            laptopoverzicht.maak(lid)
    finally:
        register.sluit()


def test_that_who_lost_a_laptop_reads_in_which_order_to_call_whom_and_the_72_hours() -> None:
    tekst = _tekst(laptopkwijt.delen())
    for woord in ("functionaris gegevensbescherming", "aangifte", "72 uur", "artikel 33", "artikel 34", "herstelblad"):
        assert woord in tekst
    assert tekst.index("Bel de ICT-afdeling") < tekst.index("Bel de functionaris") < tekst.index("72 uur")


def test_that_laptop_kwijt_can_be_printed_without_a_register() -> None:
    papier = Papier(laptopkwijt.blad(ReportlabOpmaker(), date(2027, 5, 12), datetime(2027, 5, 12, tzinfo=UTC)))
    assert "10." in papier.tekst, "the steps keep counting"
    assert "Autoriteit Persoonsgegevens" in papier.tekst
    assert papier.paginas <= 2


def test_that_a_technical_report_holds_numbers_and_nobody(geopend: Geopend) -> None:
    slot = Slotstand(minuten=15, minuten_zitting=45, hoort_slaap=True, hoort_sessie=True)
    punten = beveiliging.punten(geopend, NepLaptop(), slot)
    techniek = Techniek(onderdelen={"Qt": "6.12"}, scherm="1280 bij 720", beleid=["exportmap: ingesteld"], log=["INFO gestart"])
    tekst = technischrapport.rapport(geopend, punten, techniek)
    assert "Dossiers: 2" in tekst
    assert "Schijf van de laptop: goed" in tekst
    assert "INFO gestart" in tekst
    for woord in (*GEZIEN, *ONGEZIEN, WIE.naam, "Ravenkoog", "zeldzaam", str(geopend.map_)):
        assert woord not in tekst

