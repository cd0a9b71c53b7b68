"""A copy of a document that says so on every page, with the signature as a picture: the copy itself is not signed."""

from __future__ import annotations

import io

import pikepdf
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from cvt_desktop.adapters.pdf import schrift
from cvt_desktop.adapters.pdf.bundel import kopie, lees
from cvt_desktop.basis.tekst import datum_lang
from cvt_desktop.ports.bladen import Afschrift

_HOOG = 7 * mm
_RAND = 8 * mm
_NAAM = pikepdf.Name("/CvTAfschrift")


def afschrift(document: Afschrift) -> bytes:
    """The pages as they look, each under a band."""
    uit = kopie(document.pdf)
    dag = document.kop.dagtekening
    wanneer = f" van {datum_lang(dag)}" if dag else ""
    delen = (f"AFSCHRIFT{wanneer}", "niet ondertekend; het ondertekende document ligt in het register", document.stand)
    tekst = " · ".join(deel for deel in delen if deel)
    for blad in uit.pages:
        pagina = pikepdf.Page(blad)
        vak = pagina.trimbox
        breed, hoog = float(vak[2]) - float(vak[0]), float(vak[3]) - float(vak[1])
        with lees(_band(tekst, breed, hoog)) as laag:
            vorm = uit.copy_foreign(pikepdf.Page(laag.pages[0]).as_form_xobject())
        pagina.add_resource(vorm, pikepdf.Name.XObject, _NAAM)  # a name of our own: add_overlay takes one by chance
        pagina.contents_add(b"q 1 0 0 1 %.2f %.2f cm /CvTAfschrift Do Q" % (float(vak[0]), float(vak[1])))
    bytes_ = io.BytesIO()
    uit.save(bytes_, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return bytes_.getvalue()


def _band(tekst: str, breed: float, hoog: float) -> bytes:
    uit = io.BytesIO()
    doek = Canvas(uit, pagesize=(breed, hoog), initialFontName=schrift.GEWOON, invariant=1)  # type: ignore[arg-type]
    doek.setFillGray(1)
    doek.setStrokeGray(0)
    doek.rect(_RAND, hoog - _HOOG - 2 * mm, breed - 2 * _RAND, _HOOG, stroke=1, fill=1)
    doek.setFillGray(0)
    doek.setFont(schrift.VET, 9)
    doek.drawCentredString(breed / 2, hoog - _HOOG / 2 - 2 * mm - 3, tekst)
    doek.save()
    return uit.getvalue()
