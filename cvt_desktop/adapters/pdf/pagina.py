"""Pages: letterhead, address window, colofon, footers, the marks of practice and concept."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from cvt_desktop.adapters.pdf import maten, schrift
from cvt_desktop.adapters.pdf.bouwstenen import Alinea, alinea
from cvt_desktop.adapters.pdf.doek import Doek
from cvt_desktop.adapters.pdf.maten import stijlen
from cvt_desktop.adapters.pdf.teksten import Opmaak, veilig
from cvt_desktop.basis.tekst import datum_lang
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.ports.documentdelen import Afzender, Kop

_LOGO_BREED, _LOGO_HOOG = 62 * mm, 18 * mm
Tekenaar = Callable[[Doek], None]


class Zetsel(NamedTuple):
    """A laid out document: the file, its number of pages, and which part of the last page is filled (0-1)."""

    inhoud: bytes
    paginas: int
    gevuld: float


def zet(
    verhaal: Sequence[Flowable],
    kop: Kop,
    *,
    titel: str,
    eerste: Tekenaar | None = None,
    begin: float = 22 * mm,
    breed: float = maten.TEKSTBREED,
    liggend: bool = False,
) -> Zetsel:
    """Lays the flowables out.

    ``eerste`` draws the head of the first page, ``begin`` is where its text begins (from the top).
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
        if document.page == 1 and eerste:
            eerste(doek)

    doel.addPageTemplates([
        PageTemplate(id="eerste", frames=[vak("a", begin)], onPage=begin_pagina, autoNextPageTemplate="volgende"),
        PageTemplate(id="volgende", frames=[vak("b", 22 * mm)], onPage=begin_pagina),
    ])  # fmt: skip

    def maak_doek(*args: Any, **kwargs: Any) -> Doek:
        doek = Doek(*args, **{naam: w for naam, w in kwargs.items() if naam in ("pagesize", "pageCompression")})
        doek.stempel(kop.opgemaakt_op)

        def rand(d: Doek, nummer: int, totaal: int) -> None:
            _voet(d, kop, links, breed, nummer, totaal)
            _merk(d, kop, vel)

        doek.voet = rand
        return doek

    doel.build(list(verhaal), canvasmaker=maak_doek)
    laatste: Any = doel.frame
    over = laatste._y - maten.MARGE_ONDER
    return Zetsel(uit.getvalue(), doel.page, 1 - over / laatste._height)


def _merk(doek: Doek, kop: Kop, vel: tuple[float, float]) -> None:
    """OEFENREGISTER and CONCEPT across the page, on top of tinted fields and thin enough to read through."""
    woorden = [w for w, aan in (("OEFENREGISTER", kop.oefenregister), ("CONCEPT", kop.concept)) if aan]
    doek.saveState()
    doek.setFillColor(maten.INKT)
    doek.setFillAlpha(maten.MERK_DEKKING)
    doek.translate(vel[0] / 2, vel[1] / 2)
    doek.rotate(54 if vel[1] > vel[0] else 33)
    for nummer, woord in enumerate(woorden):
        doek.setFont(schrift.VET, 78)
        doek.drawCentredString(0, -24 - 86 * nummer, woord)
    doek.restoreState()


def _voet(doek: Doek, kop: Kop, links: float, breed: float, nummer: int, totaal: int) -> None:
    doek.setFont(schrift.GEWOON, 8)
    doek.setFillColor(maten.ZACHT)
    rechts = f"pagina {nummer} van {totaal}"
    ruimte = breed - doek.stringWidth(rechts, schrift.GEWOON, 8) - 12
    tekst = " · ".join(deel for deel in (kop.kenmerk, kop.afzender.naam) if deel)
    while tekst and doek.stringWidth(tekst, schrift.GEWOON, 8) > ruimte:
        tekst = tekst[:-2].rstrip(" …") + "…"
    doek.drawString(links, 12 * mm, tekst)
    doek.drawRightString(links + breed, 12 * mm, rechts)
    doek.setStrokeColor(maten.LIJN)
    doek.setLineWidth(0.5)
    doek.line(links, 16 * mm, links + breed, 16 * mm)


