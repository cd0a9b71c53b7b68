"""The one delegate of all tables: it paints text, tone and shape of a cell straight from the model."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QStaticText, QTransform
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.models.tabel import Kolom, Tabelmodel
from ui.theme import Kleuren, Letter, Maat, Ruimte, kleuren, letter
from ui.tonen import Chip, Toon, Vorm
from ui.widgets.chipvlak import VORMBREEDTE, teken_vorm

# a plain int: combining the flags costs more than drawing a line
_GEKOZEN = QStyle.StateFlag.State_Selected.value
_ACTIEF = QStyle.StateFlag.State_Active.value
_ZWEEFT = QStyle.StateFlag.State_MouseOver.value
_MEESTE = 8192


class Celdelegate(QStyledItemDelegate):
    """Painting in Python with few calls is faster than the general delegate that asks eight roles for every cell."""

    def __init__(self, model: Tabelmodel[Any], parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.actief = True
        self._kleur: Kleuren | None = None
        self._pennen: dict[Toon, QColor] = {}
        self._gewoon = QFont()
        self._nadruk = QFont()
        self._maat = QFontMetrics(self._gewoon)
        self._gezet: dict[tuple[str, int, bool], tuple[QStaticText, int, int]] = {}

    def ververs(self, kleur: Kleuren) -> None:
        """Colours or font changed."""
        self._kleur = kleur
        self._gezet.clear()
        self._pennen = {toon: kleur.inkt(toon) for toon in Toon}
        self._gewoon, self._nadruk = letter(Letter.GEWOON), letter(Letter.NADRUK)
        self._maat = QFontMetrics(self._gewoon)
        self._maat_nadruk = QFontMetrics(self._nadruk)
        self._regel = {n: _gezet("x", self._nadruk if n else self._gewoon).size().height() for n in (False, True)}
        self._zwak = QColor(kleur.zwak)
        self._keuze = QColor(kleur.accent_vlak)
        self._op_keuze = QColor(kleur.op_accent)
        self._keuze_zacht = QColor(kleur.accent_zacht_vlak)
        self._accent = QColor(kleur.accent)
        self._zweef = QColor(kleur.verhoogd_vlak)
        self._lijn = QPen(QColor(kleur.zweef_vlak), 1)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self.celbreedte(index.row(), index.column()), Maat.RIJ)

    def celbreedte(self, rij: int, kolom: int) -> int:
        """The width in pixels that the content of a cell needs."""
        waarde = self._model.cel(rij, kolom)
        if isinstance(waarde, Chip):
            extra = VORMBREEDTE + Ruimte.XS if waarde.vorm is not Vorm.GEEN else 0
            return self._maat.horizontalAdvance(waarde.tekst) + extra + 2 * Ruimte.S
        maat = self._maat_nadruk if self._model.kolommen[kolom].nadruk else self._maat
        return maat.horizontalAdvance(waarde) + 2 * Ruimte.S

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if self._kleur is None:
            self.ververs(kleuren(option.palette))
        vlak: QRect = option.rect
        if kop := self._model.kop(index.row()):
            self._teken_kop(painter, vlak, kop)
            return
        staat: int = option.state.value
        gekozen = bool(staat & _GEKOZEN)
        sterk = gekozen and bool(staat & _ACTIEF) and self._heeft_focus(option)
        nummer = index.column()
        if gekozen:
            painter.fillRect(vlak, self._keuze if sterk else self._keuze_zacht if self.actief else self._zweef)
            if nummer == 0 and not sterk and self.actief:
                painter.fillRect(vlak.left(), vlak.top(), 3, vlak.height(), self._accent)
        elif staat & _ZWEEFT:
            painter.fillRect(vlak, self._zweef)
        if not gekozen:
            painter.setPen(self._lijn)
            painter.drawLine(vlak.bottomLeft(), vlak.bottomRight())
        self._teken_waarde(painter, vlak, self._model.cel(index.row(), nummer), self._model.kolommen[nummer], sterk)

    def _teken_kop(self, painter: QPainter, vlak: QRect, kop: str) -> None:
        """A heading over the rows below it, in a quiet band over the whole width."""
        painter.fillRect(vlak, self._zweef)
        painter.setFont(self._nadruk)
        painter.setPen(self._zwak)
        gezet, _, _ = self._zet(kop, vlak.width() - 2 * Ruimte.S, nadruk=True)
        painter.drawStaticText(vlak.left() + Ruimte.S, vlak.top() + (vlak.height() - self._maat_nadruk.height()) // 2, gezet)

    def _teken_waarde(self, painter: QPainter, vlak: QRect, waarde: str | Chip, kolom: Kolom[Any], sterk: bool) -> None:
        x, breed = vlak.left() + Ruimte.S, vlak.width() - 2 * Ruimte.S
        if isinstance(waarde, Chip):
            inkt = self._op_keuze if sterk else self._pennen[waarde.toon]
            tekst = waarde.tekst
            if waarde.vorm is not Vorm.GEEN:
                teken_vorm(painter, waarde.vorm, QPointF(x + VORMBREEDTE / 2 - 2, vlak.center().y() + 0.5), inkt)
                x += VORMBREEDTE + 2
                breed -= VORMBREEDTE + 2
            if waarde.streef:
                painter.setPen(QPen(self._op_keuze if sterk else self._zwak, 1))
                onder = vlak.center().y() + self._maat.ascent() // 2 + 4
                painter.drawLine(x, onder, x + min(breed, self._maat.horizontalAdvance(tekst)), onder)
        else:
            tekst = waarde
            inkt = self._op_keuze if sterk else self._zwak if kolom.zwak else self._pennen[Toon.GEWOON]
        if not tekst:
            return
        painter.setFont(self._nadruk if kolom.nadruk else self._gewoon)
        painter.setPen(inkt)
        gezet, lengte, hoger = self._zet(tekst, breed, nadruk=kolom.nadruk)
        if kolom.rechts:
            x += breed - lengte
        hoogte = (self._maat_nadruk if kolom.nadruk else self._maat).height()
        painter.drawStaticText(x, vlak.top() + (vlak.height() - hoogte) // 2 - hoger, gezet)

    def _zet(self, tekst: str, breed: int, *, nadruk: bool) -> tuple[QStaticText, int, int]:
        """``tekst`` shaped and cut to ``breed`` pixels, with its width: shaping again costs half of a painting.

        The last is how much higher its line begins than one in the own font: a sign from another font (▸) makes it so, and
        the words beside it would go down with it.
        """
        sleutel = (tekst, breed, nadruk)
        bekend = self._gezet.get(sleutel)
        if bekend is not None:
            return bekend
        maat = self._maat_nadruk if nadruk else self._maat
        if maat.horizontalAdvance(tekst) > breed:
            tekst = maat.elidedText(tekst, Qt.TextElideMode.ElideRight, breed)
        gezet = _gezet(tekst, self._nadruk if nadruk else self._gewoon)
        if len(self._gezet) >= _MEESTE:
            self._gezet.clear()
        hoger = max(0, round(gezet.size().height() - self._regel[nadruk]))
        self._gezet[sleutel] = (gezet, maat.horizontalAdvance(tekst), hoger)
        return self._gezet[sleutel]

    @staticmethod
    def _heeft_focus(option: QStyleOptionViewItem) -> bool:
        widget: QWidget | None = option.widget
        return isinstance(widget, QWidget) and widget.hasFocus()


def _gezet(tekst: str, lettertype: QFont) -> QStaticText:
    gezet = QStaticText(tekst)
    gezet.setTextFormat(Qt.TextFormat.PlainText)
    gezet.prepare(QTransform(), lettertype)
    return gezet
