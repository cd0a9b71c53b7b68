"""*Overzichten*: the fixed tables of a school year, their bars, and the dossiers behind the number that is chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cvt_desktop.ports.werkmap import Werkmapschrijver
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.stukken import Stuklezer
from ui.dialogs.begroting import BegrotingDialoog
from ui.dialogs.overzicht_uitvoer import OverzichtUitvoer
from ui.dialogs.steekproef import SteekproefDialoog
from ui.feedback import CSV, XLSX, Feedback
from ui.models.tabel import Kolom
from ui.presenters.navigatie import Navigatie
from ui.presenters.overzichten import DOELEN, EXCEL, OMVANG, SOORTEN, VORMEN, Gelezen, OverzichtenPresenter, Rijregel
from ui.presenters.steekproef import SteekproefPresenter
from ui.tasks import Taak, Taken, melding
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.cijferblad import Cijferblad
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.knop import Knop
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.staafbeeld import Staafbeeld
from ui.widgets.tabel import Tabel
from ui.widgets.tekst import Tekst, Tekstsoort

_JAARBREED, _SOORTBREED = 160, 240
_GEEN_DOSSIERS = ("Geen dossiers achter dit cijfer.", "Kies met de pijlen of de muis een ander cijfer.")
_GEEN_CIJFERS = ("Hier is in dit schooljaar niets te tellen.", "Kies een ander overzicht of een ander schooljaar.")


class OverzichtenView(QWidget):
    """The arrows choose a number, Enter goes to the dossiers behind it, and Enter there opens one; F1 explains the table."""

    hulpvorm = "overzichten"

    def __init__(self, presenter: OverzichtenPresenter, taken: Taken, feedback: Feedback, proef: SteekproefPresenter) -> None:
        super().__init__()
        self.presenter, self._taken, self._feedback = presenter, taken, feedback
        self._proef = proef
        self._taak: Taak | None = None
        self.kop = Kop("Overzichten", presenter.onder_titel())
        self.jaar = _keuze("schooljaar", "Schooljaar", _JAARBREED)
        self.soort = _keuze("overzicht", "Overzicht", _SOORTBREED)
        self.soort.zet_keuzes(SOORTEN)
        self.soort.zet_waarde(SOORTEN[0].waarde)
        self.begroting = Knop("Begroting…")
        self.steekproef = Knop("Steekproef Inspectie…")
        self.uitvoer = Knop("Naar Excel of CSV…", icoon="map")
        self.uitvoer.setEnabled(False)
        self.bezig = Bezigbalk()
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.uitleg = Tekst("", Tekstsoort.KLEIN, afbreken=True)
        self.blad = Cijferblad("ontvangen", "Cijfers")
        self.beeld = Staafbeeld("In dit tijdvak is hier niets geteld.")
        self.achter = Tekst("", Tekstsoort.NADRUK)
        self.bij = Tekst("", Tekstsoort.KLEIN, afbreken=True)
        self.rijen = Tabel("Dossiers achter het cijfer", _kolommen(), sleutel=lambda r: r.sleutel,
                           leeg=_GEEN_DOSSIERS[0], leeg_uitleg=_GEEN_DOSSIERS[1])  # fmt: skip
        self.dialoog: OverzichtUitvoer | None = None
        self.geld: BegrotingDialoog | None = None
        self.trekking: SteekproefDialoog | None = None
        self._na_tellen = ""
        self._bouw()
        self._verbind()
        self.ververs()

    def _bouw(self) -> None:
        for widget in (Tekst("Schooljaar", Tekstsoort.ZWAK), self.jaar, Tekst("Overzicht", Tekstsoort.ZWAK), self.soort,
                       self.begroting, self.steekproef, self.uitvoer):  # fmt: skip
            self.kop.voeg_actie(widget)
        self.begroting.hide()
        self.uitvoer.setVisible(self.presenter.mag_uitvoeren)  # not before it has a place: it would be a window of its own
        self.steekproef.setVisible(self._proef.mag)
        boven = QHBoxLayout()
        boven.setSpacing(Ruimte.L)
        boven.addWidget(self.blad, 3)
        boven.addWidget(self.beeld, 2)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.S)
        for deel in (self.kop, self.bezig, self.melding, self.uitleg):
            kolom.addWidget(deel)
        kolom.addLayout(boven, 9)
        for deel in (self.achter, self.bij):
            kolom.addWidget(deel)
        kolom.addWidget(self.rijen, 5)

    def _verbind(self) -> None:
        self.jaar.gewijzigd.connect(self.ververs)
        self.soort.gewijzigd.connect(self._vul)
        self.blad.gekozen.connect(self._on_chosen)
        self.blad.verder.connect(self._on_further)
        self.rijen.geactiveerd.connect(self.presenter.open)
        self.uitvoer.clicked.connect(self._on_export)
        self.begroting.clicked.connect(self._on_budget)
        self.steekproef.clicked.connect(self._on_sample)
        self._taken.gedaan.connect(self._on_task_done)

    # --- called by the shell -----------------------------------------------------------------------------------------

    def bij_tonen(self) -> None:
        """In front again: others may have decided meanwhile."""
        self.ververs()

    def begin(self) -> None:
        """One begins at the numbers."""
        self.blad.setFocus()

    def ververs(self) -> None:
        """Count again; what was being counted for another year is no longer wanted."""
        if self._taak is not None:
            self._taak.vergeet()
        jaar = self.jaar.waarde()
        self._taak = self._taken.start(lambda voortgang: self.presenter.lees(jaar, voortgang), self._toon, self._mis,
                                       bezig=self.bezig, titel="Overzichten tellen", stopbaar=True)  # fmt: skip

    def _on_task_done(self, taak: Taak) -> None:
        """Also when somebody stopped it: the field names the year that is shown; a new one is named by ``_toon``."""
        if taak is self._taak:
            self._taak = None
            self.jaar.zet_waarde(self.presenter.jaar)

    def _mis(self, fout: Exception) -> None:
        self.melding.toon(melding(fout), Toon.FOUT, actie="Opnieuw", doe=self.ververs)

    def _toon(self, gelezen: Gelezen) -> None:
        self.melding.verberg()
        if self._na_tellen:
            self.melding.toon(self._na_tellen, Toon.GOED)
            self._na_tellen = ""
        self.presenter.toon(gelezen)
        self.jaar.zet_keuzes(self.presenter.jaarkeuzes(gelezen))
        self.jaar.zet_waarde(gelezen.jaar.naam)
        self.kop.zet("Overzichten", self.presenter.onder_titel())
        self.uitvoer.setEnabled(True)
        self._vul()

    def _vul(self) -> None:
        staat = self.presenter.blad(self.soort.waarde() or SOORTEN[0].waarde)
        self.begroting.setVisible(staat is not None and self.presenter.mag_begroten(self.soort.waarde()))
        if staat is not None:
            ander = self.blad.naam != staat.hulp or self.blad.waarde()[0] < 0
            self.blad.naam = staat.hulp
            self.uitleg.setText(staat.uitleg)
            eerste = self.presenter.eerste(self.soort.waarde() or SOORTEN[0].waarde) if ander else None
            self.blad.zet(staat.kolommen, staat.regels, eerste)
            self.rijen.zet_leeg(*(_GEEN_DOSSIERS if staat.regels else _GEEN_CIJFERS))
            if not staat.regels:  # what stood here was of another table
                self.achter.setText("")
                self.bij.hide()
                self.beeld.zet("", [])
                self.rijen.zet_rijen([])

    # --- one number --------------------------------------------------------------------------------------------------

    def _on_chosen(self, regel: int, kolom: int) -> None:
        soort = self.soort.waarde() or SOORTEN[0].waarde
        staven = self.presenter.staven(soort, regel, kolom)
        self.beeld.zet(staven.titel, [(s.naam, s.waarde, s.tekst, s.gekozen) for s in staven.staven])
        achter = self.presenter.achter(soort, regel, kolom)
        self.achter.setText(achter.titel)
        self.bij.zeg(achter.toelichting)
        self.rijen.zet_rijen(achter.rijen)

    def _on_further(self) -> None:
        if self.rijen.zichtbaar():
            self.rijen.weergave.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_budget(self) -> None:
        self.geld = BegrotingDialoog(self.presenter.jaar, self.presenter.begroting(), self.presenter.leg_begroting_vast,
                                     ouder=self.window())  # fmt: skip
        self.geld.gedaan.connect(self._on_budget_kept)
        self.geld.open()

    def _on_budget_kept(self, zin: str) -> None:
        self._na_tellen = zin
        self.ververs()

    # --- out of the register -----------------------------------------------------------------------------------------

    def _on_sample(self) -> None:
        self.trekking = SteekproefDialoog(self._proef, self._taken, self._feedback, ouder=self.window())
        self.trekking.gemaakt.connect(lambda zin: self.melding.toon(zin, Toon.GOED))
        self.trekking.open()

    def _on_export(self) -> None:
        self.dialoog = OverzichtUitvoer(DOELEN, OMVANG, VORMEN, ouder=self.window())
        self.dialoog.gekozen.connect(self._on_extent_chosen)
        self.dialoog.open()

    def _on_extent_chosen(self, doel: str, omvang: str, vorm: str) -> None:
        soort = XLSX if vorm == EXCEL else CSV
        pad = self._feedback.opslaan_als("Overzichten opslaan", self.presenter.bestandsnaam(vorm), soort)
        if pad is not None:
            self._schrijf(pad, doel, omvang, vorm)

    def _schrijf(self, pad: Path, doel: str, omvang: str, vorm: str) -> None:
        self._taken.start(lambda voortgang: self.presenter.uitvoeren(pad, doel, omvang, vorm, voortgang),
                          lambda tekst: self.melding.toon(tekst, Toon.GOED),
                          lambda fout: self.melding.toon(melding(fout), Toon.FOUT),
                          bezig=self.bezig, titel="Overzichten opslaan", stopbaar=True)  # fmt: skip


def _keuze(naam: str, label: str, breedte: int) -> Keuzeveld:
    veld = Keuzeveld(naam, label, leeg=None, breedte=breedte)
    veld.zonder_foutregel()
    veld.editor.setMinimumWidth(breedte)
    return veld


def _kolommen() -> list[Kolom[Rijregel]]:
    return [
        Kolom(titel="KENMERK", tekst=lambda r: r.kenmerk, nadruk=True, breedte=96),
        Kolom(titel="SOORT", tekst=lambda r: r.soort, breedte=200),
        Kolom(titel="SCHOOL", tekst=lambda r: r.school, breedte=220, smalst=120),
        Kolom(titel="DATUM", tekst=lambda r: r.op, rechts=True, breedte=112, sorteer=lambda r: r.bron.op),
        Kolom(titel="UITERLIJK", tekst=lambda r: r.uiterlijk, rechts=True, zwak=True, breedte=112,
              sorteer=lambda r: r.bron.uiterlijk or r.bron.op),
        Kolom(titel="DAGEN", tekst=lambda r: r.dagen, rechts=True, breedte=70, sorteer=lambda r: r.bron.dagen or -1),
        Kolom(titel="BIJZONDERHEDEN", tekst=lambda r: r.bij, rek=True),
    ]  # fmt: skip


def maak_scherm(
    dienst: Dienst, navigatie: Navigatie, taken: Taken, feedback: Feedback, schrijver: Werkmapschrijver,
    lezer: Stuklezer,
) -> QWidget:  # fmt: skip
    """The screen ``overzichten``."""
    presenter = OverzichtenPresenter(dienst, navigatie, schrijver)
    return OverzichtenView(presenter, taken, feedback, SteekproefPresenter(dienst, lezer))
