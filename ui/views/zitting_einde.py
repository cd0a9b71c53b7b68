"""The end of a zitting: outcomes read back, who has bekrachtigd, closing, the besluitenlijst."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cvt_desktop.domain.errors import CvtError
from ui.bewaarklok import Bewaarklok
from ui.clipboard import Klembord
from ui.dialogs.voorbeeld import Voorbeeld
from ui.documentbron import Documentbronnen
from ui.feedback import Feedback
from ui.presenters.bekrachtigen import BekrachtigenPresenter
from ui.tasks import Taken
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.views.zitting_ledenvak import ZittingLedenvak
from ui.views.zitting_uitkomstlijst import ZittingUitkomstlijst
from ui.widgets.knop import Knop
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstvlak import Tekstvlak

_WACHT_MS = 800


class ZittingEindeView(QWidget):
    """``bekrachtigen(persoon_id)`` asks for the page of one member, ``ondertekenen(tekenaar)`` for that of who signs the list;
    ``terug`` for the live screen, ``weg`` leaves.
    """  # fmt: skip

    bekrachtigen = Signal(object)
    ondertekenen = Signal(object)
    terug = Signal()
    weg = Signal()
    gewijzigd = Signal()

    def __init__(
        self, presenter: BekrachtigenPresenter, taken: Taken, feedback: Feedback, bronnen: Documentbronnen
    ) -> None:
        super().__init__()
        self._p, self._taken, self._feedback, self._bronnen = presenter, taken, feedback, bronnen
        self._kop = Kop("Zitting", terug=True)
        self._terug = Knop("Terug naar de zitting", icoon="pijl-links")
        self._lijst = Knop("Besluitenlijst…", icoon="document", toets="Ctrl+P")
        self._bericht = Knop("Uitslag per school kopiëren")
        for knop in (self._terug, self._bericht, self._lijst):
            self._kop.voeg_actie(knop)
        self.hoofd = self._kop.hoofdknop("Zitting sluiten")
        self._balk = Meldingsbalk(bewaar_ruimte=False)
        self._uitkomsten = ZittingUitkomstlijst()
        self.leden = ZittingLedenvak()
        self._mededelingen = Tekstvlak("mededelingen", "Mededelingen voor de besluitenlijst", regels=3, woorden=0, breedte=0,
                                       optioneel=True)  # fmt: skip
        self._mededelingen.zonder_foutregel()
        self._wacht = Bewaarklok(self, _WACHT_MS)
        self._bouw()
        self._verbind()
        self.toon()

    def _bouw(self) -> None:
        rechts = QVBoxLayout()
        rechts.setSpacing(Ruimte.S)
        rechts.addWidget(self.leden)
        rechts.addWidget(Tekst("MEDEDELINGEN VOOR DE BESLUITENLIJST", Tekstsoort.SUB))
        rechts.addWidget(self._mededelingen)
        rechts.addStretch(1)
        rij = QHBoxLayout()
        rij.setSpacing(Ruimte.XL)
        rij.addWidget(Rolvak(self._uitkomsten), 2)
        rij.addLayout(rechts, 1)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.M)
        kolom.addWidget(self._kop)
        kolom.addWidget(self._balk)
        kolom.addLayout(rij, 1)

    def _verbind(self) -> None:
        self.hoofd.clicked.connect(self._on_main_clicked)
        self._kop.terug_gevraagd.connect(self.weg)
        self._terug.clicked.connect(self.terug)
        self._lijst.clicked.connect(self._on_list_clicked)
        self._bericht.clicked.connect(self._on_copy_clicked)
        self.leden.gekozen.connect(self.bekrachtigen)
        self._uitkomsten.gekozen.connect(self._p.naar_dossier)
        self._mededelingen.gewijzigd.connect(self._wacht.start)
        self._wacht.timeout.connect(self.bij_verlaten)

    def begin(self) -> None:
        """Where the next act is: closing, else the first member who sits down, else back to what is open; never the arrow."""
        leden = self.leden.knoppen()
        sluit = self._p.blad().terug_naar_zitting
        volgorde = (self.hoofd, self._terug) if sluit else (*leden, self.hoofd, self._lijst)
        next((knop for knop in volgorde if knop.isEnabled() and not knop.isHidden()), self._lijst).setFocus()

    def bij_tonen(self) -> None:
        """Each time the page comes to the front."""
        self._p.ververs()
        self.toon()

    def bij_verlaten(self) -> None:
        """Keep what was typed, where something can be typed."""
        self._wacht.stop()
        if not self._p.mag_mededelen():
            return
        try:
            self._p.mededelingen(self._mededelingen.waarde())
        except CvtError as fout:
            self._balk.toon(fout.melding, Toon.FOUT)

    def toon(self) -> None:
        """Show what the presenter tells."""
        blad = self._p.blad()
        self._kop.zet(f"Besluitenlijst · {blad.titel.removeprefix('Zitting · ')}", f"{blad.sub}. {blad.uitleg}".strip())
        self._terug.setVisible(blad.terug_naar_zitting)
        self.hoofd.setVisible(bool(blad.hoofd))
        self.hoofd.zet_tekst(blad.hoofd or "Klaar")
        self.hoofd.setEnabled(blad.hoofd_kan)
        self._lijst.setEnabled(bool(blad.uitkomsten))
        self._uitkomsten.zet(blad.uitkomsten)
        self.leden.zet(blad.leden, blad.hoe)
        mag = self._p.mag_mededelen()
        self._mededelingen.zet_waarde(blad.mededelingen)
        self._mededelingen.zet_leeg("" if mag else "Geen mededelingen.")
        self._mededelingen.zet_bewerkbaar(mag)
        if blad.betwist:
            self._balk.toon(" ".join(blad.betwist), Toon.LET_OP, sluitbaar=False)
        else:
            self._balk.verberg()

    def _on_main_clicked(self) -> None:
        self.bij_verlaten()
        if (tekenaar := self._p.blad().tekenaar) is not None:
            self.ondertekenen.emit(tekenaar)
            return
        try:
            self._p.hoofdact()
        except CvtError as fout:
            self._balk.toon(fout.melding, Toon.FOUT)
            return
        self.toon()
        self.begin()
        self.gewijzigd.emit()

    def _on_copy_clicked(self) -> None:
        Klembord.kopieer(self._p.uitslagbericht())
        self._balk.toon("De uitslag per school staat op het klembord, met initialen en zonder inhoud.", Toon.GOED)

    def _on_list_clicked(self) -> None:
        self.bij_verlaten()
        self._taken.start(lambda _v: self._p.besluitenlijst_pdf(), self._on_list_made, self._feedback.fout,
                          titel="Besluitenlijst maken")  # fmt: skip

    def _on_list_made(self, pdf: bytes) -> None:
        Voorbeeld("Besluitenlijst", pdf, self._bronnen, self._feedback, self._taken, self._p.bestandsnaam(), ouder=self,
                  bij_uitvoer=lambda _wat: self._p.uitgevoerd()).open()  # fmt: skip
