"""Tab 3: the stukken of a dossier, list at the left and viewer at the right (screens.md 4.4)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QWidget

from cvt_desktop.basis.bestanden import schrijf_atomair
from cvt_desktop.domain.errors import BestandError, CvtError
from cvt_desktop.domain.ids import BijlageId
from cvt_desktop.domain.lakvlak import Lakvlak
from ui.changes import Wijzigingen
from ui.clipboard import Klembord
from ui.dialogs.lakken import LakDialoog
from ui.documentbron import Kijkerbron, Tekstbron
from ui.feedback import ALLES, Feedback
from ui.focusdoorgever import geef_focus_door
from ui.presenters.stukken import Leesuitkomst, StukkenPresenter, Stukrij, Toonwijze
from ui.tasks import Taken, Voortgang
from ui.theme import Ruimte
from ui.tonen import Toon, platte_tip
from ui.views.stukken_lijst import Stukkenlijst
from ui.views.stukken_tekst import Tekstpaneel
from ui.widgets.documentkijker import Documentkijker
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.legestaat import LegeStaat
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij

_OPEN_MS = 180
_BEWAARD = "Dit stuk wordt bewaard zoals ontvangen."
_BEWAARD_UITLEG = "Een rekenblad is hier niet te lezen. Sla een kopie op om het in een ander programma te openen."


class StukkenTab(QWidget):
    """``naar_veld("<bijlage-id>#<pagina>")`` opens a stuk at a page; ``toon_stuk`` does the same for other screens."""

    def __init__(self, presenter: StukkenPresenter, taken: Taken, feedback: Feedback, wijzigingen: Wijzigingen) -> None:
        super().__init__()
        self._presenter, self._taken, self._feedback, self._wijzigingen = presenter, taken, feedback, wijzigingen
        self._open: BijlageId | None = None
        self._bron: Kijkerbron | Tekstbron | None = None
        self._pagina = 1
        self.lijst = Stukkenlijst(feedback, bewerken=presenter.mag_toevoegen)
        self.kijker = Documentkijker(taken)
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        eigen = self.kijker.findChild(QPlainTextEdit)
        self._tekstvlak = eigen if isinstance(eigen, QPlainTextEdit) else None
        self.paneel = Tekstpaneel(presenter.doelen())
        self.paneel.hide()
        self._maak_knoppen()
        self._stapel = QStackedWidget()
        self._stapel.addWidget(self.kijker)
        self._stapel.addWidget(LegeStaat(_BEWAARD, _BEWAARD_UITLEG, icoon="document"))
        self._bouw()
        self._timer = QTimer(self, singleShot=True, interval=_OPEN_MS)
        self._timer.timeout.connect(self._open_gekozen)
        self._verbind()
        self.ververs()

    def _maak_knoppen(self) -> None:
        self.kopieer = Knop("Verwijzing kopiëren", Knopsoort.STIL, icoon="bijlage", toets="Ctrl+Shift+C")
        self.kopieer.toon_toets(False)  # for the five acts there is just room enough without it
        self.kopieer.setToolTip(platte_tip("Kopieert stuk en bladzijde, om ergens naar te verwijzen (Ctrl+Shift+C)"))
        self.tekstknop = Knop("Tekst", Knopsoort.STIL, icoon="document")
        self.tekstknop.setCheckable(True)
        self.gelezen = Knop("Gelezen", Knopsoort.STIL, icoon="vink")
        self.lak = Knop("Onleesbaar maken…", Knopsoort.STIL, icoon="oog-dicht")
        self.opslaan = Knop("Opslaan als…", Knopsoort.STIL, icoon="map")
        if not self._presenter.mag_lakken:
            self.lak.hide()
        if not self._presenter.mag_opslaan:
            self.opslaan.hide()
        if not self._presenter.mag_overnemen:
            self.tekstknop.hide()

    def _bouw(self) -> None:
        balk = Rij(self.kopieer, self.tekstknop, self.gelezen, self.lak, self.opslaan, rek=True, ruimte=Ruimte.XS)
        rechts = Kolomvak(self.melding, balk, ruimte=Ruimte.XS)
        rechts.voeg(self._stapel, 1)
        rechts.voeg(self.paneel)
        rij = QHBoxLayout(self)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(Ruimte.L)
        rij.addWidget(self.lijst)
        rij.addWidget(rechts, 1)
        geef_focus_door(self, self.lijst.tabel)

    def _verbind(self) -> None:
        self.lijst.gekozen.connect(self._on_chosen)
        self.lijst.gewijzigd.connect(self._on_renamed)
        self.lijst.gebracht.connect(self._on_dropped)
        self.lijst.tabel.geactiveerd.connect(lambda _rij: self.kijker.setFocus())
        self.kijker.pagina_gewijzigd.connect(self._on_page)
        self.kopieer.clicked.connect(self._on_copy)
        self.gelezen.clicked.connect(self._on_read)
        self.lak.clicked.connect(self._on_lak)
        self.opslaan.clicked.connect(self._on_save)
        self.tekstknop.toggled.connect(self._on_text_toggled)
        self.paneel.gekozen.connect(self._on_taken_over)
        if self._tekstvlak is not None and self._presenter.mag_overnemen:
            self.paneel.volg(self._tekstvlak)

    # --- called by the page --------------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read the list again; what is open stays open."""
        self.lijst.zet_rijen(self._presenter.rijen())

    def naar_veld(self, veld: str) -> None:
        """Open ``<bijlage-id>#<pagina>``."""
        id_, _, pagina = veld.partition("#")
        try:
            self.toon_stuk(BijlageId(UUID(id_)), int(pagina or 1))
        except ValueError:
            self.lijst.tabel.setFocus()

    def toon_stuk(self, bijlage_id: BijlageId, pagina: int = 1) -> bool:
        """Open a stuk at a page; False when it is not (or not to be seen) in this dossier."""
        if not self.lijst.kies(bijlage_id):
            return False
        self._timer.stop()
        if self._open == bijlage_id:
            self.kijker.ga_naar(pagina)
        else:
            self._pagina = pagina
            self._open_gekozen()
        return True

    def bij_verlaten(self) -> None:
        """Keep what was typed; the viewer keeps its document."""
        self.lijst.bewaar_wacht()

    # --- reading -------------------------------------------------------------------------------------------------------

    def _on_chosen(self, rij: Stukrij | None) -> None:
        for knop in (self.kopieer, self.tekstknop, self.gelezen, self.opslaan):
            knop.setEnabled(rij is not None)
        self.lak.setEnabled(rij is not None and rij.toonwijze is Toonwijze.PAGINAS)
        self._pagina = 1
        self._timer.start()

    def _open_gekozen(self) -> None:
        rij = self.lijst.rij()
        if rij is None or rij.id == self._open:
            if rij is None:
                self._open, self._bron = None, None
                self.kijker.sluit()
            return
        self._open = rij.id
        self._bron = self._presenter.bron(rij)
        leesbaar = rij.toonwijze is not Toonwijze.BEWAARD
        self.tekstknop.setEnabled(leesbaar)
        self.paneel.setVisible(self.tekstknop.isChecked() and leesbaar)
        self._leeg_paneel()
        if self._bron is None:
            self.kijker.sluit()
            self._stapel.setCurrentIndex(1)
            return
        self._stapel.setCurrentIndex(0)
        self.kijker.open(self._bron, self._pagina)

    def _on_page(self, pagina: int) -> None:
        self._pagina = pagina
        bron = self._bron
        if isinstance(bron, Tekstbron) or (bron is not None and bron.paginas and pagina >= bron.paginas):
            self._on_read()
        if self.paneel.isVisible():
            self._haal_tekst()

    def _leeg_paneel(self) -> None:
        if isinstance(self._bron, Tekstbron) and self._tekstvlak is not None:
            self.paneel.toon_bij(self._tekstvlak)
        else:
            self.paneel.toon("")

    def _haal_tekst(self) -> None:
        bron, pagina = self._bron, self._pagina
        if bron is None or isinstance(bron, Tekstbron):
            return

        def klaar(tekst: str) -> None:
            if self._bron is bron and self._pagina == pagina:
                self.paneel.toon(tekst)

        self._taken.start(lambda _voortgang: bron.tekst(pagina), klaar, lambda _fout: self.paneel.toon(""))

    def _on_read(self) -> None:
        rij = self.lijst.rij()
        if rij is not None and rij.id == self._open and self._presenter.gelezen(rij):
            self.ververs()

    def _on_text_toggled(self, aan: bool) -> None:
        self.paneel.setVisible(aan)
        if aan:
            self._haal_tekst()
            self.paneel.doel.setFocus()

    def _on_copy(self) -> None:
        rij = self.lijst.rij()
        if rij is not None:
            tekst = self._presenter.verwijzing(rij, self._pagina)
            Klembord.kopieer(tekst)
            self.melding.toon(f"‘{tekst}’ staat op het klembord.", Toon.INFO)

    def _on_taken_over(self, veld: str, tekst: str) -> None:
        rij = self.lijst.rij()
        if rij is None:
            return
        if not tekst.strip():
            self.melding.toon("Kies eerst een stuk tekst, en druk dan op T.", Toon.LET_OP)
            return
        if not veld:
            self.tekstknop.setChecked(True)
            self.paneel.doel.setFocus()
            self.melding.toon("Kies eerst het veld van de aanvraag waarin de tekst komt.", Toon.LET_OP)
            return
        try:
            zin = self._presenter.overnemen(veld, tekst, self._presenter.verwijzing(rij, self._pagina))
        except CvtError as fout:
            self.melding.toon(fout.melding, Toon.FOUT)
            return
        self.melding.toon(zin, Toon.GOED)
        self._wijzigingen.meld("aanvraag")

    # --- adding, naming, keeping a copy ----------------------------------------------------------------------------------

    def _on_dropped(self, paden: Sequence[Path]) -> None:
        gekozen = list(paden)

        def werk(voortgang: Voortgang) -> Leesuitkomst:
            return self._presenter.lees(gekozen, voortgang.meld)

        self._taken.start(werk, self._on_files_read, self._feedback.fout, bezig=self.lijst.bezig, titel="Bestanden lezen")

    def _on_files_read(self, uitkomst: Leesuitkomst) -> None:
        try:
            ids, zin = self._presenter.voeg_toe(uitkomst)
        except CvtError as fout:
            self._feedback.fout(fout)
            return
        if zin:
            self.melding.toon(zin, Toon.LET_OP if uitkomst.meldingen else Toon.GOED)
        self.ververs()
        if ids:
            self.lijst.kies(ids[0])
            self._wijzigingen.meld("stuk")

    def _on_renamed(self, rij: Stukrij) -> None:
        try:
            fouten = self._presenter.benoem(rij, soort=self.lijst.soort.waarde(), gedateerd=self.lijst.gedateerd.waarde(),
                                            auteur=self.lijst.auteur.waarde())  # fmt: skip
        except CvtError as fout:
            self.melding.toon(fout.melding, Toon.FOUT)
            fouten = {}
        self.lijst.formulier.toon_fouten(fouten, spring=False)
        if not fouten:
            self.ververs()
            self._wijzigingen.meld("stuk", str(rij.id))

    def _on_lak(self) -> None:
        rij = self.lijst.rij()
        bron = self._presenter.bron(rij) if rij is not None else None
        if rij is None or not isinstance(bron, Kijkerbron):
            return
        self.dialoog = LakDialoog(bron, rij.gelakt, self._taken, pagina=self._pagina, ouder=self.window())
        self.dialoog.bewaard.connect(lambda vlakken: self._on_lak_kept(rij, vlakken))
        self.dialoog.open()

    def _on_lak_kept(self, rij: Stukrij, vlakken: tuple[Lakvlak, ...]) -> None:
        try:
            zin = self._presenter.lak(rij, vlakken)
        except CvtError as fout:
            self.melding.toon(fout.melding, Toon.FOUT)
            return
        self.melding.toon(zin, Toon.GOED)
        self.ververs()
        self._wijzigingen.meld("stuk", str(rij.id))

    def _on_save(self) -> None:
        rij = self.lijst.rij()
        if rij is None:
            return
        pad = self._feedback.opslaan_als("Opslaan als", self._presenter.kopienaam(rij), ALLES)
        if pad is None:
            return

        def werk(_voortgang: Voortgang) -> None:
            inhoud = self._presenter.kopie(rij)
            try:
                schrijf_atomair(pad, inhoud)
            except OSError as fout:
                raise BestandError("Het bestand kan daar niet worden bewaard. Kies een andere map of maak ruimte vrij.",
                                   code="schrijven") from fout  # fmt: skip

        zin = f"Opgeslagen als {pad.name}. Ruim de kopie na gebruik op."
        self._taken.start(werk, lambda _niets: self.melding.toon(zin, Toon.GOED), self._feedback.fout, bezig=self.lijst.bezig)
