"""What a file is, is judged by its bytes; what stuk it is, is guessed from its name."""

from __future__ import annotations

import codecs
import io
import struct
import zipfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvt_desktop.domain import bestandssoort
from cvt_desktop.domain.bestandssoort import (
    MAX_BYTES,
    Bestandsvorm,
    Stuksoort,
    herken,
    naam_voor_kopie,
    past_bij_naam,
    raad_dag,
    raad_soort,
    ziplijst,
)
from cvt_desktop.domain.errors import BestandError
from tests.unit.exchange.bestanden import docx, xlsx, zip_met

EXE = b"MZ\x90\x00\x03\x00\x00\x00" + bytes(200)


@pytest.mark.parametrize(
    ("data", "vorm"),
    [
        (b"%PDF-1.7\n...", Bestandsvorm.PDF),
        (codecs.BOM_UTF8 + b"\r\n%PDF-1.4", Bestandsvorm.PDF),
        (b"\x89PNG\r\n\x1a\n....", Bestandsvorm.PNG),
        (b"\xff\xd8\xff\xe0..", Bestandsvorm.JPEG),
        (docx("hallo"), Bestandsvorm.DOCX),
        (xlsx(["hallo"]), Bestandsvorm.XLSX),
        ("Zoë Ünal".encode(), Bestandsvorm.TXT),
        ("Zoë Ünal".encode("cp1252"), Bestandsvorm.TXT),
        ("Zoë Ünal".encode("utf-16"), Bestandsvorm.TXT),
        (b"BMI van de leerling", Bestandsvorm.TXT),
    ],
)
def test_that_allowed_kinds_are_known_by_their_bytes(data: bytes, vorm: Bestandsvorm) -> None:
    assert herken(data) is vorm


@pytest.mark.parametrize(
    ("data", "woord"),
    [
        (b"", "leeg"),
        (EXE, "programma"),
        (b"\x7fELF" + bytes(50), "programma"),
        (b"#!/bin/sh\necho hallo", "programma"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), "wachtwoord"),
        (b"GIF89a", "JPEG"),
        (b"\x00\x00\x00\x18ftypheic", "JPEG"),
        (b"{\\rtf1 hallo}", "PDF"),
        (b"<!DOCTYPE html><html>", "webpagina"),
        (b"  <svg xmlns=''/>", "webpagina"),
        (b"\x00\x01\x02\x03", "PDF"),
        (zip_met({"a.txt": b"a"}), "ZIP"),
        (zip_met({"mimetype": b"application/vnd.oasis.opendocument.text"}), "OpenDocument"),
        (docx("hallo")[:-30], "afgebroken"),
        (zip_met({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>", "word/vbaProject.bin": b"x"}), "macro"),
        (zip_met({"[Content_Types].xml": b"<a/>", "ppt/presentation.xml": b"<a/>"}), "DOCX en XLSX"),
    ],
)
def test_that_other_kinds_are_refused_with_a_reason(data: bytes, woord: str) -> None:
    with pytest.raises(BestandError) as fout:
        herken(data)
    assert woord in fout.value.melding


def test_that_a_file_over_the_cap_is_refused_unread() -> None:
    with pytest.raises(BestandError, match="50 MB"):
        herken(bytes(MAX_BYTES + 1))


def test_that_a_zip64_list_behind_a_small_one_is_not_read() -> None:
    data = zip_met({"a.txt": b"a"})
    plek = data.rfind(b"PK\x05\x06")
    lengte, begin = struct.unpack_from("<LL", data, plek + 12)
    lijst64 = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, lengte, begin)
    verwijzing = struct.pack("<4sLQL", b"PK\x06\x07", 0, plek, 1)
    met64 = data[:plek] + lijst64 + verwijzing + data[plek:]
    assert len(zipfile.ZipFile(io.BytesIO(met64)).infolist()) == 1
    assert ziplijst(data) is not None
    assert ziplijst(met64) is None


def test_that_a_zip_with_an_absurdly_long_list_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bestandssoort, "_MAX_ZIPLIJST", 50)
    assert ziplijst(zip_met({"een.txt": b"a"})) is None


