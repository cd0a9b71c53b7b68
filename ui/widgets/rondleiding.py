"""A tour of one minute: one place of the window after another, with two sentences beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Maat, Ruimte, kleuren
from ui.widgets.kaart import Kaart
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.tekst import Tekst, Tekstsoort

_BREEDTE = 400
_DIM = 110
"""How dark what lies around the place becomes, of 255."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Halte:
    """One place: the part ``vak`` of ``doel``, the whole of it without one."""

    doel: QWidget
    titel: str
    tekst: str
    vak: QRect | None = None


class Rondleiding(QWidget):
    """Lies over ``venster``. Enter and → go on, ← goes back, Esc ends it; the focus goes back to where it was."""

    def __init__(self, venster: QWidget, haltes: Sequence[Halte]) -> None:
        super().__init__(venster)
        self._venster, self._haltes, self._nu = venster, tuple(haltes), 0
        self._vorige = venster.window().focusWidget()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._kaart = Kaart()
        self._kaart.setParent(self)
        self._kaart.setFixedWidth(_BREEDTE)
        self._titel, self._tekst, self._teller = Tekst("", Tekstsoort.SUB), Tekst("", afbreken=True), Tekst("", Tekstsoort.KLEIN)
        self.terug = Knop("Terug", Knopsoort.STIL)
        self.verder = Knop("Verder", Knopsoort.HOOFD, toets="Enter")
        self.stop = Knop("Stoppen", Knopsoort.STIL, toets="Esc")
        for knop in (self.terug, self.verder, self.stop):
            knop.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys are those of the tour
        knoppen = QWidget()
        rij = QHBoxLayout(knoppen)
        rij.setContentsMargins(0, Ruimte.S, 0, 0)
        rij.addWidget(self._teller)
        rij.addStretch(1)
        for knop in (self.stop, self.terug, self.verder):
            rij.addWidget(knop)
        for deel in (self._titel, self._tekst, knoppen):
            self._kaart.voeg(deel)
        self.terug.clicked.connect(lambda: self._ga(-1))
        self.verder.clicked.connect(lambda: self._ga(1))
        self.stop.clicked.connect(self.eindig)
        venster.installEventFilter(self)
        self.hide()

    def begin(self) -> None:
        """At the first place."""
        self._nu = 0
        self._leg_op_maat()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._toon()

    def eindig(self) -> None:
        """Give the window back."""
        self.hide()
        if self._vorige is not None:
            self._vorige.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def woorden(self) -> str:
        """What is told at this place."""
        return f"{self._titel.text()}: {self._tekst.text()}"

    def _ga(self, stap: int) -> None:
        self._nu += stap
        if self._nu >= len(self._haltes):
            self.eindig()
        else:
            self._nu = max(0, self._nu)
            self._toon()

    def _toon(self) -> None:
        halte = self._haltes[self._nu]
        self._titel.setText(halte.titel)
        self._tekst.setText(halte.tekst)
        self._teller.setText(f"{self._nu + 1} van {len(self._haltes)}")
        laatste = self._nu == len(self._haltes) - 1
        self.verder.zet_tekst("Klaar" if laatste else "Verder")
        self.terug.setEnabled(self._nu > 0)
        self.setAccessibleName(f"Rondleiding, {self._teller.text()}. {self.woorden()} Enter gaat verder, Escape stopt.")
        self._leg_op_maat()

    def _leg_op_maat(self) -> None:
        self.setGeometry(self._venster.rect())
        self._kaart.resize(_BREEDTE, self._kaart.heightForWidth(_BREEDTE))
        plek, hoog = self._plek(), self._kaart.height()
        onder = plek.bottom() + Ruimte.M + hoog < self.height()
        y = plek.bottom() + Ruimte.M if onder else max(Ruimte.M, plek.top() - Ruimte.M - hoog)
        x = min(max(Ruimte.M, plek.center().x() - _BREEDTE // 2), self.width() - _BREEDTE - Ruimte.M)
        self._kaart.move(x, y)
        self.update()

    def _plek(self) -> QRect:
        halte = self._haltes[self._nu]
        vak = halte.vak or halte.doel.rect()
        return QRect(halte.doel.mapTo(self._venster, QPoint(vak.topLeft())), vak.size())

    def eventFilter(self, bron: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._leg_op_maat()
        return super().eventFilter(bron, event)

    def event(self, event: QEvent) -> bool:
        """A key with a meaning on the page below must not do it behind the veil: Ctrl+Enter goes on here too.

        Ctrl+L and F9 work everywhere.
        """
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not _overal(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        toets = event.key()
        if toets in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right, Qt.Key.Key_Space}:
            self._ga(1)
        elif toets in {Qt.Key.Key_Left, Qt.Key.Key_Backspace}:
            self._ga(-1)
        elif toets == Qt.Key.Key_Escape:
            self.eindig()

    def paintEvent(self, _event: QPaintEvent) -> None:
        schilder = QPainter(self)
        schilder.setRenderHint(QPainter.RenderHint.Antialiasing)
        kader = QRectF(self._plek()).adjusted(-4, -4, 4, 4)
        om = QPainterPath()
        om.addRect(QRectF(self.rect()))
        gat = QPainterPath()
        gat.addRoundedRect(kader, Maat.STRAAL, Maat.STRAAL)
        schilder.fillPath(om.subtracted(gat), QColor(0, 0, 0, _DIM))
        schilder.setPen(QPen(QColor(kleuren(self).accent), 2))
        schilder.drawPath(gat)


def _overal(event: QKeyEvent) -> bool:
    vergrendelt = event.key() == Qt.Key.Key_L and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return vergrendelt or event.key() == Qt.Key.Key_F9
