"""What can be done with the stuk that is shown: the acts of reading in sight, the others under *Meer*."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Ruimte
from ui.tonen import platte_tip
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.menu import Menu
from ui.widgets.menulijn import scheid
from ui.widgets.vloeirij import Vloeirij


class Stukkenbalk(QWidget):
    """Buttons and actions without a meaning of their own; the tab connects them."""

    def __init__(self) -> None:
        super().__init__()
        self.neem_over = Knop("Overnemen in… (T)", Knopsoort.STIL, icoon="pen")
        self.bladwijzers = Knop("Bladwijzers", Knopsoort.STIL, icoon="bijlage", toets="Ctrl+B")
        self.zoek = Knop("Zoek in alle stukken", Knopsoort.STIL, icoon="zoek", toets="Ctrl+Shift+F")
        self.naast = Knop("Naast elkaar", Knopsoort.STIL, icoon="document", toets="F7")
        self.naast.setCheckable(True)
        self.meer = Knop("Meer ▾", Knopsoort.STIL)
        self.zoek.toon_toets(False)
        self._menu = Menu(self.meer)
        self.kopieer = self._actie("Verwijzing kopiëren", "Ctrl+Shift+C")
        self.gelezen = self._actie("Gelezen")
        self.tekst = self._actie("Tekst van de bladzijde eronder")
        self.tekst.setCheckable(True)
        scheid(self._menu)
        self.lak = self._actie("Onleesbaar maken…")
        self.opslaan = self._actie("Opslaan als…")
        for knop, toets in ((self.bladwijzers, "Ctrl+B"), (self.naast, "F7")):
            knop.toon_toets(False)  # the bar fits in one line
            knop.setToolTip(platte_tip(f"{knop.tekst()} ({toets})"))
        self.meer.clicked.connect(lambda: self._menu.popup(self.meer.mapToGlobal(self.meer.rect().bottomLeft())))
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(Vloeirij(self.neem_over, self.bladwijzers, self.zoek, self.naast, self.meer, ruimte=Ruimte.XS))

    def _actie(self, naam: str, toets: str = "") -> QAction:
        actie = self._menu.addAction(naam)
        if toets:
            actie.setShortcut(QKeySequence(toets))
            self.addAction(actie)  # so that the key works while the menu is closed
        return actie
