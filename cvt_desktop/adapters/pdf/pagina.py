"""Pages: their frames, footers, and the marks of practice and concept."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate
from reportlab.platypus.doctemplate import LayoutError

from cvt_desktop.adapters.pdf import maten, schrift
from cvt_desktop.adapters.pdf.briefhoofd import Briefhoofd
from cvt_desktop.adapters.pdf.doek import Doek
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.ports.documentdelen import Kop

_ANKERLIJN = 8.4 * mm
"""Below the footer, where an office printer still prints."""


@dataclass(frozen=True, kw_only=True)
class Zetsel:
    """A laid out document: its number of pages, and which part of the last page is filled (0-1)."""

    paginas: int
    gevuld: float
    schrijf: Callable[[], bytes]

    @cached_property
    def inhoud(self) -> bytes:
        """The file. Writing it is half of the work, so a lay-out that was only tried is never written."""
        return self.schrijf()


def zet(
    verhaal: Sequence[Flowable],
    kop: Kop,
    *,
    titel: str,
    hoofd: Briefhoofd | None = None,
    begin: float = 22 * mm,
    breed: float = maten.TEKSTBREED,
    liggend: bool = False,
    droog: bool = False,
) -> Zetsel:
    """Lays the flowables out.

    ``hoofd`` is the head of the first page, ``begin`` is where its text begins (from the top). ``droog`` only tells how many
    pages it takes: no paragraph is drawn, and there is no file.
    """
    vel = landscape(A4) if liggend else A4
    uit = io.BytesIO()
    links = (vel[0] - breed) / 2 if breed > maten.TEKSTBREED else maten.MARGE
    doel = BaseDocTemplate(
        uit, pagesize=vel, initialFontName=schrift.GEWOON, title=titel, author=kop.afzender.naam, subject=titel,
        creator="CvT Desktop", producer="CvT Desktop",
    )  # fmt: skip

    def vak(naam: str, boven: float) -> Frame:
        hoog = vel[1] - boven - maten.MARGE_ONDER
        return Frame(links, maten.MARGE_ONDER, breed, hoog, 0, 0, 0, 0, id=naam)

    def begin_pagina(doek: Any, document: Any) -> None:
        if document.page == 1 and hoofd and not droog:
            hoofd.teken(doek)

    doel.addPageTemplates([
        PageTemplate(id="eerste", frames=[vak("a", begin)], onPage=begin_pagina, autoNextPageTemplate="volgende"),
        PageTemplate(id="volgende", frames=[vak("b", 22 * mm)], onPage=begin_pagina),
    ])  # fmt: skip

    doeken: list[Doek] = []

    def maak_doek(*args: Any, **kwargs: Any) -> Doek:
        doeken.append(_doek(kop, vel, links, breed, *args, **kwargs))
        doeken[-1].droog = droog
        return doeken[-1]

    try:
        doel.build(list(verhaal), canvasmaker=maak_doek)
    except LayoutError:
        # its own text quotes what was being set
        raise InvoerError("Een van de teksten is te lang om af te drukken. Kort de langste tekst in.", veld="tekst") from None
    laatste: Any = doel.frame
    over = laatste._y - maten.MARGE_ONDER

    def schrijf() -> bytes:
        doeken[-1].schrijf()
        return uit.getvalue()

    return Zetsel(paginas=doel.page, gevuld=1 - over / laatste._height, schrijf=schrijf)


def _doek(kop: Kop, vel: tuple[float, float], links: float, breed: float, *args: Any, **kwargs: Any) -> Doek:
    """With the moment of making, and what stands at the edge of each page."""
    doek = Doek(*args, **{naam: w for naam, w in kwargs.items() if naam in ("pagesize", "pageCompression")})
    doek.stempel(kop.opgemaakt_op)

    def rand(d: Doek, nummer: int, totaal: int) -> None:
        _voet(d, kop, links, breed, nummer, totaal)
        _merk(d, kop, vel)

    doek.voet = rand
    return doek


def _merken(kop: Kop) -> list[str]:
    return [woord for woord, aan in (("OEFENREGISTER", kop.oefenregister), ("CONCEPT", kop.concept)) if aan]


def _merk(doek: Doek, kop: Kop, vel: tuple[float, float]) -> None:
    """OEFENREGISTER and CONCEPT across the page, on top of tinted fields and thin enough to read through."""
    doek.saveState()
    doek.setFillColor(maten.INKT)
    doek.setFillAlpha(maten.MERK_DEKKING)
    doek.translate(vel[0] / 2, vel[1] / 2)
    doek.rotate(54 if vel[1] > vel[0] else 33)
    for nummer, woord in enumerate(_merken(kop)):
        doek.setFont(schrift.VET, 78)
        doek.drawCentredString(0, -24 - 86 * nummer, woord)
    doek.restoreState()


def _voet(doek: Doek, kop: Kop, links: float, breed: float, nummer: int, totaal: int) -> None:
    doek.setFont(schrift.GEWOON, 8)
    doek.setFillColor(maten.ZACHT)
    rechts = f"pagina {nummer} van {totaal}"
    ruimte = breed - doek.stringWidth(rechts, schrift.GEWOON, 8) - 12
    tekst = " · ".join(deel for deel in (*_merken(kop), kop.kenmerk, kop.afzender.naam) if deel)
    while tekst and doek.stringWidth(tekst, schrift.GEWOON, 8) > ruimte:
        tekst = tekst[:-2].rstrip(" …") + "…"
    doek.drawString(links, 12 * mm, tekst)
    doek.drawRightString(links + breed, 12 * mm, rechts)
    if kop.anker:
        doek.drawRightString(links + breed, _ANKERLIJN, kop.anker)
    doek.setStrokeColor(maten.LIJN)
    doek.setLineWidth(0.5)
    doek.line(links, 16 * mm, links + breed, 16 * mm)
