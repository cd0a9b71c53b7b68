"""Invented stukken: what a school might send, laid out plainly and marked on every page."""

from __future__ import annotations

from reportlab.platypus import Flowable

from cvt_desktop.adapters.pdf.bouwstenen import alinea, wit
from cvt_desktop.adapters.pdf.maten import stijlen
from cvt_desktop.adapters.pdf.pagina import zet
from cvt_desktop.adapters.pdf.teksten import HUIDIGE_VERSIE, veilig
from cvt_desktop.basis.tekst import datum_lang
from cvt_desktop.ports.documentdelen import Afzender, Contactpersoon, Kop
from cvt_desktop.ports.voorbeeldstukken import Voorbeeldstuk

_MERK = "VOORBEELD: bedacht voor het oefenregister; personen en scholen bestaan niet"


def maak_voorbeeldstuk(stuk: Voorbeeldstuk) -> tuple[bytes, int]:
    """Implements ``Voorbeeldmaker``; each part may run over to a next page."""
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
    for titel, tekst in stuk.delen:
        verhaal.append(alinea(veilig(titel), s.kop))
        verhaal.extend(alinea(veilig(deel), s.tekst) for deel in tekst.split("\n") if deel)
    zetsel = zet(verhaal, kop, titel=stuk.titel)
    return zetsel.inhoud, zetsel.paginas
