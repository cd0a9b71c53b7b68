"""The row *Eerste oordeel* in the live screen: given one by one, shown together."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.leeslijst import EersteOordeel
from ui.presenters.zitting_oordeel import Oordeelblad
from ui.theme import Ruimte
from ui.views.zitting_tafelmenu import toon_bij
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.maakleeg import maak_leeg
from ui.widgets.menu import Menu
from ui.widgets.tekst import Tekst, Tekstsoort

_WOORD = {EersteOordeel.VOOR: "+  eerder voor", EersteOordeel.TWIJFEL: "±  twijfel", EersteOordeel.TEGEN: "−  eerder tegen"}


class Oordeelrij(QWidget):
    """``tonen``: show all of them. ``genoteerd(persoon_id, EersteOordeel)``: a member said it at the table."""

    tonen = Signal()
    genoteerd = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._leden = QHBoxLayout()
        self._leden.setSpacing(Ruimte.XS)
        self.knoppen: list[Knop] = []
        self._telling = Tekst("", Tekstsoort.ZWAK)
        self.toonknop = Knop("Samen tonen", Knopsoort.STIL)
        self.toonknop.clicked.connect(self.tonen)
        rij = QHBoxLayout(self)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(Ruimte.S)
        rij.addWidget(Tekst("EERSTE OORDEEL", Tekstsoort.SUB))
        rij.addLayout(self._leden)
        rij.addWidget(self._telling)
        rij.addWidget(self.toonknop)
        rij.addStretch(1)
        self.hide()

    def zet(self, blad: Oordeelblad | None) -> None:
        """Show the row, or nothing where there is none."""
        self.setVisible(blad is not None)
        if blad is None:
            return
        maak_leeg(self._leden)
        self.knoppen = []
        for lid in blad.leden:
            stand = lid.oordeel or ("gegeven" if lid.gegeven else "…")
            knop = Knop(f"{lid.naam} {stand}", Knopsoort.STIL)
            knop.setAccessibleName(f"Eerste oordeel van {lid.naam}: {stand}")
            knop.clicked.connect(lambda _aan=False, knop=knop, wie=lid.persoon_id: self._vraag(knop, wie))
            self._leden.addWidget(knop)
            self.knoppen.append(knop)
        self._telling.setText("niet in het besluit" if blad.getoond else blad.telling)
        self.toonknop.setVisible(not blad.getoond)
        self.toonknop.setEnabled(any(lid.gegeven for lid in blad.leden))

    def _vraag(self, knop: Knop, wie: PersoonId) -> None:
        menu = Menu(self)
        for oordeel, woord in _WOORD.items():
            menu.addAction(woord).triggered.connect(lambda _aan=False, oordeel=oordeel: self.genoteerd.emit(wie, oordeel))
        toon_bij(menu, knop)
