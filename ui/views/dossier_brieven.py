"""The tab Brieven: every document at the left, the chosen one at the right (screens.md 4.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.ids import AanvraagId, BriefId
from cvt_desktop.domain.volgende_stap import BUITEN, SCAN
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.stukken import Stuklezer
from ui.beurten import InBeurten
from ui.changes import Wijzigingen
from ui.dialogs.briefact import BriefactDialoog
from ui.dialogs.buiten_behandeling import BuitenBehandelingDialoog
from ui.dialogs.bundel import BundelDialoog
from ui.dialogs.dialoog import Dialoog
from ui.dialogs.eigen_alinea import EigenAlinea
from ui.dialogs.kennisgeving import KennisgevingDialoog
from ui.dialogs.redenkeuze import verzending_terugkeuze
from ui.dialogs.verzenden import VerzendDialoog
from ui.dialogs.voorbeeld import Voorbeeld
from ui.documentbron import Documentbronnen
from ui.feedback import Feedback
from ui.models.tabel import Kolom
from ui.presenters.briefacten import Briefact
from ui.presenters.brieven import Briefrij, BrievenPresenter, Brievenstaat
from ui.presenters.bundel import BundelPresenter
from ui.presenters.navigatie import Navigatie
from ui.tasks import Taken
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.views.scan_toevoegen import Bestandlezer, Scantoevoeger, teller
from ui.widgets.deler import Deler
from ui.widgets.documentkijker import Documentkijker
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.menu import Menu
from ui.widgets.rij import Rij
from ui.widgets.tabel import Tabel
from ui.widgets.tekst import Tekst, Tekstsoort

_SCAN_ZIEN, _GEMAAKT_ZIEN = "Ondertekende scan bekijken", "Bekijken zoals gemaakt"


class DossierBrieven(InBeurten, QWidget):
    """Enter shows the document with Opslaan als… and Afdrukken; the main act registers what was sent."""

    def __init__(
        self, presenter: BrievenPresenter, bundel: BundelPresenter, bronnen: Documentbronnen, taken: Taken, feedback: Feedback,
        wijzigingen: Wijzigingen, lees_bestand: Bestandlezer, *, af: bool = True,
    ) -> None:  # fmt: skip
        super().__init__()
        self.presenter, self._bundel, self._bronnen, self._taken = presenter, bundel, bronnen, taken
        self._feedback, self._wijzigingen, self._lees = feedback, wijzigingen, lees_bestand
        self.dialoog: Dialoog | Voorbeeld | None = None
        self._menu = Menu(self)
        self._getoond = ""
        self._delen = self._bouwdelen()
        if af:
            self.maak_af()

    def _bouwdelen(self) -> Iterator[None]:
        self.nieuwknop = Knop("Nieuwe brief", icoon="open-vouw", toets="Ctrl+Shift+N")
        self.hoofdknop = Knop("Verzending registreren", Knopsoort.HOOFD, toets="Ctrl+Return")
        self.openknop = Knop("Openen, afdrukken, opslaan", icoon="printer")
        self.alineaknop = Knop("Eigen alinea…", Knopsoort.STIL, icoon="pen")
        self.scanknop = Knop("Scan toevoegen…", Knopsoort.STIL, icoon="bijlage")
        self.terugknop = Knop("Kwam terug…", Knopsoort.STIL, icoon="brief")
        self.ongedaanknop = Knop("Was niet verzonden…", Knopsoort.STIL, icoon="pijl-links")
        self.vervalknop = Knop("Vervallen", Knopsoort.STIL, icoon="kruis")
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        yield
        kolommen: list[Kolom[Briefrij]] = [
            Kolom(titel="DOCUMENT", tekst=lambda r: r.soort, nadruk=True),
            Kolom(titel="AAN", tekst=lambda r: r.aan, breedte=150, heel=330, rek=True),
            Kolom(titel="STAND", tekst=lambda r: r.toestand),
            Kolom(titel="DATUM", tekst=lambda r: r.gedateerd, rechts=True, zwak=True, wijkt=True),
            Kolom(titel="VERZONDEN", tekst=lambda r: r.verzonden, rechts=True),
        ]
        self.tabel = Tabel("Brieven", kolommen, sleutel=lambda r: r.sleutel, leeg="Nog geen brieven.",
                           leeg_icoon="brief")  # fmt: skip
        self.scan = Scantoevoeger(self.presenter.scans(teller(self._bronnen)), self._taken, self._feedback, self._lees,
                                  self.tabel, klaar=self._na_scan, fout=self._mislukt)  # fmt: skip
        yield
        self.kijker = Documentkijker(self._taken, leeg="Hier leest u de brief die u kiest.")
        self.scanzicht = Knop(_SCAN_ZIEN, Knopsoort.STIL, icoon="oog")
        self._detail = Tekst("", Tekstsoort.KLEIN, afbreken=True)
        yield
        self._bouw()
        self._verbind()
        yield
        staat = self.presenter.staat()
        yield
        self._zet(staat)

    def _bouw(self) -> None:
        kop = Rij(self.nieuwknop)
        kop.voeg_rek()
        for knop in (self.alineaknop, self.scanknop, self.terugknop, self.ongedaanknop, self.vervalknop, self.openknop,
                     self.hoofdknop):
            kop.voeg(knop)
        self._rechts = Kolomvak(Rij(self.scanzicht, rek=True), ruimte=Ruimte.XS)
        self._rechts.voeg(self.kijker, 1)
        deler = Deler(Kolomvak(self.tabel, self._detail), self._rechts, maten=(740, 500))
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, Ruimte.XS, 0, 0)
        kolom.setSpacing(Ruimte.S)
        for deel in (kop, self.melding):
            kolom.addWidget(deel)
        kolom.addWidget(deler, 1)

    def _verbind(self) -> None:
        self.tabel.keuze_gewijzigd.connect(self._on_choice)
        self.tabel.geactiveerd.connect(self._on_open)
        self.openknop.clicked.connect(lambda: self._on_open(self.tabel.gekozen()))
        self.hoofdknop.clicked.connect(self._on_send)
        self.alineaknop.clicked.connect(self._on_paragraph)
        self.scanknop.clicked.connect(self._on_scan)
        self.scanzicht.clicked.connect(self._on_scan_view)
        self.vervalknop.clicked.connect(self._on_withdraw)
        self.terugknop.clicked.connect(self._on_came_back)
        self.ongedaanknop.clicked.connect(self._on_undo)
        self.nieuwknop.clicked.connect(lambda: self._menu.popup(self.nieuwknop.mapToGlobal(self.nieuwknop.rect().bottomLeft())))

    # --- called by the dossier -------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """The list as it is now."""
        self._zet(self.presenter.staat())

    def _zet(self, staat: Brievenstaat) -> None:
        self._menu.clear()
        for keuze in staat.nieuw:
            actie = self._menu.addAction(keuze.tekst)
            actie.triggered.connect(lambda _aan=False, wat=keuze.waarde: self._doe(lambda: self.presenter.maak(wat)))
        if staat.kennisgeving:
            self._menu.addAction("Kennisgeving van een nieuwe datum…").triggered.connect(self._on_new_day)
        for act in staat.acten:
            self._menu.addAction(act.menu).triggered.connect(partial(self._on_letter, act))
        if staat.buiten:
            self._menu.addAction("Besluit: buiten behandeling laten…").triggered.connect(self._on_leave_out)
        if staat.buiten_terug:
            terug = self._menu.addAction("Besluit buiten behandeling terugnemen")
            terug.triggered.connect(lambda: self._doe(self.presenter.buiten_terug))
        if staat.intrekking_terug:
            weer = self._menu.addAction("Intrekking door de school terugnemen")
            weer.triggered.connect(lambda: self._doe(self.presenter.intrekking_terug))
        if self._bundel.kan():
            self._menu.addAction("Stukken voor de LBT…").triggered.connect(self.kies_bundel)
        self.nieuwknop.setVisible(bool(self._menu.actions()))
        self.hoofdknop.setVisible(staat.mag_verzenden)
        self.openknop.setVisible(staat.mag_uitvoeren)
        self.tabel.zet_leeg(*self.presenter.leeg)
        self._rechts.setVisible(bool(staat.rijen))  # with nothing to choose there is nothing to say about choosing
        self.tabel.zet_rijen(staat.rijen)
        self._on_choice(self.tabel.gekozen())

    def naar_veld(self, veld: str) -> None:
        """The form of a letter, by its key; the place of a step that has none is the list.

        A scan is brought in at the first letter that waits for one.
        """
        if veld == SCAN:
            rij = next((r for r in self.tabel.model.rijen() if r.scan_nodig and r.mag_scan), None)
            if rij is not None:
                self.tabel.kies(rij.sleutel)
                self.scanknop.setFocus()
            return
        if veld == BUITEN:
            self._on_leave_out()
            return
        act = next((a for a in self.presenter.staat().acten if a.sleutel == veld), None)
        if act is not None:
            self._on_letter(act)

    def bij_verlaten(self) -> None:
        """Forget the pixels."""
        self._getoond = ""
        self.kijker.sluit()

    def druk_af(self) -> None:
        """Ctrl+P: the chosen document."""
        self._on_open(self.tabel.gekozen())

    # --- acts --------------------------------------------------------------------------------------------------------

    def _on_choice(self, rij: Briefrij | None) -> None:
        self._detail.zeg(rij.detail if rij is not None else "")
        self.openknop.setEnabled(rij is not None and rij.id is not None)
        self.alineaknop.setVisible(rij is not None and rij.mag_alinea)
        self.vervalknop.setVisible(rij is not None and rij.mag_vervallen)
        self.scanknop.setVisible(rij is not None and rij.mag_scan)
        self.scanknop.zet_tekst("Scan toevoegen…" if rij is None or rij.scan_nodig else "Scan vervangen…")
        self.terugknop.setVisible(rij is not None and rij.mag_opnieuw)
        self.ongedaanknop.setVisible(rij is not None and rij.mag_terug)
        self.scanzicht.setVisible(rij is not None and rij.heeft_scan)
        nieuw = rij.sleutel if rij is not None and rij.id is not None else ""
        if nieuw != self._getoond:
            self._getoond = nieuw
            self._lees_in_kijker(scan=False)

    def _on_scan_view(self) -> None:
        self._lees_in_kijker(scan=self.scanzicht.tekst() == _SCAN_ZIEN)

    def _lees_in_kijker(self, *, scan: bool) -> None:
        """The chosen letter: the signed pages, or the document as it was made."""
        rij = self.tabel.gekozen()
        self.scanzicht.zet_tekst(_GEMAAKT_ZIEN if scan else _SCAN_ZIEN)
        if rij is None or rij.id is None:
            self.kijker.sluit()
            return
        brief_id = rij.id
        if scan:
            self.kijker.open(self._bronnen.van(f"Scan: {rij.soort}", lambda: self.presenter.scan(brief_id), None))
        else:
            self.kijker.open(self._bronnen.van(rij.soort, lambda: self.presenter.pdf(brief_id)))

    def _on_open(self, rij: Briefrij | None) -> None:
        if rij is None or rij.id is None:
            return
        brief_id, titel = rij.id, rij.soort
        self._taken.start(lambda _v: (self.presenter.pdf(brief_id), self.presenter.bestandsnaam(brief_id)),
                          lambda uit: self._toon(brief_id, titel, *uit), self._feedback.fout, bezig=self.tabel)  # fmt: skip

    def _toon(self, brief_id: BriefId, titel: str, pdf: bytes, naam: str) -> None:
        self.dialoog = Voorbeeld(titel, pdf, self._bronnen, self._feedback, self._taken, naam, ouder=self.window(),
                                 bij_uitvoer=lambda _wat: self.presenter.uitgevoerd(brief_id),
                                 uitvoeren=self.presenter.staat().mag_uitvoeren)  # fmt: skip
        self.dialoog.open()

    def _on_send(self) -> None:
        rijen = self.presenter.te_verzenden()
        self.dialoog = VerzendDialoog(rijen, self.presenter.vandaag, self.presenter.waarschuwingen, ouder=self.window())
        self.dialoog.verzonden.connect(lambda zendingen: self._doe(lambda: self.presenter.verzend(zendingen)))
        self.dialoog.open()

    def _on_came_back(self) -> None:
        rij = self.tabel.gekozen()
        brief = self.presenter.teruggekomen(rij) if rij is not None else None
        if brief is None:
            return
        self.dialoog = VerzendDialoog((brief,), self.presenter.vandaag, self.presenter.waarschuwingen,
                                      titel="Opnieuw verzonden registreren", ouder=self.window())  # fmt: skip
        self.dialoog.verzonden.connect(lambda zendingen: self._doe(lambda: self.presenter.verzend_opnieuw(zendingen)))
        self.dialoog.open()

    def _on_undo(self) -> None:
        rij = self.tabel.gekozen()
        if rij is None or rij.id is None:
            return
        brief_id = rij.id
        self.dialoog = dialoog = verzending_terugkeuze(1, ouder=self.window())
        dialoog.gekozen.connect(lambda reden: self._doe(lambda: self.presenter.neem_terug(brief_id, reden)))
        dialoog.open()

    def _on_paragraph(self) -> None:
        rij = self.tabel.gekozen()
        if rij is None or rij.id is None:
            return
        brief_id = rij.id
        self.dialoog = EigenAlinea(tekst=self.presenter.alinea(brief_id), doe="Brief opnieuw maken", ouder=self.window())

        def opnieuw(tekst: str) -> str:
            self.presenter.zet_alinea(brief_id, tekst)
            return "De brief is opnieuw gemaakt. De vorige is vervallen."

        self.dialoog.geschreven.connect(lambda tekst: self._doe(lambda: opnieuw(tekst)))
        self.dialoog.open()

    def _on_new_day(self) -> None:
        def maak(dag: date, reden: str) -> None:
            self._klaar(self.presenter.kennisgeving(dag, reden))

        self.dialoog = KennisgevingDialoog(maak, ouder=self.window())
        self.dialoog.open()

    def _on_letter(self, act: Briefact, _aan: bool = False) -> None:
        met = self.presenter.briefacten
        self.dialoog = BriefactDialoog(act, met.voorbeeld, met.maak, self._taken, self._bronnen, self._feedback,
                                       ouder=self.window())  # fmt: skip
        self.dialoog.gedaan.connect(self._klaar)
        self.dialoog.open()

    def _on_leave_out(self) -> None:
        self.dialoog = BuitenBehandelingDialoog(self.presenter.buitenvoorstel(), ouder=self.window())
        self.dialoog.gekozen.connect(lambda reden: self._doe(lambda: self.presenter.buiten(reden)))
        self.dialoog.open()

    def kies_bundel(self) -> None:
        """Choose what goes into the bundle for the adviescommissie."""
        self.dialoog = BundelDialoog(self._bundel.regels(), ouder=self.window())
        self.dialoog.gekozen.connect(self._on_bundle_chosen)
        self.dialoog.open()

    def _on_bundle_chosen(self, weglaten: dict[str, str]) -> None:
        self._taken.start(lambda v: self._bundel.maak(weglaten, v), lambda uit: self._toon_bundel(*uit), self._mislukt,
                          bezig=self.tabel, titel="Stukken voor de LBT", stopbaar=True)  # fmt: skip

    def _toon_bundel(self, pdf: bytes, naam: str) -> None:
        self.dialoog = Voorbeeld("Stukken voor de LBT", pdf, self._bronnen, self._feedback, self._taken, naam,
                                 ouder=self.window())  # fmt: skip
        self.dialoog.open()

    def _on_scan(self) -> None:
        rij = self.tabel.gekozen()
        if rij is not None and rij.id is not None and rij.mag_scan:
            self.scan.kies(rij.id, dossier=False)

    def _na_scan(self, zin: str) -> None:
        """On to the next letter that waits for one: Enter would bring in another for the same."""
        self._getoond = ""  # what was a scan there may be another one now
        self._klaar(zin)
        self.tabel.setFocus()
        self.naar_veld(SCAN)

    def _on_withdraw(self) -> None:
        rij = self.tabel.gekozen()
        if rij is None or rij.id is None:
            return
        brief_id = rij.id
        blijft = "De brief blijft in het dossier staan als vervallen."
        if self._feedback.vraag("Deze brief laten vervallen?", blijft, "Vervallen"):
            self._doe(lambda: self._vervallen(brief_id))

    def _vervallen(self, brief_id: BriefId) -> str:
        self.presenter.vervallen(brief_id)
        return "De brief is vervallen."

    def _doe(self, act: Callable[[], str]) -> None:
        """Making letters takes a tenth of a second: in ``Taken``, with the list busy."""
        self._taken.start(lambda _v: act(), self._klaar, self._mislukt, bezig=self.tabel)

    def _klaar(self, zin: str) -> None:
        self.melding.toon(zin, Toon.GOED)
        self.ververs()
        self._wijzigingen.meld("brief")

    def _mislukt(self, fout: Exception) -> None:
        if isinstance(fout, CvtError):
            self.melding.toon(fout.melding, Toon.FOUT)
        else:
            self._feedback.fout(fout)
        self.ververs()


def lees_tab(
    dienst: Dienst, navigatie: Navigatie, taken: Taken, feedback: Feedback, bronnen: Documentbronnen, wijzigingen: Wijzigingen,
    lezer: Stuklezer, lees_bestand: Bestandlezer, aanvraag_id: AanvraagId,
) -> Callable[[], DossierBrieven]:  # fmt: skip
    """Read what the tab of one dossier shows; what comes back builds it.

    ``lees_bestand`` is ``adapters.bijlagen.inlezen.lees_bestand_begrensd``.
    """
    return partial(DossierBrieven, BrievenPresenter(dienst, navigatie, aanvraag_id), BundelPresenter(dienst, aanvraag_id, lezer),
                   bronnen, taken, feedback, wijzigingen, lees_bestand, af=False)  # fmt: skip
