"""A sheet about the register itself: headings, rows and points."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from cvt_desktop.adapters.pdf.bouwstenen import alinea, opsomming, velden, wit
from cvt_desktop.adapters.pdf.maandblad import maandtabel
from cvt_desktop.adapters.pdf.maten import TEKSTBREED, Stijlen, stijlen
from cvt_desktop.adapters.pdf.pagina import zet
from cvt_desktop.adapters.pdf.structuur import Tag
from cvt_desktop.adapters.pdf.teksten import veilig
from cvt_desktop.basis.tekst import datum_lang
from cvt_desktop.ports.bladen import Blad, Bladdeel

_LABEL = 62 * mm


def blad(document: Blad) -> bytes:
    """Points that are numbered keep counting from one part to the next: they are one order of steps."""
    s, dag = stijlen(), document.kop.dagtekening
    onder = " · ".join(deel for deel in (document.kop.afzender.naam, datum_lang(dag) if dag else "") if deel)
    verhaal: list[Flowable] = [alinea(veilig(onder), s.klein), alinea(veilig(document.titel), s.titel)]
    if document.inleiding:
        verhaal.append(alinea(veilig(document.inleiding), s.tekst))
    stap = 1
    for deel in document.delen:
        verhaal += _deel(deel, s, stap)
        stap += len(deel.punten) if deel.genummerd else 0
    return zet(verhaal, document.kop, titel=document.titel).inhoud


def _deel(deel: Bladdeel, s: Stijlen, stap: int) -> list[Flowable]:
    gezet: list[Flowable] = [alinea(veilig(deel.kop), s.kop)]
    gezet += [alinea(veilig(tekst), s.tekst) for tekst in deel.alineas]
    if deel.rijen:
        paren = [(veilig(label), veilig(waarde)) for label, waarde in deel.rijen]
        gezet += [velden(paren, (_LABEL, TEKSTBREED - _LABEL), s), wit(2)]
    gezet += _stappen(deel.punten, s, stap) if deel.genummerd else opsomming([veilig(p) for p in deel.punten], s.lijst)
    gezet += maandtabel(deel.tabel) if deel.tabel is not None else []
    return gezet


def _stappen(punten: Sequence[str], s: Stijlen, eerste: int) -> list[Flowable]:
    lijst = Tag("L")
    return [
        alinea(veilig(punt), s.lijst, Tag("LBody", Tag("LI", lijst)), f"{nummer}.") for nummer, punt in enumerate(punten, eerste)
    ]
