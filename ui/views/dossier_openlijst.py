"""The fields of the aanvraag that the toetsing still asks for, each a way to its place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.basis.tekst import meervoud
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.kaart import Kaart
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort

_HOOGSTENS = 12


class Openlijst(QWidget):
    """``gekozen(veld)`` when somebody wants to go to a field. The first twelve are named, the others counted."""

    gekozen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._kaart: Kaart | None = None
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(0, 0, 0, 0)
        self.knoppen: list[Knop] = []
        self._getoond: tuple[tuple[tuple[str, str], ...], tuple[str, ...]] | None = None

    def toon(self, velden: Sequence[tuple[str, str]], kijk_naar: Sequence[str] = ()) -> None:
        """Show these as (field, label). Without any it says so, and names the labels in ``kijk_naar``: what was typed there
        asks a look.
        """
        nieuw = tuple(velden)
        if (nieuw, tuple(kijk_naar)) == self._getoond:
            return
        self._getoond = nieuw, tuple(kijk_naar)
        if self._kaart is not None:
            self._kolom.removeWidget(self._kaart)
            self._kaart.deleteLater()
        self.knoppen = []
        self._kaart = Kaart("NOG OPEN" if nieuw else "", toon=Toon.LET_OP if nieuw or kijk_naar else Toon.GEWOON, marge=Ruimte.M)
        if not nieuw:
            kijk = f" Kijk nog naar: {'; '.join(kijk_naar)}." if kijk_naar else ""
            self._kaart.voeg(Tekst(f"Alle velden voor de toetsing zijn ingevuld.{kijk}", afbreken=True))
        for veld, label in nieuw[:_HOOGSTENS]:
            knop = Knop(label, Knopsoort.STIL, icoon="pijl-rechts", links=0)
            knop.clicked.connect(partial(self._on_clicked, veld))
            self.knoppen.append(knop)
            self._kaart.voeg(Rij(knop, rek=True))
        over = len(nieuw) - _HOOGSTENS
        if over > 0:
            self._kaart.voeg(Tekst(f"en nog {meervoud(over, 'veld', 'velden')}", Tekstsoort.KLEIN))
        self._kolom.addWidget(self._kaart)

    def _on_clicked(self, veld: str, _aan: bool = False) -> None:
        self.gekozen.emit(veld)
