"""The dossierkaart: what a member needs about one leerling, on one A4."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from cvt_desktop.adapters.pdf.bouwstenen import Tabel, alinea, opsomming, tabel, velden, wit
from cvt_desktop.adapters.pdf.maten import VLAK, Stijlen, stijlen
from cvt_desktop.adapters.pdf.pagina import zet
from cvt_desktop.adapters.pdf.structuur import Tag
from cvt_desktop.adapters.pdf.teksten import Opmaak, veilig
from cvt_desktop.basis.tekst import datum_cijfers, hoofdletter
from cvt_desktop.ports.documentdelen import Adviesvak, Leerling
from cvt_desktop.ports.documenten import Dossierkaart

_BREED = 174 * mm
_LABEL = 32 * mm


def dossierkaart(kaart: Dossierkaart) -> bytes:
    """Smaller type before a second page; very long texts do go on to a second page."""
    for schaal in (0.92, 0.85, 0.78, 0.72):
        blad = zet(_verhaal(kaart, stijlen(schaal)), kaart.kop, titel=f"Dossierkaart {kaart.kop.kenmerk}",
                   begin=14 * mm, breed=_BREED)  # fmt: skip
        if blad.paginas == 1:
            break
    return blad.inhoud


def _verhaal(k: Dossierkaart, s: Stijlen) -> list[Flowable]:
    leeftijd = f"{k.leeftijd} ({datum_cijfers(k.leerling.geboren)})" if isinstance(k.leerling, Leerling) else ""
    verhaal: list[Flowable] = [
        alinea(veilig(hoofdletter(k.leerling.volledige_naam)), s.titel),
        alinea(veilig(" · ".join(d for d in (leeftijd, k.soort, k.kop.kenmerk, k.stand) if d)), s.tekst),
    ]
    verhaal += _blok("Gevraagd", [(a, b) for a, b in k.gevraagd], s)
    kort = [("Waarom", k.waarom), ("Hoofddoel", k.hoofddoel), ("Terugkeer", k.terugkeerperspectief)]
    verhaal += _blok("In het kort", kort, s)
    stem = [("Mening", k.mening), ("Hoe gevraagd", k.mening_hoe_gevraagd), ("Wat ermee gedaan", k.mening_wat_gedaan)]
    verhaal += _blok("Stem van de leerling", stem, s)
    verhaal += _blok("Ouders", [(o.wie, ": ".join(d for d in (o.houding, o.woorden) if d)) for o in k.ouders], s)
    verhaal += _geprobeerd(k, s)
    verhaal += _adviezen(k.adviezen, s)
    verhaal += _blok("Toetsing", [("Uitkomst", k.toetsing)], s)
    verhaal += opsomming([veilig(u) for u in k.toets_uitzonderingen], s.lijst)
    verhaal += _lijst("Let op", k.let_op, s)
    verhaal += _lijst("Notities", k.notities, s)
    return verhaal


def _blok(kop: str, paren: Sequence[tuple[str, str]], s: Stijlen) -> list[Flowable]:
    gevuld = [(veilig(label), veilig(tekst)) for label, tekst in paren if tekst.strip()]
    if not gevuld:
        return []
    return [alinea(veilig(kop), s.kop), velden(gevuld, (_LABEL, _BREED - _LABEL), s)]


def _lijst(kop: str, regels: Sequence[str], s: Stijlen) -> list[Flowable]:
    if not regels:
        return []
    return [alinea(veilig(kop), s.kop), *opsomming([veilig(regel) for regel in regels], s.lijst)]


def _geprobeerd(k: Dossierkaart, s: Stijlen) -> list[Flowable]:
    if not k.geprobeerd:
        return []
    rijen = [[veilig(x or "–") for x in (p.wat, p.periode, p.effect, p.vindplaats)] for p in k.geprobeerd]
    koppen = [veilig(naam) for naam in ("Wat", "Wanneer", "Effect", "Vindplaats")]
    breed = [_BREED * deel for deel in (0.34, 0.2, 0.3, 0.16)]
    return [alinea(veilig("Wat is geprobeerd"), s.kop), tabel(koppen, rijen, breed, s)]


def _adviezen(adviezen: Sequence[Adviesvak], s: Stijlen) -> list[Flowable]:
    if not adviezen:
        return []
    groep = Tag("Table")
    rij = Tag("TR", groep)
    vakken = [_advies(vak, adviezen, Tag("TD", rij), s) for vak in adviezen]
    breed = _BREED / len(vakken)
    maat = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("BACKGROUND", (0, 0), (-1, -1), VLAK)]
    maat += [("LEFTPADDING", (0, 0), (-1, -1), 6), ("RIGHTPADDING", (0, 0), (-1, -1), 8)]
    vak = Tabel([vakken], colWidths=[breed] * len(vakken), hAlign="LEFT", style=maat)
    return [alinea(veilig("Adviezen"), s.kop), vak, wit(2)]


def _advies(vak: Adviesvak, alle: Sequence[Adviesvak], cel: Tag, s: Stijlen) -> list[Flowable]:
    """``≠`` stands before what the adviezen do not share."""

    def merk(veld: str) -> str:
        waarde = str(getattr(vak, veld))
        anders = len({getattr(v, veld) for v in alle}) > 1
        return f"≠ {waarde}" if anders and waarde else waarde

    regel = " · ".join(filter(None, (merk("advies"), merk("categorie"), merk("duur"))))
    delen = (
        Opmaak(f"<b>{veilig(vak.deskundige)}</b>, {veilig(vak.datum)}"),
        Opmaak(f"<b>{veilig(regel)}</b>"),
        veilig(vak.kern),
    )
    return [stuk for deel in delen if deel for stuk in (alinea(deel, s.cel, Tag("P", cel)), wit(2))]
