"""*Help*: the handleiding with its chapters, the keys, the licences and the version."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cvt_desktop.basis.versie import VERSIE
from ui.dialogs.toetsenkaart import TOETSEN
from ui.presenters.help import LICENTIES, Blok, Bloksoort, lees_handleiding
from ui.theme import Ruimte
from ui.widgets.kop import Kop
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort

_SOORT = {
    Bloksoort.KOP1: Tekstsoort.TITEL, Bloksoort.KOP2: Tekstsoort.KOP, Bloksoort.KOP3: Tekstsoort.NADRUK,
    Bloksoort.ALINEA: Tekstsoort.BODY, Bloksoort.PUNT: Tekstsoort.BODY,
}  # fmt: skip
_BREED = 720
_LIJST = 240


class HelpView(QWidget):
    """Chapters at the left, the text at the right; a chapter brings its text into view."""

    def __init__(self, *, terug: Callable[[], None] | None = None) -> None:
        super().__init__()
        kop = Kop("Help", f"CvT Desktop {VERSIE}", terug=terug is not None)
        if terug is not None:
            kop.terug_gevraagd.connect(terug)
        self.hoofdstukken = QListWidget()
        self.hoofdstukken.setAccessibleName("Hoofdstukken")
        self.hoofdstukken.setFixedWidth(_LIJST)
        self._inhoud = QWidget()
        self._inhoud.setMaximumWidth(_BREED)
        self._tekst = QVBoxLayout(self._inhoud)
        self._tekst.setContentsMargins(Ruimte.L, 0, Ruimte.L, Ruimte.L)
        self._tekst.setSpacing(Ruimte.S)
        self.rol = Rolvak(self._inhoud)
        self.rol.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.rol.setAccessibleName("Handleiding")
        self._vul()
        rij = QHBoxLayout()
        rij.setSpacing(Ruimte.L)
        rij.addWidget(self.hoofdstukken)
        rij.addWidget(self.rol, 1)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.M)
        kolom.addWidget(kop)
        kolom.addLayout(rij, 1)
        self.hoofdstukken.currentItemChanged.connect(self._on_chapter_chosen)
        self.setFocusProxy(self.hoofdstukken)

    def _vul(self) -> None:
        for blok in lees_handleiding():
            self._voeg(blok)
        self._voeg(Blok(soort=Bloksoort.KOP2, tekst="Alle toetsen"))
        for toets, wat in TOETSEN:
            self._voeg(Blok(soort=Bloksoort.PUNT, tekst=f"{toets}: {wat}"))
        self._voeg(Blok(soort=Bloksoort.KOP2, tekst="Licenties"))
        for naam, licentie in LICENTIES:
            self._voeg(Blok(soort=Bloksoort.PUNT, tekst=f"{naam}: {licentie}"))
        self._voeg(Blok(soort=Bloksoort.ALINEA, tekst=f"CvT Desktop, versie {VERSIE}. Het programma maakt nooit uit "
                        "zichzelf verbinding met een netwerk."))  # fmt: skip
        self._tekst.addStretch(1)

    def _voeg(self, blok: Blok) -> None:
        tekst = Tekst(f"•  {blok.tekst}" if blok.soort is Bloksoort.PUNT else blok.tekst, _SOORT[blok.soort], afbreken=True,
                      kiesbaar=True)  # fmt: skip
        self._tekst.addWidget(tekst)
        if blok.soort in {Bloksoort.KOP1, Bloksoort.KOP2}:
            regel = QListWidgetItem(blok.tekst)
            regel.setData(Qt.ItemDataRole.UserRole, tekst)
            self.hoofdstukken.addItem(regel)

    def _on_chapter_chosen(self, regel: QListWidgetItem | None) -> None:
        if regel is None:
            return
        tekst: QWidget = regel.data(Qt.ItemDataRole.UserRole)
        self.rol.verticalScrollBar().setValue(max(0, tekst.y() - Ruimte.S))
