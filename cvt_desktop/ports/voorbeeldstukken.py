"""Invented stukken for the practice register and the demo: they look like what a school sends, and say what they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorbeeldstuk:
    """One invented stuk. ``delen`` are headings with their text; those in ``nieuw_blad`` begin a page. ``gemaakt_op`` (UTC)
    fixes the bytes. ``vervolg`` are stukken that lie behind it in the same file, each under a bookmark.
    """

    bestandsnaam: str
    titel: str
    van: str
    auteur: str = field(repr=False)
    leerling: str = field(repr=False)
    datum: date
    delen: tuple[tuple[str, str], ...] = field(repr=False)
    gemaakt_op: datetime
    nieuw_blad: frozenset[str] = frozenset()
    vervolg: tuple[Voorbeeldstuk, ...] = field(default=(), repr=False)


class Voorbeeldmaker(Protocol):
    """Lays an invented stuk out as a PDF that says OEFENREGISTER on every page."""

    def __call__(self, stuk: Voorbeeldstuk) -> tuple[bytes, int]:
        """The PDF and its number of pages."""
        ...
