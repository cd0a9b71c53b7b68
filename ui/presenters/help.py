"""The handleiding as blocks of plain text: headings, paragraphs, list items. No markup comes out of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path

import resources

ONTBREEKT = "De handleiding is bij deze installatie niet gevonden. Installeer het programma opnieuw."
LICENTIETEKSTEN_ONTBREKEN = (
    "De volledige teksten van alle licenties worden bij het maken van de installatie verzameld. Dit programma draait uit zijn "
    "broncode; de teksten staan daar bij de onderdelen zelf."
)
LICENTIES: tuple[tuple[str, str], ...] = (
    ("CvT Desktop", "EUPL-1.2"),
    ("Qt en PySide6", "LGPL-3.0"),
    ("SQLCipher en SQLite", "BSD-3-Clause en publiek domein"),
    ("SQLAlchemy, SQLModel, alembic, pydantic", "MIT"),
    ("cryptography, keyring", "Apache-2.0, BSD-3-Clause, MIT"),
    ("pyHanko", "MIT"),
    ("reportlab, pikepdf, defusedxml, XlsxWriter", "BSD-3-Clause, MPL-2.0, PSF-2.0, BSD-2-Clause"),
    ("Lettertype Lato (CvT Schrift)", "SIL Open Font License 1.1"),
    ("Woorden voor wachtzinnen: OpenTaal (opentaal.org)", "BSD-3-Clause"),
    ("Iconen", "eigen tekeningen, EUPL-1.2"),
)


BEELDMAP = "beelden/handleiding"
_VOOR_DE_FG = ("verwerkingsregister.md", "dpia.md")


class Bloksoort(Enum):
    """How a block is shown."""

    KOP1 = "kop1"
    KOP2 = "kop2"
    KOP3 = "kop3"
    ALINEA = "alinea"
    PUNT = "punt"
    BEELD = "beeld"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blok:
    """One block of the handleiding; ``beeld`` is the name of the file of a picture, whose ``tekst`` says what is on it."""

    soort: Bloksoort
    tekst: str
    beeld: str = ""


def handleiding_pad() -> Path:
    """Where the handleiding lies: beside the other resources, or in the checkout."""
    return _van_ons("handleiding.md")


def beeld_pad(naam: str) -> Path:
    """Where a picture of the handleiding lies."""
    return _van_ons(f"{BEELDMAP}/{naam}")


def _van_ons(naam: str) -> Path:
    eigen = resources.path(naam)
    return eigen if eigen.is_file() else resources.path("..") / "docs" / naam


def lees_handleiding() -> tuple[Blok, ...]:
    """The whole handleiding; one sentence when it is not there."""
    try:
        return _lees(handleiding_pad())
    except OSError:
        return (Blok(soort=Bloksoort.ALINEA, tekst=ONTBREEKT),)


def _lees(pad: Path) -> tuple[Blok, ...]:
    return _ontleed_eens(pad, pad.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _ontleed_eens(pad: Path, _van: int) -> tuple[Blok, ...]:
    """The same file is not read and divided twice: 20 ms that the first page of Help is felt to take."""
    return ontleed(pad.read_text(encoding="utf-8"))


def lees_alles() -> tuple[Blok, ...]:
    """The handleiding, and after it what the FG asks for first: the register van verwerkingen and the DPIA."""
    return (*lees_handleiding(), *(blok for naam in _VOOR_DE_FG for blok in _als_hoofdstuk(naam)))


def _als_hoofdstuk(naam: str) -> tuple[Blok, ...]:
    """One document as one chapter; nothing when it is not there."""
    try:
        blokken = _lees(_van_ons(naam))
    except OSError:
        return ()
    lager = {Bloksoort.KOP1: Bloksoort.KOP2, Bloksoort.KOP2: Bloksoort.KOP3}
    return tuple(Blok(soort=lager.get(b.soort, b.soort), tekst=b.tekst, beeld=b.beeld) for b in blokken)


_HOOFDSTUKKEN = {
    "werkvoorraad": "Het scherm", "aanvragen": "Het scherm", "nieuwe-aanvraag": "Stap 1. Registreren (secretaris)",
    "dossier": "De weg van één TLV", "dossier/toetsing": "Stap 2. Toetsen (secretaris)",
    "dossier/adviezen": "Stap 4. Twee deskundigenadviezen (secretaris en deskundigen)",
    "dossier/besluit": "Stap 7. Het besluit (secretaris of voorzitter)", "dossier/brieven": "Stap 9. Verzenden (secretaris)",
    "dossier/bezwaar": "Stap 10. Bezwaar, als het komt (secretaris)", "bezwaren": "Stap 10. Bezwaar, als het komt (secretaris)",
    "zittingen": "Stap 5. De zitting (voorzitter en secretaris)", "zitting": "Stap 5. De zitting (voorzitter en secretaris)",
    "te-verzenden": "Stap 9. Verzenden (secretaris)", "klaargezet": "Stap 9. Verzenden (secretaris)",
    "tekenmap": "Stap 8. Tekenen (voorzitter of bestuurder)", "verklaringen": "Nagaan of een verklaring echt is",
    "verifieren": "Nagaan of een verklaring echt is", "instellingen": "Beginnen met een eigen register",
    "beveiliging": "De pagina Beveiliging", "stokje": "Eén register, één laptop", "reservekopieen": "Reservekopieën",
    "terugzetten": "Terugzetten", "rekenhulp": "Rekenhulp", "controle": "Het logboek en Controle",
    "overzichten": "Overzichten per schooljaar", "leeslijst": "Lezen voor de zitting (voorzitter en leden)",
    "wachtzin": "Wachtzin en herstelcode", "herstelcode": "Wachtzin en herstelcode",
}  # fmt: skip


def hoofdstuk_bij(sleutel: str, stand: str = "") -> str:
    """The heading of the handleiding about a page of the shell; ``stand`` is its tab. '' for a page that it does not tell of."""
    pagina = sleutel.removeprefix("scherm/").partition("/")[0]
    return _HOOFDSTUKKEN.get(f"{pagina}/{stand.partition('/')[0]}") or _HOOFDSTUKKEN.get(pagina, "")


def lees_licentieteksten() -> str:
    """The licence texts of everything that is shipped; an installation has them, a checkout ships nothing."""
    try:
        return resources.path("licenties.txt").read_text(encoding="utf-8")
    except OSError:
        return LICENTIETEKSTEN_ONTBREKEN


def ontleed(tekst: str) -> tuple[Blok, ...]:
    """Markdown of the handleiding to blocks. Comments are left out, marks of emphasis and links go."""
    blokken: list[Blok] = []
    regels: list[str] = []

    def sluit() -> None:
        if regels:
            blokken.append(Blok(soort=Bloksoort.ALINEA, tekst=_kaal(" ".join(regels))))
            regels.clear()

    for regel in re.sub(r"<!--.*?-->", "", tekst, flags=re.DOTALL).splitlines():
        kaal = regel.strip()
        if kop := re.fullmatch(r"(#{1,6})\s+(.*)", kaal):
            sluit()
            soort = (Bloksoort.KOP1, Bloksoort.KOP2, Bloksoort.KOP3)[min(len(kop[1]), 3) - 1]
            blokken.append(Blok(soort=soort, tekst=_kaal(kop[2])))
        elif plaatje := re.fullmatch(r"!\[([^\]]+)\]\((?:.*/)?([^/)]+)\)", kaal):
            sluit()
            blokken.append(Blok(soort=Bloksoort.BEELD, tekst=_kaal(plaatje[1]), beeld=plaatje[2]))
        elif punt := re.fullmatch(r"(?:[-*+]|\d+\.)\s+(.*)", kaal):
            sluit()
            blokken.append(Blok(soort=Bloksoort.PUNT, tekst=_kaal(punt[1])))
        elif not kaal or re.fullmatch(r"[-=|: ]{3,}", kaal):
            sluit()
        elif kaal.startswith("|"):
            sluit()
            cellen = [_kaal(cel.strip()) for cel in kaal.strip("|").split("|")]
            blokken.append(Blok(soort=Bloksoort.PUNT, tekst=": ".join(cel for cel in cellen if cel)))
        elif regel.startswith("  ") and not regels and blokken and blokken[-1].soort is Bloksoort.PUNT:
            blokken[-1] = Blok(soort=Bloksoort.PUNT, tekst=f"{blokken[-1].tekst} {_kaal(kaal)}")
        else:
            regels.append(kaal.removeprefix("> "))
    sluit()
    return tuple(blokken)


def _kaal(tekst: str) -> str:
    zonder = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", tekst)
    return re.sub(r"(\*\*|__|`|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w))", "", zonder).strip()
