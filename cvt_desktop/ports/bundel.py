"""A bundle of documents for the adviescommissie bezwaren: what goes into it, in order (Awb 7:13; domain.md section 3)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from cvt_desktop.domain.lakvlak import Lakvlak
from cvt_desktop.ports.documentdelen import Kop
from cvt_desktop.ports.kijker import Paginabeeld


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Pdfstuk:
    """The bytes of a PDF that this program made itself."""

    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Bladbeeld:
    """One page of a received file, drawn by the viewer's child process; ``breedte`` and ``hoogte`` in points.

    ``tekst`` is laid behind the picture, unseen, so that the bundle can be searched. ``gelakt`` is painted over in the picture
    itself; of such a page no word is laid behind it.
    """

    beeld: Paginabeeld
    breedte: float
    hoogte: float
    tekst: str = ""
    gelakt: tuple[Lakvlak, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Beeldstuk:
    """A received file page by page: one at a time, because a page is 14 MB. May raise ``BestandError`` on the way."""

    paginas: Callable[[], Iterator[Bladbeeld]]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Tekststuk:
    """A file that is read as plain text."""

    tekst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Weggelaten:
    """Not in the bundle; ``reden`` fits behind "niet bijgevoegd: "."""

    reden: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Bundelstuk:
    """One numbered piece; ``titel`` stands in the inventory and in the bookmark, ``opmerking`` behind it in the inventory."""

    titel: str
    datum: date | None
    inhoud: Pdfstuk | Beeldstuk | Tekststuk | Weggelaten
    opmerking: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Bundel:
    """``gegevens`` stand above the inventory, ``slot`` below it; ``kort`` stands at the foot of every page."""

    kop: Kop
    titel: str
    kort: str
    gegevens: tuple[tuple[str, str], ...]
    stukken: tuple[Bundelstuk, ...]
    slot: tuple[str, ...] = ()
