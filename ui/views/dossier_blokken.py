"""What the blocks of the dossierkaart are built of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.theme import Letter, Ruimte, letter
from ui.tonen import Toon, platte_tip
from ui.widgets.kaart import Kaart
from ui.widgets.tekst import Tekst, Tekstsoort

_SMALST = 120
_KORT = 40


class Krimptekst(Tekst):
    """One line that is cut with … when there is no room: a name of 200 characters never widens the window."""

    def __init__(self, tekst: str = "", soort: Tekstsoort = Tekstsoort.BODY, *, smalst: int = _SMALST) -> None:
        super().__init__(tekst, soort)
        self._smalst = smalst
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, tekst: str) -> None:
        super().setText(tekst)
        self._zet_tip()

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._smalst, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._zet_tip()

    def _zet_tip(self) -> None:
        """What is cut is whole under the mouse."""
        if self.fontMetrics().horizontalAdvance(self.text()) > self.width():
            self.setToolTip(platte_tip(self.text()))
        else:
            self.setToolTip("")

    def paintEvent(self, _event: QPaintEvent) -> None:
        schilder = QPainter(self)
        schilder.setPen(self.palette().color(self.foregroundRole()))
        schilder.setFont(self.font())
        past = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        schilder.drawText(self.contentsRect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, past)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.updateGeometry()


class Vloeiblad(QWidget):
    """A page of wrapping texts in a ``Rolvak``: as high as its texts are at the width that they get.

    The minimum of a wrapped label is that of its narrowest form; without this the page would be as high as all of them
    in one column of a few words.
    """

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 0)


class Paren(QWidget):
    """Rows of a faint label and a text that wraps."""

    def __init__(self, paren: Sequence[tuple[str, str]], *, labelbreedte: int = 120) -> None:
        super().__init__()
        rooster = QGridLayout(self)
        rooster.setContentsMargins(0, 0, 0, 0)
        rooster.setHorizontalSpacing(Ruimte.M)
        rooster.setVerticalSpacing(Ruimte.XS)
        rooster.setColumnMinimumWidth(0, labelbreedte)
        rooster.setColumnStretch(1, 1)
        boven = Qt.AlignmentFlag.AlignTop
        for nummer, (label, tekst) in enumerate(paren):
            rooster.setRowMinimumHeight(nummer, regelhoogte())
            naam = Tekst(label, Tekstsoort.ZWAK, afbreken=True)
            naam.setFixedWidth(labelbreedte)
            rooster.addWidget(naam, nummer, 0, boven)
            rooster.addWidget(alinea(tekst), nummer, 1, boven)


def regelhoogte() -> int:
    """The height of one line that can be selected: those that cannot are a little lower, and rows would not be alike."""
    return QFontMetrics(letter(Letter.GEWOON)).lineSpacing() + 3


def alinea(tekst: str, soort: Tekstsoort = Tekstsoort.BODY) -> Tekst:
    """A text that wraps. A long one can be selected for copying; that costs a text document each, so short ones cannot."""
    return Tekst(tekst, soort, afbreken=True, kiesbaar=len(tekst) > _KORT)


def blok(titel: str, *delen: QWidget, toon: Toon = Toon.GEWOON) -> Kaart:
    """A block of the card under its small heading."""
    kaart = Kaart(titel.upper(), toon=toon, marge=Ruimte.M)
    for deel in delen:
        kaart.voeg(deel)
    kaart.voeg_rek()
    return kaart
