"""The line above a stuk in which a number stands that may be a burgerservicenummer: where, and what to do (screens.md 4.3)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cvt_desktop.basis.tekst import opsomming
from ui.theme import Ruimte
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.tekst import Tekst, Tekstsoort


class Bsnregel(QWidget):
    """Three acts without a meaning of their own; the tab connects them. The number itself is never repeated."""

    def __init__(self) -> None:
        super().__init__()
        self.tekst = Tekst("", Tekstsoort.FOUT)
        self.zwart = Knop("Onleesbaar maken", Knopsoort.STIL)
        self.geen = Knop("Is geen BSN", Knopsoort.STIL, icoon="vink")
        self.vraag = Knop("School vragen", Knopsoort.STIL, icoon="brief")
        rij = QHBoxLayout(self)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(Ruimte.XS)
        rij.addWidget(self.tekst)
        for knop in (self.zwart, self.geen, self.vraag):
            rij.addWidget(knop)
        rij.addStretch(1)
        self.hide()

    def toon(self, *, aan: bool, zwart: bool, acties: bool) -> None:
        """For the stuk that was chosen; on which pages is said when it is known."""
        self.zet_paginas(())
        self.zwart.setVisible(zwart)
        for knop in (self.geen, self.vraag):
            knop.setVisible(acties)
        self.setVisible(aan)

    def zet_paginas(self, paginas: Sequence[int]) -> None:
        """Where it stands."""
        waar = f" (p. {opsomming([str(p) for p in paginas])})" if paginas else ""
        self.tekst.setText(f"Hier staat een getal dat een BSN kan zijn{waar}.")
