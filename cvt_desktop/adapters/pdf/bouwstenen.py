"""The tagged flowables that every document is made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table, TableStyle

from cvt_desktop.adapters.pdf import maten, schrift
from cvt_desktop.adapters.pdf.doek import Doek
from cvt_desktop.adapters.pdf.structuur import Tag
from cvt_desktop.adapters.pdf.teksten import Opmaak

_MAANDEN = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_DATUM = re.compile(rf"\b(\d{{1,2}}) ({_MAANDEN})(?: (\d{{4}}))?\b")
_POSTCODE = re.compile(r"\b(\d{4}) ([A-Z]{2})\b")
_VAST = "\u00a0"
_SOORTEN = {"titel": "H1", "onderwerp": "H1", "kop": "H2", "celkop": "P"}


class Alinea(Paragraph):
    """A paragraph with its place in the structure tree; it takes markup that is already escaped."""

    canv: Doek
    tag: Tag
    eenmalig = False

    def draw(self) -> None:
        """Draws within the tag; a heading row that comes back on the next page is an artifact."""
        if self.canv.droog:
            return
        if self.eenmalig and self.tag.in_boom:
            with self.canv.versiering():
                super().draw()
            return
        with self.canv.inhoud(self.tag):
            super().draw()

    def split(self, breed: float, hoog: float) -> list[Any]:
        """The two halves stay one element."""
        delen: list[Any] = super().split(breed, hoog)
        for deel in delen:
            deel.tag = self.tag
        return delen


def alinea(tekst: Opmaak, stijl: ParagraphStyle, tag: Tag | None = None, punt: str | None = None) -> Alinea:
    """A paragraph (P, or H1/H2 by its style); ``punt`` is the sign or number of a list item."""
    deze = Alinea(_bijeen(tekst), stijl, bulletText=punt)
    deze.tag = tag or Tag(_SOORTEN.get(stijl.name, "P"))
    return deze


def _bijeen(tekst: str) -> Opmaak:
    """A date and a postcode stay on one line."""
    heel = _DATUM.sub(lambda d: _VAST.join(deel for deel in d.groups() if deel), tekst)
    return Opmaak(_POSTCODE.sub(rf"\1{_VAST}\2", heel))


def opsomming(punten: Sequence[Opmaak], stijl: ParagraphStyle) -> list[Flowable]:
    """A list with dots."""
    lijst = Tag("L")
    return [alinea(punt, stijl, Tag("LBody", Tag("LI", lijst)), "•") for punt in punten]


class Tabel(Table):
    """A table whose lines and tints are artifacts; its cells carry their own tags."""

    canv: Doek

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"splitInRow": 1} | kwargs)
        # every cell selects its font before it is drawn: without this an unembedded Helvetica is referenced
        self.setStyle([("FONTNAME", (0, 0), (-1, -1), schrift.GEWOON)])

    def _drawBkgrnd(self) -> None:
        with self.canv.versiering():
            super()._drawBkgrnd()  # type: ignore[misc]

    def _drawLines(self) -> None:
        with self.canv.versiering():
            super()._drawLines()  # type: ignore[misc]


def tabel(
    kolommen: Sequence[Opmaak],
    rijen: Sequence[Sequence[Opmaak]],
    breedtes: Sequence[float],
    stijl: maten.Stijlen,
) -> Tabel:
    """A table with a heading row that comes back on every page; rows break only where they must."""
    groep = Tag("Table")
    kop = Tag("TR", groep)
    cellen = [[alinea(tekst, stijl.celkop, Tag("P", Tag("TH", kop, "Column"))) for tekst in kolommen]]
    for cel in cellen[0]:
        cel.eenmalig = True
    for rij in rijen:
        regel = Tag("TR", groep)
        cellen.append([alinea(tekst, stijl.cel, Tag("P", Tag("TD", regel))) for tekst in rij])
    return Tabel(cellen, colWidths=list(breedtes), repeatRows=1, hAlign="LEFT", style=_roosterstijl(True))


def velden(paren: Sequence[tuple[Opmaak, Opmaak]], breedtes: tuple[float, float], stijl: maten.Stijlen,
           waarde: ParagraphStyle | None = None) -> Tabel:  # fmt: skip
    """Label and value per row."""
    groep = Tag("Table")
    cellen = []
    for label, tekst in paren:
        rij = Tag("TR", groep)
        kop = alinea(label, stijl.label, Tag("P", Tag("TH", rij, "Row")))
        cellen.append([kop, alinea(tekst, waarde or stijl.cel, Tag("P", Tag("TD", rij)))])
    stand = _roosterstijl(False)
    # the label is set smaller than its value: lower it, so that both stand on one line
    stand.add("TOPPADDING", (0, 0), (0, -1), 3 + (waarde or stijl.cel).fontSize - stijl.label.fontSize)
    return Tabel(cellen, colWidths=list(breedtes), hAlign="LEFT", style=stand)


def _roosterstijl(met_kop: bool) -> TableStyle:
    regels: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (0, -1), 4 if met_kop else 0),
        ("LEFTPADDING", (1, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 6),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4 if met_kop else 2),
    ]
    if met_kop:
        regels += [
            ("BACKGROUND", (0, 0), (-1, 0), maten.VLAK),
            ("LINEBELOW", (0, 0), (-1, 0), 0.8, maten.ACCENT),
            ("LINEBELOW", (0, 1), (-1, -1), 0.4, maten.LIJN),
        ]
    return TableStyle(regels)


class Streep(Flowable):
    """A thin line over the whole width."""

    canv: Doek

    def __init__(self, voor: float = 6, na: float = 6) -> None:
        super().__init__()
        self.spaceBefore, self.spaceAfter = voor, na

    def wrap(self, breed: float, hoog: float) -> tuple[float, float]:
        """Takes the width that there is."""
        self.width = breed
        return breed, 0.6

    def draw(self) -> None:
        """The line, as an artifact."""
        with self.canv.versiering():
            self.canv.setStrokeColor(maten.LIJN)
            self.canv.setLineWidth(0.6)
            self.canv.line(0, 0, self.width, 0)


class Schrijflijn(Streep):
    """A short line to sign on."""

    def wrap(self, breed: float, hoog: float) -> tuple[float, float]:
        """70 mm at most."""
        self.width = min(breed, 200)
        return self.width, 0.6


def bijeen(delen: Sequence[Flowable]) -> KeepTogether:
    """Stays on one page."""
    return KeepTogether(list(delen))


def wit(hoogte: float) -> Spacer:
    """Vertical space in points."""
    return Spacer(1, hoogte)
