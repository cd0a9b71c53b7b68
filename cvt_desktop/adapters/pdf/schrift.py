"""The document font: one family, embedded in every file."""

from __future__ import annotations

from functools import lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

import resources

GEWOON = "CvTSchrift-Regular"
VET = "CvTSchrift-Bold"
CURSIEF = "CvTSchrift-Italic"


@lru_cache(maxsize=1)
def dekking() -> frozenset[int]:
    """Registers the fonts at the first call and returns the code points that all of them can set."""
    letters: frozenset[int] | None = None
    for naam in (GEWOON, VET, CURSIEF):
        letter = TTFont(naam, str(resources.path(f"fonts/{naam}.ttf")))
        pdfmetrics.registerFont(letter)
        kan = frozenset(letter.face.charToGlyph)
        letters = kan if letters is None else letters & kan
    pdfmetrics.registerFontFamily(GEWOON, normal=GEWOON, bold=VET, italic=CURSIEF, boldItalic=VET)
    return letters or frozenset()
