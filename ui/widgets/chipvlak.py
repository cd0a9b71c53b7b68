"""A chip: a short text with a tone and a shape."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Letter, Maat, Ruimte, kleuren, letter
from ui.tonen import Chip, Vorm
from ui.widgets.tekst import boven_de_letters

VORMBREEDTE = 14


def teken_vorm(schilder: QPainter, vorm: Vorm, midden: QPointF, kleur: QColor) -> None:
    """Draw a shape of about 9 by 9 points around ``midden``: drawn, so that no font has to have it."""
    schilder.save()
    schilder.setRenderHint(QPainter.RenderHint.Antialiasing)
    schilder.setPen(Qt.PenStyle.NoPen)
    schilder.setBrush(kleur)
    x, y = midden.x(), midden.y()
    if vorm is Vorm.DRIEHOEK:
        schilder.drawPolygon(QPolygonF([QPointF(x, y - 5), QPointF(x + 5.5, y + 4.5), QPointF(x - 5.5, y + 4.5)]))
    elif vorm is Vorm.VIERKANT:
        schilder.drawRect(QRectF(x - 4.5, y - 4.5, 9, 9))
    elif vorm is Vorm.PAUZE:
        schilder.drawRect(QRectF(x - 4, y - 5, 3, 10))
        schilder.drawRect(QRectF(x + 1.5, y - 5, 3, 10))
    elif vorm is Vorm.CIRKEL:
        schilder.drawEllipse(midden, 4.0, 4.0)
    elif vorm is Vorm.RING:
        schilder.setBrush(Qt.BrushStyle.NoBrush)
        schilder.setPen(QPen(kleur, 2))
        schilder.drawEllipse(midden, 3.5, 3.5)
    elif vorm is Vorm.VINK:
        schilder.setBrush(Qt.BrushStyle.NoBrush)
        schilder.setPen(QPen(kleur, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        schilder.drawPolyline([QPointF(x - 4.5, y), QPointF(x - 1.5, y + 3.5), QPointF(x + 5, y - 4)])
    schilder.restore()


def chipbreedte(chip: Chip, *, omkaderd: bool = True) -> int:
    """How wide a ``Chipvlak`` that shows this is."""
    breedte = QFontMetrics(letter(Letter.GEWOON)).horizontalAdvance(chip.tekst) + 2
    if chip.vorm is not Vorm.GEEN:
        breedte += VORMBREEDTE + Ruimte.XS
    return breedte + 2 * Ruimte.S if omkaderd else breedte


class Chipvlak(QWidget):
    """Shows a ``Chip``. With ``klikbaar`` it can have the focus, and Enter or a click sends ``geactiveerd``."""

    geactiveerd = Signal()

    def __init__(self, chip: Chip | None = None, *, klikbaar: bool = False, omkaderd: bool = True) -> None:
        super().__init__()
        self._chip = chip or Chip(tekst="")
        self._klikbaar = klikbaar
        self._omkaderd = omkaderd
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if klikbaar else Qt.FocusPolicy.NoFocus)
        if klikbaar:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.zet(self._chip)

    def chip(self) -> Chip:
        return self._chip

    def zet(self, chip: Chip) -> None:
        """Show another chip; an empty text hides the widget."""
        self._chip = chip
        self.setAccessibleName(chip.als_tekst())
        if not chip.tekst:
            self.hide()
        elif self.parentWidget() is not None:
            self.show()
        else:  # to be shown with its page: a widget that is shown without a parent becomes a window of its own
            self.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(chipbreedte(self._chip, omkaderd=self._omkaderd),
                     QFontMetrics(letter(Letter.GEWOON)).height() + Ruimte.XS + 2)  # fmt: skip

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._klikbaar and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.geactiveerd.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._klikbaar and self.rect().contains(event.position().toPoint()):
            self.geactiveerd.emit()
        super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        kleur = kleuren(self)
        schilder = QPainter(self)
        schilder.setRenderHint(QPainter.RenderHint.Antialiasing)
        laag = (boven_de_letters(Letter.GEWOON) + 1) // 2  # on the line of the text beside it
        kader = QRectF(self.rect()).adjusted(1, 1 + laag / 2, -1, -1 + laag / 2)
        inkt = kleur.inkt(self._chip.toon)
        x = 0
        if self._omkaderd:
            schilder.setPen(Qt.PenStyle.NoPen)
            schilder.setBrush(kleur.ondergrond(self._chip.toon))
            schilder.drawRoundedRect(kader, Maat.STRAAL, Maat.STRAAL)
        if self.hasFocus():
            schilder.setBrush(Qt.BrushStyle.NoBrush)
            schilder.setPen(QPen(QColor(kleur.accent), Maat.FOCUSRAND))
            schilder.drawRoundedRect(kader, Maat.STRAAL, Maat.STRAAL)
        schilder.setFont(letter(Letter.GEWOON))
        if self._omkaderd:  # in the middle, also where it is made wider than its word
            x = (self.width() - chipbreedte(self._chip, omkaderd=False)) // 2 + 1
        if self._chip.vorm is not Vorm.GEEN:
            teken_vorm(schilder, self._chip.vorm, QPointF(x + VORMBREEDTE / 2, (self.height() + laag) / 2), inkt)
            x += VORMBREEDTE + Ruimte.XS
        schilder.setPen(inkt)
        vlak = self.rect().adjusted(x, laag, 0, 0)
        schilder.drawText(vlak, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._chip.tekst)
        if self._chip.streef:
            onder = self.height() - 3.5
            schilder.setPen(QPen(QColor(kleur.zwak), 1))
            breed = schilder.fontMetrics().horizontalAdvance(self._chip.tekst)
            schilder.drawLine(QPointF(x, onder), QPointF(x + breed, onder))
