"""Unpacking ``bestandsinhoud`` with caps: what is not one ordinary small file is refused with a reason."""

from __future__ import annotations

import base64
import io
import stat
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvt_desktop.adapters.exchange.archief import pak_uit
from cvt_desktop.domain.errors import BestandError
from tests.unit.exchange.bestanden import b64, docx, zip_met


def weigering(inhoud: str, **opties: int) -> str:
    with pytest.raises(BestandError) as fout:
        pak_uit(inhoud, **opties)
    return fout.value.melding


def met_lid(lid: zipfile.ZipInfo, inhoud: bytes = b"x") -> str:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        archief.writestr(lid, inhoud)
    return b64(uit.getvalue())


def test_that_a_zip_with_one_file_gives_that_file() -> None:
    uitgepakt = pak_uit(b64(zip_met({"opp.pdf": b"%PDF-1.4"})))
    assert (uitgepakt.naam, uitgepakt.inhoud) == ("opp.pdf", b"%PDF-1.4")


def test_that_line_breaks_in_base64_do_not_matter() -> None:
    ruw = base64.encodebytes(zip_met({"a.txt": b"tekst" * 100})).decode()
    assert "\n" in ruw.strip()
    assert pak_uit(f"\n   {ruw}  ").inhoud == b"tekst" * 100


def test_that_bare_base64_gives_the_file_itself() -> None:
    assert pak_uit(b64(b"%PDF-1.4 los")).inhoud == b"%PDF-1.4 los"


def test_that_a_bare_docx_is_not_taken_for_the_wrapping() -> None:
    data = docx("hallo")
    assert pak_uit(b64(data)).inhoud == data
    assert pak_uit(b64(zip_met({"opp.docx": data}))).inhoud == data


@pytest.mark.parametrize("weg", [1, 2, 3, 30, 60])
def test_that_a_cut_off_zip_is_refused_as_such(weg: int) -> None:
    heel = b64(zip_met({"a.txt": b"de leerling was vaak afwezig"}))
    assert "afgebroken" in weigering(heel.rstrip("=")[: -weg - 3])


def test_that_bare_base64_of_a_wrong_length_is_cut_off() -> None:
    assert "afgebroken" in weigering(b64(b"%PDF-1.4 hallo")[:-2])


def test_that_an_unpadded_zip_is_still_whole() -> None:
    heel = next(tekst for n in range(3) if (tekst := b64(zip_met({"a" * (n + 1): b"tekst"}))).endswith("="))
    assert pak_uit(heel.rstrip("=")).inhoud == b"tekst"


@pytest.mark.parametrize("inhoud", ["", "   ", "\n"])
def test_that_no_content_is_said_so(inhoud: str) -> None:
    assert "geen inhoud" in weigering(inhoud)


def test_that_what_is_no_base64_is_refused() -> None:
    assert "base64" in weigering("dit is *geen* base64")


def test_that_more_than_one_member_is_refused() -> None:
    assert "meer dan één" in weigering(b64(zip_met({"a.txt": b"a", "b.txt": b"b"})))


def test_that_an_empty_zip_is_refused() -> None:
    assert "leeg" in weigering(b64(zip_met({})))


def test_that_a_ratio_over_a_hundred_is_refused_without_unpacking_it_all() -> None:
    assert "verdacht" in weigering(b64(zip_met({"bom.txt": bytes(5_000_000)})))


def test_that_a_zip_in_a_zip_is_one_file_and_is_not_opened_further() -> None:
    binnen = zip_met({"bom.txt": bytes(5_000_000)})
    assert pak_uit(b64(zip_met({"binnen.zip": binnen}))).inhoud == binnen


def test_that_a_member_over_the_cap_is_refused() -> None:
    ruis = bytes(i * 7919 % 251 for i in range(20_000))
    assert "te groot" in weigering(b64(zip_met({"groot.bin": ruis}, methode=zipfile.ZIP_STORED)), max_bytes=10_000)


def test_that_a_member_that_lies_about_its_size_is_stopped_while_it_is_read() -> None:
    data = bytearray(zip_met({"bom.txt": bytes(3_000_000)}))
    plek = data.rfind(b"PK\x01\x02")
    data[plek + 24 : plek + 28] = (10).to_bytes(4, "little")
    with pytest.raises(BestandError):
        pak_uit(b64(bytes(data)))


@pytest.mark.parametrize("naam", ["../../etc/passwd", "..\\..\\win.ini", "map/../../x.txt", "map/"])
def test_that_a_path_out_of_the_zip_is_refused(naam: str) -> None:
    assert "pad naar buiten" in weigering(met_lid(zipfile.ZipInfo(naam), b"" if naam.endswith("/") else b"x"))


def test_that_a_link_is_refused() -> None:
    lid = zipfile.ZipInfo("opp.pdf")
    lid.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert "verwijzing" in weigering(met_lid(lid, b"/etc/passwd"))


def test_that_a_password_is_named() -> None:
    data = bytearray(zip_met({"a.txt": b"a"}))
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    assert "wachtwoord" in weigering(b64(bytes(data)))


def test_that_unusual_packing_is_refused() -> None:
    assert "ongewone" in weigering(b64(zip_met({"a.txt": b"a" * 50}, methode=zipfile.ZIP_LZMA)))


@given(st.data())
def test_that_a_damaged_zip_gives_the_file_or_a_reason(data: st.DataObject) -> None:
    heel = zip_met({"a.txt": b"de leerling was vaak afwezig, zegt de school"})
    plek = data.draw(st.integers(0, len(heel) - 1))
    stuk = bytearray(heel)
    stuk[plek] = data.draw(st.integers(0, 255))
    einde = data.draw(st.integers(plek, len(heel)))
    try:
        uitkomst = pak_uit(b64(bytes(stuk[:einde]))).inhoud
    except BestandError as fout:
        uitkomst = fout.melding.encode()
    assert uitkomst
