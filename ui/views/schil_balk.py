"""The two lines at the top: whose register this is, and where one can go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui.scherm import Scherm
from ui.theme import Maat, Ruimte, kleuren
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.menu import Menu
from ui.widgets.menulijn import scheid
from ui.widgets.merkvak import Merkknop, Merkvak
from ui.widgets.tabrij import Tabrij
from ui.widgets.tekst import Tekst, Tekstsoort


@dataclass(frozen=True, slots=True, kw_only=True)
class Schilkop:
    """Who works in which register; ``merk`` is empty outside a practice register.

    ``dagen``: the days to which a practice register can go from here, each an opdracht with its words.
    """

    register: str
    naam: str = field(repr=False)
    initialen: str = field(repr=False)
    merk: str = ""
    dagen: tuple[tuple[str, str], ...] = ()


class Schilbalk(QWidget):
    """``gekozen`` with the key of a screen; ``zoeken`` and ``opdracht`` (wachtzin, vergrendelen, toetsen)."""

    gekozen = Signal(str)
    zoeken = Signal()
    opdracht = Signal(str)

    def __init__(self, kop: Schilkop, schermen: Sequence[Scherm]) -> None:
        super().__init__()
        self.tabs = Tabrij("Hoofdschermen", met_iconen=True)
        for scherm in schermen:
            if scherm.in_balk:
                self.tabs.voeg(scherm.sleutel, scherm.titel, scherm.icoon)
        self.merk = self._maak_merk(kop)
        self.zoek = Knop("Zoek…", icoon="zoek", toets="Ctrl+K")
        self.zoek.clicked.connect(self.zoeken)
        self.menuknop = Knop(kop.initialen, Knopsoort.STIL, icoon="persoon", naam=f"Menu van {kop.naam}")
        self._menu = self._maak_menu(kop, schermen)
        self.menuknop.clicked.connect(self._on_menu)
        boven = self._rij(Tekst(f"CvT · {kop.register}", Tekstsoort.KLEIN), self.merk, boven=Ruimte.XS)
        onder = self._rij(self.tabs, self.zoek, self.menuknop)
        onder.addStrut(Maat.BALK)  # as high for who has no screens here
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(0)
        kolom.addLayout(boven)
        kolom.addLayout(onder)
        self.tabs.tabBarClicked.connect(self._on_tab_clicked)
        self.tabs.currentChanged.connect(self._on_tab_changed)

    def _rij(self, links: QWidget, *rechts: QWidget, boven: int = 0) -> QHBoxLayout:
        rij = QHBoxLayout()
        rij.setContentsMargins(Ruimte.L, boven, Ruimte.L, 0)
        rij.setSpacing(Ruimte.S)
        rij.addWidget(links)
        rij.addStretch(1)
        for deel in rechts:
            rij.addWidget(deel)
        return rij

    def _maak_merk(self, kop: Schilkop) -> Merkvak:
        if not kop.dagen:
            return Merkvak(kop.merk)
        merk, menu = Merkknop(kop.merk, "De dag van dit oefenregister verzetten"), Menu(self)
        menu.setAccessibleName("De dag van dit oefenregister verzetten")
        for sleutel, tekst in kop.dagen:
            menu.addAction(tekst).triggered.connect(lambda _aan=False, wat=sleutel: self.opdracht.emit(wat))
        merk.gedrukt.connect(lambda: menu.popup(merk.mapToGlobal(merk.rect().bottomLeft())))
        return merk

    def _maak_menu(self, kop: Schilkop, schermen: Sequence[Scherm]) -> QMenu:
        menu = Menu(self)
        menu.setAccessibleName(f"Menu van {kop.naam}")
        naam = menu.addAction(kop.naam.replace("&", "&&"))
        naam.setEnabled(False)
        scheid(menu)
        for scherm in schermen:
            if not scherm.in_balk and scherm.icoon:
                actie = menu.addAction(scherm.titel)
                actie.triggered.connect(lambda _aan=False, sleutel=scherm.sleutel: self.gekozen.emit(sleutel))
        scheid(menu)
        for sleutel, tekst in (
            ("wachtzin", "Wachtzin wijzigen…"), ("herstelcode", "Nieuwe herstelcode…"), ("toetsen", "Alle toetsen\t?"),
            ("rondleiding", "Rondleiding (1 minuut)"),
            ("afdekken", "Scherm afdekken\tF9"), ("vergrendelen", "Vergrendelen\tCtrl+L"),
        ):  # fmt: skip
            menu.addAction(tekst).triggered.connect(lambda _aan=False, wat=sleutel: self.opdracht.emit(wat))
        return menu

    def zet_scherm(self, sleutel: str) -> None:
        """Mark where one is, without going there."""
        self.tabs.blockSignals(True)
        self.tabs.kies(sleutel)
        self.tabs.blockSignals(False)
        self.tabs.update()

    def _on_tab_clicked(self, nummer: int) -> None:
        if nummer == self.tabs.currentIndex():  # back to the list from a page that lies above it
            self.gekozen.emit(self.tabs.sleutel())

    def _on_tab_changed(self) -> None:
        self.gekozen.emit(self.tabs.sleutel())

    def _on_menu(self) -> None:
        self._menu.popup(self.menuknop.mapToGlobal(self.menuknop.rect().bottomLeft()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        kleur = kleuren(self)
        schilder = QPainter(self)
        schilder.fillRect(self.rect(), QColor(kleur.vlak))
        schilder.fillRect(0, self.height() - 1, self.width(), 1, QColor(kleur.lijn))