@given(st.binary(max_size=300))
def test_that_any_bytes_give_a_kind_or_a_dutch_reason(data: bytes) -> None:
    for begin in (b"", b"PK\x03\x04", b"%PDF-"):
        try:
            uitkomst = herken(begin + data).value
        except BestandError as fout:
            uitkomst = fout.melding
        assert uitkomst


@pytest.mark.parametrize(
    ("naam", "dag"),
    [
        ("mdo 22 april.pdf", date(2027, 4, 22)),
        ("MDO_22_apr_2026.pdf", date(2026, 4, 22)),
        ("OPP 2027-04-19 def.pdf", date(2027, 4, 19)),
        ("20270419_OPP.pdf", date(2027, 4, 19)),
        ("verslag 3-11-2026.pdf", date(2026, 11, 3)),
        ("gesprek 3 december.pdf", date(2026, 12, 3)),
        ("gesprek 2 mrt.pdf", date(2027, 3, 2)),
        ("OPP 2026-2027.pdf", None),
        ("scan 0004.pdf", None),
        ("WISC 1 2 3.pdf", None),
        ("OPP Jonathan 03-04-2013.pdf", None),
        ("verslag 31-02-2027.pdf", None),
        ("uitnodiging 20-05-2027.pdf", None),
        ("tel 06-12-34-56-78.pdf", None),
    ],
)
def test_that_a_day_in_the_name_is_proposed_and_a_birthday_or_a_schoolyear_is_not(naam: str, dag: date | None) -> None:
    assert raad_dag(naam, date(2027, 5, 12)) == dag


@pytest.mark.parametrize(
    ("naam", "soort"),
    [
        ("OPP 2026-2027.pdf", Stuksoort.OPP),
        ("opp_def_v2.docx", Stuksoort.OPP),
        ("Ontwikkelingsperspectief.pdf", Stuksoort.OPP),
        ("mdo 22 april.pdf", Stuksoort.MDO),
        ("MDO-verslag.pdf", Stuksoort.MDO),
        ("WISC.pdf", Stuksoort.INTELLIGENTIE),
        ("WISC-V verslag.pdf", Stuksoort.INTELLIGENTIE),
        ("NIO2004.pdf", Stuksoort.INTELLIGENTIE),
        ("Intelligentieonderzoek_2026.pdf", Stuksoort.INTELLIGENTIE),
        ("okr.pdf", Stuksoort.OKR),
        ("Zienswijze vader.pdf", Stuksoort.ZIENSWIJZE),
        ("Mening van de leerling.txt", Stuksoort.MENING),
        ("gesprek met leerling.pdf", Stuksoort.MENING),
        ("Deskundigenadvies 1.pdf", Stuksoort.ADVIES),
        ("Motivering school.docx", Stuksoort.MOTIVERING),
        ("Aanvraagformulier TLV.pdf", Stuksoort.AANVRAAG),
        ("verzuimrapport.txt", Stuksoort.VERZUIM),
        ("Onderzoeksverslag.pdf", Stuksoort.ONDERZOEK),
        ("TLV 2024.pdf", Stuksoort.BESCHIKKING),
        ("Gespreksverslag ouders.pdf", Stuksoort.GESPREK),
        ("scan0001.pdf", Stuksoort.OVERIG),
        ("kopie.pdf", Stuksoort.OVERIG),
    ],
)
def test_that_the_kind_of_stuk_is_guessed_from_its_name(naam: str, soort: Stuksoort) -> None:
    assert raad_soort(naam) is soort


def test_that_the_description_helps_where_the_name_says_nothing() -> None:
    assert raad_soort("evaluatie 1e helft.txt", "OPP Evaluatiedeel") is Stuksoort.OPP


def test_that_a_copy_is_named_after_its_bytes() -> None:
    assert not past_bij_naam("beschikking.pdf", Bestandsvorm.TXT)
    assert naam_voor_kopie("beschikking.pdf", Bestandsvorm.TXT) == "beschikking.pdf.txt"
    assert naam_voor_kopie("rapport.pdf.exe", Bestandsvorm.PDF) == "rapport.pdf.exe.pdf"
    assert naam_voor_kopie("Foto.JPEG", Bestandsvorm.JPEG) == "Foto.JPEG"
