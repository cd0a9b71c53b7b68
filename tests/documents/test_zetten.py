"""Setting a document: what is made once for all of them, and the lay-out that is only tried."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import Any

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

import resources
from cvt_desktop.adapters.pdf import schrift
from cvt_desktop.adapters.pdf.bouwstenen import alinea
from cvt_desktop.adapters.pdf.maten import stijlen
from cvt_desktop.adapters.pdf.pagina import Zetsel, zet
from cvt_desktop.adapters.pdf.teksten import HUIDIGE_VERSIE, veilig
from cvt_desktop.ports.documentdelen import Afzender, Contactpersoon, Kop

TEKST = "Nguyễn Bảo Trân en Mikołaj Żurawski gaan naar school: “één”, ‘twee’ en ½."


@pytest.mark.parametrize("naam", [schrift.GEWOON, schrift.VET])
def test_that_a_letter_measures_and_writes_as_the_font_of_reportlab(naam: str) -> None:
    schrift.dekking()
    pad = str(resources.path(f"fonts/{naam}.ttf"))
    eigen, gewoon = schrift.Letter(naam, pad), TTFont(naam, pad)
    assert eigen.stringWidth(TEKST, 10.5) == gewoon.stringWidth(TEKST, 10.5)
    assert eigen.stringWidth(TEKST.encode(), 10.5) == gewoon.stringWidth(TEKST, 10.5)
    assert _bestand(eigen) == _bestand(eigen) == _bestand(gewoon)


def _bestand(letter: TTFont) -> bytes:
    """A page with this font; the canvas looks it up by its name."""
    uit = io.BytesIO()
    with pytest.MonkeyPatch.context() as m:
        m.setitem(vars(pdfmetrics)["_fonts"], letter.fontName, letter)
        opties: dict[str, Any] = {"invariant": 1, "initialFontName": letter.fontName}
        doek = Canvas(uit, **opties)
        doek.drawString(72, 72, TEKST)
        doek.save()
    return uit.getvalue()


@pytest.mark.parametrize("alineas", [1, 40, 90])
def test_that_a_lay_out_that_is_only_tried_takes_as_many_pages(alineas: int) -> None:
    proef, echt = _zet(alineas, droog=True), _zet(alineas, droog=False)
    assert (proef.paginas, proef.gevuld) == (echt.paginas, echt.gevuld)
    assert echt.inhoud.count(b"/Type /Page\n") == echt.paginas


def _zet(alineas: int, *, droog: bool) -> Zetsel:
    kop = Kop(
        afzender=Afzender(naam="swv", nummer="", adresregels=(), postadres="", telefoon=""),
        contact=Contactpersoon(naam="R", telefoon=""), kenmerk="1", dagtekening=date(2027, 5, 12),
        opgemaakt_op=datetime(2027, 5, 12, 9, tzinfo=UTC), sjabloon_versie=HUIDIGE_VERSIE, oefenregister=True,
    )  # fmt: skip
    return zet([alinea(veilig(TEKST * 2), stijlen().tekst) for _ in range(alineas)], kop, titel="proef", droog=droog)
