"""The lines of the block of hamerstukken, big enough for a table to read."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from cvt_desktop.domain.ids import AanvraagId
from ui.presenters.zitting_hamer import Hamerrij
from ui.theme import Ruimte
from ui.tonen import Chip, Toon, Vorm
from ui.widgets.chipvlak import Chipvlak
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.maakleeg import maak_leeg
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort


class ZittingHamerlijst(QWidget):
    """``uitlichten(aanvraag_id)``: U, or the button of a line. ``gekozen(rij | None)``: the line with the focus."""

    uitlichten = Signal(object)
    gekozen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rooster = QGridLayout(self)
        self._rooster.setContentsMargins(0, 0, 0, 0)
        self._rooster.setHorizontalSpacing(Ruimte.L)
        self._rooster.setVerticalSpacing(Ruimte.S)
        self._rooster.setColumnStretch(3, 1)
        self._rijen: tuple[Hamerrij, ...] = ()
        self.knoppen: list[Knop] = []

    def zet(self, rijen: tuple[Hamerrij, ...]) -> None:
        """Show these items; the line that had the focus keeps it, or the one in its place."""
        plaats = next((n for n, knop in enumerate(self.knoppen) if knop.hasFocus()), -1)
        self._ruim_op()
        self._rijen = rijen
        for nummer, r in enumerate(rijen):
            self._voeg(nummer, r)
        self._rooster.setRowStretch(len(rijen), 1)
        if plaats >= 0 and self.knoppen:
            self.knoppen[min(plaats, len(self.knoppen) - 1)].setFocus()

    def begin(self) -> bool:
        """Focus on the first line that cannot go along, or the first that is open; False when nothing is open."""
        open_ = [r for r in self._rijen if not r.beslist]
        eerste = next((n for n, r in enumerate(open_) if r.waarom_niet), 0)
        if self.knoppen:
            self.knoppen[eerste].setFocus()
        return bool(self.knoppen)

    def _ruim_op(self) -> None:
        self.knoppen = []
        maak_leeg(self._rooster)

    def _voeg(self, nummer: int, r: Hamerrij) -> None:
        boven, rechts = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignRight
        self._rooster.addWidget(_groot(str(r.nummer)), nummer, 0, boven | rechts)
        self._rooster.addWidget(_groot(r.naam), nummer, 1, boven)
        self._rooster.addWidget(_groot(r.soort), nummer, 2, boven)
        uitkomst = _groot(r.uitkomst)
        uitkomst.setWordWrap(True)
        stemmen = Tekst(r.stemmen, Tekstsoort.ZWAK)
        chip = (Chip(tekst="beslist als hamerstuk", toon=Toon.GOED, vorm=Vorm.VINK) if r.beslist
                else Chip(tekst=f"kan niet mee: {r.waarom_niet}", toon=Toon.LET_OP, vorm=Vorm.DRIEHOEK))  # fmt: skip
        onder = Rij(Chipvlak(chip), stemmen, rek=True) if r.beslist or r.waarom_niet else stemmen
        vak = Kolomvak(uitkomst, onder, ruimte=Ruimte.XS)
        self._rooster.addWidget(vak, nummer, 3, boven)
        if not r.beslist:
            knop = self._knop(r)
            self._rooster.addWidget(knop, nummer, 4, boven)
            knop.show()  # a layout shows it later, and what is not shown gets no focus

    def _knop(self, r: Hamerrij) -> Knop:
        knop = Knop("Uitlichten (U)", Knopsoort.STIL)
        knop.setAccessibleName(f"Punt {r.nummer} uitlichten en bespreken")
        knop.clicked.connect(partial(self.uitlichten.emit, r.aanvraag_id))
        knop.installEventFilter(self)
        self.knoppen.append(knop)
        return knop

    def eventFilter(self, waar: QObject, event: QEvent) -> bool:
        """A line tells that it has the focus; the arrows go to the next line and U lifts this one out."""
        nummer = next((n for n, knop in enumerate(self.knoppen) if knop is waar), -1)
        if nummer < 0:
            return False
        if event.type() == QEvent.Type.FocusIn:
            self.gekozen.emit(self._open()[nummer])
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            stap = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if stap and not event.modifiers():
                self.knoppen[max(0, min(nummer + stap, len(self.knoppen) - 1))].setFocus()
                return True
            if event.text().upper() == "U":
                self.uitlichten.emit(self._id(nummer))
                return True
        return False

    def _open(self) -> list[Hamerrij]:
        return [r for r in self._rijen if not r.beslist]

    def _id(self, nummer: int) -> AanvraagId:
        return self._open()[nummer].aanvraag_id


def _groot(tekst: str) -> Tekst:
    resultaat = Tekst(tekst, Tekstsoort.GROOT)
    resultaat.setContentsMargins(0, Ruimte.XS, 0, 0)
    return resultaat
