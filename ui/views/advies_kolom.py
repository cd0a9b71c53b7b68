"""One advice as the others read it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.presenters.adviezen import Kolombeeld
from ui.theme import Ruimte
from ui.views.dossier_blokken import alinea
from ui.widgets.chipvlak import Chipvlak
from ui.widgets.kaart import Kaart
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.vloeirij import Vloeirij

_LABEL = 110


class Adviesvak(Kaart):
    """Each signal carries the number of the advice."""

    koppelen = Signal(int)
    overnemen = Signal(int)
    ontkoppelen = Signal(int)
    herinneren = Signal(int)
    schrijven = Signal(int)
    afdruk = Signal(int)
    bijlage = Signal(int)
    dag = Signal(int)
    pakket = Signal(int)
    inlezen = Signal(int)

    def __init__(self, beeld: Kolombeeld) -> None:
        super().__init__(marge=Ruimte.M)
        self._nummer = beeld.volgorde
        self.knoppen: dict[str, Knop] = {}
        kop = Rij(Tekst(beeld.titel, Tekstsoort.KOP), Chipvlak(beeld.chip), rek=True)
        self.voeg(kop)
        if beeld.deskundige:
            self.voeg(_regel(beeld.deskundige, Tekstsoort.NADRUK))
        if beeld.wanneer:
            self.voeg(_regel(beeld.wanneer, Tekstsoort.ZWAK))
        if beeld.echtheid is not None:
            self.voeg(Rij(Chipvlak(beeld.echtheid), Tekst(beeld.echtheid_reden, Tekstsoort.ZWAK, afbreken=True), rek=False))
        if beeld.leeg:
            self.voeg_ruimte()
            self.voeg(alinea(beeld.leeg, Tekstsoort.ZWAK))
        if beeld.kern:
            self.voeg_ruimte()
            self.voeg(Tekst("KERN VOOR HET BESLUIT", Tekstsoort.SUB))
            self.voeg(alinea(beeld.kern))
        if beeld.regels:
            self.voeg_ruimte()
            self.voeg(_regels(beeld))
        if beeld.voet:
            self.voeg(alinea(beeld.voet, Tekstsoort.KLEIN))
        self.voeg_ruimte()
        self._voeg_knoppen(beeld)
        self.voeg_rek()

    def _voeg_knoppen(self, beeld: Kolombeeld) -> None:
        rij = Vloeirij()
        if beeld.schrijven:
            self._knop(rij, "schrijven", Knop(beeld.schrijven, Knopsoort.HOOFD, toets="Ctrl+Return"))
        if beeld.koppelen:
            soort, links = (Knopsoort.STIL, 0) if beeld.deskundige else (Knopsoort.GEWOON, None)
            self._knop(rij, "koppelen", Knop(beeld.koppelen, soort, icoon="persoon", links=links))
        if beeld.dag:
            self._knop(rij, "dag", Knop("Andere dag…", Knopsoort.STIL, icoon="kalender", links=0))
        if beeld.overnemen:
            self._knop(rij, "overnemen", Knop("Overnemen uit stuk…", Knopsoort.STIL, icoon="document", links=0))
        if beeld.ontkoppelen:
            self._knop(rij, "ontkoppelen", Knop("Koppeling ongedaan maken", Knopsoort.STIL, icoon="pijl-links", links=0))
        if beeld.herinneren:
            self._knop(rij, "herinneren", Knop("Herinnering kopiëren", Knopsoort.STIL, icoon="brief", links=0))
        if beeld.bijlage:
            self._knop(rij, "bijlage", Knop("Het ondertekende stuk", Knopsoort.STIL, icoon="bijlage", links=0))
        if beeld.afdruk:
            self._knop(rij, "afdruk", Knop("Afdruk…", Knopsoort.STIL, icoon="printer", links=0))
        if self.knoppen:
            self.voeg(rij)
        if beeld.pakket:
            buiten = Vloeirij()
            self._knop(buiten, "pakket", Knop("Adviespakket maken…", Knopsoort.STIL, icoon="map", links=0))
            self._knop(buiten, "inlezen", Knop("Ingevuld formulier inlezen…", Knopsoort.STIL, icoon="document", links=0))
            self.voeg(buiten)

    def _knop(self, rij: Vloeirij, naam: str, knop: Knop) -> None:
        knop.setAccessibleName(f"{knop.tekst()} (advies {self._nummer})")
        knop.clicked.connect(lambda: getattr(self, naam).emit(self._nummer))
        self.knoppen[naam] = knop
        rij.voeg(knop)


def _regel(tekst: str, soort: Tekstsoort) -> Tekst:
    """One line; always selectable, so that it is as high in the advice beside it, however short it is there."""
    return Tekst(tekst, soort, afbreken=True, kiesbaar=True)


def _regels(beeld: Kolombeeld) -> QWidget:
    """Label and text; where the other advice says something else the label carries ≠."""
    vak = QWidget()
    rooster = QGridLayout(vak)
    rooster.setContentsMargins(0, 0, 0, 0)
    rooster.setHorizontalSpacing(Ruimte.M)
    rooster.setVerticalSpacing(Ruimte.XS + 1)
    rooster.setColumnMinimumWidth(0, _LABEL)
    rooster.setColumnStretch(1, 1)
    for nummer, (label, tekst, anders) in enumerate(beeld.regels):
        naam = Tekst(f"{label} ≠" if anders else label, Tekstsoort.NADRUK if anders else Tekstsoort.ZWAK, afbreken=True)
        naam.setFixedWidth(_LABEL)
        rooster.addWidget(naam, nummer, 0, Qt.AlignmentFlag.AlignTop)
        rooster.addWidget(alinea(tekst, Tekstsoort.NADRUK if anders else Tekstsoort.BODY), nummer, 1, Qt.AlignmentFlag.AlignTop)
    return vak
