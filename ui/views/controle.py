"""*Controle*: does the register hold together, and the log for people outside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.services.context import Dienst
from ui.dialogs.voorbeeld import Voorbeeld
from ui.documentbron import Documentbronnen
from ui.feedback import Feedback
from ui.presenters.controle import Controlebeeld, ControlePresenter
from ui.tasks import Taken, Voortgang, melding
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.views.controle_uitslag import ControleUitslag
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.kaart import Kaart
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.knop import Knop
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld

T = TypeVar("T")
LOG = "Logboeken van CvT Desktop (*.cvtlog)"
_ZIJ = 340
_HINT = "zoals log 1042 · 3f9a 22c1 04be 55d0"


class ControleView(QWidget):
    """The outcome at the left; at the right an anchor from paper, the log as a file and the sheet of a month."""

    def __init__(
        self, presenter: ControlePresenter, taken: Taken, feedback: Feedback, bronnen: Documentbronnen, *,
        terug: Callable[[], None],
    ) -> None:  # fmt: skip
        super().__init__()
        self._p, self._taken, self._feedback, self._bronnen = presenter, taken, feedback, bronnen
        self.kop = Kop("Controle", "Nagaan of er buiten het programma om iets is gewijzigd, en wat het logboek zegt.", terug=True)
        self.kop.terug_gevraagd.connect(terug)
        self.knop = self.kop.hoofdknop("Nu controleren")
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.bezig = Bezigbalk()
        self.uitslag = ControleUitslag()
        self.anker = Tekstveld("anker", "Anker op papier", hint=_HINT, maximum=120, optioneel=True, breedte=_ZIJ)
        self.uitvoer = Knop("Logboek opslaan…", icoon="map")
        self.maand = Keuzeveld("maand", "Maand", breedte=_ZIJ)
        self.maand.zonder_foutregel()
        self.blad = Knop("Maandblad bekijken", icoon="document")
        self._bouw()
        self.knop.clicked.connect(self.controleer)
        self.anker.gewijzigd.connect(lambda: self.anker.toon_fout(None))
        self.anker.editor.returnPressed.connect(self.knop.click)  # type: ignore[attr-defined]  # Enter behind it is the act
        self.uitvoer.clicked.connect(self._on_export)
        self.blad.clicked.connect(self._on_sheet)
        self.ververs()

    def _bouw(self) -> None:
        anker = Kaart("ANKER OP PAPIER")
        anker.voeg(Tekst("Onderaan de besluitenlijst en elk getekend stuk staat waar het logboek toen was. Typ dat over en "
                         "kies Nu controleren: dan is te zien of er van alles daarvoor iets is veranderd.",
                         Tekstsoort.ZWAK, afbreken=True))  # fmt: skip
        anker.voeg(self.anker)
        logboek = Kaart("LOGBOEK VOOR ANDEREN")
        logboek.voeg(Tekst("Alle gebeurtenissen in een bestand, zonder namen. Iedereen kan het nagaan, ook zonder dit register.",
                           Tekstsoort.ZWAK, afbreken=True))  # fmt: skip
        logboek.voeg(self.uitvoer)
        blad = Kaart("MAANDBLAD VOOR DE FG")
        blad.voeg(Tekst("Wie bekeek, wijzigde en verzond hoeveel, en wat werd geweigerd. Zonder namen van leerlingen.",
                        Tekstsoort.ZWAK, afbreken=True))  # fmt: skip
        blad.voeg(self.maand)
        blad.voeg(self.blad)
        if not self._p.mag_maandblad:
            blad.hide()
        zij = Rolvak(Kolomvak(anker, logboek, blad, rek=True, ruimte=Ruimte.M))
        zij.setFixedWidth(_ZIJ + 2 * Ruimte.L)
        rij = QHBoxLayout()
        rij.setSpacing(Ruimte.L)
        rij.addWidget(self.uitslag, 1)
        rij.addWidget(zij)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.S)
        for deel in (self.kop, self.melding, self.bezig):
            kolom.addWidget(deel)
        kolom.addLayout(rij, 1)

    # --- called by the shell -----------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Where one begins."""
        self.knop.setFocus()

    def bij_tonen(self) -> None:
        """In front again; an outcome stays, it says when it was made."""
        self.ververs()

    def ververs(self) -> None:
        """The months may have become more."""
        if self._p.mag_maandblad:
            gekozen = self.maand.waarde()
            maanden = self._p.maanden()
            self.maand.zet_keuzes(maanden)
            self.maand.zet_waarde(gekozen or maanden[0].waarde)

    # --- acts --------------------------------------------------------------------------------------------------------

    def controleer(self) -> None:
        """Check everything in the background; what stands there stays until the outcome comes."""
        anker = self.anker.waarde()
        self.anker.toon_fout(None)
        self.melding.verberg()
        self.knop.setEnabled(False)
        self.uitslag.zeg_bezig()
        self._start(lambda v: self._p.controleer(anker, _meld(v)), self._on_checked, "Register controleren")

    def _on_checked(self, beeld: Controlebeeld) -> None:
        self.knop.setEnabled(True)
        self.uitslag.toon(beeld)

    def _on_export(self) -> None:
        pad = self._feedback.opslaan_als("Logboek opslaan", self._p.lognaam(), LOG)
        if pad is not None:
            self._schrijf(pad)

    def _schrijf(self, pad: Path) -> None:
        def klaar(tekst: str) -> None:
            self.melding.toon(tekst, Toon.GOED)

        self._start(lambda v: self._p.voer_uit(pad, _meld(v)), klaar, "Logboek opslaan")

    def _on_sheet(self) -> None:
        maand = self.maand.waarde()
        self._start(lambda _v: self._p.maandblad(maand), self._toon_blad, "Maandblad maken")

    def _toon_blad(self, uitkomst: tuple[bytes, str]) -> None:
        pdf, naam = uitkomst
        Voorbeeld("Maandblad logboek", pdf, self._bronnen, self._feedback, self._taken, naam, ouder=self,
                  bij_uitvoer=lambda _wat: self._p.maandblad_uitgevoerd()).open()  # fmt: skip

    def _start(self, werk: Callable[[Voortgang], T], klaar: Callable[[T], None], titel: str) -> None:
        taak = self._taken.start(werk, klaar, self._on_failed, bezig=self.bezig, titel=titel, stopbaar=True)
        taak.voortgang.gemeld.connect(lambda deel, _tekst: self.bezig.zet_deel(deel))

    def _on_failed(self, fout: Exception) -> None:
        self.knop.setEnabled(True)
        self.uitslag.zeg_klaar()
        if isinstance(fout, InvoerError) and fout.veld == self.anker.naam:
            self.anker.toon_fout("Dit is geen anker. Een anker is een nummer en vier groepjes van vier tekens.")
            self.anker.setFocus()
            return
        self.melding.toon(melding(fout), Toon.FOUT)


def _meld(v: Voortgang) -> Callable[[float], None]:
    def meld(deel: float) -> None:
        v.controleer()
        v.meld(deel)

    return meld


def maak_scherm(
    dienst: Dienst, taken: Taken, feedback: Feedback, bronnen: Documentbronnen, *, terug: Callable[[], None]
) -> QWidget:
    """The screen ``controle``."""
    return ControleView(ControlePresenter(dienst), taken, feedback, bronnen, terug=terug)
