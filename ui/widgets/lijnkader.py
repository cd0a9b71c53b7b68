"""The thin frame of a list, a page or a picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.theme import Maat


def teken_kader(schilder: QPainter, vlak: QRectF, lijn: QColor, ondergrond: QColor | None = None) -> None:
    """A line just inside ``vlak``, on ``ondergrond`` when that is given.

    A pen on the edge itself falls for the half outside it: at 150 % of the system a side was gone then.
    """
    schilder.save()
    schilder.setRenderHint(QPainter.RenderHint.Antialiasing)
    schilder.setPen(QPen(lijn, Maat.RAND))
    schilder.setBrush(Qt.BrushStyle.NoBrush if ondergrond is None else ondergrond)
    schilder.drawRect(vlak.adjusted(0.5, 0.5, -0.5, -0.5))
    schilder.restore()
