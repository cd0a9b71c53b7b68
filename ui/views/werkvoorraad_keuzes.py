"""The line above the Werkvoorraad: the chips with their numbers, whose steps, and in which groups."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from ui.presenters.werkgroepen import GROEPEERKEUZES
from ui.presenters.werkvoorraad import CHIPS
from ui.tonen import Keuze
from ui.views.werkvoorraad_chips import Filterchips
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort

_BREED_TOON, _BREED_GROEP = 190, 100


class Keuzeregel(Rij):
    """``gekozen(chip)``, ``getoond(keuze)`` and ``gegroepeerd(keuze)``, '' for the first choice of a list."""

    gekozen = Signal(str)
    getoond = Signal(str)
    gegroepeerd = Signal(str)

    def __init__(self, toonkeuzes: Sequence[Keuze]) -> None:
        super().__init__()
        self.chips = Filterchips(CHIPS)
        self.chips.gekozen.connect(self.gekozen)
        self.voeg(self.chips, 1)
        self.toon = _lijst("toon", "Toon", toonkeuzes, _BREED_TOON)
        self.groepeer = _lijst("groepeer", "Groepeer", GROEPEERKEUZES, _BREED_GROEP)
        self.toon.gewijzigd.connect(lambda: self.getoond.emit(self.toon.waarde()))
        self.groepeer.gewijzigd.connect(lambda: self.gegroepeerd.emit(self.groepeer.waarde()))
        if toonkeuzes:
            for veld in (self.toon, self.groepeer):
                self.voeg(Tekst(veld.label, Tekstsoort.ZWAK))
                self.voeg(veld)


def _lijst(naam: str, label: str, keuzes: Sequence[Keuze], breedte: int) -> Keuzeveld:
    """The first choice is that of nothing chosen."""
    veld = Keuzeveld(naam, label, keuzes[1:], leeg=keuzes[0].tekst if keuzes else "", breedte=breedte)
    veld.zonder_foutregel()
    veld.editor.setMinimumWidth(breedte)
    return veld
