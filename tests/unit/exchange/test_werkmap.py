"""XLSX out: what goes in comes back with the reader of the program, no text is ever a formula, and it names nobody."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cvt_desktop.adapters.exchange.tabel import lees_tabel
from cvt_desktop.adapters.exchange.werkmap import XlsxSchrijver
from cvt_desktop.ports.voortgang import Stil
from cvt_desktop.ports.werkmap import Cel, Keuzekolom, Werkblad

DAG = date(2027, 5, 12)
LETTERS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=12)


def schrijf(*bladen: Werkblad) -> bytes:
    return XlsxSchrijver().schrijf(bladen, DAG, Stil())


def blad(*rijen: tuple[Cel, ...]) -> Werkblad:
    return Werkblad(naam="Blad", koppen=("Een", "Twee", "Drie", "Vier"), rijen=rijen)


def deel(data: bytes, naam: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as map_:
        return map_.read(naam).decode("utf-8")


def kaal(cel: object) -> str:
    """As the own reader gives it back."""
    return cel.isoformat() if isinstance(cel, date) else " ".join(str(cel).split()) if cel is not None else ""


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.just("x"), LETTERS, st.integers(-10**9, 10**9), st.dates(date(1900, 3, 1), date(2199, 1, 1))),
                min_size=1, max_size=6))  # fmt: skip
def test_that_texts_numbers_and_days_come_back_as_they_were(rijen: list[tuple[str, str, int, date]]) -> None:
    data = schrijf(blad(*rijen))
    assert [rij.cellen for rij in lees_tabel(data).rijen] == [tuple(map(kaal, rij)) for rij in rijen]
    assert "<f>" not in deel(data, "xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("tekst", ["=1+1", "+31 6", "-2", "@SUM(A1)", '=HYPERLINK("x")', " =1", "http://x.example", "1e5"])
def test_that_a_text_is_a_text_whatever_it_looks_like(tekst: str) -> None:
    data = schrijf(blad((tekst, 1, 2, 3)))
    vel = deel(data, "xl/worksheets/sheet1.xml")
    assert re.search(r'<c r="A2" s="\d+" t="s">', vel)
    assert "<f>" not in vel
    assert "hyperlink" not in vel
    assert lees_tabel(data).rijen[0].cel(0) == tekst.strip()


def test_that_what_could_begin_a_formula_stays_a_text_when_it_is_edited() -> None:
    stijlen = deel(schrijf(blad(("=1+1", 1, 2, 3))), "xl/styles.xml")
    assert 'quotePrefix="1"' in stijlen


def test_that_a_day_is_a_number_that_a_spreadsheet_can_sort_and_one_of_before_1900_is_a_text() -> None:
    data = schrijf(blad((DAG, date(1899, 12, 31), None, "")))
    vel = deel(data, "xl/worksheets/sheet1.xml")
    assert re.search(r'<c r="A2" s="\d+"><v>46519</v></c><c r="B2" s="\d+" t="s">', vel)


def test_that_the_first_row_stays_in_sight_and_filters_and_that_one_chooses_from_a_list() -> None:
    keuze = Keuzekolom(kolom=1, keuzes=("verlengen", "uitstroom"))
    vel = deel(schrijf(Werkblad(naam="x", koppen=("A", "B"), rijen=[("1", ""), ("2", "")], keuze=keuze)),
               "xl/worksheets/sheet1.xml")  # fmt: skip
    assert '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' in vel
    assert '<autoFilter ref="A1:B3"/>' in vel
    assert "<formula1>&quot;verlengen,uitstroom&quot;</formula1>" in vel or '<formula1>"verlengen,uitstroom"</formula1>' in vel


def test_that_the_same_sheets_give_the_same_bytes_and_name_nobody() -> None:
    een = blad(("a", 1, DAG, None))
    assert schrijf(een, een) == schrijf(een, een)
    kern, app = deel(schrijf(een), "docProps/core.xml"), deel(schrijf(een), "docProps/app.xml")
    assert "<dc:creator></dc:creator><cp:lastModifiedBy></cp:lastModifiedBy>" in kern
    assert set(re.findall(r">(\d{4}[^<]*)<", kern)) == {"2027-05-12T00:00:00Z"}
    assert "<Company></Company>" in app


def test_that_each_sheet_has_a_name_that_a_spreadsheet_takes() -> None:
    lang = "Verlengingsronde van: de school/[vso] met een heel lange naam"
    map_ = deel(schrijf(*(Werkblad(naam=naam, rijen=[("x",)]) for naam in (lang, lang, "'", ""))), "xl/workbook.xml")
    namen = re.findall(r'<sheet name="([^"]*)"', map_)
    assert len({naam.casefold() for naam in namen}) == 4
    assert all(0 < len(naam) <= 31 and not set(naam) & set("[]:*?/\\") for naam in namen)
