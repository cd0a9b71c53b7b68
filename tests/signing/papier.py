"""Small documents, clocks and people to sign with."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

MOMENT = datetime(2027, 5, 12, 8, 31, tzinfo=UTC)
SWV = "Samenwerkingsverband Voorbeeld VO"
WOORD = b"toegekend"


class VasteKlok:
    """A clock that stands still."""

    def __init__(self, moment: datetime = MOMENT) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def signing_moment(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()


def maak_pdf(tekst: str = "Verklaring: toegekend", bladen: int = 1) -> bytes:
    """A PDF whose content streams are plain, so that a test can replace words in them."""
    uit = BytesIO()
    doek = Canvas(uit, pageCompression=0, invariant=1)
    for blad in range(bladen):
        doek.drawString(72, 700, f"{tekst} (blad {blad + 1})")
        doek.showPage()
    doek.save()
    return uit.getvalue()
