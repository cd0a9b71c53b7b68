"""The document font: one family, embedded in every file."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

import resources

GEWOON = "CvTSchrift-Regular"
VET = "CvTSchrift-Bold"
CURSIEF = "CvTSchrift-Italic"


_SNEDEN = 64
"""How many cuts of a font are kept: nearly all documents use the same letters, in a few orders."""


class _Tekenbreedtes(dict[str, float]):
    """The width of each character in thousandths of the size, looked up once."""

    def __init__(self, face: Any) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, teken: str) -> float:
        breed: float = self._face.getCharWidth(ord(teken))
        self[teken] = breed
        return breed


class _Breedtelijst(pdfdoc.PDFObject):
    """The widths of a cut as they stand in the file."""

    def __init__(self, lijst: bytes) -> None:
        self._lijst = lijst

    def format(self, document: Any) -> bytes:
        """As ``PDFArray`` writes it."""
        return self._lijst


@lru_cache(maxsize=_SNEDEN)
def _lijst(breedtes: tuple[float, ...]) -> bytes:
    return pdfdoc.PDFArray([fp_str(breed) for breed in breedtes]).format(None)


class _Pers:
    """The filter of reportlab, which remembers what it made of a cut."""

    pdfname = pdfdoc.PDFZCompress.pdfname

    def __init__(self) -> None:
        self.encode = lru_cache(maxsize=2 * _SNEDEN)(pdfdoc.PDFZCompress.encode)


_PERS = _Pers()


class Letter(TTFont):
    """A font that does once what reportlab does for each document: cut out its glyphs, press them and write their widths.

    The bytes are the same, in less than two thirds of the time; after a zitting the program makes dozens of letters in one go.
    """

    def __init__(self, naam: str, pad: str) -> None:
        super().__init__(naam, pad)
        face: Any = self.face
        snijd = lru_cache(maxsize=_SNEDEN)(face.makeSubset)
        face.makeSubset = lambda tekens: snijd(tuple(tekens))
        self._breed = _Tekenbreedtes(face)

    def stringWidth(self, text: str | bytes, size: float, encoding: str = "utf8") -> float:
        """In points."""
        tekst = text if isinstance(text, str) else text.decode(encoding)
        return 0.001 * size * sum(map(self._breed.__getitem__, tekst))

    def addObjects(self, doc: Any) -> None:
        """As reportlab's, with the widths that are known."""
        super().addObjects(doc)
        for font in doc.idToObject["BasicFonts"].dict.values():
            if isinstance(breedtes := getattr(font, "Widths", None), pdfdoc.PDFArray):
                font.Widths = _Breedtelijst(_lijst(tuple(breedtes.sequence)))
        for naam, ding in doc.idToObject.items():
            if naam.startswith(("fontFile:", "toUnicodeCMap:")) and ding.filters == [pdfdoc.PDFZCompress]:
                ding.filters = [_PERS]


@lru_cache(maxsize=1)
def dekking() -> frozenset[int]:
    """Registers the fonts at the first call and returns the code points that all of them can set."""
    letters: frozenset[int] | None = None
    for naam in (GEWOON, VET, CURSIEF):
        letter = Letter(naam, str(resources.path(f"fonts/{naam}.ttf")))
        pdfmetrics.registerFont(letter)
        kan = frozenset(letter.face.charToGlyph)
        letters = kan if letters is None else letters & kan
    pdfmetrics.registerFontFamily(GEWOON, normal=GEWOON, bold=VET, italic=CURSIEF, boldItalic=VET)
    return letters or frozenset()
