"""The checklists that ship with the program: ``resources/toetsen/<soort>.v<versie>.toml``."""

from __future__ import annotations

from functools import lru_cache

import resources
from cvt_desktop.domain.errors import InvoerError, NietGevondenError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.toetsfeiten import REGELS
from cvt_desktop.domain.toetslijst import Toetslijst, lees_toetslijst

_MAP = "toetsen"


@lru_cache(maxsize=32)
def toetslijst(soort: Soort, versie: int) -> Toetslijst:
    """The list of ``soort`` in ``versie``; raises ``NietGevondenError`` when the program does not carry it."""
    pad = resources.path(f"{_MAP}/{soort.name.lower()}.v{versie}.toml")
    if not pad.is_file():
        raise NietGevondenError(
            "Deze versie van de toetslijst is er niet. Installeer de nieuwste versie van het programma."
        )  # fmt: skip
    lijst = lees_toetslijst(pad.read_text(encoding="utf-8"))
    onbekend = [p.code for p in lijst.punten if p.automatisch is not None and p.automatisch not in REGELS]
    if onbekend or (lijst.soort, lijst.versie) != (soort, versie):
        raise InvoerError(
            "Deze toetslijst past niet bij het programma. "
            "Installeer het programma opnieuw.", code="toetslijst", veld="".join(onbekend[:1]),
        )  # fmt: skip
    return lijst


def nieuwste_toetslijst(soort: Soort) -> Toetslijst:
    """The highest version of ``soort``, for a new aanvraag; raises ``NietGevondenError`` for a kind without a list."""
    begin = f"{soort.name.lower()}.v"
    versies = [
        int(pad.name.removeprefix(begin).removesuffix(".toml")) for pad in resources.path(_MAP).glob(f"{begin}*.toml")
    ]  # fmt: skip
    if not versies:
        raise NietGevondenError("Voor deze soort aanvraag is er nog geen toetslijst. Kies een andere soort.", veld="soort")
    return toetslijst(soort, max(versies))
