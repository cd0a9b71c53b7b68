"""The folded line below the Werkvoorraad: what should be known of the register itself (screens.md 4.2)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.presenters.werkvoorraad import Beheerregel
from ui.theme import Ruimte
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.maakleeg import maak_leeg


class Beheerregelvak(QWidget):
    """``naar(scherm)``. Folded it is one line; unfolded each part is a button to where it is looked after."""

    naar = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._regels: tuple[Beheerregel, ...] = ()
        self.knop = Knop("", Knopsoort.STIL, icoon="dicht-vouw", links=0)
        self.knop.setCheckable(True)
        self.knop.clicked.connect(self._toon)
        self._open = QWidget()
        self._delen = QVBoxLayout(self._open)
        self._delen.setContentsMargins(Ruimte.XL, 0, 0, 0)
        self._delen.setSpacing(Ruimte.XS)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.XS)
        kolom.addWidget(self.knop)
        kolom.addWidget(self._open)
        self._open.hide()

    def zet(self, regels: Sequence[Beheerregel]) -> None:
        """Show these; without any there is no line."""
        self.setVisible(bool(regels))
        if tuple(regels) == self._regels:
            return
        self._regels = tuple(regels)
        maak_leeg(self._delen)
        for regel in self._regels:
            knop = Knop(regel.tekst, Knopsoort.STIL, links=0)
            knop.clicked.connect(partial(self._on_part, regel.scherm))
            self._delen.addWidget(knop)
        self._toon()

    def _toon(self) -> None:
        samen = " · ".join(regel.tekst for regel in self._regels)
        open_ = self.knop.isChecked()
        self.knop.zet_tekst("Registerbeheer" if open_ else f"Registerbeheer: {samen}")
        self.knop.zet_icoon("open-vouw" if open_ else "dicht-vouw")
        self._open.setVisible(open_)

    def _on_part(self, scherm: str) -> None:
        self.naar.emit(scherm)
