"""Plain text of DOCX and TXT, and all text of an XLSX for the BSN sniffer. Nothing is rendered or executed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import fromstring

from cvt_desktop.adapters.exchange.archief import lees_lid
from cvt_desktop.domain.bestandssoort import Bestandsvorm, ziplijst
from cvt_desktop.domain.bestandssoort import lees_tekst as lees_txt
from cvt_desktop.domain.errors import BestandError

_MAX_DEEL = 20 * 1024 * 1024
_MAX_TOTAAL = 40 * 1024 * 1024
_VERHOUDING = 400  # XML packs far better than a document does
_MAX_ELEMENTEN = 1_000_000
_DOCX_DELEN = re.compile(r"word/(document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml", re.IGNORECASE)
_XLSX_DELEN = re.compile(r"xl/(sharedstrings|worksheets/[^/]+|comments[^/]*)\.xml", re.IGNORECASE)
_VOLGORDE = ("document", "footnotes", "endnotes", "comments", "header", "footer")
_BESCHADIGD = "Dit bestand kan niet als tekst worden gelezen: het is beschadigd of te groot. Vraag een PDF."


def lees_platte_tekst(data: bytes, vorm: Bestandsvorm) -> str:
    """The text of a DOCX (body first, then notes, headers and footers) or TXT, with ``\\n`` between paragraphs.

    Raises ``BestandError`` when it is damaged, too large, or of a kind that is not read as text.
    """
    if vorm is Bestandsvorm.TXT:
        tekst = lees_txt(data)
        if tekst is None:
            raise BestandError(_BESCHADIGD)
        return tekst.replace("\r\n", "\n").replace("\r", "\n")
    if vorm is not Bestandsvorm.DOCX:
        raise BestandError("Alleen DOCX en TXT worden als tekst gelezen. Bewaar een kopie en open die.")
    delen = sorted(_xml_delen(data, _DOCX_DELEN), key=lambda deel: (_rang(deel[0]), deel[0]))
    if not delen or _rang(delen[0][0]) != 0:
        raise BestandError(_BESCHADIGD)
    teksten = ("\n".join(_alineas(wortel)).strip("\n") for _, wortel in delen)
    return "\n\n".join(tekst for tekst in teksten if tekst.strip())


def zoektekst(data: bytes, vorm: Bestandsvorm) -> str:
    """All text that can be had without rendering, for the BSN sniffer; empty for PDF and images or when unreadable."""
    try:
        if vorm.als_tekst:
            return lees_platte_tekst(data, vorm)
        if vorm is Bestandsvorm.XLSX:
            return "\n".join(tekst for _, wortel in _xml_delen(data, _XLSX_DELEN) for tekst in wortel.itertext())
    except BestandError:
        return ""
    return ""


def _xml_delen(data: bytes, patroon: re.Pattern[str]) -> list[tuple[str, Element]]:
    over = _MAX_TOTAAL
    delen: list[tuple[str, Element]] = []
    for lid in ziplijst(data) or ():
        if not patroon.fullmatch(lid.filename):
            continue
        try:
            inhoud = lees_lid(data, lid, max_bytes=min(_MAX_DEEL, over), verhouding=_VERHOUDING)
        except BestandError as fout:
            raise BestandError(_BESCHADIGD, code=fout.code) from fout
        over -= len(inhoud)
        if inhoud.count(b"<") > _MAX_ELEMENTEN:
            raise BestandError(_BESCHADIGD, code="te-groot")
        try:
            delen.append((lid.filename, fromstring(inhoud, forbid_dtd=True)))
        except (ParseError, ValueError, LookupError) as fout:
            raise BestandError(_BESCHADIGD) from fout
    return delen


def _rang(naam: str) -> int:
    stam = naam.rpartition("/")[2].lower()
    return next((i for i, begin in enumerate(_VOLGORDE) if stam.startswith(begin)), len(_VOLGORDE))


def _alineas(wortel: Element) -> Iterator[str]:
    """Paragraphs in reading order, each cell of a table on its own line. Not recursive: depth is the file's."""
    alinea: list[str] = []
    stapel: list[tuple[Element, bool]] = [(wortel, False)]
    while stapel:
        element, klaar = stapel.pop()
        naam = element.tag.rpartition("}")[2]
        if klaar:
            yield "".join(alinea)
            alinea.clear()
        elif naam == "t":
            alinea.append(element.text or "")
        elif naam in {"tab", "br", "cr", "noBreakHyphen"}:
            alinea.append({"tab": "\t", "noBreakHyphen": "-"}.get(naam, "\n"))
        elif naam not in {"Fallback", "instrText", "delText", "pPr", "rPr"}:
            if naam == "p":
                stapel.append((element, True))
            stapel.extend((kind, False) for kind in reversed(element))
    if alinea:
        yield "".join(alinea)
