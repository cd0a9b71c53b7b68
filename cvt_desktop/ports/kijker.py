"""Looking at a PDF, PNG or JPEG: what the screen asks, and the frames between the program and its child process.

The child (``ui.viewer_child``) draws untrusted files with Qt; the client (``adapters.bijlagen.viewer``) speaks to
it through pipes. Both know only this module.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Protocol

from cvt_desktop.domain.bestandssoort import MAX_BYTES, Bestandsvorm

MAX_PAGINAS = 2_000
MAX_PIXELS = 40_000_000  # of one picture that is sent; 160 MB
MAX_BREEDTE = 6_000
KADER = struct.Struct(">BI")
PAGINAVRAAG = struct.Struct(">II")
MAAT = struct.Struct(">dd")
BEELDKOP = struct.Struct(">II")
BLADWIJZER = struct.Struct(">III")  # page from 0, level from 0, bytes of the title
SLOTKOP = struct.Struct(">I")  # bytes of the words
MAX_BLADWIJZERS = 2_000
MAX_BLADWIJZERTITEL = 200
WOORDKOP = struct.Struct(">4fII")  # left, top, right, bottom in parts of the page; line from 0; bytes of the word
MAX_WOORDEN = 4_000  # of one page
_MAX_KADER = max(MAX_BYTES, MAX_PIXELS * 4) + 1024


class Opdracht(IntEnum):
    """What the client asks; the payload follows in the frame."""

    OPEN_PDF = 1  # the file -> MAAT per page
    OPEN_BEELD = 2  # the file -> one MAAT
    PAGINA = 3  # PAGINAVRAAG (page from 0, width in pixels) -> BEELDKOP and RGBA
    TEKST = 4  # PAGINAVRAAG (page from 0, 0) -> UTF-8
    VELDEN = 5  # the file -> JSON, name and value of each filled field of a form; asked of a child of its own
    BLADWIJZERS = 6  # nothing -> BLADWIJZER and UTF-8 per bookmark
    ONTSLEUTEL = 8  # SLOTKOP, the words in UTF-8 and the file -> the file without its protection; of the child of VELDEN
    WOORDEN = 7  # PAGINAVRAAG (page from 0, 0) -> WOORDKOP and UTF-8 per word


class Antwoord(IntEnum):
    """How the child answers."""

    GOED = 0
    FOUT = 1  # the payload is a Dutch sentence
    SLOT = 2  # the same, for a file that is protected with (other) words


@dataclass(frozen=True, slots=True, kw_only=True)
class Documentinfo:
    """The number of pages, and their width and height in points (pixels for a picture)."""

    paginas: int
    maten: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paginabeeld:
    """One page, four bytes a pixel (red, green, blue, opaque), rows without padding."""

    breedte: int
    hoogte: int
    rgba: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bladwijzer:
    """A bookmark of a PDF: its words, the page (from 1), and how deep it lies (0: at the top)."""

    titel: str = field(repr=False)
    pagina: int
    diepte: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Woord:
    """A word of a page and where it stands, in parts of the width and the height; ``regel`` counts the lines of the text."""

    tekst: str = field(repr=False)
    links: float
    boven: float
    rechts: float
    onder: float
    regel: int


class KijkerPort(Protocol):
    """Shows one document at a time. Every method may raise ``BestandError`` with a Dutch sentence."""

    def open(self, data: bytes, vorm: Bestandsvorm) -> Documentinfo:
        """Load a document in place of the one before."""
        ...

    def pagina(self, nummer: int, breedte_px: int) -> Paginabeeld:
        """Page ``nummer`` (from 0), ``breedte_px`` pixels wide."""
        ...

    def tekst(self, nummer: int) -> str:
        """The text of page ``nummer`` (from 0); empty for a picture or a scan."""
        ...

    def bladwijzers(self) -> tuple[Bladwijzer, ...]:
        """The bookmarks of the document, in order; none for a picture."""
        ...

    def woorden(self, nummer: int) -> tuple[Woord, ...]:
        """The words of page ``nummer`` (from 0) in the order of reading; none for a picture or a scan."""
        ...

    def breek_af(self) -> None:
        """End the child at once, from any thread; a request that waits for it fails."""
        ...

    def sluit(self) -> None:
        """Forget the document and end the child process."""
        ...


def schrijf_kader(schrijf: Callable[[bytes], object], code: int, inhoud: bytes) -> None:
    """Send one frame: a code, the length, the payload."""
    schrijf(KADER.pack(code, len(inhoud)))
    schrijf(inhoud)


def lees_kader(lees: Callable[[int], bytes]) -> tuple[int, bytes] | None:
    """The next frame; ``None`` when the other side has ended or speaks something else."""
    kop = lees(KADER.size)
    if len(kop) < KADER.size:
        return None
    code, lengte = KADER.unpack(kop)
    if lengte > _MAX_KADER:
        return None
    inhoud = lees(lengte) if lengte else b""
    return (code, inhoud) if len(inhoud) == lengte else None
