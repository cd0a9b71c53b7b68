"""A framed part of a page."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Maat, Ruimte, kleuren
from ui.tonen import Toon
from ui.widgets.tekst import Tekst, Tekstsoort


class Kaart(QWidget):
    """A surface with a thin frame; ``titel`` is a small heading. With a tone other than GEWOON it is coloured quietly."""

    def __init__(self, titel: str = "", *, toon: Toon = Toon.GEWOON, marge: int = Ruimte.L) -> None:
        super().__init__()
        self._toon = toon
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(marge, marge, marge, marge)
        self._kolom.setSpacing(Ruimte.S)
        if titel:
            self._kolom.addWidget(Tekst(titel, Tekstsoort.SUB))

    def voeg(self, widget: QWidget, rek: int = 0) -> None:
        """Add a widget below the others."""
        self._kolom.addWidget(widget, rek)

    def voeg_ruimte(self, pixels: int = Ruimte.S) -> None:
        """Some air."""
        self._kolom.addSpacing(pixels)

    def voeg_rek(self) -> None:
        """What comes after this stands at the bottom."""
        self._kolom.addStretch(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        kleur = kleuren(self)
        schilder = QPainter(self)
        schilder.setRenderHint(QPainter.RenderHint.Antialiasing)
        gewoon = self._toon is Toon.GEWOON
        schilder.setBrush(QColor(kleur.vlak) if gewoon else kleur.ondergrond(self._toon))
        schilder.setPen(QPen(QColor(kleur.lijn) if gewoon else kleur.inkt(self._toon), Maat.RAND))
        kader = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        schilder.drawRoundedRect(kader, Maat.STRAAL_GROOT, Maat.STRAAL_GROOT)
