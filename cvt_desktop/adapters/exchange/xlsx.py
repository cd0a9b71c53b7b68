"""The cells of the first visible sheet of an XLSX, as text. A formula is never reckoned: its last result is read.

Members are read through counted streams (security.md 5), XML without DTD and entities; what is not one of the few parts
that hold cells is not opened at all.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from cvt_desktop.adapters.exchange.archief import lees_lid
from cvt_desktop.domain.bestandssoort import ziplijst
from cvt_desktop.domain.errors import BestandError

_MAX_DEEL = 60 * 1024 * 1024
_MAX_TOTAAL = 100 * 1024 * 1024
_VERHOUDING = 400  # XML packs far better than a document does
_MAX_TEKENS = 4_000_000
"""How many ``<`` one part may have: 20,000 rows of 40 cells."""
_MAX_CELLEN = 1_000_000
_MAX_KOLOM = 200
_WERKMAP = "xl/workbook.xml"
_BESCHADIGD = "Deze Excel-werkmap is beschadigd of te groot. Open haar in Excel, bewaar haar opnieuw, of bewaar haar als CSV."
_DATUMVORMEN = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
"""The built-in number formats that show a day (ECMA-376, 18.8.30)."""
_VAST = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_ANKER = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_EERSTE_DAG = date(1899, 12, 30)
_EERSTE_DAG_1904 = date(1904, 1, 1)
_LAATSTE_DAG = 2_958_465


def is_xlsx(data: bytes) -> bool:
    """Whether it is a ZIP with a workbook in it."""
    return data.startswith(b"PK\x03\x04") and any(lid.filename.lower() == _WERKMAP for lid in ziplijst(data) or ())


def lees_xlsx(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Each row with its number. Raises ``BestandError`` for what is damaged, too large or sealed with a password."""
    map_ = _Werkmap(data)
    gedeeld, datums, begin = map_.teksten(), map_.datumstijlen(), map_.eerste_dag()
    teller, vorige = 0, 0
    for rij in _kinderen(map_.blad(), "row"):
        vorige = _getal(rij.get("r"), vorige + 1)
        cellen: list[str] = []
        for cel in rij:
            if _naam(cel) != "c":
                continue
            plaats = _kolom(cel.get("r"), len(cellen))
            teller += 1
            if teller > _MAX_CELLEN:
                raise BestandError(_BESCHADIGD, code="te-groot")
            if len(cellen) <= plaats < _MAX_KOLOM:
                cellen.extend("" for _ in range(plaats - len(cellen)))
                cellen.append(_celtekst(cel, gedeeld, datums, begin))
        yield vorige, cellen


class _Werkmap:
    """The parts of a workbook, each opened when it is asked for, within one cap for all of them together."""

    def __init__(self, data: bytes) -> None:
        self._data, self._over = data, _MAX_TOTAAL
        self._leden: dict[str, zipfile.ZipInfo] = {}
        for lid in ziplijst(data) or ():
            self._leden.setdefault(lid.filename.lower(), lid)
        wortel = self._deel(_WERKMAP)
        if wortel is None:
            raise BestandError(_BESCHADIGD)
        self._werkmap = wortel

    def blad(self) -> Element:
        """The data of the first sheet that is not hidden."""
        doelen = self._doelen()
        for blad in self._werkmap.iter():
            if _naam(blad) != "sheet" or blad.get("state", "visible") != "visible":
                continue
            verwijzing = next((w for sleutel, w in blad.attrib.items() if sleutel.rpartition("}")[2] == "id"), "")
            wortel = self._deel(doelen.get(verwijzing, "xl/worksheets/sheet1.xml"))
            if wortel is not None:
                return next((deel for deel in wortel if _naam(deel) == "sheetData"), wortel)
        raise BestandError(_BESCHADIGD)

    def teksten(self) -> list[str]:
        """The shared strings."""
        wortel = self._deel("xl/sharedstrings.xml")
        return [] if wortel is None else [_tekst(si) for si in wortel if _naam(si) == "si"]

    def datumstijlen(self) -> frozenset[int]:
        """Which cell styles show a number as a day."""
        wortel = self._deel("xl/styles.xml")
        if wortel is None:
            return frozenset()
        datums = set(_DATUMVORMEN)
        for vorm in _kinderen(wortel, "numFmt"):
            if _is_datum(vorm.get("formatCode", "")):
                datums.add(_getal(vorm.get("numFmtId"), -1))
        stijlen = next((deel for deel in wortel if _naam(deel) == "cellXfs"), ())
        return frozenset(nr for nr, xf in enumerate(stijlen) if _getal(xf.get("numFmtId"), 0) in datums)

    def eerste_dag(self) -> date:
        """The day from which days are counted."""
        for deel in self._werkmap:
            if _naam(deel) == "workbookPr" and deel.get("date1904", "0") in {"1", "true"}:
                return _EERSTE_DAG_1904
        return _EERSTE_DAG

    def _doelen(self) -> dict[str, str]:
        wortel = self._deel("xl/_rels/workbook.xml.rels")
        if wortel is None:
            return {}
        return {r.get("Id", ""): _binnen(r.get("Target", "")) for r in wortel if r.get("TargetMode") != "External"}

    def _deel(self, naam: str) -> Element | None:
        lid = self._leden.get(naam.lower())
        if lid is None:
            return None
        try:
            inhoud = lees_lid(self._data, lid, max_bytes=min(_MAX_DEEL, self._over), verhouding=_VERHOUDING)
        except BestandError as fout:
            raise BestandError(_BESCHADIGD, code=fout.code) from fout
        self._over -= len(inhoud)
        if inhoud.count(b"<") > _MAX_TEKENS:
            raise BestandError(_BESCHADIGD, code="te-groot")
        try:
            wortel: Element = fromstring(inhoud, forbid_dtd=True)
        except (ParseError, ValueError, LookupError, DefusedXmlException) as fout:
            raise BestandError(_BESCHADIGD) from fout
        return wortel


