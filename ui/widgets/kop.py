"""The head of a page: title, what stands under it, chips, and the acts at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Maat, Ruimte
from ui.widgets.knop import Knop, Knopsoort, maak_passend
from ui.widgets.tekst import Tekst, Tekstsoort


class Kop(QWidget):
    """The main act stands at the far right of the head and never moves; ``hoofdknop`` gives it Ctrl+Enter.

    ``terug`` shows an arrow at the left that sends ``terug_gevraagd``.
    """

    terug_gevraagd = Signal()

    def __init__(self, titel: str, sub: str = "", *, terug: bool = False) -> None:
        super().__init__()
        self._hoofd: Knop | None = None
        self._knoppen: list[Knop] = []
        self._titel = Tekst(titel, Tekstsoort.KOP)
        self._sub = Tekst(sub, Tekstsoort.ZWAK, afbreken=True)
        if not sub:
            self._sub.hide()  # never shown before it has a parent: it would be a window for a moment
        self._chips = QHBoxLayout()
        self._chips.setSpacing(Ruimte.S)
        self._acties = QHBoxLayout()
        self._acties.setSpacing(Ruimte.S)
        boven = self._boven = QHBoxLayout()
        boven.setSpacing(Ruimte.M)
        boven.addStrut(Maat.KNOP)  # a title without buttons stands where one with buttons stands
        self._terug = Knop("", Knopsoort.STIL, icoon="pijl-links", naam="Terug (Esc)") if terug else None
        if self._terug is not None:
            self._terug.clicked.connect(self.terug_gevraagd)
            boven.addWidget(self._terug)
        boven.addWidget(self._titel)
        boven.addLayout(self._chips)
        boven.addStretch(1)
        boven.addLayout(self._acties)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.XS)
        kolom.addLayout(boven)
        kolom.addWidget(self._sub)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._maak_passend()

    def event(self, event: QEvent) -> bool:
        """Another word on a button or a chip, one more or one less: the room is counted anew."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._maak_passend()
        return super().event(event)

    def _maak_passend(self) -> None:
        maak_passend(self._knoppen, lambda: self._boven.sizeHint().width(), self.width())

    def zet(self, titel: str, sub: str | None = None) -> None:
        """Other words; ``sub`` None leaves the second line as it is."""
        self._titel.setText(titel)
        self._maak_passend()
        if sub is not None:
            self._sub.zeg(sub)

    def zonder_terug(self) -> None:
        """Without the arrow: there is nothing under this page."""
        if self._terug is not None:
            self._terug.hide()

    def heeft_terug(self) -> bool:
        """Whether the arrow is there."""
        return self._terug is not None and not self._terug.isHidden()

    def is_terug(self, widget: QWidget) -> bool:
        """Whether this is the arrow."""
        return widget is self._terug

    def titel(self) -> str:
        return self._titel.text()

    def voeg_chip(self, chip: QWidget) -> None:
        """Add a chip behind the title."""
        self._chips.addWidget(chip)

    def voeg_actie(self, widget: QWidget) -> None:
        """Add a button or field left of the main act."""
        if isinstance(widget, Knop):
            self._knoppen.append(widget)
        self._acties.insertWidget(self._acties.count() - int(self._hoofd is not None), widget)

    def hoofdknop(self, tekst: str) -> Knop:
        """The main act of the screen: Ctrl+Enter."""
        self._hoofd = Knop(tekst, Knopsoort.HOOFD, toets="Ctrl+Return")
        self._knoppen.append(self._hoofd)
        self._acties.addWidget(self._hoofd)
        return self._hoofd
