"""The bundle on paper: its inventory and bookmarks agree with its pages, and nothing in it can act."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from cvt_desktop.domain.errors import BestandError
from cvt_desktop.domain.lakvlak import HEEL, Lakvlak
from cvt_desktop.ports.bundel import Beeldstuk, Bladbeeld, Bundel, Bundelstuk, Pdfstuk, Tekststuk, Weggelaten
from cvt_desktop.ports.kijker import Paginabeeld
from tests.documents import voorbeelden
from tests.documents.conftest import Papier, maak


def bladen(aantal: int, breed: float = 595, hoog: float = 842) -> Beeldstuk:
    def geef() -> Iterator[Bladbeeld]:
        for nummer in range(1, aantal + 1):
            beeld = Paginabeeld(breedte=40, hoogte=56, rgba=b"\xf0\xf4\xff\xff" * 40 * 56)
            yield Bladbeeld(beeld=beeld, breedte=breed, hoogte=hoog, tekst=f"onderzoekswoord{nummer} 汉")

    return Beeldstuk(paginas=geef)


def kapot() -> Iterator[Bladbeeld]:
    raise BestandError("Dit bestand kan niet worden getoond.")
    yield


def stuk(titel: str, inhoud: Pdfstuk | Beeldstuk | Tekststuk | Weggelaten, dag: date | None = date(2027, 3, 18)) -> Bundelstuk:
    return Bundelstuk(titel=titel, datum=dag, inhoud=inhoud)


STUKKEN = (
    stuk("Bezwaarschrift", Tekststuk(tekst="Wij zijn het er niet mee eens.\n\n" + "Dit is waarom.\n" * 120)),
    stuk("Besluitbrief school", Pdfstuk(data=maak(voorbeelden.alle()["besluit_school"]).inhoud)),
    stuk("OPP", bladen(3)),
    stuk("Plattegrond", bladen(1, 842, 595)),
    stuk("Ondersteuningsplan", Weggelaten(reden="dit gaat apart mee"), None),
    stuk("Onderzoek", Beeldstuk(paginas=kapot)),
)


@pytest.fixture(scope="module")
def papier() -> Papier:
    return maak(Bundel(kop=voorbeelden.GETEKEND, titel="Stukken voor de bezwaaradviescommissie", kort="stukken voor de LBT",
                       gegevens=(("Kenmerk", "2026-0391"),), stukken=STUKKEN, slot=("Als beeld overgenomen.",)))  # fmt: skip


def _inhoud(pdf: pikepdf.Pdf) -> list[tuple[str, int]]:
    """Each bookmark with the number of its page, from 1."""
    namen: dict[object, int] = {pagina.objgen: nummer for nummer, pagina in enumerate(pdf.pages, 1)}
    with pdf.open_outline() as outline:
        return [(str(i.title), namen[i.destination[0].objgen]) for i in outline.root]  # type: ignore[index]


def test_that_bookmarks_and_inventory_agree_with_the_pages(papier: Papier) -> None:
    with papier.pdf() as pdf:
        merken = _inhoud(pdf)
        totaal = len(pdf.pages)
    assert [titel for titel, _ in merken] == ["Inventaris", *(f"{n}. {s.titel}" for n, s in enumerate(STUKKEN, 1))]
    bladzijden = papier.bladzijden()
    gevonden = re.findall(r"(?:18-03-2027|–)\s+(\d+)(?:\s*–\s*(\d+))?(?=\s)", " ".join(bladzijden[0].split()))
    regels = [(int(begin), int(einde or begin)) for begin, einde in gevonden]
    assert [begin for begin, _ in regels] == [nummer for _, nummer in merken[1:]]
    assert [einde + 1 for _, einde in regels[:-1]] == [begin for begin, _ in regels[1:]]
    assert regels[-1][1] == totaal


def test_that_every_page_behind_the_inventory_carries_its_number(papier: Papier) -> None:
    bladzijden = papier.bladzijden()
    totaal = len(bladzijden)
    for nummer, tekst in enumerate(bladzijden[1:], 2):
        assert f"bladzijde {nummer} van {totaal}" in tekst


def test_that_a_received_file_can_be_searched_and_what_is_missing_says_why(papier: Papier) -> None:
    assert "onderzoekswoord3" in papier.tekst
    assert "Niet bijgevoegd: dit gaat apart mee." in papier.tekst
    assert "Niet bijgevoegd: dit bestand kan niet in de bundel worden gezet" in papier.tekst
    assert "log 1042" in papier.tekst


def test_that_nothing_in_the_bundle_acts_and_all_fonts_are_embedded(papier: Papier) -> None:
    with papier.pdf() as pdf:
        assert not {"/OpenAction", "/AA", "/AcroForm", "/Names"} & set(pdf.Root.keys())
        assert not any("/Annots" in pagina.obj or "/AA" in pagina.obj for pagina in pdf.pages)
        rauw = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"]
        assert all("/FontFile2" in o for o in rauw)


def test_that_a_signed_page_keeps_its_look() -> None:
    bron = pikepdf.Pdf.new()
    bron.add_blank_page()
    data = io.BytesIO()
    bron.save(data)
    uit = maak(Bundel(kop=voorbeelden.KOP, titel="Stukken", kort="stukken", gegevens=(("Kenmerk", "1"),), stukken=(
        stuk("Leeg", Pdfstuk(data=data.getvalue())),)))  # fmt: skip
    assert uit.paginas == 2


def test_that_what_is_gelakt_is_black_in_the_picture_itself_and_is_not_to_be_searched() -> None:
    wit = Paginabeeld(breedte=100, hoogte=100, rgba=b"\xff\xff\xff\xff" * 100 * 100)
    vlak = Lakvlak(bladzijde=1, links=HEEL // 4, boven=HEEL // 2, breed=HEEL // 2, hoog=HEEL // 4)
    blad = Bladbeeld(beeld=wit, breedte=595, hoogte=842, gelakt=(vlak,))
    opp = replace(stuk("OPP", Beeldstuk(paginas=lambda: iter((blad,)))), opmerking="deels onleesbaar")
    papier = maak(Bundel(kop=voorbeelden.GETEKEND, titel="Stukken", kort="stukken", gegevens=(("Kenmerk", "1"),), stukken=(opp,)))
    with papier.pdf() as pdf:
        (plaatje,) = pikepdf.Page(pdf.pages[-1]).get_images().values()
        assert isinstance(plaatje, pikepdf.Stream)
        pixels = pikepdf.PdfImage(plaatje).as_pil_image().convert("L").tobytes()
    zwart = [pixels[y * 100 + x] < 40 for x, y in ((50, 60), (30, 55), (10, 60), (50, 40), (50, 90))]
    assert zwart == [True, True, False, False, False]
    assert "OPP (deels onleesbaar)" in papier.tekst


@pytest.mark.parametrize(
    ("kleur", "filter_", "marge"), [(b"\x33\x33\x33\xff", "/FlateDecode", 0), (b"\xc0\x20\x20\xff", "/DCTDecode", 4)]
)
def test_that_a_page_without_colour_is_kept_without_loss_and_every_picture_as_bytes(
    kleur: bytes, filter_: str, marge: int
) -> None:
    beeld = Paginabeeld(breedte=400, hoogte=560, rgba=kleur * 400 * 560)
    blad = Beeldstuk(paginas=lambda: iter((Bladbeeld(beeld=beeld, breedte=595, hoogte=842),)))
    with maak(Bundel(kop=voorbeelden.GETEKEND, titel="Stukken", kort="stukken", gegevens=(("Kenmerk", "2026-0391"),),
                     stukken=(stuk("Foto", blad),))).pdf() as pdf:  # fmt: skip
        plaatjes = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]
        assert [str(p.Filter) for p in plaatjes] == [filter_]
        pixel = pikepdf.PdfImage(plaatjes[0]).as_pil_image().convert("RGB").getpixel((200, 280))
    assert isinstance(pixel, tuple)
    assert max(abs(gezien - getekend) for gezien, getekend in zip(pixel, kleur, strict=False)) <= marge
