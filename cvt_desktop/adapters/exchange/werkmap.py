"""XLSX out, by XlsxWriter: real days and numbers, and texts that no spreadsheet ever reckons (security.md part 5).

Every text goes through ``write_string``. What would begin a formula is marked as a text (*quote prefix*), so that it stays
one when somebody edits the cell. In memory only: nothing is written to a temporary file.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.ports.werkmap import Cel, Keuzekolom, Werkblad

_LANGST_BLAD = 31
_NIET_IN_BLADNAAM = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_LANGSTE_TEKST = 32_767
"""What one cell holds."""
_EERSTE_DAG = date(1900, 3, 1)
"""Before it Excel counts a day that never was: such a day goes as text."""
_SMALST, _BREEDST = 6, 60
_ERBIJ = 3  # the arrow of the filter
_MEET = 500
_DEEL = 500
_EXTRA_RIJEN = 200
"""How far below the last row a list of choices goes on, for rows that a school adds."""
_FORMULE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_INSTELLINGEN = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
}  # fmt: skip


class XlsxSchrijver:
    """Implements ``ports.werkmap.Werkmapschrijver``."""

    def schrijf(self, bladen: Sequence[Werkblad], gemaakt_op: date, voortgang: Voortgang) -> bytes:
        """See ``Werkmapschrijver``."""
        uit = io.BytesIO()
        with xlsxwriter.Workbook(uit, _INSTELLINGEN) as boek:
            # the library would put in the moment of the machine, and with it every file would differ
            boek.set_properties({"created": datetime.combine(gemaakt_op, time(), UTC)})
            vormen = _Vormen(boek)
            namen: set[str] = set()
            for blad in bladen:
                _schrijf(boek.add_worksheet(_bladnaam(blad.naam, namen)), blad, vormen, voortgang)
        return uit.getvalue()


class _Vormen:
    """The formats of a workbook; each is made once."""

    def __init__(self, boek: Workbook) -> None:
        self.kop: Format = boek.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.dag: Format = boek.add_format({"num_format": "dd-mm-yyyy", "align": "left"})
        self.tekst: Format = boek.add_format({"num_format": "@"})
        self.beschermd: Format = boek.add_format({"num_format": "@", "quote_prefix": True})


def _schrijf(vel: Worksheet, blad: Werkblad, vormen: _Vormen, voortgang: Voortgang) -> None:
    eerste = 1 if blad.koppen else 0
    for kolom, kop in enumerate(blad.koppen):
        vel.write_string(0, kolom, kop, vormen.kop)
    for nummer, rij in enumerate(blad.rijen):
        if nummer % _DEEL == 0:
            voortgang.controleer()
            voortgang.meld(nummer / len(blad.rijen), "Werkmap schrijven")
        for kolom, cel in enumerate(rij):
            _schrijf_cel(vel, eerste + nummer, kolom, cel, vormen)
    for kolom, breedte in enumerate(_breedtes(blad)):
        vel.set_column(kolom, kolom, breedte)
    if blad.koppen:
        vel.freeze_panes(1, 0)
        vel.autofilter(0, 0, max(len(blad.rijen), 1), len(blad.koppen) - 1)
        vel.repeat_rows(0)
        vel.set_landscape()
        vel.fit_to_pages(1, 0)
    vel.set_paper(9)  # A4
    if blad.keuze is not None:
        _zet_keuze(vel, blad.keuze, len(blad.rijen))


def _schrijf_cel(vel: Worksheet, rij: int, kolom: int, cel: Cel, vormen: _Vormen) -> None:
    if cel is None or cel == "":
        return
    if isinstance(cel, date) and cel >= _EERSTE_DAG:
        vel.write_datetime(rij, kolom, cel, vormen.dag)
    elif isinstance(cel, int | float):
        vel.write_number(rij, kolom, cel)
    else:
        tekst = str(cel)[:_LANGSTE_TEKST]
        vel.write_string(rij, kolom, tekst, vormen.beschermd if tekst.lstrip().startswith(_FORMULE) else vormen.tekst)


def _zet_keuze(vel: Worksheet, keuze: Keuzekolom, rijen: int) -> None:
    vel.data_validation(1, keuze.kolom, rijen + _EXTRA_RIJEN, keuze.kolom, {
        "validate": "list", "source": list(keuze.keuzes), "error_title": "Kies uit de lijst",
        "error_message": "Kies een van de antwoorden uit de lijst, of laat de cel leeg.",
    })  # fmt: skip


def _breedtes(blad: Werkblad) -> Iterable[int]:
    """In characters, of the name of the column and the first rows; what is longer wraps or is cut on the screen."""
    kolommen = max([len(blad.koppen), *(len(rij) for rij in blad.rijen)], default=0)
    for kolom in range(kolommen):
        kop = [len(blad.koppen[kolom]) + _ERBIJ] if kolom < len(blad.koppen) else []
        cellen = (rij[kolom] for rij in blad.rijen[:_MEET] if kolom < len(rij))
        langst = max([*kop, *(_lengte(cel) for cel in cellen)], default=0)
        yield min(max(langst + 1, _SMALST), _BREEDST) if blad.koppen else _BREEDST


def _lengte(cel: Cel) -> int:
    return 10 if isinstance(cel, date) else len(str(cel)) if cel is not None else 0


def _bladnaam(naam: str, namen: set[str]) -> str:
    """A name that every spreadsheet takes, and that no other sheet has."""
    kaal = " ".join(naam.translate(_NIET_IN_BLADNAAM).split()).strip("'")[:_LANGST_BLAD].strip() or "Blad"
    eigen, nummer = kaal, 2
    while eigen.casefold() in namen:
        eigen = f"{kaal[: _LANGST_BLAD - 4]} {nummer}"
        nummer += 1
    namen.add(eigen.casefold())
    return eigen
