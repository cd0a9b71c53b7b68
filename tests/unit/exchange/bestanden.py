"""Small synthetic files: ZIP, DOCX, XLSX and OSO dossiers."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RUIMTE = "http://www.edustandaard.nl/oso_gegevensset/{}/dossier"


def zip_met(delen: Mapping[str, bytes], *, methode: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP with these members."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", methode) as archief:
        for naam, inhoud in delen.items():
            archief.writestr(naam, inhoud)
    return uit.getvalue()


def b64(data: bytes) -> str:
    """Base64 as text."""
    return base64.b64encode(data).decode()


def docx(*alineas: str, ruw: str = "", extra: Mapping[str, bytes] | None = None) -> bytes:
    """A DOCX with these paragraphs; ``ruw`` is put behind them as it is."""
    teksten = "".join(f"<w:p><w:r><w:t>{escape(a)}</w:t></w:r></w:p>" for a in alineas)
    document = f'<w:document xmlns:w="{W}"><w:body>{teksten}{ruw}</w:body></w:document>'.encode()
    return zip_met({"[Content_Types].xml": b"<Types/>", "word/document.xml": document, **(extra or {})})


def xlsx(teksten: Sequence[str], getallen: Sequence[int] = ()) -> bytes:
    """An XLSX with shared strings and cells with numbers."""
    gedeeld = "".join(f"<si><t>{escape(t)}</t></si>" for t in teksten)
    cellen = "".join(f"<c><v>{g}</v></c>" for g in getallen)
    return zip_met(
        {
            "[Content_Types].xml": b"<Types/>",
            "xl/workbook.xml": b"<workbook/>",
            "xl/sharedStrings.xml": f'<sst xmlns="{S}">{gedeeld}</sst>'.encode(),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{S}"><row>{cellen}</row></worksheet>'.encode(),
        }
    )


def document(naam: str, inhoud: str, omschrijving: str = "") -> str:
    """A ``document`` element."""
    return (
        f"<document><bestandsnaam>{escape(naam)}</bestandsnaam><omschrijving>{escape(omschrijving)}</omschrijving>"
        f"<bestandsinhoud>{inhoud}</bestandsinhoud></document>"
    )


def oso(
    leerling: str = "<achternaam>Hawa</achternaam><geboortedatum>2015-01-02</geboortedatum>",
    *,
    school: str = "<naam>bs Het Wilgeneiland</naam><brincode>99we</brincode><vestigingscode>00</vestigingscode>",
    voor: str = "",
    jaar: str = "2019",
    profiel: str = "POSWV",
) -> bytes:
    """A dossier with this inner XML of ``leerling``."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><dossier xmlns="{RUIMTE.format(jaar)}">'
        f"<metadata><datum>2027-05-11</datum><overstap>{profiel}</overstap></metadata>{voor}"
        f"<huidigeschool>{school}<leerling>{leerling}</leerling></huidigeschool></dossier>"
    ).encode()