def _binnen(doel: str) -> str:
    """The name of a part; a relation is written from ``xl/``, or from the root with a slash."""
    return posixpath.normpath(doel.lstrip("/") if doel.startswith("/") else f"xl/{doel}").lower()


def _naam(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _kinderen(wortel: Element, naam: str) -> Iterator[Element]:
    return (element for element in wortel.iter() if _naam(element) == naam)


def _tekst(element: Element) -> str:
    """The text of a string with or without mark-up; how it is pronounced (``rPh``) is no part of it."""
    delen: list[str] = []
    for kind in element:
        naam = _naam(kind)
        if naam == "t":
            delen.append(kind.text or "")
        elif naam == "r":
            delen.extend(t.text or "" for t in kind if _naam(t) == "t")
    return "".join(delen)


def _getal(tekst: str | None, anders: int) -> int:
    return int(tekst) if tekst and tekst.isascii() and tekst.isdigit() and len(tekst) < 10 else anders


def _kolom(anker: str | None, anders: int) -> int:
    """``AB7`` stands in column 27, counted from 0."""
    gevonden = _ANKER.fullmatch(anker or "")
    if gevonden is None:
        return anders
    nummer = 0
    for letter in gevonden[1]:
        nummer = nummer * 26 + ord(letter) - 64
    return nummer - 1


def _celtekst(cel: Element, gedeeld: list[str], datums: frozenset[int], begin: date) -> str:
    soort = cel.get("t", "n")
    if soort == "inlineStr":
        return "".join(_tekst(deel) for deel in cel if _naam(deel) == "is")
    waarde = next((deel.text or "" for deel in cel if _naam(deel) == "v"), "")
    if soort == "s":
        nummer = _getal(waarde.strip(), -1)
        return gedeeld[nummer] if 0 <= nummer < len(gedeeld) else ""
    if soort == "b":
        return {"1": "ja", "0": "nee"}.get(waarde.strip(), "")
    if soort == "n":
        return _nummer(waarde.strip(), begin if _getal(cel.get("s"), 0) in datums else None)
    return waarde


def _nummer(waarde: str, begin: date | None) -> str:
    """A whole number without ``.0``; a day as 2026-12-31 when ``begin`` says from where days are counted."""
    try:
        getal = Decimal(waarde)
    except InvalidOperation:
        return waarde
    if not getal.is_finite() or abs(getal) >= Decimal(10) ** 15:
        return waarde
    if begin is not None and 1 <= getal <= _LAATSTE_DAG:
        try:
            return (begin + timedelta(days=int(getal))).isoformat()
        except OverflowError:
            return waarde
    return str(int(getal)) if getal == getal.to_integral_value() else format(getal.normalize(), "f")


def _is_datum(vorm: str) -> bool:
    """Whether a number format of the file shows a day: a ``d`` or ``y`` outside what is shown literally."""
    kaal = _VAST.sub("", vorm.partition(";")[0]).lower()
    return ("d" in kaal or "y" in kaal or "j" in kaal) and "general" not in kaal and "standaard" not in kaal
