"""The uitnodiging with the agenda of a zitting: one page for most, no health content."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from cvt_desktop.adapters.pdf.bouwstenen import alinea, tabel, velden, wit
from cvt_desktop.adapters.pdf.maten import TEKSTBREED, Stijlen, stijlen
from cvt_desktop.adapters.pdf.pagina import zet
from cvt_desktop.adapters.pdf.teksten import Opmaak, leeg, veilig
from cvt_desktop.basis.tekst import datum_voluit
from cvt_desktop.ports.agenda import Agenda, Agendaregel

_LABEL = 38 * mm
_KOLOMMEN = (
    ("Nr", 10), ("Kenmerk", 22), ("Leerling", 21), ("School", 34), ("Soort", 22), ("Te lezen", 24), ("Stemt niet mee", 22),
)  # fmt: skip
_HAMERUITLEG = "Deze stukken worden in één keer afgedaan. Elk lid kan er een laten bespreken, zonder reden."


def agenda(document: Agenda) -> bytes:
    """Screens 4.8."""
    if not document.regels:
        raise leeg("agenda")
    s = stijlen()
    verhaal: list[Flowable] = [
        alinea(veilig(document.kop.afzender.naam), s.klein),
        alinea(veilig(f"Uitnodiging en agenda {document.commissie}"), s.titel),
        alinea(veilig(f"{datum_voluit(document.datum)}, {document.tijd}, {document.plaats}"), s.groot),
        wit(6),
        velden(_hoofd(document), (_LABEL, TEKSTBREED - _LABEL), s),
        wit(8),
        *_groepen(document, s),
        alinea(veilig(f"Kunt u niet komen? Laat het zo snel mogelijk weten: {document.afmelden}."), s.tekst),
        alinea(veilig(f"Deze agenda bevat geen gezondheidsgegevens. {document.lezen}"), s.klein),
    ]  # fmt: skip
    return zet(verhaal, document.kop, titel=f"Agenda {document.kop.kenmerk}").inhoud


def _groepen(document: Agenda, s: Stijlen) -> list[Flowable]:
    """The hamerstukken first, then what is discussed; one table without a heading when there is no block."""
    hamer = [r for r in document.regels if r.hamerstuk]
    bespreek = [r for r in document.regels if not r.hamerstuk]
    if not hamer:
        return [_tabel(bespreek, s), wit(8)]
    delen = [alinea(veilig(f"Hamerstukken ({len(hamer)})"), s.kop), alinea(veilig(_HAMERUITLEG), s.klein), wit(2),
             _tabel(hamer, s), wit(8)]  # fmt: skip
    if bespreek:
        delen += [alinea(veilig(f"Bespreekstukken ({len(bespreek)})"), s.kop), wit(2), _tabel(bespreek, s), wit(8)]
    return delen


def _tabel(regels: list[Agendaregel], s: Stijlen) -> Flowable:
    return tabel([veilig(naam) for naam, _ in _KOLOMMEN], [_rij(r) for r in regels], [breed * mm for _, breed in _KOLOMMEN], s)


def _hoofd(document: Agenda) -> list[tuple[Opmaak, Opmaak]]:
    paren = (
        ("Voorzitter", document.voorzitter), ("Secretaris", document.secretaris), ("Leden", "; ".join(document.leden)),
        ("Deskundigen", "; ".join(document.adviserend)), ("Gasten", "; ".join(document.gasten)), ("Quorum", document.quorum),
    )  # fmt: skip
    return [(veilig(label), veilig(tekst)) for label, tekst in paren if tekst.strip()]


def _rij(r: Agendaregel) -> list[Opmaak]:
    cellen = (str(r.nummer), r.kenmerk, r.leerling, r.school, r.soort, r.stukken, r.niet_mee)
    return [veilig(cel if cel.strip() else "–") for cel in cellen]
