"""The filter chips of Werkvoorraad: a word with its number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ui.theme import Ruimte
from ui.widgets.knop import Knop, Knopsoort


class Filterchips(QWidget):
    """One of them is chosen; ``gekozen(sleutel)`` after a choice by a person."""

    gekozen = Signal(str)

    def __init__(self, sleutels: Sequence[str]) -> None:
        super().__init__()
        self._groep = QButtonGroup(self)
        self._knoppen: dict[str, Knop] = {}
        rij = QHBoxLayout(self)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(Ruimte.XS)
        for sleutel in sleutels:
            knop = Knop(sleutel, Knopsoort.STIL)
            knop.setCheckable(True)
            knop.clicked.connect(lambda _aan, sleutel=sleutel: self.gekozen.emit(sleutel))
            self._groep.addButton(knop)
            self._knoppen[sleutel] = knop
            rij.addWidget(knop)
        rij.addStretch(1)

    def toon(self, aantallen: Sequence[tuple[str, int]], gekozen: str) -> None:
        """Show the numbers and which one is chosen."""
        for sleutel, aantal in aantallen:
            self._knoppen[sleutel].zet_tekst(f"{sleutel} {aantal}")
        self._knoppen[gekozen].setChecked(True)
        self.setFocusProxy(self._knoppen[gekozen])
