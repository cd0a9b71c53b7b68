"""Invented stukken: what a school might send, laid out plainly and marked on every page."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace

import pikepdf
from reportlab.platypus import Flowable, PageBreak

from cvt_desktop.adapters.pdf.bouwstenen import alinea, wit
from cvt_desktop.adapters.pdf.bundel import kopie
from cvt_desktop.adapters.pdf.maten import stijlen
from cvt_desktop.adapters.pdf.pagina import zet
from cvt_desktop.adapters.pdf.teksten import HUIDIGE_VERSIE, veilig
from cvt_desktop.basis.tekst import datum_lang
from cvt_desktop.ports.documentdelen import Afzender, Contactpersoon, Kop
from cvt_desktop.ports.voorbeeldstukken import Voorbeeldstuk

_MERK = "VOORBEELD: bedacht voor het oefenregister; personen en scholen bestaan niet"


def maak_voorbeeldstuk(stuk: Voorbeeldstuk) -> tuple[bytes, int]:
    """Implements ``Voorbeeldmaker``; each part may run over to a next page."""
    if stuk.vervolg:
        return _achter_elkaar((replace(stuk, vervolg=()), *stuk.vervolg))
    s = stijlen()
    kop = Kop(
        afzender=Afzender(naam=stuk.van, nummer="", adresregels=(), postadres="", telefoon=""),
        contact=Contactpersoon(naam=stuk.auteur, telefoon=""), kenmerk="VOORBEELD", dagtekening=stuk.datum,
        opgemaakt_op=stuk.gemaakt_op, sjabloon_versie=HUIDIGE_VERSIE, oefenregister=True,
    )  # fmt: skip
    verhaal: list[Flowable] = [
        alinea(veilig(stuk.van), s.klein),
        alinea(veilig(stuk.titel), s.titel),
        alinea(veilig(" · ".join(d for d in (stuk.leerling, datum_lang(stuk.datum), stuk.auteur) if d)), s.tekst),
        alinea(veilig(_MERK), s.label),
        wit(8),
    ]
    for nummer, (titel, tekst) in enumerate(stuk.delen):
        if nummer and titel in stuk.nieuw_blad:
            verhaal.append(PageBreak())
        verhaal.append(alinea(veilig(titel), s.kop))
        verhaal.extend(alinea(veilig(deel), s.tekst) for deel in tekst.split("\n") if deel)
    zetsel = zet(verhaal, kop, titel=stuk.titel)
    return zetsel.inhoud, zetsel.paginas


def _achter_elkaar(stukken: Sequence[Voorbeeldstuk]) -> tuple[bytes, int]:
    """One file as a school scans it together: every stuk with its own page numbers, and a bookmark at its first page."""
    uit, bladwijzers = pikepdf.new(), []
    for stuk in stukken:
        bladwijzers.append(pikepdf.OutlineItem(stuk.titel, len(uit.pages)))
        uit.pages.extend(kopie(maak_voorbeeldstuk(stuk)[0]).pages)
    with uit.open_outline() as inhoud:
        inhoud.root.extend(bladwijzers)
    bytes_ = io.BytesIO()
    uit.save(bytes_, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return bytes_.getvalue(), len(uit.pages)
