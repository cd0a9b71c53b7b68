"""The tool bar of the document viewer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Maat, Ruimte
from ui.tonen import platte_tip
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.menu import Menu
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.zoekveld import Zoekveld

_NAAM_ERNAAST = 24
"""So many letters there must be room for beside the buttons; else the name stands on a line of its own above them."""
HEEL = 0
"""As a size: the whole page in sight."""


def maatnaam(procent: int) -> str:
    """``120 %`` of the width that there is, or that just the whole page or its whole width is in sight."""
    return {HEEL: "hele blz.", 100: "hele breedte"}.get(procent, f"{procent} %")


class Kijkerbalk(QWidget):
    """Previous and next page, page x of y, smaller and larger, search in the text; ``maat(procent)`` when a size was chosen."""

    stap = Signal(int)
    zoom = Signal(int)
    maat = Signal(int)
    zoek = Signal(str)

    def __init__(self, maten: Sequence[int] = (), *, met_naam: bool = True) -> None:
        super().__init__()
        self._met_naam = met_naam
        self._naam, self._documentnaam = Tekst("", Tekstsoort.NADRUK), ""
        self._naam.setMinimumWidth(1)  # what it says now is no reason that the bar cannot become narrower
        self._vorige = Knop("", Knopsoort.STIL, icoon="pijl-links", naam="Vorige pagina (PgUp)")
        self._plaats = Tekst("", Tekstsoort.BODY)
        for tekst in (self._naam, self._plaats):
            tekst.zet_midden()
        self._volgende = Knop("", Knopsoort.STIL, icoon="pijl-rechts", naam="Volgende pagina (PgDn)")
        self._kleiner = Knop("", Knopsoort.STIL, icoon="min", naam="Pagina kleiner")
        self._percent = Knop("", Knopsoort.STIL, naam="Grootte van de pagina kiezen")
        menu = Menu(self._percent)
        for procent in maten:
            naam = {HEEL: "Hele bladzijde", 100: "Hele breedte"}.get(procent, f"{procent} % van de breedte")
            menu.addAction(naam).triggered.connect(lambda _aan=False, p=procent: self.maat.emit(p))
        self._percent.clicked.connect(lambda: menu.popup(self._percent.mapToGlobal(self._percent.rect().bottomLeft())))
        self._groter = Knop("", Knopsoort.STIL, icoon="plus", naam="Pagina groter")
        self.zoekveld = Zoekveld("Zoek in document", toets="")
        self.zoekveld.setMaximumWidth(Maat.LABELKOLOM)
        beleid = self.zoekveld.sizePolicy()
        beleid.setRetainSizeWhenHidden(True)  # the page below it does not jump when a document comes
        self.zoekveld.setSizePolicy(beleid)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, Ruimte.XS)
        kolom.setSpacing(0)
        self._boven = QHBoxLayout()
        kolom.addLayout(self._boven)
        rij = self._rij = QHBoxLayout()
        kolom.addLayout(rij)
        rij.setSpacing(Ruimte.XS)
        if met_naam:
            rij.addWidget(self._naam)
        rij.addStretch(1)
        self._delen = (self._vorige, self._plaats, self._volgende, self._kleiner, self._percent, self._groter, self.zoekveld)
        for widget in self._delen:
            rij.addWidget(widget)
        for deel in (self._vorige, self._volgende, self._kleiner, self._percent, self._groter, self.zoekveld):
            deel.hide()  # until there is a document
        self._vorige.clicked.connect(lambda: self.stap.emit(-1))
        self._volgende.clicked.connect(lambda: self.stap.emit(1))
        self._kleiner.clicked.connect(lambda: self.zoom.emit(-1))
        self._groter.clicked.connect(lambda: self.zoom.emit(1))
        self.zoekveld.enter.connect(lambda: self.zoek.emit(self.zoekveld.text()))

    def zet_open(self, open_: bool) -> None:
        """Whether there is a document: without one there is nothing to search in."""
        self.setEnabled(open_)
        self.zoekveld.setVisible(open_)

    def zet(self, naam: str, pagina: int, aantal: int, procent: int, eerste: int = 1) -> None:
        """Show where we are; without pages only the search remains. ``eerste``: the page of the file on which it begins."""
        met_paginas = aantal > 0
        in_bestand = f" (blz. {eerste + pagina - 1} van het bestand)" if eerste > 1 else ""
        self._plaats.setText(f"p {pagina} / {aantal}{in_bestand}" if met_paginas else "")
        self._percent.setText(maatnaam(procent))
        self._percent.setAccessibleDescription(maatnaam(procent))
        for knop in (self._vorige, self._volgende, self._kleiner, self._percent, self._groter):
            knop.setVisible(met_paginas)
        self._vorige.setEnabled(pagina > 1)
        self._volgende.setEnabled(pagina < aantal)
        self._documentnaam = naam
        self._naam.setToolTip(platte_tip(naam))
        self._plaats_naam()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._plaats_naam()

    def _plaats_naam(self) -> None:
        """Beside the buttons where there is room for a name; that hangs on the width alone, so that nothing jumps."""
        if not self._met_naam:
            return
        rest = sum(max(w.minimumSizeHint().width(), w.minimumWidth()) + Ruimte.XS for w in self._delen if not w.isHidden())
        breed, maat = self.width() - rest - Ruimte.S, self._naam.fontMetrics()
        ernaast = breed >= _NAAM_ERNAAST * maat.averageCharWidth()
        if ernaast != (self._rij.indexOf(self._naam) >= 0):
            (self._boven if ernaast else self._rij).removeWidget(self._naam)
            if ernaast:
                self._rij.insertWidget(0, self._naam)
            else:
                self._boven.addWidget(self._naam)
        self._naam.setText(maat.elidedText(self._documentnaam, Qt.TextElideMode.ElideMiddle, breed if ernaast else self.width()))
