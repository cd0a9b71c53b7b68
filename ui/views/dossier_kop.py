"""The head of the dossier page: two lines and the acts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.dossieract import Dossieract
from ui.presenters.dossier import VOLGENDE, Kopbeeld
from ui.theme import Maat, Ruimte
from ui.tonen import Chip
from ui.views.dossier_blokken import Krimptekst
from ui.widgets.chipvlak import Chipvlak
from ui.widgets.knop import Knop, Knopsoort, maak_passend
from ui.widgets.menu import Menu
from ui.widgets.rij import Rij
from ui.widgets.statuschip import Statuschip
from ui.widgets.tekst import Tekstsoort
from ui.widgets.termijnchip import Termijnchip

_NAAM, _BIJZAAK = 400, 60


class Dossierkopvak(QWidget):
    """Who and until when on the first line, with the next step at the far right; how far and with whom on the second.

    ``vlaggen`` stands where the page puts it: there is room beside the tabs.
    """

    terug = Signal()
    stap = Signal()
    waarom = Signal()
    notitie = Signal()
    opvolgen = Signal()
    afdrukken = Signal()

    def __init__(self, *, notitie: bool, afdrukken: bool) -> None:
        super().__init__()
        self._stap = ""
        self._hoofdact = True
        self.naam = Krimptekst("", Tekstsoort.KOP, smalst=_NAAM)
        self._leeftijd = Krimptekst("", Tekstsoort.ZWAK, smalst=_BIJZAAK)
        self._kenmerk = Krimptekst("", Tekstsoort.NADRUK, smalst=_BIJZAAK)
        self.termijn = Termijnchip()
        self.hoofdknop = Knop("Volgende stap", Knopsoort.HOOFD, toets="Ctrl+Return")
        self.stapknop = Knop("Volgende stap", Knopsoort.STIL, icoon="pijl-rechts")
        self._wacht = Krimptekst("", Tekstsoort.ZWAK)
        self._status = Statuschip()
        self._bij_status = Krimptekst("", Tekstsoort.ZWAK)
        self._school = Krimptekst("", Tekstsoort.BODY)
        self._contact = Krimptekst("", Tekstsoort.BODY)
        self.vlaggen = Rij(ruimte=Ruimte.S)
        self._chips: list[Chipvlak] = []
        self.notitieknop = Knop("Notitie", Knopsoort.STIL, icoon="pen", toets="Ctrl+M")
        self.opvolgknop = Knop("Opvolgen", Knopsoort.STIL, icoon="klok", toets="Ctrl+T")
        self.afdrukknop = Knop("Afdrukken", Knopsoort.STIL, icoon="printer", toets="Ctrl+P")
        self.meerknop = Knop("Meer", Knopsoort.STIL, icoon="open-vouw", naam="Meer handelingen bij dit dossier")
        self.meerknop.hide()
        self.menu = Menu(self)
        # never setVisible(True) on a widget without a parent: it would be a window of its own for a moment
        for knop, mag in ((self.notitieknop, notitie), (self.opvolgknop, notitie), (self.afdrukknop, afdrukken)):
            if not mag:
                knop.hide()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.XS)
        kolom.addLayout(self._eerste_regel())
        kolom.addLayout(self._tweede_regel())
        self._verbind()

    def _eerste_regel(self) -> QHBoxLayout:
        pijl = self._pijl = Knop("", Knopsoort.STIL, icoon="pijl-links", naam="Terug (Esc)")
        pijl.clicked.connect(self.terug)
        rij = QHBoxLayout()
        rij.setSpacing(Ruimte.M)
        rij.addStrut(Maat.KNOP)  # with or without the blue button: nothing jumps
        for widget in (pijl, self.naam, self._leeftijd, self._kenmerk, self.termijn):
            rij.addWidget(widget)
        rij.addStretch(1)
        for widget in (self._wacht, self.stapknop, self.hoofdknop):
            rij.addWidget(widget)
        return rij

    def _tweede_regel(self) -> QHBoxLayout:
        rij = QHBoxLayout()
        rij.setSpacing(Ruimte.M)
        for widget in (self._status, self._bij_status, self._school, self._contact):
            rij.addWidget(widget)
        rij.addStretch(1)
        acties = Rij(self.notitieknop, self.opvolgknop, self.afdrukknop, self.meerknop, ruimte=Ruimte.XS)
        rij.addWidget(acties)
        return rij

    def _verbind(self) -> None:
        self.hoofdknop.clicked.connect(self.stap)
        self.stapknop.clicked.connect(self.stap)
        self.termijn.geactiveerd.connect(self.waarom)
        self.notitieknop.clicked.connect(self.notitie)
        self.opvolgknop.clicked.connect(self.opvolgen)
        self.afdrukknop.clicked.connect(self.afdrukken)
        self.meerknop.clicked.connect(lambda: self.menu.popup(self.meerknop.mapToGlobal(self.meerknop.rect().bottomLeft())))

    def toon(self, kop: Kopbeeld) -> None:
        """Show this."""
        self.naam.setText(kop.naam)
        self._leeftijd.zeg(kop.leeftijd)
        self._kenmerk.setText(kop.kenmerk)
        self.termijn.zet(kop.termijn or Chip(tekst=""))
        self._status.zet(kop.status)
        self._bij_status.zeg(kop.bij_status)
        self._school.setText(kop.school)
        self._contact.setText(kop.contact)
        self._zet_vlaggen(kop.vlaggen)
        self._wacht.zeg(kop.wacht)
        self._stap = kop.stap
        for knop in (self.hoofdknop, self.stapknop):
            knop.zet_tekst(kop.stap or "Volgende stap")
        self._toon_stap()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._maak_passend()

    def _maak_passend(self) -> None:
        """With little room a button gives up the words of its key, and the next step that it is one: then names fit."""
        delen = (self._status, self._bij_status, self._school, self._contact)
        knoppen, stappen = (self.notitieknop, self.opvolgknop, self.afdrukknop), (self.stapknop, self.hoofdknop)
        maak_passend(knoppen, lambda: self._breedte((*delen, *knoppen, self.meerknop)), self.width())
        for knop in stappen:
            knop.zet_tekst(self._stap or "Volgende stap")
        eerste = (self._pijl, self.naam, self._leeftijd, self._kenmerk, self.termijn, self._wacht, *stappen)
        if not maak_passend(stappen, lambda: self._breedte(eerste), self.width()) and self._stap:
            for knop in stappen:
                knop.zet_tekst(_kort(self._stap))
                knop.setAccessibleName(self._stap)

    @staticmethod
    def _breedte(delen: Sequence[QWidget]) -> int:
        """What these would take beside each other."""
        hier = [deel for deel in delen if not deel.isHidden()]
        return sum(deel.sizeHint().width() + Ruimte.M for deel in hier)

    def zet_acten(self, acten: Sequence[Dossieract]) -> None:
        """What else can be done, under *Meer*; a key works while the page is in front."""
        for weg in self.menu.actions():
            self.removeAction(weg)
        self.menu.clear()
        for act in acten:
            regel = self.menu.addAction(act.titel)
            regel.triggered.connect(act.doe)
            if act.toets:
                regel.setShortcut(QKeySequence(act.toets))
                self.addAction(regel)  # of a closed menu alone Qt hears no key
        self.meerknop.setVisible(bool(acten))

    def zet_hoofdact(self, aan: bool) -> None:
        """Whether the next step is the main act here, or the tab has one of its own."""
        self._hoofdact = aan
        self._toon_stap()

    def _toon_stap(self) -> None:
        # the one that goes first, or both are there for a moment and widen the window
        weg, erbij = (self.stapknop, self.hoofdknop) if self._hoofdact else (self.hoofdknop, self.stapknop)
        weg.hide()
        erbij.setVisible(bool(self._stap))
        self._maak_passend()

    def _zet_vlaggen(self, vlaggen: tuple[Chip, ...]) -> None:
        while len(self._chips) < len(vlaggen):
            chip = Chipvlak()
            self._chips.append(chip)
            self.vlaggen.voeg(chip)
        for nummer, vak in enumerate(self._chips):
            vak.zet(vlaggen[nummer] if nummer < len(vlaggen) else Chip(tekst=""))


def _kort(stap: str) -> str:
    """The next step without the words that say that it is one."""
    doen = stap.removeprefix(VOLGENDE)
    return doen[:1].upper() + doen[1:]
