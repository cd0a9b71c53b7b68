"""Icons: line drawings of our own in ``resources/icons``, coloured to the palette.

They are rendered by Qt's image plugin, so that QtSvg is not imported at the start of the program.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QWidget

from resources import path
from ui.theme import Kleuren, Maat, kleuren


@lru_cache(maxsize=64)
def _bron(naam: str) -> bytes:
    pad = path(f"icons/{naam}.svg")
    return pad.read_bytes() if pad.is_file() else b""


@lru_cache(maxsize=256)
def _beeld(naam: str, kleur: str, maat: int, schaal: float) -> QPixmap:
    """The drawing ``naam`` in ``kleur``, ``maat`` points square on a screen of ``schaal`` pixels to the point."""
    maat = round(maat * schaal)
    tekening = _bron(naam).replace(b"currentColor", kleur.encode())
    tekening = tekening.replace(b'width="24" height="24"', f'width="{maat}" height="{maat}"'.encode(), 1)
    resultaat = QPixmap.fromImage(QImage.fromData(tekening))
    resultaat.setDevicePixelRatio(schaal)
    return resultaat


def icoon(naam: str, widget: QWidget, kleur: str | QColor | None = None) -> QIcon:
    """The icon ``naam`` in the ink of ``widget``, or in ``kleur``, for what asks Qt's own type. Empty when unknown."""
    tokens: Kleuren = kleuren(widget)
    resultaat = QIcon()
    if _bron(naam):
        resultaat.addPixmap(pixmap(naam, widget, Maat.ICOON, kleur), QIcon.Mode.Normal)
        resultaat.addPixmap(pixmap(naam, widget, Maat.ICOON, tokens.uit), QIcon.Mode.Disabled)
    return resultaat


def pixmap(naam: str, widget: QWidget, maat: int, kleur: str | QColor | None = None) -> QPixmap:
    """The icon ``naam`` at ``maat`` points, sharp on the screen of ``widget``; empty when unknown. Drawn once, then kept."""
    if not _bron(naam):
        return QPixmap()
    inkt = QColor(kleur).name() if kleur is not None else kleuren(widget).tekst
    return _beeld(naam, inkt, int(maat), widget.devicePixelRatio())
