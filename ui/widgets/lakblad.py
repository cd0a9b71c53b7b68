"""A page on which rectangles are drawn over what must be unreadable, with the mouse or the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.lakvlak import HEEL, KLEINST, Lakvlak
from ui.theme import Maat, kleuren
from ui.widgets.paginavlak import Paginavlak

_STAP = 50
_NIEUW = (3_000, 400)
_LAK = QColor(0, 0, 0, 215)
_PIJLEN = {
    Qt.Key.Key_Left: (-_STAP, 0), Qt.Key.Key_Right: (_STAP, 0), Qt.Key.Key_Up: (0, -_STAP), Qt.Key.Key_Down: (0, _STAP),
}  # fmt: skip


class Lakblad(Paginavlak):
    """``gewijzigd`` when a rectangle came, went or changed. Insert makes one, arrows move it, with Shift they make it larger or
    smaller, Space chooses the next one, Delete takes it away.
    """

    gewijzigd = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._vlakken: list[Lakvlak] = []
        self._gekozen: int | None = None
        self._bladzijde = 1
        self._begin: QPoint | None = None
        self._eind = QPoint()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._vertel()

    def vlakken(self) -> tuple[Lakvlak, ...]:
        """Those of all pages."""
        return tuple(self._vlakken)

    def zet_vlakken(self, vlakken: Sequence[Lakvlak]) -> None:
        """Show these, none of them chosen."""
        self._vlakken, self._gekozen = list(vlakken), None
        self._bijgewerkt(melden=False)

    def zet_bladzijde(self, nummer: int) -> None:
        """The page that is shown, from 1."""
        self._bladzijde, self._gekozen, self._begin = nummer, None, None
        self._bijgewerkt(melden=False)

    def wis_bladzijde(self) -> None:
        """Take away what stands on this page."""
        self._vlakken = [v for v in self._vlakken if v.bladzijde != self._bladzijde]
        self._gekozen = None
        self._bijgewerkt()

    def hier(self) -> list[int]:
        """Which of the rectangles stand on this page."""
        return [n for n, v in enumerate(self._vlakken) if v.bladzijde == self._bladzijde]

    def _bijgewerkt(self, *, melden: bool = True) -> None:
        self._vertel()
        self.update()
        if melden:
            self.gewijzigd.emit()

    def _vertel(self) -> None:
        self.setAccessibleName(f"Bladzijde {self._bladzijde}, {meervoud(len(self.hier()), 'vlak', 'vlakken')} onleesbaar")

    # --- places --------------------------------------------------------------------------------------------------------

    def _op_blad(self, punt: QPoint) -> tuple[int, int]:
        x, y = punt.x() * HEEL // max(1, self.width()), punt.y() * HEEL // max(1, self.height())
        return max(0, min(HEEL, x)), max(0, min(HEEL, y))

    def _op_scherm(self, vlak: Lakvlak) -> QRectF:
        breed, hoog = self.width() / HEEL, self.height() / HEEL
        return QRectF(vlak.links * breed, vlak.boven * hoog, vlak.breed * breed, vlak.hoog * hoog)

    def _getekend(self) -> Lakvlak | None:
        if self._begin is None:
            return None
        (x, y), (x2, y2) = self._op_blad(self._begin), self._op_blad(self._eind)
        return Lakvlak(bladzijde=self._bladzijde, links=min(x, x2), boven=min(y, y2), breed=abs(x2 - x), hoog=abs(y2 - y))

    # --- mouse ---------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or not self.heeft_beeld():
            return
        punt = event.position().toPoint()
        raak = [n for n in self.hier() if self._op_scherm(self._vlakken[n]).contains(event.position())]
        if raak:
            self._gekozen = raak[-1]
        else:
            self._gekozen, self._begin, self._eind = None, punt, punt
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._begin is not None:
            self._eind = event.position().toPoint()
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        nieuw = self._getekend()
        self._begin = None
        if nieuw is not None and nieuw.geldig:
            self._erbij(nieuw)
        self.update()

    def _erbij(self, vlak: Lakvlak) -> None:
        self._vlakken.append(vlak)
        self._gekozen = len(self._vlakken) - 1
        self._bijgewerkt()

    # --- keyboard ------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        toets = Qt.Key(event.key())
        groter = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if toets is Qt.Key.Key_Insert and self.heeft_beeld():
            breed, hoog = _NIEUW
            links, boven = (HEEL - breed) // 2, (HEEL - hoog) // 2
            self._erbij(Lakvlak(bladzijde=self._bladzijde, links=links, boven=boven, breed=breed, hoog=hoog))
        elif toets is Qt.Key.Key_Space and self.hier():
            self._volgende()
        elif toets in _PIJLEN and self._gekozen is not None:
            self._schuif(self._gekozen, *_PIJLEN[toets], groter=groter)
        elif toets in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._gekozen is not None:
            del self._vlakken[self._gekozen]
            self._gekozen = None
            self._bijgewerkt()
        else:
            super().keyPressEvent(event)

    def _volgende(self) -> None:
        hier = self.hier()
        self._gekozen = next((n for n in hier if self._gekozen is None or n > self._gekozen), hier[0])
        self.update()

    def _schuif(self, nummer: int, x: int, y: int, *, groter: bool) -> None:
        oud = self._vlakken[nummer]
        if groter:
            nieuw = replace(oud, breed=max(KLEINST, oud.breed + x), hoog=max(KLEINST, oud.hoog + y))
        else:
            nieuw = replace(oud, links=oud.links + x, boven=oud.boven + y)
        if nieuw.geldig:
            self._vlakken[nummer] = nieuw
            self._bijgewerkt()

    # --- paint ---------------------------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.heeft_beeld():
            return
        schilder = QPainter(self)
        for nummer in self.hier():
            kader = self._op_scherm(self._vlakken[nummer])
            schilder.fillRect(kader, _LAK)
            if nummer == self._gekozen:
                schilder.setPen(QPen(QColor(kleuren(self).accent), Maat.FOCUSRAND))
                schilder.drawRect(kader)
        nieuw = self._getekend()
        if nieuw is not None:
            schilder.setPen(QPen(QColor(kleuren(self).accent), Maat.FOCUSRAND, Qt.PenStyle.DashLine))
            schilder.drawRect(self._op_scherm(nieuw))
        if self.hasFocus():
            schilder.setPen(QPen(QColor(kleuren(self).accent), Maat.FOCUSRAND))
            schilder.drawRect(QRect(self.rect()).adjusted(1, 1, -2, -2))
