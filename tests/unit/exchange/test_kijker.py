"""The viewer: untrusted files are drawn in a child process, and only the child suffers."""

from __future__ import annotations

import io
import random
import struct
import sys
import zlib
from collections.abc import Iterator

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from cvt_desktop.adapters.bijlagen.viewer import Kijker, viewer_opdracht
from cvt_desktop.domain.bestandssoort import MAX_BYTES, Bestandsvorm
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.kijker import MAX_BLADWIJZERTITEL, MAX_PIXELS, KijkerPort, lees_kader, schrijf_kader
from tests.unit.exchange.bestanden import docx

KIND = (sys.executable, "-c", "from ui.viewer_child import main; raise SystemExit(main())")
TRAAG = (
    sys.executable,
    "-c",
    "import sys, time; time.sleep(3); sys.stdout.buffer.write(bytes([0, 0, 0, 0, 16]) + bytes(16))",
)


def pdf(*teksten: str, wachtwoord: str | None = None) -> bytes:
    uit = io.BytesIO()
    canvas = Canvas(uit, pagesize=(595, 842), encrypt=wachtwoord, pageCompression=0)
    for tekst in teksten:
        canvas.drawString(72, 700, tekst)
        canvas.rect(0, 0, 300, 300, fill=1)
        canvas.showPage()
    canvas.save()
    return uit.getvalue()


def png(breedte: int, hoogte: int, beweerd: tuple[int, int] | None = None) -> bytes:
    def blok(soort: bytes, inhoud: bytes) -> bytes:
        return struct.pack(">I", len(inhoud)) + soort + inhoud + struct.pack(">I", zlib.crc32(soort + inhoud))

    kop = struct.pack(">IIBBBBB", *(beweerd or (breedte, hoogte)), 8, 2, 0, 0, 0)
    rijen = zlib.compress((b"\x00" + b"\xff\x00\x00" * breedte) * hoogte)
    return b"\x89PNG\r\n\x1a\n" + blok(b"IHDR", kop) + blok(b"IDAT", rijen) + blok(b"IEND", b"")


@pytest.fixture(scope="module")
def _gedeeld() -> Iterator[Kijker]:
    kijker = Kijker(KIND)
    yield kijker
    kijker.sluit()


@pytest.fixture
def kijker(_gedeeld: Kijker) -> KijkerPort:
    return _gedeeld


def test_that_a_pdf_gives_its_pages_pixels_and_text(kijker: KijkerPort) -> None:
    info = kijker.open(pdf("Eerste bladzijde", "Tweede"), Bestandsvorm.PDF)
    assert info.paginas == 2
    assert info.maten[0] == pytest.approx((595, 842), abs=0.1)
    beeld = kijker.pagina(0, 300)
    assert (beeld.breedte, beeld.hoogte, len(beeld.rgba)) == (300, 425, 300 * 425 * 4)
    assert beeld.rgba[:4] == b"\xff\xff\xff\xff"
    linksonder = (beeld.hoogte - 5) * beeld.breedte * 4 + 20
    assert beeld.rgba[linksonder : linksonder + 4] == b"\x00\x00\x00\xff"
    assert kijker.tekst(1).strip() == "Tweede"


def test_that_each_word_says_where_it_stands_and_on_which_line(kijker: KijkerPort) -> None:
    kijker.open(pdf("Tweede bladzijde"), Bestandsvorm.PDF)
    een, twee = kijker.woorden(0)
    assert (een.tekst, een.regel, twee.tekst, twee.regel) == ("Tweede", 0, "bladzijde", 0)
    assert 0 < een.links < een.rechts < twee.links < twee.rechts < 1
    assert 0 < een.boven < een.onder < 1
    kijker.open(png(4, 2), Bestandsvorm.PNG)
    assert kijker.woorden(0) == ()


def test_that_a_picture_is_one_page_without_text(kijker: KijkerPort) -> None:
    info = kijker.open(png(40, 20), Bestandsvorm.PNG)
    assert (info.paginas, info.maten) == (1, ((40.0, 20.0),))
    beeld = kijker.pagina(0, 80)
    assert (beeld.breedte, beeld.hoogte, beeld.rgba[:4]) == (80, 40, b"\xff\x00\x00\xff")
    assert kijker.tekst(0) == ""


def test_that_an_absurd_width_gives_no_more_pixels_than_allowed(kijker: KijkerPort) -> None:
    kijker.open(pdf("groot"), Bestandsvorm.PDF)
    beeld = kijker.pagina(0, 4_000_000)
    assert beeld.breedte * beeld.hoogte <= MAX_PIXELS
    assert kijker.pagina(0, 0).breedte == 1


def test_that_a_picture_that_claims_too_many_pixels_is_refused_undecoded(kijker: KijkerPort) -> None:
    with pytest.raises(BestandError, match="te veel beeldpunten"):
        kijker.open(png(4, 4, beweerd=(60_000, 60_000)), Bestandsvorm.PNG)


def test_that_a_password_is_named(kijker: KijkerPort) -> None:
    with pytest.raises(BestandError, match="zonder wachtwoord"):
        kijker.open(pdf("geheim", wachtwoord="open mij"), Bestandsvorm.PDF)


@pytest.mark.parametrize("vorm", [Bestandsvorm.PDF, Bestandsvorm.PNG, Bestandsvorm.JPEG])
@pytest.mark.parametrize("data", [b"", b"MZ" + bytes(500), b"%PDF-1.7\n%%EOF", b"\xff\xd8\xff\xe0" + bytes(50)])
def test_that_what_cannot_be_shown_is_said_in_dutch(kijker: KijkerPort, vorm: Bestandsvorm, data: bytes) -> None:
    with pytest.raises(BestandError, match=r"Dit bestand kan niet worden getoond: .*Vraag de school"):
        kijker.open(data, vorm)
    with pytest.raises(BestandError, match="geen document open"):
        kijker.pagina(0, 100)


