"""Dutch dates, plurals and folding, without any locale (house.md trap 15)."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe",
                          "ı": "i", "ĳ": "ij", "’": "'", "‘": "'", "ʼ": "'", "`": "'"})  # fmt: skip


def datum_cijfers(dag: date) -> str:
    """``12-05-2027``."""
    return f"{dag.day:02}-{dag.month:02}-{dag.year:04}"


def datum_weekdag(dag: date) -> str:
    """``wo 12-05-2027``."""
    return f"{WEEKDAGEN[dag.weekday()][:2]} {datum_cijfers(dag)}"


def datum_kort(dag: date) -> str:
    """``wo 12 mei``."""
    return f"{WEEKDAGEN[dag.weekday()][:2]} {dag.day} {MAANDEN[dag.month - 1]}"


def datum_lang(dag: date) -> str:
    """``12 mei 2027``."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def datum_voluit(dag: date) -> str:
    """``woensdag 12 mei 2027``."""
    return f"{WEEKDAGEN[dag.weekday()]} {datum_lang(dag)}"


def _jaar(cijfers: str) -> int:
    jaar = int(cijfers)
    return jaar if len(cijfers) == 4 else 2000 + jaar if jaar < 70 else 1900 + jaar


def lees_datum(tekst: str) -> date | None:
    """A date as people type it: ``12-5-2027``, ``12 mei 2027``, ``wo 12-05-27``, ``12052027``, ISO; else None."""
    kaal = re.sub(r"^(ma|di|wo|do|vr|za|zo)[a-z]*\.?,?\s+", "", tekst.strip().casefold())
    try:
        if m := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", kaal):
            return date(int(m[1]), int(m[2]), int(m[3]))
        if m := re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})", kaal):
            return date(_jaar(m[3]), int(m[2]), int(m[1]))
        if m := re.fullmatch(r"(\d{2})(\d{2})(\d{4}|\d{2})", kaal):
            return date(_jaar(m[3]), int(m[2]), int(m[1]))
        if m := re.fullmatch(r"(\d{1,2})\s+([a-z]{3,9})\.?\s+(\d{4}|\d{2})", kaal):
            maand = next((i for i, naam in enumerate(MAANDEN, 1) if naam.startswith(m[2]) or (m[2] == "mrt" and i == 3)), 0)
            return date(_jaar(m[3]), maand, int(m[1]))
    except ValueError:
        return None
    return None


def hoofdletter(tekst: str) -> str:
    """With a capital first; the rest stays as it is."""
    return tekst[:1].upper() + tekst[1:]


def meervoud(aantal: int, een: str, meer: str) -> str:
    """``1 stuk``, ``3 stukken``."""
    return f"{aantal} {een if aantal == 1 else meer}"


def opsomming(delen: list[str]) -> str:
    """``a``, ``a en b``, ``a, b en c``."""
    if len(delen) < 2:
        return "".join(delen)
    return f"{', '.join(delen[:-1])} en {delen[-1]}"


def vouw(tekst: str) -> str:
    """The form in which texts are compared and searched: no case, no diacritics, one kind of apostrophe."""
    laag = tekst.casefold().translate(_LETTERS)
    kaal = "".join(c for c in unicodedata.normalize("NFD", laag) if not unicodedata.combining(c))
    return " ".join(kaal.translate(_LETTERS).split())


def euro(cent: int) -> str:
    """``EUR 2.940`` or ``EUR 2.940,50``."""
    heel, rest = divmod(abs(cent), 100)
    bedrag = f"{heel:,}".replace(",", ".") + (f",{rest:02}" if rest else "")
    return f"EUR {'-' if cent < 0 else ''}{bedrag}"
