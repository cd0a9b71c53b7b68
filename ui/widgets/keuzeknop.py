"""One segment of a row of choices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QTextOption
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from ui.theme import Kleuren, Letter, Maat, Ruimte, kleuren, letter
from ui.tonen import Keuze

_SMALST = 260
_SPEEL = 2
"""At the width that it asks for a text stays on one line, also when its letters are rounded."""


class Keuzeknop(QRadioButton):
    """A radio button that looks like a segment; its key stands behind the text in a fainter ink.

    With ``afbreken`` a text without room goes on in a next line.
    """

    def __init__(self, keuze: Keuze, *, toon_toets: bool = True, afbreken: bool = False) -> None:
        super().__init__(keuze.tekst.replace("&", "&&"))
        self.keuze = keuze
        self._toets = keuze.toets if toon_toets else ""
        self._naast: Sequence[Keuzeknop] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(keuze.tekst)
        if afbreken:
            beleid = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            beleid.setHeightForWidth(True)
            self.setSizePolicy(beleid)

    def even_breed_als(self, andere: Sequence[Keuzeknop]) -> None:
        """As wide as the widest of these."""
        self._naast = andere

    def sizeHint(self) -> QSize:
        maat = QFontMetrics(letter(Letter.NADRUK))
        breedte = max(knop._breedte() for knop in (self, *self._naast))
        return QSize(breedte, max(int(Maat.VELD), maat.height() + Ruimte.S))

    def minimumSizeHint(self) -> QSize:
        maat = self.sizeHint()
        return QSize(min(maat.width(), _SMALST), maat.height()) if self.hasHeightForWidth() else maat

    def heightForWidth(self, breedte: int) -> int:
        vlak = QFontMetrics(letter(Letter.NADRUK)).boundingRect(
            QRect(0, 0, breedte - 2 * Ruimte.M + _SPEEL, 10_000), Qt.TextFlag.TextWordWrap, self.keuze.tekst
        )
        return max(int(Maat.VELD), vlak.height() + Ruimte.S)

    def _breedte(self) -> int:
        breedte = QFontMetrics(letter(Letter.NADRUK)).horizontalAdvance(self.keuze.tekst) + 2 * Ruimte.M
        if self._toets:
            breedte += QFontMetrics(letter(Letter.KLEIN)).horizontalAdvance(self._toets) + Ruimte.S
        return breedte

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
        return QColor(kleur.accent if self.isChecked() else kleur.tekst)

    def paintEvent(self, _event: QPaintEvent) -> None:
        kleur = kleuren(self)
        schilder = QPainter(self)
        schilder.setRenderHint(QPainter.RenderHint.Antialiasing)
        kader = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        vlak = QColor(kleur.vlak)
        if self.isChecked():
            vlak = QColor(kleur.accent_zacht_vlak)  # the full colour is for the one main act of a screen
        elif self.underMouse() or not self.isEnabled():
            vlak = QColor(kleur.zweef_vlak)
        schilder.setBrush(vlak)
        rand = kleur.uit if not self.isEnabled() else kleur.accent_vlak if self.isChecked() else kleur.rand
        schilder.setPen(QPen(QColor(rand), Maat.RAND))
        schilder.drawRoundedRect(kader, Maat.STRAAL, Maat.STRAAL)
        if self.hasFocus():
            schilder.setBrush(Qt.BrushStyle.NoBrush)
            schilder.setPen(QPen(QColor(kleur.accent), 1.5))
            schilder.drawRoundedRect(kader.adjusted(2, 2, -2, -2), Maat.STRAAL - 2, Maat.STRAAL - 2)
        schilder.setPen(self.inkt(kleur))
        schilder.setFont(letter(Letter.NADRUK if self.isChecked() else Letter.GEWOON))
        opmaak = QTextOption(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        breekt = self.hasHeightForWidth()
        opmaak.setWrapMode(QTextOption.WrapMode.WordWrap if breekt else QTextOption.WrapMode.NoWrap)
        binnen = QRectF(self.rect()).adjusted(Ruimte.M, 0, -Ruimte.M if breekt else 0, 0)
        schilder.drawText(binnen, self.keuze.tekst, opmaak)
        if self._toets:
            schilder.setFont(letter(Letter.KLEIN))
            if not self.isChecked():
                schilder.setPen(QColor(kleur.zwak))
            rechts = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            schilder.drawText(self.rect().adjusted(0, 0, -Ruimte.M, 0), rechts, self._toets)
