"""The page with the recovery code of one user."""

from __future__ import annotations

from reportlab.platypus import Flowable

from cvt_desktop.adapters.pdf import teksten
from cvt_desktop.adapters.pdf.bouwstenen import Tabel, alinea, opsomming, wit
from cvt_desktop.adapters.pdf.maten import TEKSTBREED, VLAK, stijlen
from cvt_desktop.adapters.pdf.pagina import zet
from cvt_desktop.adapters.pdf.structuur import Tag
from cvt_desktop.adapters.pdf.teksten import Opmaak, veilig, vul
from cvt_desktop.basis.tekst import datum_lang
from cvt_desktop.ports.bladen import Herstelkit

_PER_RIJ = 4


def herstelkit(kit: Herstelkit) -> bytes:
    """Eight groups in two rows, large enough to type over."""
    s = stijlen()
    tekst = teksten.laad(kit.kop.sjabloon_versie, "herstelkit")
    dag = kit.kop.dagtekening
    velden = {
        "naam": kit.naam, "register": kit.register, "kluis_id": kit.kluis_id,
        "vingerafdruk": kit.vingerafdruk, "gemaakt_op": datum_lang(dag) if dag else "",
    }  # fmt: skip
    verhaal: list[Flowable] = [
        alinea(veilig(kit.kop.afzender.naam), s.klein),
        alinea(veilig(tekst["titel"]), s.titel),
        alinea(vul(tekst["zinnen"]["inleiding"], velden), s.tekst),
        wit(8),
        _code(kit),
        wit(6),
        alinea(vul(tekst["zinnen"]["kluis"], velden), s.klein),
        alinea(veilig(tekst["zinnen"]["bewaren"]), s.kop),
        *opsomming([veilig(regel) for regel in tekst["lijsten"]["bewaren"]], s.lijst),
    ]
    return zet(verhaal, kit.kop, titel=tekst["titel"], begin=60).inhoud


def _code(kit: Herstelkit) -> Tabel:
    groep = Tag("Table")
    rijen = []
    for begin in range(0, len(kit.groepen), _PER_RIJ):
        rij = Tag("TR", groep)
        rijen.append([
            [
                alinea(Opmaak(f"groep {nummer}"), stijlen().label, Tag("P", cel := Tag("TD", rij))),
                alinea(veilig(code), stijlen().code, Tag("P", cel)),
            ]
            for nummer, code in enumerate(kit.groepen[begin : begin + _PER_RIJ], begin + 1)
        ])  # fmt: skip
    maat = [("BACKGROUND", (0, 0), (-1, -1), VLAK), ("TOPPADDING", (0, 0), (-1, -1), 8)]
    maat += [("BOTTOMPADDING", (0, 0), (-1, -1), 10), ("LEFTPADDING", (0, 0), (-1, -1), 12)]
    return Tabel(rijen, colWidths=[TEKSTBREED / _PER_RIJ] * _PER_RIJ, hAlign="LEFT", style=maat)
