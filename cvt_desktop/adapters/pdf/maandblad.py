"""The monthly sheet of the log for the functionaris gegevensbescherming."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from cvt_desktop.adapters.pdf.bouwstenen import alinea, tabel, velden, wit
from cvt_desktop.adapters.pdf.maten import TEKSTBREED, stijlen
from cvt_desktop.adapters.pdf.pagina import zet
from cvt_desktop.adapters.pdf.teksten import veilig
from cvt_desktop.ports.bladen import Maandblad, Maandtabel

_LABEL = 70 * mm


def maandblad(blad: Maandblad) -> bytes:
    """Numbers first, then who, then what left the register and what was refused."""
    s = stijlen()
    verhaal: list[Flowable] = [
        alinea(veilig(blad.kop.afzender.naam), s.klein),
        alinea(veilig(f"Maandblad logboek, {blad.maand}"), s.titel),
        alinea(veilig(blad.inleiding), s.tekst),
        wit(4),
        velden([(veilig(naam), veilig(waarde)) for naam, waarde in blad.cijfers], (_LABEL, TEKSTBREED - _LABEL), s),
    ]
    for deel in blad.tabellen:
        verhaal += maandtabel(deel)
    return zet(verhaal, blad.kop, titel=f"Maandblad logboek {blad.maand}").inhoud


def maandtabel(deel: Maandtabel) -> list[Flowable]:
    """A heading, and the rows below it or the words for none."""
    s = stijlen(0.95)
    kop: list[Flowable] = [alinea(veilig(deel.titel), stijlen().kop)]
    if deel.toelichting:
        kop.append(alinea(veilig(deel.toelichting), s.klein))
    if not deel.rijen:
        return [*kop, alinea(veilig(deel.leeg), s.tekst)]
    rijen = [[veilig(cel) for cel in rij] for rij in deel.rijen]
    breedtes = [TEKSTBREED * stuk / 100 for stuk in deel.delen]
    return [*kop, tabel([veilig(naam) for naam in deel.kolommen], rijen, breedtes, s), wit(4)]
