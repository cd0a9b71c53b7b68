"""The besluitenlijst of a zitting: landscape, one row per punt, no health content."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from cvt_desktop.adapters.pdf.bouwstenen import alinea, bijeen, opsomming, tabel, velden, wit
from cvt_desktop.adapters.pdf.brief import handtekening
from cvt_desktop.adapters.pdf.maten import stijlen
from cvt_desktop.adapters.pdf.pagina import zet
from cvt_desktop.adapters.pdf.teksten import Opmaak, leeg, veilig
from cvt_desktop.basis.tekst import datum_voluit
from cvt_desktop.ports.documentdelen import Besluitpunt
from cvt_desktop.ports.documenten import Besluitenlijst

_BREED = 261 * mm
_KOLOMMEN = (
    ("Nr", 9), ("Kenmerk", 21), ("Leerling", 22), ("School", 34), ("Soort", 22), ("Uitkomst", 34),
    ("Periode, categorie, bedrag", 38), ("Stemming", 26), ("Verschoond, deskundige", 28), ("Actie", 27),
)  # fmt: skip


def besluitenlijst(lijst: Besluitenlijst) -> bytes:
    """Screens 7.9."""
    if not lijst.punten:
        raise leeg("punten")
    s = stijlen()
    verhaal: list[Flowable] = [
        alinea(veilig(lijst.kop.afzender.naam), s.klein),
        alinea(veilig(f"Besluitenlijst {lijst.commissie}"), s.titel),
        alinea(veilig(f"{datum_voluit(lijst.datum)}, {lijst.tijd}, {lijst.plaats}"), s.groot),
        wit(6),
        velden(_hoofd(lijst), (38 * mm, _BREED - 38 * mm), s),
        wit(8),
        tabel([veilig(naam) for naam, _ in _KOLOMMEN], [_rij(p) for p in lijst.punten],
              [breed * mm for _, breed in _KOLOMMEN], s),
    ]  # fmt: skip
    opmerkingen = [
        Opmaak(f"<b>Punt {p.nummer}:</b> {veilig(o)}") for p in lijst.punten for o in p.opmerkingen if o.strip()
    ]
    standpunten = [
        Opmaak(f"<b>Punt {m.punt}, {veilig(m.naam)}:</b> {veilig(m.standpunt)}")
        for m in lijst.minderheidsstandpunten
    ]
    verhaal += _blok("Afgeweken van de toets, met reden", opmerkingen)
    verhaal += _blok("Minderheidsstandpunten", standpunten)
    verhaal += _blok("Mededelingen", [veilig(m) for m in lijst.mededelingen])
    verhaal += _acties(lijst)
    verhaal.append(_slot(lijst))
    return zet(verhaal, lijst.kop, titel=f"Besluitenlijst {lijst.kop.kenmerk}", breed=_BREED, begin=16 * mm,
               liggend=True).inhoud  # fmt: skip


def _hoofd(lijst: Besluitenlijst) -> list[tuple[Opmaak, Opmaak]]:
    aanwezig = "; ".join(f"{a.naam} ({a.rol})" for a in lijst.aanwezig)
    paren = (
        ("Voorzitter", lijst.voorzitter), ("Secretaris", lijst.secretaris), ("Aanwezig", aanwezig),
        ("Afwezig", "; ".join(lijst.afwezig) or "niemand"), ("Quorum en beslisregel", f"{lijst.quorum}; {lijst.beslisregel}"),
        *([("Bekrachtiging", lijst.bekrachtiging)] if lijst.bekrachtiging else []),
    )  # fmt: skip
    return [(veilig(label), veilig(tekst)) for label, tekst in paren]


def _rij(p: Besluitpunt) -> list[Opmaak]:
    cellen = (str(p.nummer), p.kenmerk, p.leerling, p.school, p.soort, p.uitkomst, p.inhoud, p.stemming, p.verschoond, p.actie)
    rij = [veilig(cel if cel.strip() else "–") for cel in cellen]
    rij[5] = Opmaak(f"<b>{rij[5]}</b>")
    return rij


def _blok(kop: str, punten: Sequence[Opmaak]) -> list[Flowable]:
    if not punten:
        return []
    s = stijlen(0.9)
    return [alinea(veilig(kop), stijlen().kop), *opsomming(punten, s.lijst)]


def _acties(lijst: Besluitenlijst) -> list[Flowable]:
    if not lijst.acties:
        return []
    rijen = [[veilig(a.wat), veilig(a.wie), veilig(a.wanneer)] for a in lijst.acties]
    koppen = [veilig(naam) for naam in ("Wat", "Wie", "Wanneer")]
    return [
        alinea(veilig("Actielijst"), stijlen().kop),
        tabel(koppen, rijen, [150 * mm, 60 * mm, 51 * mm], stijlen()),
        wit(6),
    ]


def _slot(lijst: Besluitenlijst) -> Flowable:
    s = stijlen()
    delen: list[Flowable] = [wit(6)]
    if lijst.vaststelling:
        delen += [alinea(veilig("Vastgesteld door de voorzitter"), s.kop)]
        delen += handtekening(lijst.kop, lijst.vaststelling)
    else:
        delen.append(alinea(veilig("Nog niet vastgesteld."), s.tekst))
    delen += [wit(4), alinea(veilig("Deze lijst bevat geen gezondheidsgegevens."), s.klein)]
    return bijeen(delen)
