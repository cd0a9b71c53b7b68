"""The Tekenmap (screens.md 4.12): the stack at the left, the documents at the right, one passphrase."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.besluit import Tekenwijze
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.ids import BriefId
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.tekenstapel import Stapelstuk
from ui.beurten import InBeurten
from ui.changes import Wijzigingen
from ui.dialogs.bestuursbesluit import BestuursbesluitDialoog
from ui.dialogs.dialoog import Dialoog
from ui.dialogs.eigen_alinea import EigenAlinea
from ui.dialogs.tekenen import TekenDialoog
from ui.dialogs.voorbeeld import Voorbeeld
from ui.documentbron import Documentbronnen
from ui.feedback import Feedback
from ui.models.tabel import Kolom
from ui.presenters.navigatie import Navigatie
from ui.presenters.tekenmap import TekenmapPresenter, Tekenrij, Tekenstaat, Tekenuitslag, Wachtzincontrole
from ui.tasks import Taken, melding
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.views.besluit_voorbeeld import Voorbeeldvak
from ui.widgets.deler import Deler
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.tabel import Tabel
from ui.widgets.tekst import Tekst, Tekstsoort

_COMMISSIEBREED = 180
_LEEG = "Een besluit komt hier als de controle in orde is en de stemmen zijn bekrachtigd."


class TekenmapView(InBeurten, QWidget):
    """Enter opens the documents of a besluit (and counts as looked at), Ctrl+→ and Ctrl+← those of the next and the previous;
    O leaves it out or takes it in."""

    def __init__(
        self, presenter: TekenmapPresenter, bronnen: Documentbronnen, taken: Taken, feedback: Feedback,
        wijzigingen: Wijzigingen, *, af: bool = True,
    ) -> None:  # fmt: skip
        super().__init__()
        self.presenter, self._taken, self._bronnen = presenter, taken, bronnen
        self._feedback, self._wijzigingen = feedback, wijzigingen
        self.dialoog: Dialoog | None = None
        self._open_id: object = None
        self._van: object = None
        self._delen = self._bouwdelen(bronnen)
        if af:
            self.maak_af()

    def _bouwdelen(self, bronnen: Documentbronnen) -> Iterator[None]:
        self.kop = Kop("Tekenmap")
        self.papierknop = Knop("Afdrukken voor handtekening", icoon="printer")
        self.kop.voeg_actie(self.papierknop)
        self.hoofdknop = self.kop.hoofdknop("Digitaal tekenen")
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        kolommen: list[Kolom[Tekenrij]] = [
            Kolom(titel="STAND", tekst=lambda r: r.mee),
            Kolom(titel="LEERLING", tekst=lambda r: r.leerling, nadruk=True, breedte=120, rek=True),
            Kolom(titel="UITKOMST", tekst=lambda r: r.uitkomst, breedte=120, rek=True),
            Kolom(titel="AANDACHT", tekst=lambda r: r.aandacht, breedte=98, rek=True),
            Kolom(titel="GEZIEN", tekst=lambda r: r.bekeken),
        ]
        if self.presenter.meer_commissies:
            kolommen.insert(2, Kolom(titel="COMMISSIE", tekst=lambda r: r.commissie, breedte=_COMMISSIEBREED, smalst=90))
        self.tabel = Tabel("Besluiten die op een handtekening wachten", kolommen, sleutel=lambda r: r.id,
                           leeg="Er ligt niets om te tekenen.", leeg_uitleg=_LEEG, leeg_icoon="tekenmap")  # fmt: skip
        yield
        self._hint = Tekst("", Tekstsoort.ZWAK, afbreken=True)
        self._reden = Tekst("", Tekstsoort.KLEIN, afbreken=True)
        self.openknop = Knop("Bekijken", icoon="oog")
        self.wisselknop = Knop("Niet nu", Knopsoort.STIL, icoon="min")
        self.conformknop = Knop("Conform advies", icoon="vink")
        self.andersknop = Knop("Anders besluiten…", Knopsoort.STIL)
        self.herzienknop = Knop("Besluit over advies terugnemen", Knopsoort.STIL)
        self.terugknop = Knop("Terug met vraag…", Knopsoort.STIL, icoon="pijl-links")
        self.dossierknop = Knop("Naar dossier", Knopsoort.STIL, icoon="map")
        self.voorbeeld = Voorbeeldvak(bronnen, self._taken, self._maker)
        self._bouw()
        self._verbind()
        yield
        for knop in (self.hoofdknop, self.papierknop):
            knop.hide()  # until it is known that there is something to sign
        self._on_choice(None)
        self.ververs()

    def _bouw(self) -> None:
        links = QWidget()
        kolom = QVBoxLayout(links)
        kolom.setContentsMargins(0, 0, Ruimte.S, 0)
        kolom.setSpacing(Ruimte.S)
        kolom.addWidget(self.tabel, 1)
        kolom.addWidget(self._reden)
        kolom.addWidget(Rij(self.conformknop, self.andersknop, self.herzienknop, rek=True))
        kolom.addWidget(Rij(self.openknop, self.wisselknop, self.terugknop, self.dossierknop, rek=True))
        kolom.addWidget(self._hint)
        deler = Deler(links, self.voorbeeld, maten=(680, 560))
        geheel = QVBoxLayout(self)
        geheel.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        geheel.setSpacing(Ruimte.S)
        for deel in (self.kop, self.melding):
            geheel.addWidget(deel)
        geheel.addWidget(deler, 1)

    def _verbind(self) -> None:
        self.tabel.geactiveerd.connect(self._on_open)
        self.tabel.keuze_gewijzigd.connect(self._on_choice)
        self.tabel.toets.connect(self._on_key)
        self.conformknop.clicked.connect(self._on_follow)
        self.andersknop.clicked.connect(self._on_deviate)
        self.herzienknop.clicked.connect(self._on_reconsider)
        self.openknop.clicked.connect(lambda: self._on_open(self.tabel.gekozen()))
        self.wisselknop.clicked.connect(self._on_toggle)
        self.terugknop.clicked.connect(self._on_back)
        self.dossierknop.clicked.connect(self._on_dossier)
        self.hoofdknop.clicked.connect(lambda: self._on_sign(Tekenwijze.DIGITAAL))
        self.papierknop.clicked.connect(lambda: self._on_sign(Tekenwijze.PAPIER))
        for reeks, stap in (("Ctrl+Right", 1), ("Ctrl+Left", -1)):
            snel = QShortcut(QKeySequence(reeks), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            snel.activated.connect(lambda stap=stap: self._on_step(stap))

    # --- called by the shell -----------------------------------------------------------------------------------------

    def begin(self) -> None:
        """One begins in the list, and comes back there after each act: Enter opens what asks attention, the keys work."""
        self.tabel.setFocus()

    def bij_tonen(self) -> None:
        """In front again: what was written meanwhile comes in."""
        if self.presenter.stand() != self._van:
            self.ververs()

    def bij_verlaten(self) -> None:
        """Forget the pixels."""
        self.voorbeeld.sluit()

    def plek(self) -> str:
        """What is left out and what was looked at, for who comes back after locking."""
        return self.presenter.plek()

    def naar_plek(self, plek: str) -> None:
        """As it was then."""
        self._toon(self.presenter.naar_plek(plek))

    def ververs(self) -> None:
        """Read the stack; the list stays meanwhile."""
        self._van = self.presenter.stand()
        self._taken.start(lambda _voortgang: self.presenter.lees(), partial(self._on_read, self._van), self._on_failed,
                          bezig=self.tabel, titel="Tekenmap lezen", kort=True)  # fmt: skip

    def _on_read(self, van: object, stukken: tuple[Stapelstuk, ...]) -> None:
        if self.presenter.stand() != van:
            self.ververs()  # an act came in between
        else:
            self._toon(self.presenter.neem(stukken))

    def _on_failed(self, fout: Exception) -> None:
        self.melding.toon(melding(fout), Toon.FOUT, actie="Opnieuw", doe=self.ververs)

    def _toon(self, staat: Tekenstaat) -> None:
        self.kop.zet(staat.titel, staat.sub)
        self.hoofdknop.zet_tekst(staat.hoofd)
        self.papierknop.zet_tekst(staat.papier)
        for knop in (self.hoofdknop, self.papierknop):
            knop.setEnabled(staat.mag_tekenen)
            knop.setVisible(bool(staat.rijen))
        self._hint.setText(" ".join(filter(None, (staat.hint, staat.uitleg))))
        self.tabel.zet_rijen(staat.rijen)
        self._on_choice(self.tabel.gekozen())

    # --- acts ----------------------------------------------------------------------------------------------------------

    def _on_choice(self, rij: Tekenrij | None) -> None:
        for knop in (self.openknop, self.wisselknop, self.terugknop, self.dossierknop):
            knop.setEnabled(rij is not None)
        self.conformknop.setVisible(rij is not None and rij.kan_besluiten)
        self.andersknop.setVisible(rij is not None and rij.kan_besluiten)
        self.herzienknop.setVisible(rij is not None and rij.kan_terugnemen)
        self._reden.setText(f"Reden: {rij.reden}" if rij is not None and rij.reden else "")
        if rij is None or rij.id != self._open_id:  # never the letters of one beside the line of another
            self._open_id = None
            self.voorbeeld.sluit()
            self.voorbeeld.zet_tabs(())

    def _on_step(self, richting: int) -> None:
        """Look at the next (1) or the previous (-1) besluit; at the ends nothing happens."""
        rijen, nu = self.tabel.getoond(), self.tabel.gekozen()
        plek = next((n for n, rij in enumerate(rijen) if nu is not None and rij.id == nu.id), -1) + richting
        if 0 <= plek < len(rijen):
            self.tabel.kies(rijen[plek].id)
            self._on_open(rijen[plek])

    def _on_open(self, rij: Tekenrij | None) -> None:
        if rij is None:
            return
        self._open_id = rij.id
        self.voorbeeld.zet_tabs(self.presenter.open(rij.id))
        self.voorbeeld.nu()
        self._toon(self.presenter.staat())

    def _maker(self, sleutel: str) -> Callable[[], bytes] | None:
        rij = next((r for r in self.tabel.model.rijen() if r.id == self._open_id), None)
        return None if rij is None else self.presenter.voorbeeld(rij.id, sleutel)

    def _on_key(self, letter: str) -> None:
        doe = {"o": self._on_toggle, "c": self._on_follow}.get(letter.casefold())
        if doe is not None:
            doe()

    def _on_follow(self) -> None:
        rij = self.tabel.gekozen()
        if rij is not None and rij.kan_besluiten:
            besluit_id = rij.id
            self._doe(lambda: self.presenter.conform(besluit_id), "Het bestuur volgt het advies. U kunt het besluit tekenen.")

    def _on_deviate(self) -> None:
        rij = self.tabel.gekozen()
        if rij is None or not rij.kan_besluiten:
            return
        besluit_id = rij.id

        def besluit(waarden: dict[str, object]) -> None:
            self._toon(self.presenter.anders(besluit_id, waarden))
            self.melding.toon("Het bestuur besluit anders. De secretaris past de brieven aan; daarna tekent u.", Toon.INFO)
            self._wijzigingen.meld("besluit")

        try:
            vorm = self.presenter.anders_vorm(besluit_id)
        except CvtError as fout:
            self.melding.toon(fout.melding, Toon.FOUT)
            return
        self.dialoog = BestuursbesluitDialoog(vorm, besluit, ouder=self.window())
        self.dialoog.open()

    def _on_reconsider(self) -> None:
        rij = self.tabel.gekozen()
        if rij is not None and rij.kan_terugnemen:
            besluit_id = rij.id
            self._doe(lambda: self.presenter.bestuur_terug(besluit_id), "Het advies ligt er weer; het bestuur besluit opnieuw.")

    def _on_toggle(self) -> None:
        rij = self.tabel.gekozen()
        if rij is not None:
            self._toon(self.presenter.wissel(rij.id))
        self.begin()

    def _on_dossier(self) -> None:
        rij = self.tabel.gekozen()
        if rij is not None:
            self.presenter.naar_dossier(rij.id)

    def _on_back(self) -> None:
        rij = self.tabel.gekozen()
        if rij is None:
            return
        besluit_id = rij.id
        self.begin()
        self.dialoog = EigenAlinea(
            "Terug met een vraag", label="Vraag", uitleg="Het besluit gaat terug naar concept. Uw vraag komt als notitie in het "
            "dossier en staat vandaag op de Werkvoorraad.", doe="Terug naar concept", verplicht=True, ouder=self.window(),
        )  # fmt: skip
        self.dialoog.geschreven.connect(lambda vraag: self._doe(
            lambda: self.presenter.terug(besluit_id, vraag), "Het besluit is terug bij de secretaris."))  # fmt: skip
        self.dialoog.open()

    def _doe(self, act: Callable[[], Tekenstaat], gelukt: str) -> None:
        """One act; an error becomes a sentence."""
        self.begin()
        try:
            self._toon(act())
        except CvtError as fout:
            self.melding.toon(fout.melding, Toon.FOUT)
            return
        self.melding.toon(gelukt, Toon.INFO)
        self._wijzigingen.meld("besluit")

    def _on_sign(self, wijze: Tekenwijze) -> None:
        knop = self.hoofdknop if wijze is Tekenwijze.DIGITAAL else self.papierknop
        self.begin()
        self.dialoog = TekenDialoog(wijze, knop.tekst(), self.presenter.teken, self._on_signed, self._taken, ouder=self.window())
        self.dialoog.open()

    def _on_signed(self, uitslag: Tekenuitslag) -> None:
        self.voorbeeld.sluit()
        self.ververs()
        self._wijzigingen.meld("besluit")
        papier = uitslag.voor_de_pen
        if papier:
            self._verzamel(papier)
        weer, doe = ("Nog een keer afdrukken", lambda: self._verzamel(papier)) if papier else ("", None)
        if uitslag.fout is None:
            self.melding.toon(uitslag.zin, Toon.GOED, actie=weer, doe=doe)
        elif isinstance(uitslag.fout, CvtError):
            zin = " ".join(filter(None, (uitslag.zin, f"Toen stopte het: {uitslag.fout.melding}")))
            self.melding.toon(zin, Toon.FOUT, actie=weer, doe=doe)
        else:
            self._feedback.fout(uitslag.fout)

    def _verzamel(self, papier: tuple[BriefId, ...]) -> None:
        """All pages for the pen as one print; they lie no more in the stack, so it can be asked again."""
        self._taken.start(lambda _v: self.presenter.drukwerk(papier), lambda pdf: self._toon_papier(papier, pdf),
                          self._feedback.fout, bezig=self.tabel, titel="Voor de pen verzamelen")  # fmt: skip

    def _toon_papier(self, brieven: tuple[BriefId, ...], pdf: bytes) -> None:
        """Print it, or save it: the numbers stand on it."""
        self.dialoog = Voorbeeld("Voor de handtekening", pdf, self._bronnen, self._feedback, self._taken, "voor de pen.pdf",
                                 ouder=self.window(), bij_uitvoer=lambda _wat: self.presenter.gedrukt(brieven))  # fmt: skip
        self.dialoog.open()


def maak_scherm(
    dienst: Dienst, navigatie: Navigatie, taken: Taken, feedback: Feedback, bronnen: Documentbronnen, wijzigingen: Wijzigingen,
    controleer_wachtzin: Wachtzincontrole, *, af: bool = True,
) -> QWidget:  # fmt: skip
    """The screen ``tekenmap``. ``controleer_wachtzin(persoon_id, wachtzin)`` raises ``CvtError`` when it is wrong."""
    presenter = TekenmapPresenter(dienst, navigatie, controleer_wachtzin)
    return TekenmapView(presenter, bronnen, taken, feedback, wijzigingen, af=af)