def plaats(doek: Doek, delen: Sequence[Alinea], links: float, boven: float, breed: float) -> float:
    """Draws paragraphs below one another from ``boven`` (points from the top); returns where they end."""
    hoogte = doek._pagesize[1]
    for deel in delen:
        _, hoog = deel.wrapOn(doek, breed, 1000)
        boven += hoog
        deel.drawOn(doek, links, hoogte - boven)
        boven += deel.style.spaceAfter
    return boven


def briefhoofd(doek: Doek, kop: Kop, *, adres: tuple[str, ...], bijlagen: tuple[str, ...]) -> None:
    """Name or logo, the address in the window and the colofon with kenmerk, date and contact."""
    naamhoofd(doek, kop.afzender)
    if adres:
        _adresvenster(doek, adres)
    plaats(doek, colofon(kop, bijlagen), maten.COLOFON_LINKS, 15 * mm, maten.COLOFON_BREED)


def naamhoofd(doek: Doek, afzender: Afzender, breed: float = 100 * mm) -> float:
    """The logo, or else the name, at the top left; returns where it ends."""
    if not afzender.logo:
        return plaats(doek, [alinea(veilig(afzender.naam), stijlen().naam)], maten.MARGE, 14.5 * mm, breed)
    try:
        beeld = ImageReader(io.BytesIO(afzender.logo))
        b, h = beeld.getSize()
    except Exception as fout:  # Pillow raises many kinds; whichever it is, the picture cannot be used
        raise InvoerError("Het logo is geen leesbare PNG of JPEG. Kies een ander bestand.", veld="logo") from fout
    schaal = min(_LOGO_BREED / b, _LOGO_HOOG / h)
    with doek.versiering():
        onder = doek._pagesize[1] - 14 * mm - h * schaal
        doek.drawImage(beeld, maten.MARGE, onder, b * schaal, h * schaal, mask="auto")
    return 14 * mm + h * schaal


def _adresvenster(doek: Doek, adres: tuple[str, ...]) -> None:
    for schaal in (1.0, 0.9, 0.8):
        stijl = stijlen(schaal).adres
        regels = [alinea(veilig(regel), stijl) for regel in adres if regel.strip()]
        if sum(r.wrap(maten.VENSTER_BREED, 1000)[1] for r in regels) <= maten.VENSTER_HOOG:
            plaats(doek, regels, maten.VENSTER_LINKS, maten.VENSTER_BOVEN, maten.VENSTER_BREED)
            return
    raise InvoerError("Het adres past niet in het venster van de envelop. Kort het in.", veld="adres")


def colofon(kop: Kop, bijlagen: tuple[str, ...]) -> list[Alinea]:
    """The column at the right: who we are, and what this letter is."""
    s, a, c = stijlen(), kop.afzender, kop.contact
    delen: list[Alinea] = []
    wij = [a.naam] if a.logo else []
    wij += [*a.adresregels, a.telefoon, a.email, a.website]
    delen.append(alinea(Opmaak("<br/>".join(veilig(r) for r in wij if r)), s.klein))
    dag = datum_lang(kop.dagtekening) if kop.dagtekening else ""
    if not dag and not kop.concept:
        raise InvoerError("De brief heeft geen datum. Geef de dag van ondertekening.", veld="dagtekening")
    contact = "\n".join(r for r in (c.naam, c.telefoon, c.email) if r)
    paren = [("Ons kenmerk", kop.kenmerk), ("Datum", dag or "bij ondertekening"), ("Contactpersoon", contact)]
    if bijlagen:
        paren.append(("Bijlagen", str(len(bijlagen))))
    for label, waarde in paren:
        if waarde:
            delen.append(alinea(Opmaak(f'<font color="#59636e" size="7.5">{label}</font><br/>{veilig(waarde)}'), s.colofon))
    delen.append(alinea(Opmaak("<b>Vertrouwelijk</b>"), s.colofon))
    return delen
