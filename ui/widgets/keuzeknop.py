"""One segment of a row of choices."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton

from ui.theme import Kleuren, Letter, Maat, Ruimte, kleuren, letter
from ui.tonen import Keuze


class Keuzeknop(QRadioButton):
    """A radio button that looks like a segment; its key stands behind the text in a fainter ink."""

    def __init__(self, keuze: Keuze, *, toon_toets: bool = True) -> None:
        super().__init__(keuze.tekst.replace("&", "&&"))
        self.keuze = keuze
        self._toets = keuze.toets if toon_toets else ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(keuze.tekst)

    def sizeHint(self) -> QSize:
        maat = QFontMetrics(letter(Letter.NADRUK))
        breedte = maat.horizontalAdvance(self.keuze.tekst) + 2 * Ruimte.M
        if self._toets:
            breedte += QFontMetrics(letter(Letter.KLEIN)).horizontalAdvance(self._toets) + Ruimte.S
        return QSize(breedte, max(int(Maat.VELD), maat.height() + Ruimte.S))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def inkt(self, kleur: Kleuren) -> QColor:
        """The colour of the words; a closed choice still has to be read."""
        if not self.isEnabled():
            return QColor(kleur.tekst if self.isChecked() else kleur.zwak)
        return QColor(kleur.op_accent if self.isChecked() else kleur.tekst)

    def paintEvent(self, _event: QPaintEvent) -> None:
        kleur = kleuren(self)
        schilder = QPainter(self)
        schilder.setRenderHint(QPainter.RenderHint.Antialiasing)
        kader = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        vlak = QColor(kleur.vlak)
        if self.isChecked():
            vlak = QColor(kleur.accent_vlak if self.isEnabled() else kleur.accent_zacht_vlak)
        elif self.underMouse() or not self.isEnabled():
            vlak = QColor(kleur.zweef_vlak)
        schilder.setBrush(vlak)
        rand = kleur.uit if not self.isEnabled() else kleur.accent_vlak if self.isChecked() else kleur.rand
        schilder.setPen(QPen(QColor(rand), Maat.RAND))
        schilder.drawRoundedRect(kader, Maat.STRAAL, Maat.STRAAL)
        if self.hasFocus():
            schilder.setBrush(Qt.BrushStyle.NoBrush)
            schilder.setPen(QPen(QColor(kleur.op_accent if self.isChecked() else kleur.accent), 1.5))
            schilder.drawRoundedRect(kader.adjusted(2, 2, -2, -2), Maat.STRAAL - 2, Maat.STRAAL - 2)
        schilder.setPen(self.inkt(kleur))
        schilder.setFont(letter(Letter.NADRUK if self.isChecked() else Letter.GEWOON))
        links = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        schilder.drawText(self.rect().adjusted(Ruimte.M, 0, 0, 0), links, self.keuze.tekst)
        if self._toets:
            schilder.setFont(letter(Letter.KLEIN))
            if not self.isChecked():
                schilder.setPen(QColor(kleur.zwak))
            rechts = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            schilder.drawText(self.rect().adjusted(0, 0, -Ruimte.M, 0), rechts, self._toets)
