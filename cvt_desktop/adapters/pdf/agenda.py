"""The uitnodiging with the agenda of a zitting: one page for most, no health content."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from cvt_desktop.adapters.pdf.bouwstenen import alinea, tabel, velden, wit
from cvt_desktop.adapters.pdf.maten import TEKSTBREED, stijlen
from cvt_desktop.adapters.pdf.pagina import zet
from cvt_desktop.adapters.pdf.teksten import Opmaak, leeg, veilig
from cvt_desktop.basis.tekst import datum_voluit
from cvt_desktop.ports.agenda import Agenda, Agendaregel

_LABEL = 38 * mm
_KOLOMMEN = (
    ("Nr", 10), ("Kenmerk", 22), ("Leerling", 21), ("School", 34), ("Soort", 22), ("Te lezen", 24), ("Stemt niet mee", 22),
)  # fmt: skip


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
        tabel([veilig(naam) for naam, _ in _KOLOMMEN], [_rij(r) for r in document.regels],
              [breed * mm for _, breed in _KOLOMMEN], s),
        wit(8),
        alinea(veilig(f"Kunt u niet komen? Laat het zo snel mogelijk weten: {document.afmelden}."), s.tekst),
        alinea(veilig("Deze agenda bevat geen gezondheidsgegevens. De stukken leest u in het register."), s.klein),
    ]  # fmt: skip
    return zet(verhaal, document.kop, titel=f"Agenda {document.kop.kenmerk}").inhoud


def _hoofd(document: Agenda) -> list[tuple[Opmaak, Opmaak]]:
    paren = (
        ("Voorzitter", document.voorzitter), ("Secretaris", document.secretaris), ("Leden", "; ".join(document.leden)),
        ("Deskundigen", "; ".join(document.adviserend)), ("Gasten", "; ".join(document.gasten)), ("Quorum", document.quorum),
    )  # fmt: skip
    return [(veilig(label), veilig(tekst)) for label, tekst in paren if tekst.strip()]


def _rij(r: Agendaregel) -> list[Opmaak]:
    cellen = (str(r.nummer), r.kenmerk, r.leerling, r.school, r.soort, r.stukken, r.niet_mee)
    return [veilig(cel if cel.strip() else "–") for cel in cellen]
