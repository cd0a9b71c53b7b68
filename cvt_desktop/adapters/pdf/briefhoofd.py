"""The head of a first page: name or logo, the address in the window, the colofon.

Everything that can be refused is refused before the layout begins: reportlab rewrites what is raised within.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from cvt_desktop.adapters.pdf import maten
from cvt_desktop.adapters.pdf.bouwstenen import Alinea, alinea
from cvt_desktop.adapters.pdf.doek import Doek
from cvt_desktop.adapters.pdf.maten import stijlen
from cvt_desktop.adapters.pdf.teksten import Opmaak, veilig
from cvt_desktop.basis.tekst import datum_lang
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.ports.documentdelen import Kop

_LOGO_HOOGSTENS = 4000  # beeldpunten
_LOGO_BREED, _LOGO_HOOG = 62 * mm, 18 * mm
_BOVEN = 15 * mm
_NAAM_BREED = 100 * mm


@dataclass(frozen=True, slots=True)
class Briefhoofd:
    """The parts, ready to be drawn once."""

    naam: Sequence[Alinea]
    logo: ImageReader | None
    adres: Sequence[Alinea]
    colofon: Sequence[Alinea]

    @property
    def eind(self) -> float:
        """Where the colofon ends, in points from the top."""
        return _BOVEN + sum(d.wrap(maten.COLOFON_BREED, 1000)[1] + d.style.spaceAfter for d in self.colofon)

    def teken(self, doek: Doek) -> None:
        """Draws all parts on the page that is open."""
        if self.logo:
            self._logo(doek, self.logo)
        _plaats(doek, self.naam, maten.MARGE, 14.5 * mm, _NAAM_BREED)
        _plaats(doek, self.adres, maten.VENSTER_LINKS, maten.VENSTER_BOVEN, maten.VENSTER_BREED)
        _plaats(doek, self.colofon, maten.COLOFON_LINKS, _BOVEN, maten.COLOFON_BREED)

    def _logo(self, doek: Doek, logo: ImageReader) -> None:
        breed, hoog = logo.getSize()
        schaal = min(_LOGO_BREED / breed, _LOGO_HOOG / hoog)
        onder = maten.HOOG - 14 * mm - hoog * schaal
        with doek.versiering():
            doek.drawImage(logo, maten.MARGE, onder, breed * schaal, hoog * schaal, mask="auto")


def briefhoofd(kop: Kop, *, adres: tuple[str, ...] = (), bijlagen: tuple[str, ...] = ()) -> Briefhoofd:
    """Raises InvoerError for a logo that is no picture, an address that does not fit, a missing date."""
    logo = lees_logo(kop.afzender.logo) if kop.afzender.logo else None
    naam = [] if logo else [alinea(veilig(kop.afzender.naam), stijlen().naam)]
    return Briefhoofd(naam, logo, _adresvenster(adres), _colofon(kop, bijlagen))


def lees_logo(data: bytes) -> ImageReader:
    """The picture, read whole. Raises InvoerError for what is none, or what would be enormous."""
    try:
        logo = ImageReader(io.BytesIO(data))
        if max(logo.getSize()) > _LOGO_HOOGSTENS:
            raise InvoerError(f"Het logo is groter dan {_LOGO_HOOGSTENS} beeldpunten. Maak er een kleinere versie van.",
                              code="logo-groot", veld="logo")  # fmt: skip
        logo.getRGBData()  # type: ignore[no-untyped-call]
    except (OSError, ValueError, SyntaxError) as fout:  # what Pillow raises for bytes that are no picture
        raise InvoerError("Het logo is geen leesbare PNG of JPEG. Kies een ander bestand.", code="logo-vorm",
                          veld="logo") from fout  # fmt: skip
    return logo


def _adresvenster(adres: tuple[str, ...]) -> list[Alinea]:
    for schaal in (1.0, 0.9, 0.8):
        regels = [alinea(veilig(regel), stijlen(schaal).adres) for regel in adres if regel.strip()]
        if sum(regel.wrap(maten.VENSTER_BREED, 1000)[1] for regel in regels) <= maten.VENSTER_HOOG:
            return regels
    raise InvoerError("Het adres past niet in het venster van de envelop. Kort het in.", veld="adres")


def _colofon(kop: Kop, bijlagen: tuple[str, ...]) -> list[Alinea]:
    """The column at the right: who we are, and what this letter is."""
    s, a, c = stijlen(), kop.afzender, kop.contact
    dag = datum_lang(kop.dagtekening) if kop.dagtekening else ""
    if not dag and not kop.concept:
        raise InvoerError("De brief heeft geen datum. Geef de dag van ondertekening.", veld="dagtekening")
    wij = ([a.naam] if a.logo else []) + [*a.adresregels, a.telefoon, a.email, a.website]
    paren = [
        ("Ons kenmerk", kop.kenmerk),
        ("Datum", dag or "bij ondertekening"),
        ("Contactpersoon", "\n".join(regel for regel in (c.naam, c.telefoon, c.email) if regel)),
        ("Bijlagen", str(len(bijlagen)) if bijlagen else ""),
    ]
    label = f'<font color="{maten.ZACHT.hexval().replace("0x", "#")}" size="7.5">{{}}</font><br/>{{}}'
    return [
        alinea(Opmaak("<br/>".join(veilig(regel) for regel in wij if regel)), s.klein),
        *(alinea(Opmaak(label.format(naam, veilig(waarde))), s.colofon) for naam, waarde in paren if waarde),
        alinea(Opmaak("<b>Vertrouwelijk</b>"), s.colofon),
    ]


def _plaats(doek: Doek, delen: Sequence[Alinea], links: float, boven: float, breed: float) -> None:
    for deel in delen:
        _, hoog = deel.wrapOn(doek, breed, 1000)
        boven += hoog
        deel.drawOn(doek, links, maten.HOOG - boven)
        boven += deel.style.spaceAfter
