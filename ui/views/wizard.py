"""*Nieuw register maken*: one page per step, back and forth, and at the end the recovery codes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.feedback import Feedback
from ui.presenters.wizard import VOLGORDE, Herstelcode, Stap, WizardPresenter
from ui.tasks import Taken, melding
from ui.theme import Maat, Ruimte
from ui.tonen import Toon
from ui.views.herstelcodevak import HerstelcodeVak
from ui.views.instellingen_vorm import (
    Leesbestand,
    commissie_vorm,
    logokiezer,
    modellen_vorm,
    reglement_vorm,
    swv_vorm,
)
from ui.views.wizard_gebruikers import WizardGebruikers
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.formulier import Formulier
from ui.widgets.kaart import Kaart
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.rolvak import Rolvak
from ui.widgets.stappenlijst import Stappenlijst
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld

_UITLEG = {
    Stap.SWV: "Zo staat het samenwerkingsverband op papier.",
    Stap.COMMISSIE: "Wie er ten minste moeten zijn, en hoe er wordt besloten.",
    Stap.MODEL: "Er is niets vooraf gekozen. Dit kan later per soort en vanaf een dag worden gewijzigd.",
    Stap.REGLEMENT: "Elke regel heeft een standaard met zijn bron. Laat staan wat u niet weet; wijzigen kan later.",
    Stap.MAKEN: "Klopt dit? Het register wordt versleuteld op deze laptop gezet. Dat duurt enkele seconden.",
    Stap.HERSTEL: "Iedere gebruiker die zelf een wachtzin typte, krijgt nu een herstelcode op papier.",
}
_TITEL, _HEEN_EN_WEER = "Nieuw register", "Alles wat u typt blijft staan als u heen en weer gaat."
_GEMAAKT = "Het register is gemaakt."
Drukaf = Callable[[bytes, QWidget], None]


class WizardView(QWidget):
    """``gemaakt(map)`` when the register is there and every code was typed back; ``afgebroken`` for the way out."""

    gemaakt = Signal(object)
    afgebroken = Signal()

    def __init__(
        self, presenter: WizardPresenter, taken: Taken, feedback: Feedback, druk_af: Drukaf, lees_bestand: Leesbestand
    ) -> None:
        super().__init__()
        self._p, self._taken, self._feedback, self._druk_af = presenter, taken, feedback, druk_af
        self._map: Path | None = None
        self._codes: list[Herstelcode] = []
        self._codevak: HerstelcodeVak | None = None
        self.stap = Stap.SWV
        self._vormen: dict[Stap, Formulier] = {
            Stap.SWV: swv_vorm(logokiezer(feedback, lees_bestand)), Stap.COMMISSIE: commissie_vorm(), Stap.MODEL: modellen_vorm(),
            Stap.REGLEMENT: reglement_vorm(),
        }  # fmt: skip
        plaats = self._vormen[Stap.SWV].sectie("Plaats op deze laptop")
        plaats.veld(Tekstveld("map", "Naam van het register", optioneel=True, maximum=60, breedte=Maat.VELD_BREED,
                              uitleg="Leeg: het programma kiest een naam. Geen netwerkschijf of OneDrive."))  # fmt: skip
        self._map_tekst = Tekst(str(presenter.in_map), Tekstsoort.KLEIN, afbreken=True)
        andere = Knop("Andere map…", icoon="map")
        andere.clicked.connect(self._on_choose_folder)
        plaats.regel(Kolomvak(self._map_tekst, Rij(andere, rek=True), ruimte=Ruimte.XS), "In de map")
        self.gebruikers = WizardGebruikers(presenter)
        self.gebruikers.gewijzigd.connect(self._zet_uitleg)
        self._samenvatting = QWidget()
        self._herstel = Kolomvak()
        self._bouw()
        self._toon(Stap.SWV)

    def _bouw(self) -> None:
        kop = self._kop = Kop(_TITEL, _HEEN_EN_WEER)
        stoppen = Knop("Stoppen", Knopsoort.STIL)  # no arrow: Terug goes to the step before, this leaves
        stoppen.clicked.connect(self.stop)
        kop.voeg_actie(stoppen)
        self.terug = Knop("Terug", icoon="pijl-links")
        self.terug.clicked.connect(self._on_back)
        kop.voeg_actie(self.terug)
        self.verder = kop.hoofdknop("Verder")
        self.verder.clicked.connect(self._on_next)
        self.lijst = Stappenlijst([stap.value for stap in VOLGORDE])
        self._uitleg = Tekst("", Tekstsoort.ZWAK, afbreken=True)
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.bezig = Bezigbalk()
        self._stapel = QStackedWidget()
        self._paginas: dict[Stap, QWidget] = {}
        for stap in VOLGORDE:
            self._paginas[stap] = self._pagina(stap)
            self._stapel.addWidget(self._paginas[stap])
        rechts = QVBoxLayout()
        rechts.setSpacing(Ruimte.M)
        for deel in (self._uitleg, self.melding, self.bezig):
            rechts.addWidget(deel)
        rechts.addWidget(self._stapel, 1)
        midden = QHBoxLayout()
        midden.setSpacing(Ruimte.XL)
        midden.addWidget(self.lijst)
        midden.addLayout(rechts, 1)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.XL, Ruimte.L, Ruimte.XL, Ruimte.L)
        kolom.setSpacing(Ruimte.L)
        kolom.addWidget(kop)
        kolom.addLayout(midden, 1)

    def _pagina(self, stap: Stap) -> QWidget:
        if stap in self._vormen:
            self._vormen[stap].klaar()
            return Rolvak(self._vormen[stap])
        if stap is Stap.GEBRUIKERS:
            return self.gebruikers
        return Rolvak(self._samenvatting if stap is Stap.MAKEN else self._herstel)

    def vorm(self, stap: Stap) -> Formulier:
        """The form of a step that has one."""
        return self._vormen[stap]

    # --- going ---------------------------------------------------------------------------------------------------------

    def _toon(self, stap: Stap) -> None:
        self.stap = stap
        if stap in self._vormen:
            self._vormen[stap].zet_waarden(self._p.waarden(stap))
        elif stap is Stap.MAKEN:
            self._vul_samenvatting()
        self._stapel.setCurrentWidget(self._paginas[stap])
        self.lijst.zet(VOLGORDE.index(stap))
        self._zet_uitleg()
        self._kop.zet(_TITEL, _GEMAAKT if stap is Stap.HERSTEL else _HEEN_EN_WEER)
        self.melding.verberg()
        self.terug.setVisible(stap not in {Stap.SWV, Stap.HERSTEL})
        self.verder.zet_tekst("Register maken" if stap is Stap.MAKEN else "Verder")
        if stap in self._vormen:
            next(iter(self._vormen[stap].velden().values())).setFocus()

    def _zet_uitleg(self) -> None:
        self._uitleg.setText(self.gebruikers.uitleg() if self.stap is Stap.GEBRUIKERS else _UITLEG[self.stap])

    def _neem(self) -> None:
        if self.stap in self._vormen:
            self._p.neem(self.stap, self._vormen[self.stap].waarden())

    def _on_next(self) -> None:
        if self.stap is Stap.MAKEN:
            self._maak()
            return
        if self._codevak is not None:
            self._codevak.bevestig()
            return
        self._neem()
        fouten = self._p.keur(self.stap)
        if self.stap is Stap.GEBRUIKERS:
            self.gebruikers.toon_fouten({})
            if fouten:
                self.melding.toon(next(iter(fouten.values())), Toon.FOUT)
        elif self.stap in self._vormen:
            onbekend = self._vormen[self.stap].toon_fouten(fouten)
            if onbekend:
                self.melding.toon(fouten[onbekend[0]], Toon.FOUT)
        if not fouten:
            self._toon(VOLGORDE[VOLGORDE.index(self.stap) + 1])

    def _on_back(self) -> None:
        self._neem()
        self._toon(VOLGORDE[VOLGORDE.index(self.stap) - 1])

    def stop(self) -> None:
        """Leave the wizard, after a question."""
        if self.stap is Stap.HERSTEL:
            vraag = "Niet alle herstelcodes zijn overgetypt. Zonder code is een vergeten wachtzin niet te herstellen."
        else:
            vraag = "Wat u hebt ingevuld, gaat dan verloren. Er is nog geen register gemaakt."
        if self._feedback.vraag("Stoppen met het nieuwe register?", vraag, "Stoppen", "Doorgaan", gevaar=True):
            self._p.vergeet()
            self.afgebroken.emit()

    def _on_choose_folder(self) -> None:
        gekozen = self._feedback.kies_map("In welke map komt het register?")
        if gekozen is not None:
            self._p.in_map = gekozen
            self._map_tekst.setText(str(gekozen))

    # --- making --------------------------------------------------------------------------------------------------------

    def _vul_samenvatting(self) -> None:
        nieuw = QWidget()
        rooster = QGridLayout(nieuw)
        rooster.setContentsMargins(0, 0, 0, 0)
        rooster.setHorizontalSpacing(Ruimte.XL)
        rooster.setVerticalSpacing(Ruimte.S)
        rooster.setColumnStretch(1, 1)
        for nummer, (label, waarde) in enumerate(self._p.samenvatting()):
            rooster.addWidget(Tekst(label, Tekstsoort.ZWAK), nummer, 0, Qt.AlignmentFlag.AlignTop)
            rooster.addWidget(Tekst(waarde, afbreken=True), nummer, 1)
        kaart = Kaart()
        kaart.voeg(nieuw)
        rol = self._paginas[Stap.MAKEN]
        assert isinstance(rol, Rolvak)
        rol.setWidget(Kolomvak(kaart, rek=True))

    def _maak(self) -> None:
        self._zet_bezig(True)
        self._taken.start(lambda _v: self._p.maak(), lambda g: self._on_made(g.map_), self._on_failed,
                          titel="Register maken")  # fmt: skip

    def _zet_bezig(self, bezig: bool) -> None:
        self.bezig.zet_bezig(bezig)
        for knop in (self.verder, self.terug):
            knop.setEnabled(not bezig)

    def _on_failed(self, fout: Exception) -> None:
        self._zet_bezig(False)
        self.melding.toon(melding(fout), Toon.FOUT)

    def _on_made(self, map_: Path) -> None:
        self._zet_bezig(False)
        self._map, self._codes = map_, self._p.codes()
        self._toon(Stap.HERSTEL)
        self._toon_code()

    def _toon_code(self) -> None:
        if not self._codes:
            self._p.vergeet()
            self.gemaakt.emit(self._map)
            return
        code = self._codes.pop(0)
        vak = HerstelcodeVak(
            code.naam, code.code, lambda t: self._p.controleer(code.code, t), afdrukken=lambda: self._on_print(code),
            knop=self.verder,
        )  # fmt: skip
        self._codevak = vak
        self.verder.zet_tekst("Volgende" if self._codes else "Klaar, naar aanmelden")
        vak.klaar.connect(self._toon_code)
        rol = self._paginas[Stap.HERSTEL]
        assert isinstance(rol, Rolvak)
        rol.setWidget(Kolomvak(vak, rek=True))
        vak.setFocus()

    def _on_print(self, code: Herstelcode) -> None:
        try:
            pdf = self._p.herstelblad(code)
        except Exception as fout:  # noqa: BLE001 (said to the person in one sentence)
            self._feedback.fout(fout)
            return
        self._druk_af(pdf, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.stop()
            return
        super().keyPressEvent(event)
