"""Paints one line of the palette: title, what stands under it, kind and key at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import Letter, Ruimte, kleuren, letter
from ui.tonen import Treffer

TREFFER = int(Qt.ItemDataRole.UserRole)


class Trefferdelegate(QStyledItemDelegate):
    """Reads a ``Treffer`` from the role ``TREFFER``."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hoogte = QFontMetrics(letter(Letter.GEWOON)).height()
        treffer = index.data(TREFFER)
        onder = QFontMetrics(letter(Letter.KLEIN)).height() if treffer.onder else 0
        return QSize(200, hoogte + onder + Ruimte.M)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        kleur = kleuren(option.palette)
        treffer: Treffer = index.data(TREFFER)
        gekozen = bool(option.state & QStyle.StateFlag.State_Selected)
        vlak: QRect = option.rect
        if gekozen:
            painter.fillRect(vlak, QColor(kleur.accent_vlak))
        hoofd = QColor(kleur.op_accent if gekozen else kleur.tekst)
        zwak = QColor(kleur.op_accent if gekozen else kleur.zwak)
        binnen = vlak.adjusted(Ruimte.M, Ruimte.XS, -Ruimte.M, -Ruimte.XS)
        rechts = f"{treffer.soort}   {treffer.toets}".strip() if treffer.toets else treffer.soort
        painter.setFont(letter(Letter.KLEIN))
        painter.setPen(zwak)
        midden = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(binnen, int(midden | Qt.AlignmentFlag.AlignRight), rechts)
        breed = binnen.width() - painter.fontMetrics().horizontalAdvance(rechts) - Ruimte.L
        if treffer.onder:
            onder = painter.fontMetrics().elidedText(treffer.onder, Qt.TextElideMode.ElideRight, breed)
            painter.drawText(binnen, int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft), onder)
        painter.setFont(letter(Letter.NADRUK if treffer.onder else Letter.GEWOON))
        painter.setPen(hoofd)
        titel = painter.fontMetrics().elidedText(treffer.titel, Qt.TextElideMode.ElideRight, breed)
        plaats = Qt.AlignmentFlag.AlignTop if treffer.onder else midden
        painter.drawText(binnen, int(plaats | Qt.AlignmentFlag.AlignLeft), titel)
