"""One bezwaar on the tab: what came in, the indication whether it was in time, the days that count, and the acts."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from ui.presenters.bezwaren import Bezwaarkaart
from ui.presenters.briefacten import Briefact
from ui.theme import Ruimte
from ui.widgets.kaart import Kaart
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.menu import Menu
from ui.widgets.rij import Rij
from ui.widgets.statuschip import Statuschip
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.vloeirij import Vloeirij


class Bezwaarvak(Kaart):
    """``act(sleutel)`` for a button, ``brief(act)`` for a letter, ``waarom`` for the explanation of the dates.

    ``eerste`` makes the next step blue.
    """

    act = Signal(str)
    waarom = Signal()
    brief = Signal(object)

    def __init__(self, kaart: Bezwaarkaart, *, eerste: bool) -> None:
        super().__init__()
        self.kaart = kaart
        self.knoppen: dict[str, Knop] = {}
        self.briefmenu: QMenu | None = None
        self.voeg(self._kop(eerste))
        self.voeg(Tekst(kaart.ontvangst, Tekstsoort.ZWAK, afbreken=True, kiesbaar=True))
        if kaart.gronden:
            self.voeg(Tekst(f"Gronden: {kaart.gronden}", afbreken=True, kiesbaar=True))
        for regel in kaart.op_tijd:
            self.voeg(Tekst(regel, afbreken=True, kiesbaar=True))
        self.voeg(self._datums())
        for regel in kaart.let_op:
            self.voeg(Tekst(regel, Tekstsoort.KLEIN, afbreken=True))
        for regel in kaart.stappen:
            self.voeg(Tekst(regel, afbreken=True, kiesbaar=True))
        knoppen = [self._verbind(act.sleutel, Knop(act.knop)) for act in kaart.acten[1:]]
        if kaart.brieven:
            knoppen.append(self._brieven())
        if knoppen:
            self.voeg(Vloeirij(*knoppen))  # below the first: a long name leaves no room beside it

    def _kop(self, eerste: bool) -> QWidget:
        rij = Rij(Tekst(self.kaart.titel, Tekstsoort.NADRUK), self._stand())
        rij.voeg_rek()
        for act in self.kaart.acten[:1]:
            knop = Knop(act.knop, Knopsoort.HOOFD if eerste else Knopsoort.GEWOON, toets="Ctrl+Return" if eerste else "")
            rij.voeg(self._verbind(act.sleutel, knop))
        return rij

    def _brieven(self) -> Knop:
        """The letters that can be made now, behind one button."""
        menu = Menu(self)
        for act in self.kaart.brieven:
            menu.addAction(act.menu).triggered.connect(partial(self._on_letter, act))
        self.briefmenu = menu
        self.briefknop = Knop("Brief maken", icoon="open-vouw")
        self.briefknop.clicked.connect(lambda: menu.popup(self.briefknop.mapToGlobal(self.briefknop.rect().bottomLeft())))
        return self.briefknop

    def _on_letter(self, act: Briefact, _aan: bool = False) -> None:
        self.brief.emit(act)

    def _verbind(self, sleutel: str, knop: Knop) -> Knop:
        knop.clicked.connect(lambda: self.act.emit(sleutel))
        self.knoppen[sleutel] = knop
        return knop

    def _stand(self) -> Statuschip:
        chip = Statuschip()
        chip.zet(self.kaart.stand)
        return chip

    def _datums(self) -> QWidget:
        vak = QWidget()
        rooster = QGridLayout(vak)
        rooster.setContentsMargins(0, Ruimte.XS, 0, Ruimte.XS)
        rooster.setHorizontalSpacing(Ruimte.L)
        rooster.setVerticalSpacing(Ruimte.XS)
        rooster.setColumnStretch(2, 1)
        for rij, (wat, dag) in enumerate(self.kaart.datums):
            rooster.addWidget(Tekst(wat, Tekstsoort.ZWAK), rij, 0, Qt.AlignmentFlag.AlignTop)
            rooster.addWidget(Tekst(dag, kiesbaar=True), rij, 1, Qt.AlignmentFlag.AlignTop)
        waarom = Knop("Waarom deze datums?", Knopsoort.STIL, links=0)
        waarom.clicked.connect(self.waarom.emit)
        rooster.addWidget(Rij(waarom, rek=True), len(self.kaart.datums), 0, 1, 3)
        return vak
