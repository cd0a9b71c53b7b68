"""Measures, colours and paragraph styles of all documents; nowhere else stands a size or a colour."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from cvt_desktop.adapters.pdf import schrift

BREED, HOOG = A4
INKT = HexColor("#1b1f24")
ZACHT = HexColor("#59636e")
ACCENT = HexColor("#17496b")
LIJN = HexColor("#c9d1d9")
VLAK = HexColor("#eef3f7")
MERK_DEKKING = 0.07

MARGE = 25 * mm
MARGE_ONDER = 24 * mm
TEKSTBREED = 155 * mm
# Window of a C5/6 (110 x 220 mm) envelope on the left, on an A4 folded in three. The page may slide 11 mm down and
# 10 mm aside, so only 25-100 mm from the left and 53-84 mm from the top is in sight in every position; and nothing
# else may stand above 98 mm on that side, or it would be read through the window.
VENSTER_LINKS = 25 * mm
VENSTER_BREED = 75 * mm
VENSTER_BOVEN = 53 * mm
VENSTER_HOOG = 31 * mm
BRIEF_BEGIN = 101 * mm
COLOFON_LINKS = 137 * mm
COLOFON_BREED = 55 * mm


@dataclass(frozen=True, slots=True)
class Stijlen:
    """The paragraph styles at one scale (1.0 is 10.5 pt text)."""

    tekst: ParagraphStyle
    vast: ParagraphStyle
    lijst: ParagraphStyle
    titel: ParagraphStyle
    onderwerp: ParagraphStyle
    kop: ParagraphStyle
    label: ParagraphStyle
    cel: ParagraphStyle
    celkop: ParagraphStyle
    groot: ParagraphStyle
    klein: ParagraphStyle
    klein_rechts: ParagraphStyle
    adres: ParagraphStyle
    naam: ParagraphStyle
    code: ParagraphStyle
    colofon: ParagraphStyle


@lru_cache(maxsize=16)
def stijlen(schaal: float = 1.0) -> Stijlen:
    """The styles, made once per scale; the fonts are registered on the way."""
    schrift.dekking()

    def maak(naam: str, punt: float, regel: float, **rest: Any) -> ParagraphStyle:
        basis: dict[str, Any] = {
            "fontName": schrift.GEWOON, "bulletFontName": schrift.GEWOON, "textColor": INKT, "alignment": TA_LEFT,
            "allowWidows": 0, "allowOrphans": 0, "splitLongWords": 1, "embeddedHyphenation": 1,
            "fontSize": punt * schaal, "leading": regel * schaal, "bulletFontSize": punt * schaal,
        }  # fmt: skip
        return ParagraphStyle(naam, **(basis | rest))

    vet = {"fontName": schrift.VET}
    return Stijlen(
        tekst=maak("tekst", 10.5, 15, spaceAfter=5 * schaal),
        vast=maak("vast", 9.5, 13.2, spaceAfter=4 * schaal),
        lijst=maak("lijst", 10.5, 15, leftIndent=14, bulletIndent=2, spaceAfter=2.5 * schaal),
        titel=maak("titel", 17, 22, textColor=ACCENT, spaceAfter=4, **vet),
        onderwerp=maak("onderwerp", 12.5, 17, spaceAfter=12, textColor=ACCENT, **vet),
        kop=maak("kop", 10.5, 15, spaceBefore=9 * schaal, spaceAfter=1.5, keepWithNext=1, textColor=ACCENT, **vet),
        label=maak("label", 8, 11, textColor=ZACHT),
        cel=maak("cel", 9, 12),
        celkop=maak("celkop", 8.5, 11.5, textColor=ACCENT, **vet),
        groot=maak("groot", 12, 16.5),
        klein=maak("klein", 8.5, 11.4, textColor=ZACHT, spaceAfter=7),
        klein_rechts=maak("klein_rechts", 8, 10, textColor=ZACHT, alignment=TA_RIGHT),
        adres=maak("adres", 10.5, 14.2),
        naam=maak("naam", 14, 18, textColor=ACCENT, **vet),
        code=maak("code", 17, 24, **vet),
        colofon=maak("colofon", 8.5, 11.4, spaceAfter=4),
    )
