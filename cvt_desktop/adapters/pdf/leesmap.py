"""A leesmap: cover, agenda, and per dossier the dossierkaart and the stukken, with bookmarks, as one protected file;
and an adviespakket, which is the same for one dossier without an agenda.

AES-256 with the key derivation of PDF 2.0 (ISO 32000-2, revision 6). Received files come in as pictures, as in the bundle.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pikepdf
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from cvt_desktop.adapters.pdf.agenda import agenda
from cvt_desktop.adapters.pdf.bouwstenen import alinea, opsomming, tabel, velden, wit
from cvt_desktop.adapters.pdf.bundel import bewaar, lees, maak_deel, stempel
from cvt_desktop.adapters.pdf.maten import TEKSTBREED, stijlen
from cvt_desktop.adapters.pdf.pagina import zet
from cvt_desktop.adapters.pdf.teksten import veilig
from cvt_desktop.basis.tekst import datum_cijfers, datum_voluit, meervoud
from cvt_desktop.ports.bundel import Bundelstuk
from cvt_desktop.ports.leesmap import Leesdeel, Leesdossier, Leesmapdocument

_LABEL = 42 * mm
_DELEN = (0.08, 0.2, 0.4, 0.18, 0.14)
_REGELS = (
    "Deze leesmap is alleen voor u. Maak geen kopie, mail haar niet door en laat niemand meelezen.",
    "Verwijder haar na de dag die hierboven staat, ook uit de prullenbak. De secretaris vraagt ernaar.",
    "Neem uw aantekeningen mee naar de zitting; uw oordeel geeft u daar.",
)
_REGELS_PAKKET = (
    "Dit adviespakket is alleen voor u. Maak geen kopie, mail het niet door en laat niemand meelezen.",
    "Verwijder het na de dag die hierboven staat, ook uit de prullenbak. De secretaris vraagt ernaar.",
    "Schrijf uw advies in het formulier dat u apart kreeg, en stuur dat beveiligd terug. U adviseert alleen.",
)


@dataclass(frozen=True, slots=True)
class _Dossier:
    """A dossier with its parts opened, and the page (from 0) on which each begins."""

    dossier: Leesdossier
    delen: tuple[pikepdf.Pdf, ...]
    begin: tuple[int, ...]

    def achter(self, paginas: int) -> _Dossier:
        """The same behind so many pages."""
        return replace(self, begin=tuple(op + paginas for op in self.begin))


def leesdeel(document: Leesdeel) -> bytes:
    """The pages of one piece."""
    stuk = Bundelstuk(titel=document.titel, datum=None, inhoud=document.inhoud)
    return bewaar(maak_deel(document.kop, stuk).pdf, pikepdf.ObjectStreamMode.generate)


def leesmap(document: Leesmapdocument) -> bytes:
    """The protected file; never twice the same bytes. The cover is laid out twice: first to know how long it is itself."""
    blad = lees(agenda(document.agenda)) if document.agenda is not None else None
    dossiers = tuple(_opgeteld(document.dossiers))
    voor = len(lees(_omslag(document, dossiers)).pages)
    achter = voor + (len(blad.pages) if blad is not None else 0)
    dossiers = tuple(d.achter(achter) for d in dossiers)
    uit = lees(_omslag(document, dossiers))
    assert len(uit.pages) == voor, "the numbers on the cover changed its length"
    if blad is not None:
        uit.pages.extend(blad.pages)
    for dossier in dossiers:
        for deel in dossier.delen:
            uit.pages.extend(deel.pages)
    _stempel(uit, document)
    _bladwijzers(uit, dossiers, voor if blad is not None else None)
    return bewaar(uit, pikepdf.ObjectStreamMode.generate, wachtzin=document.wachtzin)


def _opgeteld(dossiers: Sequence[Leesdossier]) -> Iterator[_Dossier]:
    pagina = 0
    for dossier in dossiers:
        delen, begin = tuple(lees(stuk.data) for stuk in dossier.stukken), []
        for deel in delen:
            begin.append(pagina)
            pagina += len(deel.pages)
        yield _Dossier(dossier, delen, tuple(begin))


def _omslag(document: Leesmapdocument, dossiers: Sequence[_Dossier]) -> bytes:
    s, dag = stijlen(), document.kop.dagtekening
    paren = (
        ("Commissie", document.commissie), ("Zitting", document.zitting), (document.wat, document.code),
        ("Gemaakt op", datum_voluit(dag) if dag else ""), ("Vernietigen na", datum_voluit(document.vernietigen_na)),
    )  # fmt: skip
    kwijt = (f"Bent u dit bestand kwijt, of het apparaat waarop het staat? Bel dan meteen {document.bellen}. Ook als u denkt "
             "dat het wel terugkomt.")  # fmt: skip
    koppen = [veilig(k) for k in ("Punt", "Kenmerk", "Leerling", "Stukken", "Bladzijde")]
    verhaal: list[Flowable] = [
        alinea(veilig(document.kop.afzender.naam), s.klein),
        alinea(veilig(f"{document.wat} voor {document.naam}"), s.titel),
        velden([(veilig(naam), veilig(waarde)) for naam, waarde in paren if waarde], (_LABEL, TEKSTBREED - _LABEL), s, s.tekst),
        wit(6),
        *opsomming([veilig(regel) for regel in (*(_REGELS if document.agenda else _REGELS_PAKKET), kwijt)], s.lijst),
        wit(8),
        tabel(koppen, [[veilig(cel) for cel in _rij(d)] for d in dossiers], [TEKSTBREED * deel for deel in _DELEN], s),
    ]
    if document.niet_mee:
        verhaal.append(alinea(veilig("Niet in deze map"), s.kop))
        verhaal += opsomming([veilig(regel) for regel in document.niet_mee], s.lijst)
    return zet(verhaal, document.kop, titel=f"{document.wat} {document.code}").inhoud


def _rij(d: _Dossier) -> tuple[str, ...]:
    stukken = meervoud(len(d.delen), "deel", "delen")
    return (str(d.dossier.nummer), d.dossier.kenmerk, d.dossier.leerling, stukken, str(d.begin[0] + 1))


def _stempel(uit: pikepdf.Pdf, document: Leesmapdocument) -> None:
    """Whose it is and until when, on every page: one sheet per size, whatever the turn."""
    merk = "OEFENREGISTER · " if document.kop.oefenregister else ""
    zitting = f" · zitting {datum_cijfers(document.zitting_op)}" if document.zitting_op else ""
    tekst = (f"{merk}{document.wat} {document.code} van {document.naam}{zitting} · vernietigen na"
             f" {datum_cijfers(document.vernietigen_na)}")  # fmt: skip
    lagen: dict[tuple[int, int], pikepdf.Pdf] = {}
    for pagina in (pikepdf.Page(p) for p in uit.pages):
        vak = pagina.trimbox
        breed, hoog = round(float(vak[2]) - float(vak[0])), round(float(vak[3]) - float(vak[1]))
        if int(pagina.obj.get("/Rotate", 0)) % 180:
            breed, hoog = hoog, breed
        if (breed, hoog) not in lagen:
            lagen[breed, hoog] = lees(stempel(tekst, breed, hoog))
        pagina.add_overlay(lagen[breed, hoog].pages[0], pikepdf.Rectangle(vak))


def _bladwijzers(uit: pikepdf.Pdf, dossiers: Sequence[_Dossier], agenda_op: int | None) -> None:
    with uit.open_outline() as inhoud:
        inhoud.root.append(pikepdf.OutlineItem("Voorblad", 0))
        if agenda_op is not None:
            inhoud.root.append(pikepdf.OutlineItem("Agenda", agenda_op))
        for d in dossiers:
            takje = pikepdf.OutlineItem(f"{d.dossier.nummer}. {d.dossier.leerling} ({d.dossier.kenmerk})", d.begin[0])
            takje.children += [pikepdf.OutlineItem(stuk.titel, op) for stuk, op in zip(d.dossier.stukken, d.begin, strict=True)]
            inhoud.root.append(takje)
    uit.Root.PageMode = pikepdf.Name.UseOutlines
