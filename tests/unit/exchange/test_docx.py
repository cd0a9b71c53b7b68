"""DOCX and TXT as plain text, and all text for the BSN sniffer."""

from __future__ import annotations

import pytest

from cvt_desktop.adapters.exchange.docx import lees_platte_tekst, zoektekst
from cvt_desktop.domain.bestandssoort import Bestandsvorm
from cvt_desktop.domain.errors import BestandError
from tests.unit.exchange.bestanden import W, docx, xlsx, zip_met


def tekst(data: bytes) -> str:
    return lees_platte_tekst(data, Bestandsvorm.DOCX)


def test_that_paragraphs_become_lines() -> None:
    assert tekst(docx("Nguyễn Bảo Trân", "", "heeft & krijgt")) == "Nguyễn Bảo Trân\n\nheeft & krijgt"


def test_that_tabs_breaks_and_cells_are_kept_apart() -> None:
    ruw = (
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc>"
        "</w:tr></w:tbl>"
    )
    assert tekst(docx(ruw=ruw)) == "a\tb\nc\n1\n2"


def test_that_deleted_text_and_field_codes_are_not_read() -> None:
    weg = "<w:del><w:r><w:delText>weg</w:delText></w:r></w:del>"
    ruw = f"<w:p>{weg}<w:r><w:instrText>PAGE</w:instrText><w:t>blijft</w:t></w:r></w:p>"
    assert tekst(docx(ruw=ruw)) == "blijft"


def test_that_headers_come_behind_the_body() -> None:
    kop = f'<w:hdr xmlns:w="{W}"><w:p><w:r><w:t>kop</w:t></w:r></w:p></w:hdr>'.encode()
    assert tekst(docx("lijf", extra={"word/header1.xml": kop})) == "lijf\n\nkop"


def test_that_deep_nesting_does_not_overflow() -> None:
    open_ = "".join(f'<w:sdt n="{i * 7919 % 10007}">' for i in range(20_000))
    assert tekst(docx(ruw=f"{open_}<w:p><w:r><w:t>diep</w:t></w:r></w:p>{'</w:sdt>' * 20_000}")) == "diep"


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 kapot",
        zip_met({"word/document.xml": b"<niet af"}),
        zip_met({"word/header1.xml": b"<a/>"}),
        zip_met({"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        zip_met({"word/document.xml": b"<a>" + bytes(30_000_000) + b"</a>"}),
    ],
)
def test_that_a_damaged_or_dangerous_docx_is_refused(data: bytes) -> None:
    with pytest.raises(BestandError, match="kan niet als tekst worden gelezen"):
        tekst(data)
    assert zoektekst(data, Bestandsvorm.DOCX) == ""


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_that_a_txt_is_read_in_the_encodings_that_occur(codering: str) -> None:
    assert lees_platte_tekst("Zoë\r\nÜnal".encode(codering), Bestandsvorm.TXT) == "Zoë\nÜnal"


def test_that_other_kinds_are_not_read_as_text() -> None:
    with pytest.raises(BestandError, match="DOCX en TXT"):
        lees_platte_tekst(b"%PDF-1.4", Bestandsvorm.PDF)
    assert zoektekst(b"%PDF-1.4", Bestandsvorm.PDF) == ""


def test_that_strings_and_numbers_of_an_xlsx_are_searched() -> None:
    gevonden = zoektekst(xlsx(["111 222 333"], [111222333]), Bestandsvorm.XLSX).split("\n")
    assert "111 222 333" in gevonden
    assert "111222333" in gevonden
