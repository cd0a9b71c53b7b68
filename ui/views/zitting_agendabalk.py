"""The agenda bar of the live screen: numbers, initials and marks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ui.presenters.zitting_blad import Agendaregel
from ui.theme import Ruimte
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort

_BREEDTE = 116
_KORTST = 4


class Agendabalk(QWidget):
    """One button per item; ``gekozen`` carries the number of the line from 0."""

    gekozen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(_BREEDTE)
        self._knoppen: list[Knop] = []
        self._groep = QButtonGroup(self)
        self._groep.setExclusive(True)
        self._lijst = Kolomvak(rek=False, ruimte=Ruimte.XS)
        self._vak = Kolomvak(self._lijst, rek=True)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.S)
        kolom.addWidget(Tekst("AGENDA", Tekstsoort.SUB))
        kolom.addWidget(Rolvak(self._vak), 1)

    def zet(self, regels: tuple[Agendaregel, ...]) -> None:
        """Show these items."""
        while len(self._knoppen) < len(regels):
            self._maak()
        for nummer, knop in enumerate(self._knoppen):
            knop.setVisible(nummer < len(regels))
            if nummer < len(regels):
                r = regels[nummer]
                knop.setChecked(r.actief)
                self._zet_woord(knop, r)
                knop.setAccessibleDescription("beslist" if r.beslist else "nog te beslissen")

    @staticmethod
    def _zet_woord(knop: Knop, r: Agendaregel) -> None:
        """The title of a group as far as it fits beside its mark: the bar never scrolls sideways."""
        woord = r.initialen
        while True:
            knop.zet_tekst(f"{r.nummer or ''}  {woord} {r.merk}".strip())
            if len(woord) < _KORTST or knop.sizeHint().width() <= _BREEDTE:
                return
            woord = f"{woord.rstrip('…')[:-1].rstrip()}…"

    def _maak(self) -> None:
        knop = Knop(" ", Knopsoort.STIL)
        knop.setCheckable(True)
        nummer = len(self._knoppen)
        knop.clicked.connect(lambda: self.gekozen.emit(nummer))
        self._groep.addButton(knop)
        self._knoppen.append(knop)
        self._lijst.voeg(knop)
