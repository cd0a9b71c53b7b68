"""The fields of the present question: answer, what lacks, note, and where the evidence stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.bewaarklok import Bewaarklok
from ui.presenters.toetsing_woorden import Puntbeeld
from ui.theme import Ruimte
from ui.tonen import Keuze
from ui.widgets.keuzerij import JA_NEE_NVT, Keuzerij
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.menu import Menu
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld

BEWAAR_MS = 800
_GEWEIGERD = Keuze(waarde="geweigerd", tekst="geweigerd (Awb 4:3)")


class Puntvak(QWidget):
    """``antwoord(waarde)``, ``noteer(tekst)``, ``ontbreekt(tekst)``, ``open_plaats``, ``leg_vast``, ``los``, ``wis``, ``klaar``.

    ``klaar``: Enter in a field, the focus goes back to the row.
    """

    antwoord = Signal(str)
    noteer = Signal(str)
    ontbreekt = Signal(str)
    open_plaats = Signal()
    leg_vast = Signal()
    los = Signal()
    wis = Signal()
    klaar = Signal()

    def __init__(self, beeld: Puntbeeld) -> None:
        super().__init__()
        keuzes = (*JA_NEE_NVT, _GEWEIGERD) if beeld.mag_weigeren else JA_NEE_NVT
        self.keuze = Keuzerij("antwoord", f"Antwoord op {beeld.code}", keuzes, uitleg=beeld.uitleg)
        self.keuze.zonder_foutregel()
        self.wat = Tekstveld("wat_ontbreekt", "Wat ontbreekt", hint="kies of schrijf wat de school moet aanvullen", breedte=0)
        self.wat.zonder_foutregel()
        self.kies = Knop("", Knopsoort.STIL, icoon="open-vouw", naam="Kies wat ontbreekt")
        self.toelichting = Tekstveld("toelichting", "Toelichting", maximum=1000, breedte=0,
                                     hint="een andere letter begint een toelichting")  # fmt: skip
        self.toelichting.zonder_foutregel()
        self.fout = Tekst("", Tekstsoort.FOUT, afbreken=True)
        self.plaats = Knop("", Knopsoort.STIL, icoon="document")
        self.vastleggen = Knop("Plaats vastleggen", Knopsoort.STIL, icoon="bijlage")
        self.losmaken = Knop("", Knopsoort.STIL, icoon="kruis", naam="Plaats losmaken")
        self.wissen = Knop("Antwoord wissen", Knopsoort.STIL)
        self.uitleg = Tekst(beeld.uitleg, Tekstsoort.KLEIN, afbreken=True, kiesbaar=True)
        self.uitleg.hide()
        self._watlabel = Tekst("Ontbreekt", Tekstsoort.ZWAK)
        self._watrij = Rij(ruimte=Ruimte.XS)
        self._watrij.voeg(self.wat, 1)
        self._watrij.voeg(self.kies)
        self._keuzes = beeld.ontbreekt_keuzes
        self._noteer_straks = self._straks(self._stuur_toelichting)
        self._wat_straks = self._straks(self._stuur_wat)
        self._bouw()
        self._verbind()
        self.zet(beeld)

    def _straks(self, doe: object) -> Bewaarklok:
        timer = Bewaarklok(self, BEWAAR_MS)
        timer.timeout.connect(doe)
        return timer

    def _bouw(self) -> None:
        rooster = QGridLayout()
        rooster.setHorizontalSpacing(Ruimte.S)
        rooster.setVerticalSpacing(Ruimte.XS)
        rooster.setColumnStretch(1, 1)
        antwoord = Rij(self.keuze, self.wissen, rek=True)
        rooster.addWidget(antwoord, 0, 0, 1, 2)
        rooster.addWidget(self._watlabel, 1, 0)
        rooster.addWidget(self._watrij, 1, 1)
        rooster.addWidget(Tekst("Toelichting", Tekstsoort.ZWAK), 2, 0)
        rooster.addWidget(self.toelichting, 2, 1)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.XS)
        kolom.addLayout(rooster)
        kolom.addWidget(self.fout)
        kolom.addWidget(Rij(self.plaats, self.losmaken, self.vastleggen, rek=True, ruimte=Ruimte.XS))
        kolom.addWidget(self.uitleg)
        self.fout.hide()

    def _verbind(self) -> None:
        self.keuze.gewijzigd.connect(lambda: self.antwoord.emit(self.keuze.waarde()))
        self.toelichting.gewijzigd.connect(self._noteer_straks.start)
        self.wat.gewijzigd.connect(self._wat_straks.start)
        self.kies.clicked.connect(self._on_choose)
        self.plaats.clicked.connect(self.open_plaats)
        self.vastleggen.clicked.connect(self.leg_vast)
        self.losmaken.clicked.connect(self.los)
        self.wissen.clicked.connect(self.wis)

    def zet(self, beeld: Puntbeeld) -> None:
        """Show the answer as it is kept; a field in which somebody types stays as it is."""
        self.keuze.zet_waarde(beeld.antwoord)
        if not self.toelichting.editor.hasFocus():
            self.toelichting.zet_waarde(beeld.toelichting)
        if not self.wat.editor.hasFocus():
            self.wat.zet_waarde(beeld.wat_ontbreekt)
        for deel in (self._watlabel, self._watrij):
            deel.setVisible(beeld.antwoord == "nee")
        self.kies.setVisible(bool(beeld.ontbreekt_keuzes))
        self.plaats.zet_tekst(beeld.plaats)
        self.plaats.setVisible(bool(beeld.plaats))
        self.losmaken.setVisible(bool(beeld.plaats))
        self.vastleggen.setVisible(bool(beeld.antwoord) and not beeld.plaats)
        self.wissen.setVisible(bool(beeld.antwoord) and not beeld.programma)

    def toon_fout(self, tekst: str) -> None:
        """What kept the answer from being kept, or ''."""
        self.fout.zeg(tekst)

    def begin_toelichting(self, letter: str) -> None:
        """Start typing the note with this letter."""
        self.toelichting.setFocus()
        self.toelichting.zet_waarde(f"{self.toelichting.waarde()} {letter}".strip())
        self._noteer_straks.start()

    def stuur(self) -> None:
        """Keep now what was typed."""
        for timer, doe in ((self._noteer_straks, self._stuur_toelichting), (self._wat_straks, self._stuur_wat)):
            if timer.isActive():
                timer.stop()
                doe()

    def wissel_uitleg(self) -> None:
        """F1: show or hide why this is asked, with its source."""
        self.uitleg.setVisible(self.uitleg.isHidden())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape) and not event.modifiers():
            self.stuur()
            self.klaar.emit()
            return
        super().keyPressEvent(event)

    def _stuur_toelichting(self) -> None:
        self.noteer.emit(self.toelichting.waarde())

    def _stuur_wat(self) -> None:
        self.ontbreekt.emit(self.wat.waarde())

    def _on_choose(self) -> None:
        menu = Menu(self)
        for wat in self._keuzes:
            menu.addAction(wat.replace("&", "&&")).triggered.connect(lambda _aan=False, tekst=wat: self._on_chosen(tekst))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.kies.mapToGlobal(self.kies.rect().bottomLeft()))

    def _on_chosen(self, wat: str) -> None:
        self.wat.zet_waarde(wat)
        self.ontbreekt.emit(wat)
