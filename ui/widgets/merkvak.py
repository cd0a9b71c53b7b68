"""The mark of the practice register in the head of the window."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Letter, Maat, Ruimte, kleuren, letter
from ui.tonen import platte_tip


class Merkvak(QWidget):
    """A short text in the colours that mean practice and nothing else; empty: no room."""

    def __init__(self, tekst: str = "") -> None:
        super().__init__()
        self._tekst = tekst
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.zet(tekst)

    def zet(self, tekst: str) -> None:
        """Another text."""
        self._tekst = tekst
        self.setAccessibleName(tekst)
        if not tekst:
            self.hide()
        elif self.parentWidget() is not None:
            self.show()
        else:  # to be shown with its page: a widget that is shown without a parent becomes a window of its own
            self.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        maat = QFontMetrics(letter(Letter.KOLOM))
        return QSize(maat.horizontalAdvance(self._tekst) + 2 * Ruimte.S, maat.height() + Ruimte.XS)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        kleur = kleuren(self)
        schilder = QPainter(self)
        schilder.setRenderHint(QPainter.RenderHint.Antialiasing)
        schilder.setPen(Qt.PenStyle.NoPen)
        schilder.setBrush(QColor(kleur.oefen_vlak))
        schilder.drawRoundedRect(QRectF(self.rect()), Maat.STRAAL, Maat.STRAAL)
        schilder.setPen(QColor(kleur.oefen))
        schilder.setFont(letter(Letter.KOLOM))
        schilder.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._tekst)
        if self.hasFocus():
            schilder.setPen(QPen(QColor(kleur.oefen), Maat.FOCUSRAND))
            schilder.setBrush(Qt.BrushStyle.NoBrush)
            schilder.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), Maat.STRAAL, Maat.STRAAL)


class Merkknop(Merkvak):
    """The mark as a button: ``gedrukt`` by a click, Enter or the space bar."""

    gedrukt = Signal()

    def __init__(self, tekst: str, uitleg: str) -> None:
        super().__init__(f"{tekst} ▾")
        self.setAccessibleName(f"{tekst}. {uitleg}")
        self.setToolTip(platte_tip(uitleg))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.gedrukt.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.gedrukt.emit()
        else:
            super().keyPressEvent(event)
