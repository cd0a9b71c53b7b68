"""The line below the Werkvoorraad: the acts for the lines that are selected together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from ui.presenters.stapelkeuze import Stapelact, Stapelknop
from ui.theme import Maat
from ui.tonen import platte_tip
from ui.widgets.knop import Knop
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort


class Stapelbalk(Rij):
    """``gevraagd(act)``. Its room is kept: with one line selected it says how to select more, without any line nothing."""

    gevraagd = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.zin = Tekst("", Tekstsoort.KLEIN)
        self.voeg(self.zin)
        self.knoppen: dict[Stapelact, Knop] = {}
        for act in Stapelact:
            knop = Knop(act.titel)
            knop.clicked.connect(lambda _aan=False, act=act: self.gevraagd.emit(act))
            self.voeg(knop)
            knop.hide()
            self.knoppen[act] = knop
        self.voeg_rek()
        self.setMinimumHeight(Maat.VELD)

    def toon(self, zin: str, knoppen: Sequence[Stapelknop]) -> None:
        """Show what can be done with what is selected; an act for none of it stays in its place, and says why."""
        self.zin.setText(zin)
        mogelijk = {knop.act: knop for knop in knoppen}
        for act, knop in self.knoppen.items():
            staat = mogelijk.get(act)
            knop.setVisible(staat is not None)
            if staat is not None:
                knop.zet_tekst(staat.tekst)
                knop.setEnabled(staat.aantal > 0)
                knop.setToolTip(platte_tip(staat.tip))
                knop.setAccessibleDescription(staat.tip)
