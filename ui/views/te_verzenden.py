"""*Te verzenden* (screens.md 4.13): the letters of all dossiers in one pile, in order of address, sent in one act."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.ids import BriefId
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.verzenden import Zending
from cvt_desktop.services.verzendstapel import Stapeluitslag
from ui.beurten import InBeurten
from ui.changes import Wijzigingen
from ui.clipboard import Klembord
from ui.dialogs.afwijkend import AfwijkendDialoog
from ui.dialogs.dialoog import Dialoog
from ui.dialogs.redenkeuze import verzending_terugkeuze
from ui.dialogs.verzenden import VerzendDialoog
from ui.dialogs.voorbeeld import Voorbeeld
from ui.documentbron import Documentbronnen
from ui.feedback import Feedback
from ui.models.tabel import Kolom
from ui.presenters.navigatie import Navigatie
from ui.presenters.verzendrijen import Geladen, Stapelrij
from ui.presenters.verzendstapel import CHIPS, VerzendstapelPresenter
from ui.tasks import Taken, melding
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.views.scan_toevoegen import Bestandlezer, Scantoevoeger, teller
from ui.views.werkvoorraad_chips import Filterchips
from ui.widgets.datumveld import Datumveld
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.tabel import Tabel
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.vinkje import Vinkje
from ui.widgets.vloeirij import Vloeirij

_SUB = "Wat klaar is om weg te gaan, in de volgorde van de adressen."
_KOLOMMEN: tuple[Kolom[Stapelrij], ...] = (
    Kolom(titel="STAND", tekst=lambda r: r.stand),
    Kolom(titel="WIJZE", tekst=lambda r: r.wijze),
    Kolom(titel="AAN", tekst=lambda r: r.aan, nadruk=True, rek=True),
    Kolom(titel="ADRES", tekst=lambda r: r.adres, rek=True),
    Kolom(titel="STUK", tekst=lambda r: r.document),
    Kolom(titel="DOSSIER", tekst=lambda r: r.dossier, rek=True, zwak=True),
    Kolom(titel="DAG", tekst=lambda r: r.dag, rechts=True),
)


class TeVerzendenView(InBeurten, QWidget):
    """Enter looks at a letter; O leaves it out or takes it in, A gives it another day or way, S adds a scan; Ctrl+P prints.

    T ticks that the outcome stands in TOP dossier.
    """

    hulpvorm = "verzenden"

    def __init__(
        self, presenter: VerzendstapelPresenter, bronnen: Documentbronnen, taken: Taken, feedback: Feedback,
        wijzigingen: Wijzigingen, lees_bestand: Bestandlezer, *, af: bool = True,
    ) -> None:  # fmt: skip
        super().__init__()
        self.presenter, self._bronnen, self._taken, self._feedback = presenter, bronnen, taken, feedback
        self._wijzigingen, self._lees = wijzigingen, lees_bestand
        self.dialoog: Dialoog | None = None
        self._delen = self._bouwdelen()
        if af:
            self.maak_af()

    def _bouwdelen(self) -> Iterator[None]:
        self.kop = Kop("Te verzenden", _SUB)
        self.hoofdknop = self.kop.hoofdknop("Hele stapel verzonden")
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.chips = Filterchips(CHIPS)
        self._na_verzenden = False
        self.dag = Datumveld("verzonden_op", "Dag van verzending")
        self.dag.zonder_foutregel()
        self.dag.zet_waarde(self.presenter.dag)
        yield
        self.tabel: Tabel[Stapelrij] = Tabel("Brieven die kunnen worden verzonden", _KOLOMMEN, sleutel=lambda r: r.id, meer=True,
                                             leeg="Niets te verzenden.", leeg_icoon="brief")  # fmt: skip
        self.scan = Scantoevoeger(self.presenter.scans(teller(self._bronnen)), self._taken, self._feedback, self._lees,
                                  self.tabel, klaar=self._klaar, fout=self._mislukt)  # fmt: skip
        self._detail = Tekst("", Tekstsoort.KLEIN, afbreken=True)
        self.drukknop = Knop("Post afdrukken…", icoon="printer", toets="Ctrl+P")
        self.bijlagen = Vinkje("bijlagen", "met bijlagen")
        self.dubbel = Vinkje("dubbelzijdig", "elk stuk op een nieuw blad")
        for vinkje in (self.bijlagen, self.dubbel):
            vinkje.zonder_foutregel()
            vinkje.zet_waarde(True)
        self.lijstknop = Knop("Adreslijst…", icoon="document")
        self.klaarknop = Knop("Zet klaar in map…", icoon="map")
        self.tekstknop = Knop("Berichttekst kopiëren", Knopsoort.STIL)
        yield
        self.openknop = Knop("Bekijken", icoon="oog")
        self.wisselknop = Knop("Niet nu", Knopsoort.STIL, icoon="min")
        self.andersknop = Knop("Andere dag of wijze…", Knopsoort.STIL, icoon="kalender")
        self.scanknop = Knop("Scan toevoegen…", Knopsoort.STIL, icoon="bijlage")
        self.terugknop = Knop("Kwam terug…", Knopsoort.STIL, icoon="brief")
        self.ongedaanknop = Knop("Was niet verzonden…", Knopsoort.STIL, icoon="pijl-links")
        self.topknop = Knop("Teruggemeld in TOP", Knopsoort.STIL, icoon="vink")
        self.dossierknop = Knop("Naar dossier", Knopsoort.STIL, icoon="map")
        self._bouw()
        self._verbind()
        for knop in (self.hoofdknop, self.drukknop, self.lijstknop, self.klaarknop, self.tekstknop):
            knop.setEnabled(False)  # until the stack was read
        self._on_choice(None)
        yield
        self.ververs()

    def _bouw(self) -> None:
        boven = Rij(self.chips)
        boven.voeg_rek()
        boven.voeg(Tekst("Dag van verzending", Tekstsoort.ZWAK))
        boven.voeg(self.dag)
        stapelacten = Rij(self.drukknop, self.bijlagen, self.dubbel, self.lijstknop, self.klaarknop, self.tekstknop, rek=True)
        rijacten = Vloeirij(self.openknop, self.wisselknop, self.andersknop, self.scanknop, self.terugknop, self.ongedaanknop,
                            self.topknop, self.dossierknop)  # fmt: skip
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.S)
        for deel in (self.kop, self.melding, boven, stapelacten):
            kolom.addWidget(deel)
        kolom.addWidget(self.tabel, 1)
        kolom.addWidget(self._detail)
        kolom.addWidget(rijacten)

    def _verbind(self) -> None:
        self.chips.gekozen.connect(self._on_chip_chosen)
        self.dag.gewijzigd.connect(self._on_day_changed)
        self.tabel.geactiveerd.connect(lambda rij: self._open(rij.id, rij.document))
        self.tabel.keuze_gewijzigd.connect(self._on_choice)
        self.tabel.toets.connect(self._on_key)
        self.hoofdknop.clicked.connect(self._on_send)
        self.drukknop.clicked.connect(self._on_print)
        self.lijstknop.clicked.connect(self._on_list)
        self.klaarknop.clicked.connect(self._on_ready)
        self.tekstknop.clicked.connect(self._on_message)
        self.openknop.clicked.connect(self._on_open)
        self.wisselknop.clicked.connect(self._on_toggle)
        self.andersknop.clicked.connect(self._on_differently)
        self.scanknop.clicked.connect(self._on_scan)
        self.terugknop.clicked.connect(self._on_came_back)
        self.ongedaanknop.clicked.connect(self._on_undo)
        self.topknop.clicked.connect(self._on_reported)
        self.dossierknop.clicked.connect(self._on_dossier)

    # --- called by the shell -----------------------------------------------------------------------------------------

    def begin(self) -> None:
        """One begins in the list."""
        self.tabel.setFocus()

    def bij_tonen(self) -> None:
        """In front again: others sign and write."""
        self.ververs()

    def plek(self) -> str:
        """What was left out or made different, for who comes back after locking."""
        return self.presenter.plek()

    def naar_plek(self, plek: str) -> None:
        """As it was then; the list may still be asked for."""
        self.presenter.naar_plek(plek)
        self._toon()

    def ververs(self) -> None:
        """Ask the register; the list stays while it is asked."""
        self._taken.start(lambda _v: self.presenter.laad(), self._on_loaded, self._on_failed, bezig=self.tabel,
                          titel="Te verzenden bijwerken")  # fmt: skip

    def _on_failed(self, fout: Exception) -> None:
        self.melding.toon(melding(fout), Toon.FOUT, actie="Opnieuw", doe=self.ververs)

    def _on_loaded(self, geladen: Geladen) -> None:
        self.presenter.neem(geladen)
        self._toon()
        if self._na_verzenden:  # the main button is off now: the focus must not fall on what lies outside the page
            self._na_verzenden = False
            (self.tabel if self.tabel.zichtbaar() else self.chips).setFocus()

    def _toon(self) -> None:
        staat = self.presenter.staat()
        self.kop.zet(staat.titel, " ".join(filter(None, (staat.sub, staat.let_op))) or _SUB)
        self.chips.toon(staat.aantallen, self.presenter.chip)
        self.hoofdknop.zet_tekst(staat.hoofd)
        self.hoofdknop.setEnabled(staat.mag_verzenden)
        self.drukknop.zet_tekst(staat.druk)
        self.drukknop.setEnabled(staat.te_drukken > 0)
        self.lijstknop.setEnabled(bool(self.presenter.enveloppen()))
        for knop in (self.klaarknop, self.tekstknop):
            knop.setVisible(staat.digitaal > 0 and self.presenter.mag_klaarzetten)
        self.tabel.zet_leeg(*self.presenter.leeg())
        self.tabel.zet_rijen(staat.rijen)
        self._on_choice(self.tabel.gekozen())

    # --- choices -----------------------------------------------------------------------------------------------------

    def _on_chip_chosen(self, chip: str) -> None:
        self.presenter.kies(chip)
        self._toon()
        self.tabel.setFocus()

    def _on_day_changed(self) -> None:
        """A day that is half typed is another one ("20-5-20"): what cannot be, leaves none of it on the screen."""
        dag, vandaag = self.dag.waarde(), self.presenter.vandaag
        self.melding.verberg()
        if dag is not None and dag > vandaag:
            self.melding.toon("Die dag moet nog komen. Registreer de verzending als de post de deur uit is.", Toon.FOUT)
        self.presenter.zet_dag(vandaag if dag is None or dag > vandaag else dag)
        self._toon()

    def _on_choice(self, rij: Stapelrij | None) -> None:
        self._detail.setText(self.presenter.detail(rij.id) if rij is not None else "")
        te_gaan = rij is not None and not rij.verzonden
        for knop in (self.openknop, self.dossierknop):
            knop.setEnabled(rij is not None)
        for knop in (self.wisselknop, self.andersknop):
            knop.setVisible(te_gaan)
        self.wisselknop.zet_tekst("Weer meenemen" if rij is not None and rij.stand.tekst == "niet nu" else "Niet nu")
        self.scanknop.setVisible(rij is not None and rij.mag_scan)
        vervangt = rij is not None and rij.mag_scan and not rij.scan_nodig
        self.scanknop.zet_tekst("Scan vervangen…" if vervangt else "Scan toevoegen…")
        self.terugknop.setVisible(rij is not None and rij.verzonden)
        self.ongedaanknop.setVisible(rij is not None and rij.mag_terug)
        self.topknop.setVisible(rij is not None and rij.in_top)
        self.topknop.zet_tekst("Niet teruggemeld" if rij is not None and rij.teruggemeld else "Teruggemeld in TOP")

    def _on_key(self, letter: str) -> None:
        doe = {"o": self._on_toggle, "a": self._on_differently, "s": self._on_scan, "t": self._on_reported}.get(letter.casefold())
        if doe is not None:
            doe()

    def _ids(self) -> list[BriefId]:
        return [rij.id for rij in self.tabel.gekozen_rijen() if not rij.verzonden]

    def _on_toggle(self) -> None:
        self.presenter.wissel(self._ids())
        self._toon()

    def _on_differently(self) -> None:
        ids = self._ids()
        if not ids:
            return
        op, wijze, instemming = self.presenter.afwijking(ids[-1])
        dialoog = AfwijkendDialoog(len(ids), op, wijze, instemming, self.presenter.vandaag, ouder=self.window())
        dialoog.gekozen.connect(lambda anders: self._na_keuze(lambda: self.presenter.wijk_af(ids, anders)))
        dialoog.gewoon.connect(lambda: self._na_keuze(lambda: self.presenter.gewoon(ids)))
        self._toon_dialoog(dialoog)

    def _na_keuze(self, doe: Callable[[], None]) -> None:
        doe()
        self._toon()

    # --- acts --------------------------------------------------------------------------------------------------------

    def _on_send(self) -> None:
        if not self.dag.leesbaar() or self.dag.waarde() != self.presenter.dag:
            self.melding.toon("Vul in op welke dag de stapel is verzonden: vandaag of eerder.", Toon.FOUT)
            self.dag.setFocus()
            return
        self._taken.start(lambda _v: self.presenter.verzend(), self._on_sent, self._mislukt, bezig=self.tabel,
                          titel="Verzending vastleggen")  # fmt: skip

    def _on_sent(self, uitslag: Stapeluitslag) -> None:
        weg = uitslag.verzonden
        self.melding.toon(self.presenter.zin(uitslag), Toon.LET_OP if uitslag.fouten else Toon.GOED,
                          actie="Ongedaan maken…" if weg else "", doe=lambda: self._neem_terug(weg))  # fmt: skip
        self._na_verzenden = True
        self.ververs()
        self._wijzigingen.meld("brief")

    def _on_print(self) -> None:
        dubbel, met = self.dubbel.waarde(), self.bijlagen.waarde()
        self._taken.start(lambda _v: self.presenter.drukwerk(dubbelzijdig=dubbel, met_bijlagen=met),
                          lambda pdf: self._toon_pdf("Post op volgorde van adres", pdf, lambda _wat: self.presenter.gedrukt()),
                          self._mislukt, bezig=self.tabel, titel="Post verzamelen")  # fmt: skip

    def _on_list(self) -> None:
        def toon(pdf: bytes) -> None:
            self._toon_pdf("Adreslijst", pdf, lambda _wat: self.presenter.lijst_gedrukt(), "adreslijst")

        self._taken.start(lambda _v: self.presenter.adreslijst(), toon, self._mislukt, bezig=self.tabel, titel="Adreslijst maken")

    def _on_open(self) -> None:
        rij = self.tabel.gekozen()
        if rij is not None:
            self._open(rij.id, rij.document)

    def _open(self, brief_id: BriefId, titel: str) -> None:
        self._taken.start(lambda _v: self.presenter.pdf(brief_id), lambda pdf: self._toon_pdf(titel, pdf, None), self._mislukt,
                          bezig=self.tabel)  # fmt: skip

    def _toon_pdf(self, titel: str, pdf: bytes, bij_uitvoer: Callable[[str], None] | None, wat: str = "post") -> None:
        self._toon_dialoog(Voorbeeld(titel, pdf, self._bronnen, self._feedback, self._taken, self.presenter.bestandsnaam(wat),
                                     ouder=self.window(), bij_uitvoer=bij_uitvoer,
                                     uitvoeren=bij_uitvoer is not None))  # fmt: skip

    def _on_ready(self) -> None:
        map_ = self._feedback.kies_map("Map om bestanden in klaar te zetten")
        if map_ is not None:
            self._doe(lambda: self.presenter.zet_klaar(map_))

    def _on_message(self) -> None:
        digitaal = set(self.presenter.digitaal())
        ids = [id_ for id_ in self._ids() if id_ in digitaal] or list(self.presenter.digitaal())
        Klembord.kopieer(self.presenter.berichttekst(ids))
        self.melding.toon("De tekst van het bericht staat op het klembord, zonder namen.", Toon.GOED)

    def _on_scan(self) -> None:
        rij = self.tabel.gekozen()
        if rij is not None and rij.mag_scan:
            self.scan.kies(rij.id, dossier=True)

    def _on_came_back(self) -> None:
        rij = self.tabel.gekozen()
        brief = self.presenter.teruggekomen(rij.id) if rij is not None else None
        if brief is None:
            return
        dialoog = VerzendDialoog((brief,), self.presenter.vandaag, lambda _z: (), titel="Opnieuw verzonden registreren",
                                 ouder=self.window())  # fmt: skip
        dialoog.verzonden.connect(self._on_sent_again)
        self._toon_dialoog(dialoog)

    def _on_sent_again(self, zendingen: tuple[Zending, ...]) -> None:
        self._doe(lambda: self.presenter.verzend_opnieuw(zendingen))

    def _on_undo(self) -> None:
        self._neem_terug(tuple(rij.id for rij in self.tabel.gekozen_rijen() if rij.mag_terug))

    def _on_reported(self) -> None:
        """T: the chosen outcomes stand in TOP dossier; or they do not, when the one with the focus was ticked."""
        rij = self.tabel.gekozen()
        if rij is not None and rij.in_top:
            aan = not rij.teruggemeld
            ids = [r.id for r in self.tabel.gekozen_rijen() if r.in_top and r.teruggemeld is not aan]
            self._doe(lambda: self.presenter.meld_terug(ids, aan))

    def _neem_terug(self, ids: tuple[BriefId, ...]) -> None:
        if ids:
            dialoog = verzending_terugkeuze(len(ids), ouder=self.window())
            dialoog.gekozen.connect(lambda reden: self._doe(lambda: self.presenter.neem_terug(ids, reden)))
            self._toon_dialoog(dialoog)

    def _on_dossier(self) -> None:
        rij = self.tabel.gekozen()
        if rij is not None:
            self.presenter.naar_dossier(rij.id)

    def _toon_dialoog(self, dialoog: Dialoog) -> None:
        self.dialoog = dialoog
        dialoog.open()

    def _doe(self, act: Callable[[], str]) -> None:
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


def maak_scherm(
    dienst: Dienst, navigatie: Navigatie, taken: Taken, feedback: Feedback, bronnen: Documentbronnen, wijzigingen: Wijzigingen,
    lees_bestand: Bestandlezer, *, af: bool = True,
) -> QWidget:  # fmt: skip
    """The screen ``te-verzenden``. ``lees_bestand`` reads a scan that somebody brings in, with its cap."""
    presenter = VerzendstapelPresenter(dienst, navigatie)
    return TeVerzendenView(presenter, bronnen, taken, feedback, wijzigingen, lees_bestand, af=af)
