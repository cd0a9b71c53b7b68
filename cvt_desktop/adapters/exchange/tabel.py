"""Tables from CSV, as Dutch Excel and others write it (``;``, ``,`` or tab, UTF-8, UTF-16 or Windows-1252), and from XLSX."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from cvt_desktop.adapters.exchange.xlsx import is_xlsx, lees_xlsx
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.tabel import MAX_TABELREGELS, Tabel, Tabelrij

MAX_TABELBYTES = 10 * 1024 * 1024
MAX_KOLOMMEN = 200
ONLEESBAAR = (
    "Dit is geen leesbare tabel. Bewaar haar in Excel als werkmap (.xlsx) of als CSV, met de namen van de kolommen op de "
    "eerste regel."
)
_TEKENS = {";": "puntkomma", ",": "komma", "\t": "tab"}
_CODERINGEN = {"utf-8-sig": "UTF-8", "cp1252": "Windows-1252", "utf-16": "UTF-16"}


def lees_tabel(data: bytes, *, max_bytes: int = MAX_TABELBYTES, max_regels: int = MAX_TABELREGELS) -> Tabel:
    """The first sheet of an XLSX, or a CSV; cells are text with single spaces, and no formula is ever reckoned.

    Raises ``BestandError``: too large, too many rows, damaged, or no table with names of columns and a row below them.
    """
    if len(data) > max_bytes:
        raise BestandError(f"Dit bestand is groter dan {max_bytes // (1024 * 1024)} MB. Bewaar alleen de regels die u wilt "
                           "overnemen.", code="te-groot")  # fmt: skip
    if is_xlsx(data):
        return _maak(lees_xlsx(data), max_regels, vorm="Excel-werkmap")
    tekst, codering = _decodeer(data)
    teken, regels = _csv_regels(tekst)
    vorm = f"CSV met {_TEKENS.get(teken, 'eigen teken')}, {_CODERINGEN[codering]}"
    return _maak(regels, max_regels, vorm=vorm, scheidingsteken=teken, codering=codering)


def _maak(
    regels: Iterable[tuple[int, Iterable[str]]], max_regels: int, *, vorm: str, scheidingsteken: str = "", codering: str = ""
) -> Tabel:
    rijen: list[Tabelrij] = []
    try:
        for nummer, rij in regels:
            cellen = tuple(" ".join(cel.split()) for cel in rij)[:MAX_KOLOMMEN]
            if any(cellen):
                rijen.append(Tabelrij(regel=nummer, cellen=cellen))
            if len(rijen) > max_regels + 1:
                raise BestandError(f"Dit bestand heeft meer dan {max_regels} regels. Bewaar alleen de regels die u wilt "
                                   "overnemen.", code="te-veel")  # fmt: skip
    except csv.Error as fout:
        raise BestandError(ONLEESBAAR) from fout
    if len(rijen) < 2 or len(rijen[0].cellen) < 2:
        raise BestandError(ONLEESBAAR)
    return Tabel(koppen=rijen[0].cellen, rijen=tuple(rijen[1:]), vorm=vorm, scheidingsteken=scheidingsteken, codering=codering)


def _decodeer(data: bytes) -> tuple[str, str]:
    keuzes = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252"]
    for codering in keuzes:
        try:
            tekst = data.decode(codering)
        except UnicodeDecodeError:
            continue
        if "\x00" not in tekst:
            return tekst, codering
    raise BestandError(ONLEESBAAR)


def _csv_regels(tekst: str) -> tuple[str, Iterable[tuple[int, Iterable[str]]]]:
    """The separator, and the rows with the number of their last line."""
    eerste, _, rest = tekst.partition("\n")
    if aangegeven := re.fullmatch(r"sep=(.)\r?", eerste):
        teken, tekst, verschoven = aangegeven[1], rest, 1
        if teken in '"\r\n ':
            raise BestandError(ONLEESBAAR)
    else:
        teken, verschoven = max(_TEKENS, key=eerste.count), 0
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=teken)
    return teken, ((lezer.line_num + verschoven, rij) for rij in lezer)
