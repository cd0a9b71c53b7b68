"""Icons: line drawings of our own in ``resources/icons``, coloured to the palette.

They are rendered by Qt's image plugin, so that QtSvg is not imported at the start of the program.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPalette, QPixmap
from PySide6.QtWidgets import QWidget

from resources import path
from ui.theme import Kleuren, kleuren

_MATEN = (16, 20, 24, 32, 48)


@lru_cache(maxsize=64)
def _bron(naam: str) -> bytes:
    return path(f"icons/{naam}.svg").read_bytes()


@lru_cache(maxsize=256)
def beeld(naam: str, kleur: str, maat: int) -> QPixmap:
    """The drawing ``naam`` in ``kleur`` at ``maat`` device pixels square."""
    tekening = _bron(naam).replace(b"currentColor", kleur.encode())
    tekening = tekening.replace(b'width="24" height="24"', f'width="{maat}" height="{maat}"'.encode(), 1)
    return QPixmap.fromImage(QImage.fromData(tekening))


@lru_cache(maxsize=128)
def _icoon(naam: str, gewoon: str, uit: str) -> QIcon:
    resultaat = QIcon()
    for maat in _MATEN:
        resultaat.addPixmap(beeld(naam, gewoon, maat), QIcon.Mode.Normal)
        resultaat.addPixmap(beeld(naam, uit, maat), QIcon.Mode.Disabled)
    return resultaat


def icoon(naam: str, widget: QWidget | QPalette, kleur: str | QColor | None = None) -> QIcon:
    """The icon ``naam`` in the ink of ``widget``, or in ``kleur``. Unknown names give an empty icon."""
    tokens: Kleuren = kleuren(widget)
    if not path(f"icons/{naam}.svg").is_file():
        return QIcon()
    inkt = QColor(kleur).name() if kleur is not None else tokens.tekst
    return _icoon(naam, inkt, tokens.uit)


def pixmap(naam: str, widget: QWidget, maat: int, kleur: str | QColor | None = None) -> QPixmap:
    """``icoon`` as a pixmap of ``maat`` points, sharp on the screen of ``widget``."""
    return icoon(naam, widget, kleur).pixmap(QSize(maat, maat), widget.devicePixelRatio())
