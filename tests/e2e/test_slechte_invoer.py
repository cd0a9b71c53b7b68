"""Names, dates and texts that cannot be, or are only strange; and what is left behind of a dossier (*Bad input*)."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.adapters.pdf.opmaker import ReportlabOpmaker
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.runtime.logging_setup import start_logging, stop_logging
from cvt_desktop.services import brieven
from tests.e2e.klein_register import WOORDEN, invoer, melding_van, open_, registreer
from tests.factories import RAVENKOOG
from tests.factories import SECRETARIS as TESTSECRETARIS
from tests.fakes.register import maak_dienst, maak_testregister

# --- names and dates --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"achternaam": "\u202eraalepsiuQ"}, "leerling.achternaam"),
        ({"roepnaam": "Xan\u200fthippe"}, "leerling.roepnaam"),
        ({"roepnaam": "a\0b"}, "leerling.roepnaam"),
        ({"achternaam": "x" * 201}, "leerling.achternaam"),
        ({"achternaam": ""}, "leerling.achternaam"),
        ({"geboortedatum": None}, "leerling.geboortedatum"),
        ({"geboortedatum": date(1890, 1, 1)}, "leerling.geboortedatum"),
        ({"geboortedatum": date(2050, 1, 1)}, "leerling.geboortedatum"),
    ],
)
def test_that_a_name_or_date_that_cannot_be_names_its_field(tmp_path: Path, velden: dict[str, object], veld: str) -> None:
    dienst = maak_dienst(maak_testregister(tmp_path), TESTSECRETARIS)
    with pytest.raises(InvoerError) as fout:
        registreer(dienst, **velden)
    assert fout.value.veld == veld
    melding_van(fout.value)
    assert dienst.overzichten.aanvragen() == []


@pytest.mark.parametrize(
    "velden",
    [
        {"achternaam": "D'Angelo-’t Hoen"},
        {"roepnaam": "Hawa", "achternaam": "", "heeft_een_naam": True},
        {"achternaam": "W" * 200},
        {"achternaam": "<b>&amp;</b><img src='/etc/hostname'/>"},
        {"achternaam": "=cmd|' /C calc'!A0"},
        {"achternaam": "../../etc/passwd"},
    ],
)
def test_that_a_strange_name_is_only_a_name_up_to_the_paper(tmp_path: Path, velden: dict[str, object]) -> None:
    dienst = replace(maak_dienst(maak_testregister(tmp_path), TESTSECRETARIS), opmaker=ReportlabOpmaker())
    registreer(dienst, **velden)
    (regel,) = dienst.overzichten.aanvragen()
    for brief in brieven.lijst(dienst, regel.id):
        assert brief.id is not None
        gemaakt, pdf = brieven.pdf(dienst, brief.id)
        assert pdf.startswith(b"%PDF")
        assert "/" not in brieven.uitvoernaam(dienst, gemaakt.id)


def test_that_what_paper_cannot_carry_is_refused_when_it_is_made(tmp_path: Path) -> None:
    dienst = replace(maak_dienst(maak_testregister(tmp_path), TESTSECRETARIS), opmaker=ReportlabOpmaker())
    with pytest.raises(InvoerError) as fout:
        registreer(dienst, achternaam="משה")
    assert "achternaam" in (fout.value.veld or "")
    with dienst.register.lezen() as uow:
        (regel,) = dienst.overzichten.aanvragen()
        assert uow.brieven.of_aanvraag(regel.id) == []


# --- what is left behind ----------------------------------------------------------------------------------------------


@pytest.mark.logs_errors
def test_that_nothing_of_a_dossier_stands_in_the_log_or_in_any_file(register: Path, tmp_path: Path) -> None:
    logbestand = tmp_path / "log" / "cvt.log"
    handler = start_logging(logbestand, logging.DEBUG)
    try:
        geopend = open_(register)
        dienst = geopend.dienst
        for fout_ in (f"{WOORDEN[0]} \u202e", "x" * 300):
            with pytest.raises(InvoerError) as fout:
                registreer(dienst, achternaam=fout_)
            logging.getLogger("cvt_desktop.proef").warning("geweigerd: %s", fout.value, exc_info=fout.value)
        logging.getLogger("sqlalchemy.proef").error("parameters: %s", WOORDEN)
        leerling = replace(invoer(dienst).leerling(), achternaam=None)  # type: ignore[arg-type]
        with pytest.raises(Exception) as ruw, dienst.register.schrijven() as uow:  # noqa: PT011 - any error of the driver
            uow.leerlingen.save(leerling)
        assert not any(woord in str(ruw.value) for woord in WOORDEN)
        geopend.sluit()
    finally:
        stop_logging(handler)
    alles = [*register.rglob("*"), *logbestand.parent.rglob("*")]
    for pad in (p for p in alles if p.is_file()):
        inhoud = pad.read_bytes()
        for woord in (*WOORDEN, "Ravenkoog", RAVENKOOG.naam):
            assert woord.encode() not in inhoud, pad.name
            assert woord.encode("utf-16-le") not in inhoud, pad.name
        assert b"SQLite format 3" not in inhoud
