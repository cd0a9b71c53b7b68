"""Small PDFs for tests: real ones, with a text on each page."""

from __future__ import annotations

import io
from functools import cache

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas


@cache
def maak_pdf(paginas: int = 1, *, tekst: str = "Bladzijde", regels: tuple[str, ...] = ()) -> bytes:
    """A4 pages that say ``tekst`` and their number, with ``regels`` under it."""
    doel = io.BytesIO()
    doek = Canvas(doel, pagesize=A4, invariant=1)
    for nummer in range(1, paginas + 1):
        doek.setFont("Helvetica-Bold", 16)
        doek.drawString(72, 760, f"{tekst} {nummer}")
        doek.setFont("Helvetica", 11)
        for plaats, regel in enumerate(regels):
            doek.drawString(72, 730 - 16 * plaats, regel)
        doek.showPage()
    doek.save()
    return doel.getvalue()
