"""The toelaatbaarheidsverklaring: always exactly one page."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from cvt_desktop.adapters.pdf import teksten
from cvt_desktop.adapters.pdf.bouwstenen import Streep, Tabel, alinea, velden, wit
from cvt_desktop.adapters.pdf.brief import basisvelden, handtekening
from cvt_desktop.adapters.pdf.briefhoofd import briefhoofd
from cvt_desktop.adapters.pdf.invullingen import ARTIKEL, categorienummer, datum, leerlingvelden, wie_besliste
from cvt_desktop.adapters.pdf.maten import TEKSTBREED, VLAK, Stijlen, stijlen
from cvt_desktop.adapters.pdf.pagina import zet
from cvt_desktop.basis.tekst import datum_lang, datum_voluit
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.ports.documenten import Tlv

_LABELBREED = 38 * mm


def tlv(document: Tlv) -> bytes:
    """Tries smaller type for very long names; refuses when it still takes more than one page."""
    titel = f"Toelaatbaarheidsverklaring {document.nummer or document.kop.kenmerk}"

    for schaal in (1.0, 0.92, 0.85, 0.78):
        hoofd = briefhoofd(document.kop)
        begin = max(76 * mm, hoofd.eind + 5 * mm)
        blad = zet(_verhaal(document, schaal), document.kop, titel=titel, hoofd=hoofd, begin=begin)
        if blad.paginas == 1:
            return blad.inhoud
    raise InvoerError(
        "De verklaring past niet op één bladzijde. Kort de naam van de school, de naam van de leerling"
        " of de tekst bij controleren in.",
        code="tlv-te-lang",
        veld="leerling",
    )


def _verhaal(document: Tlv, schaal: float) -> list[Flowable]:
    tekst = teksten.laad(document.kop.sjabloon_versie, "tlv_pro" if document.onderwijs.pro else "tlv")
    zinnen = teksten.laad(document.kop.sjabloon_versie, "blokken")["zinnen"] | tekst["zinnen"]
    waarden = _velden(document)
    s = stijlen(schaal)

    def vul(naam: str) -> teksten.Opmaak:
        return teksten.vul(zinnen[naam], waarden, concept=document.kop.concept)

    def rijen(*namen: tuple[str, str]) -> list[tuple[teksten.Opmaak, teksten.Opmaak]]:
        return [(vul(label), vul(zin)) for label, zin in namen]

    breed = (_LABELBREED, TEKSTBREED - _LABELBREED)
    wie = rijen(("label_leerling", "leerling"), ("label_aanvrager", "aanvrager"), ("label_ontvangen", "ontvangen"))
    wat = [("label_periode", "periode"), *([] if document.onderwijs.pro else [("label_categorie", "categorie")])]
    if document.verlengt:
        wat.append(("label_verlengt", "verlengt"))
    uitleg = rijen(
        ("label_betekenis", "betekenis"), ("label_grondslag", "grondslag"), ("label_besluit", "besluit"),
        ("label_bezwaar", "bezwaar_kort"),
    )  # fmt: skip
    verhaal: list[Flowable] = [
        alinea(teksten.veilig(tekst["titel"]), s.titel),
        alinea(teksten.Opmaak(f"{vul('nummer')} · {vul('swv')}"), s.tekst),
        Streep(5, 5),
        velden(wie, breed, s, s.groot),
        wit(8),
        _kern(vul("verklaring"), rijen(*wat), s),
        wit(8),
        velden(uitleg, breed, s),
        wit(14),
        *handtekening(document.kop, document.ondertekening),
        Streep(4, 4),
        alinea(vul("controle"), s.klein),
    ]
    return verhaal


def _kern(verklaring: teksten.Opmaak, rijen: list[tuple[teksten.Opmaak, teksten.Opmaak]], s: Stijlen) -> Tabel:
    """The declaration with period and category in a tinted field."""
    binnen = TEKSTBREED - 24
    vak = [[[alinea(verklaring, s.groot), wit(5), velden(rijen, (_LABELBREED - 12, binnen - _LABELBREED + 12), s, s.groot)]]]
    maat = [("BACKGROUND", (0, 0), (-1, -1), VLAK), *((kant, (0, 0), (-1, -1), 12) for kant in ("LEFTPADDING", "RIGHTPADDING"))]
    maat += [(kant, (0, 0), (-1, -1), 9) for kant in ("TOPPADDING", "BOTTOMPADDING")]
    return Tabel(vak, colWidths=[TEKSTBREED], hAlign="LEFT", style=maat)


def _velden(d: Tlv) -> dict[str, str]:
    later = "(bij ondertekening)" if d.kop.concept else ""
    return basisvelden(d.kop) | leerlingvelden(d.leerling) | {
        "tlv_nummer": d.nummer or later, "school": d.school.naam, "plaats": d.school.plaats, "brin": d.school.brin,
        "ontvangen_op": datum_lang(d.ontvangen_op), "ingang": datum_lang(d.ingang), "einde": datum(d.einde),
        "categorie": d.categorie or "", "categorie_nummer": categorienummer(d.categorie), "artikel": ARTIKEL[d.onderwijs],
        "besluitdatum": datum(d.besluitdatum) or later, "brief_van": datum(d.brief_van) or later,
        "brief_kenmerk": d.brief_kenmerk, "wie_besliste": wie_besliste(d.kop, d.nemer), "controle": d.controle,
        "verlengt": d.verlengt,
        "laatste_dag_bezwaar": datum_voluit(d.bezwaar_laatste_dag),
    }  # fmt: skip