def test_that_mutated_pdfs_never_harm_the_program(kijker: KijkerPort) -> None:
    heel = pdf("Hallo", "wereld")
    toeval = random.Random(2027)
    meldingen: set[str] = set()
    for _ in range(40):
        stuk = bytearray(heel)
        for _ in range(toeval.randint(1, 30)):
            stuk[toeval.randrange(len(stuk))] = toeval.randrange(256)
        try:
            for nummer in range(min(3, kijker.open(bytes(stuk), Bestandsvorm.PDF).paginas)):
                kijker.pagina(nummer, 120)
                kijker.tekst(nummer)
        except BestandError as fout:
            meldingen.add(fout.melding.partition(": ")[0])
    assert meldingen <= {"Dit bestand kan niet worden getoond"}
    assert kijker.open(heel, Bestandsvorm.PDF).paginas == 2


def test_that_a_page_that_is_not_there_is_said(kijker: KijkerPort) -> None:
    kijker.open(pdf("een"), Bestandsvorm.PDF)
    for nummer in (1, -1):
        with pytest.raises(BestandError, match="bladzijde bestaat niet"):
            kijker.pagina(nummer, 100)


def test_that_other_kinds_and_sizes_never_reach_the_child() -> None:
    kijker = Kijker(("bestaat-niet",))
    with pytest.raises(BestandError, match="alleen PDF, PNG en JPEG"):
        kijker.open(docx("hallo"), Bestandsvorm.DOCX)
    with pytest.raises(BestandError, match="50 MB"):
        kijker.open(bytes(MAX_BYTES + 1), Bestandsvorm.PDF)


def test_that_a_child_that_does_not_start_is_said() -> None:
    with pytest.raises(BestandError, match="start niet"):
        Kijker(("/bestaat/niet",)).open(pdf("een"), Bestandsvorm.PDF)


def test_that_a_child_that_is_too_slow_is_killed_before_it_answers() -> None:
    kijker = Kijker(TRAAG, tijdslimiet=0.3)
    with pytest.raises(BestandError, match="te lang"):
        kijker.open(pdf("een"), Bestandsvorm.PDF)
    kijker.sluit()


@pytest.mark.parametrize("uitvoer", ["", "xx", "\\x00\\xff\\xff\\xff\\xff", "\\x00\\x00\\x00\\x00\\x03abc"])
def test_that_a_child_that_ends_or_babbles_gives_a_dutch_message(uitvoer: str) -> None:
    kijker = Kijker((sys.executable, "-c", f"import sys; sys.stdout.buffer.write(b'{uitvoer}')"))
    with pytest.raises(BestandError, match="beschadigd"):
        kijker.open(pdf("een"), Bestandsvorm.PDF)
    kijker.sluit()


def test_that_the_document_is_loaded_again_after_the_child_died() -> None:
    kijker = Kijker(KIND)
    try:
        kijker.open(pdf("nog eens"), Bestandsvorm.PDF)
        assert kijker._proces is not None
        kijker._proces.kill()
        kijker._proces.wait()
        assert kijker.tekst(0).strip() == "nog eens"
    finally:
        kijker.sluit()
    assert kijker._proces is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_that_the_child_may_not_write_a_file() -> None:
    opdracht = (
        "import resource; from cvt_desktop.basis.kindproces import beperk; beperk(); "
        "raise SystemExit(int(resource.getrlimit(resource.RLIMIT_FSIZE) != (0, 0)"
        " or resource.getrlimit(resource.RLIMIT_CORE) != (0, 0)"
        " or resource.getrlimit(resource.RLIMIT_DATA)[0] > 1 << 30))"
    )
    import subprocess

    from cvt_desktop.adapters.bijlagen.kind import omgeving

    assert subprocess.run([sys.executable, "-c", opdracht], env=omgeving(), check=False).returncode == 0


def test_that_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert viewer_opdracht()[1:] == ("-m", "cvt_desktop", "viewer-child")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert viewer_opdracht() == (sys.executable, "viewer-child")


def test_that_frames_are_read_as_they_were_written() -> None:
    uit = io.BytesIO()
    schrijf_kader(uit.write, 3, b"inhoud")
    uit.seek(0)
    assert lees_kader(uit.read) == (3, b"inhoud")
    assert lees_kader(uit.read) is None
    assert lees_kader(io.BytesIO(b"\x00\x00\x00\x00\x09kort").read) is None


def test_that_the_bookmarks_of_a_pdf_come_in_order_with_their_page_and_depth(kijker: Kijker) -> None:
    document = pikepdf.open(io.BytesIO(pdf("a", "b", "c")))
    with document.open_outline() as inhoud:
        inhoud.root.append(pikepdf.OutlineItem("OPP", 0))
        inhoud.root[0].children.append(pikepdf.OutlineItem("Doelen", 1))
        inhoud.root.append(pikepdf.OutlineItem("Zienswijze Bảo Trân " + "x" * 300, 2))
    uit = io.BytesIO()
    document.save(uit)
    kijker.open(uit.getvalue(), Bestandsvorm.PDF)
    gevonden = kijker.bladwijzers()
    assert [(b.pagina, b.diepte) for b in gevonden] == [(1, 0), (2, 1), (3, 0)]
    assert [b.titel[:19] for b in gevonden] == ["OPP", "Doelen", "Zienswijze Bảo Trân"]
    assert len(gevonden[2].titel) == MAX_BLADWIJZERTITEL
    kijker.open(png(4, 4), Bestandsvorm.PNG)
    assert kijker.bladwijzers() == ()
