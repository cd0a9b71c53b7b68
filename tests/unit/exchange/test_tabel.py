"""Tables from CSV and XLSX as text: whatever Excel or a person made of them, never a traceback."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cvt_desktop.adapters.exchange.tabel import lees_tabel
from cvt_desktop.adapters.exchange.xlsx import is_xlsx
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.tabel import Tabel

NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/>'
    "</Relationships>"
)
STIJLEN = (
    f'<styleSheet {NS}><numFmts count="2"><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/>'
    '<numFmt numFmtId="165" formatCode="&quot;dag&quot; 0.00;[Red]0"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>'
)
TEKSTEN = f'<sst {NS}><si><t>Nummer</t></si><si><r><t>Ge</t></r><r><t>boren</t></r><rPh><t>x</t></rPh></si></sst>'
KOPRIJ = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
WERKMAP = f'<workbook {NS} {R}><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>'


def maak(rijen: str = "", werkmap: str = WERKMAP, **delen: str) -> bytes:
    """An XLSX with these rows; ``delen`` adds or replaces parts by file name without folder."""
    inhoud: dict[str, str] = {
        "[Content_Types].xml": "<Types/>", "xl/workbook.xml": werkmap, "xl/_rels/workbook.xml.rels": RELS,
        "xl/styles.xml": STIJLEN, "xl/sharedStrings.xml": TEKSTEN,
        "xl/worksheets/sheet1.xml": f"<worksheet {NS}><sheetData>{KOPRIJ}{rijen}</sheetData></worksheet>",
    }  # fmt: skip
    inhoud.update({f"xl/{naam.replace('__', '/')}.xml": tekst for naam, tekst in delen.items()})
    return pak(inhoud)


def pak(inhoud: Mapping[str, str | bytes]) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, tekst in inhoud.items():
            archief.writestr(naam, tekst)
    return uit.getvalue()


def cellen(tabel: Tabel) -> list[tuple[str, ...]]:
    return [rij.cellen for rij in tabel.rijen]


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("teken", [";", ",", "\t"])
def test_that_a_csv_is_read_whatever_its_separator_and_encoding(teken: str, codering: str) -> None:
    tabel = lees_tabel(f'Nummer{teken}Naam\r\n7{teken}"Saïda{teken} B."\r\n'.encode(codering))
    assert cellen(tabel) == [("7", f"Saïda{teken} B.".replace("\t", "")),]


def test_that_rows_keep_the_number_that_a_person_sees() -> None:
    assert [rij.regel for rij in lees_tabel(b"a;b\n\n1;2\n;\n3;4\n").rijen] == [3, 5]


def test_that_shared_inline_and_cached_texts_are_read_and_empty_cells_keep_their_place() -> None:
    tabel = lees_tabel(maak(
        '<row r="3"><c r="A3" t="inlineStr"><is><t>OEF-1</t></is></c><c r="C3" t="str"><f>1+1</f><v>som</v></c></row>'
        '<row r="4"><c r="B4"><v>7.0</v></c><c r="C4" t="b"><v>1</v></c><c r="D4"><v>0.5</v></c></row>'
    ))  # fmt: skip
    assert tabel.koppen == ("Nummer", "Geboren")
    assert cellen(tabel) == [("OEF-1", "", "som"), ("", "7", "ja", "0.5")]
    assert [rij.regel for rij in tabel.rijen] == [3, 4]


@pytest.mark.parametrize(("stijl", "tekst"), [(0, "46387"), (1, "2026-12-31"), (2, "2026-12-31"), (3, "46387")])
def test_that_a_number_is_a_day_only_when_its_format_shows_one(stijl: int, tekst: str) -> None:
    rij = f'<row r="2"><c r="A2" s="{stijl}"><v>46387</v></c><c r="B2"><v>1</v></c></row>'
    assert cellen(lees_tabel(maak(rij))) == [(tekst, "1")]


def test_that_days_may_be_counted_from_1904() -> None:
    werkmap = WERKMAP.replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    rij = '<row r="2"><c r="A2" s="1"><v>44925</v></c><c r="B2"><v>1</v></c></row>'
    assert cellen(lees_tabel(maak(rij, werkmap))) == [("2026-12-31", "1")]


def test_that_the_first_sheet_that_is_seen_is_read() -> None:
    werkmap = WERKMAP.replace("<sheets>", '<sheets><sheet name="x" sheetId="2" state="hidden" r:id="rId2"/>')
    ander = f"<worksheet {NS}><sheetData/></worksheet>"
    rij = '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>'
    assert cellen(lees_tabel(maak(rij, werkmap, worksheets__sheet2=ander))) == [("1", "2")]


def test_that_a_formula_is_never_reckoned() -> None:
    rij = '<row r="2"><c r="A2"><f>HYPERLINK("http://x")</f></c><c r="B2"><v>2</v></c></row>'
    assert cellen(lees_tabel(maak(rij))) == [("", "2")]


BOM = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "data",
    [
        maak(worksheets__sheet1=f"{BOM}<worksheet {NS}><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>"),
        maak(worksheets__sheet1="<worksheet><sheetData>"),
        maak(werkmap="geen xml"),
        maak(werkmap=f"<workbook {NS}><sheets/></workbook>"),
        maak()[:200],
        pak({"xl/workbook.xml": WERKMAP}),
        pak({"xl/workbook.xml": WERKMAP, "xl/worksheets/sheet1.xml": b"<a>" + b" " * 30_000_000 + b"</a>"}),
        maak(),
        b"", b"a", b"a;b", b"\x00\x01;\n;", b"%PDF-1.7\n;a\n", b"sep=\"\na;b\n1;2",
    ],
)  # fmt: skip
def test_that_what_is_no_table_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(BestandError) as fout:
        lees_tabel(data)
    assert fout.value.melding.endswith(".")


def test_that_more_rows_than_the_cap_are_refused() -> None:
    with pytest.raises(BestandError, match="meer dan 3 regels"):
        lees_tabel(b"a;b\n" + b"1;2\n" * 5, max_regels=3)
    with pytest.raises(BestandError, match="groter"):
        lees_tabel(b"a;b\n1;2\n", max_bytes=3)


def test_that_a_cell_far_to_the_right_takes_no_memory() -> None:
    rij = '<row r="2"><c r="A2"><v>1</v></c><c r="XFD2"><v>2</v></c></row>'
    assert cellen(lees_tabel(maak(rij))) == [("1",)]


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_that_random_bytes_give_a_table_or_a_sentence(data: bytes) -> None:
    _lees_of_zin(data)
    _lees_of_zin(b"a;b\n" + data)


@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=6))
@settings(max_examples=200, deadline=None)
def test_that_a_damaged_workbook_gives_a_table_or_a_sentence(plaats: int, ruis: bytes) -> None:
    heel = maak('<row r="2"><c r="A2" s="1"><v>46387</v></c><c r="B2"><v>1</v></c></row>')
    begin = plaats % len(heel)
    _lees_of_zin(heel[:begin] + ruis + heel[begin + len(ruis) :])


XML = st.text(alphabet='<>/="&; rowcvtsinlS0123456789ABXFDe.-\x00\u0663', max_size=120)


@given(XML, XML, XML)
@settings(max_examples=200, deadline=None)
def test_that_strange_parts_give_a_table_or_a_sentence(blad: str, stijlen: str, werkmap: str) -> None:
    _lees_of_zin(maak(blad))
    _lees_of_zin(maak('<row r="2"><c r="A2" s="1"><v>1</v></c></row>', styles=stijlen, workbook=werkmap))


@given(st.sampled_from(["r", "s", "t"]), st.text(alphabet="0123456789AZ-+.e\u0663\u00b2ns", max_size=12), st.text(max_size=20))
@settings(max_examples=200, deadline=None)
def test_that_any_attribute_and_value_of_a_cell_can_be_read(naam: str, waarde: str, inhoud: str) -> None:
    veilig = "".join(t for t in inhoud if t.isprintable() and t not in "<&>" and not "\ud800" <= t <= "\udfff" and t < "\ufffe")
    kern = f'<c {naam}="{waarde}"><v>{veilig}</v></c>'
    _lees_of_zin(maak(f'<row r="{waarde}">{kern}{kern}</row>'))


def _lees_of_zin(data: bytes) -> None:
    with suppress(BestandError):
        assert lees_tabel(data).rijen


def test_that_a_zip_without_a_workbook_is_no_workbook() -> None:
    assert not is_xlsx(pak({"a.txt": "x"}))
    assert is_xlsx(maak())
