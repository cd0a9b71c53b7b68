"""The middle of the leeslijst: one dossier, its dossierkaart or one of its stukken, and the marks of the member."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cvt_desktop.services.dossierkaart import Dossierkaart
from cvt_desktop.services.eerdere_adviezen import EerderAdvies
from ui.documentbron import Kijkerbron, Tekstbron
from ui.presenters.adviezen import Kolombeeld
from ui.presenters.leeslijst import EERDER, OORDELEN, Leesdossier, LeeslijstPresenter
from ui.presenters.stukken import StukkenPresenter, Stukrij
from ui.tasks import Taken
from ui.theme import Maat, Ruimte
from ui.tonen import platte_tip
from ui.views.advies_kolom import Adviesvak
from ui.views.dossier_blokken import Krimptekst, Vloeiblad
from ui.views.dossier_overzicht import kaartblad
from ui.widgets.documentkijker import Documentkijker
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.keuzerij import Keuzerij
from ui.widgets.knop import Knop
from ui.widgets.legestaat import LegeStaat
from ui.widgets.rij import Rij
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort

_BEWAARD = "Dit stuk wordt bewaard zoals ontvangen."


class Leesvak(QWidget):
    """``gelezen``, ``bespreken``, ``oordeel(naam)``: a mark of the member. ``stuk_uit``: the last page of a stuk was seen."""

    gelezen = Signal()
    bespreken = Signal()
    oordeel = Signal(str)
    stuk_uit = Signal()
    hulpvorm = "leeslijst"

    def __init__(self, taken: Taken) -> None:
        super().__init__()
        self._stukken: StukkenPresenter | None = None
        self._rijen: list[Stukrij] = []
        self._bron: Kijkerbron | Tekstbron | None = None
        self._kaart: Rolvak | None = None
        self._oud: Rolvak | None = None
        self._eerdere: tuple[EerderAdvies, ...] = ()
        self._lees_eerder: Callable[[EerderAdvies], Kolombeeld] | None = None
        self.titel, self._sub = Krimptekst("", Tekstsoort.NADRUK), Krimptekst("", Tekstsoort.ZWAK)
        self._stand = Tekst("", Tekstsoort.KLEIN, afbreken=True)
        self.keuze = Keuzelijst()
        self.keuze.setAccessibleName("Dossierkaart of stuk")
        self.keuze.setMinimumHeight(Maat.VELD)
        self.oordeelrij = Keuzerij("oordeel", "Mijn eerste oordeel", OORDELEN, toon_toetsen=False)
        self.oordeelrij.zonder_foutregel()
        self.bespreekknop = Knop("Bespreken (B)")
        self.leesknop = Knop("Gelezen (G)", icoon="vink")
        for knop in (self.bespreekknop, self.leesknop):
            knop.setCheckable(True)
        self.kijker = Documentkijker(taken)
        self._stapel = QStackedWidget()
        self._stapel.addWidget(self.kijker)
        self._stapel.addWidget(LegeStaat(_BEWAARD, "Het is hier niet te lezen.", icoon="document"))
        self._bouw()
        self._verbind()

    def _bouw(self) -> None:
        boven = Rij(self.titel, ruimte=Ruimte.M)
        boven.voeg(self._sub, 1)
        acties = Rij(ruimte=Ruimte.XS)
        acties.voeg(self.keuze, 1)
        acties.voeg(self.oordeelrij)
        acties.voeg(self.bespreekknop)
        acties.voeg(self.leesknop)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.XS)
        kolom.addWidget(boven)
        kolom.addWidget(acties)
        kolom.addWidget(self._stand)
        kolom.addWidget(self._stapel, 1)

    def _verbind(self) -> None:
        self.keuze.activated.connect(lambda _nummer: self._toon_gekozen())
        self.bespreekknop.clicked.connect(self.bespreken)
        self.leesknop.clicked.connect(self.gelezen)
        self.oordeelrij.gewijzigd.connect(lambda: self.oordeel.emit(self.oordeelrij.waarde()))
        self.kijker.pagina_gewijzigd.connect(self._on_page)

    def zet(self, dossier: Leesdossier, *, oordeel_kan: bool) -> None:
        """The head and the marks; what is being read stays as it is."""
        self.titel.setText(dossier.titel)
        self._sub.setText(dossier.sub)
        self._stand.zeg(dossier.stand)
        self.oordeelrij.zet_waarde(dossier.oordeel)
        self.oordeelrij.setToolTip(platte_tip(f"{dossier.oordeel_van} (+, 0 of -)"))
        self.oordeelrij.setEnabled(oordeel_kan)
        self.bespreekknop.setChecked(dossier.wil)
        self.leesknop.setChecked(dossier.gelezen)
        for knop in (self.bespreekknop, self.leesknop):
            knop.setEnabled(dossier.kan)

    def sluit(self) -> None:
        """What was read is gone; another dossier comes."""
        self.kijker.sluit()
        self._bron, self._stukken = None, None
        with QSignalBlocker(self.keuze):
            self.keuze.clear()

    def open(
        self, kaart: Dossierkaart, stukken: StukkenPresenter, eerdere: tuple[EerderAdvies, ...],
        lees_eerder: Callable[[EerderAdvies], Kolombeeld],
    ) -> None:  # fmt: skip
        """Another dossier: its card is in front. ``eerdere``: adviezen of earlier dossiers, read by ``lees_eerder``."""
        self._stukken, self._eerdere, self._lees_eerder = stukken, eerdere, lees_eerder
        oud, self._kaart = self._kaart, Rolvak(kaartblad(kaart, smal=True))
        self._kaart.maak_leesbaar("Dossierkaart")
        self._stapel.addWidget(self._kaart)
        self._stapel.setCurrentWidget(self._kaart)
        if oud is not None:
            self._stapel.removeWidget(oud)
            oud.deleteLater()
        self.ververs_stukken()

    def ververs_stukken(self) -> None:
        """Read the ticks again; the chosen document stays."""
        if self._stukken is None:
            return
        nu = str(self.keuze.currentData() or "")
        gekozen = nu if self._bron is not None or nu.startswith(EERDER) else ""
        self._rijen = self._stukken.rijen()
        with QSignalBlocker(self.keuze):
            self.keuze.clear()
            for een in LeeslijstPresenter.documenten(self._rijen, self._eerdere):
                self.keuze.addItem(een.tekst, een.waarde)
            self.keuze.setCurrentIndex(max(self.keuze.findData(gekozen), 0))

    # --- documents ------------------------------------------------------------------------------------------------------

    def naar_kaart(self) -> None:
        """O: the dossierkaart."""
        self._kies(0)

    def volgend_stuk(self) -> None:
        """S: the next stuk; after the last one the dossierkaart."""
        self._kies((self.keuze.currentIndex() + 1) % max(self.keuze.count(), 1))

    def begin(self) -> None:
        """The focus on what is read, where the arrows scroll."""
        voor = self._stapel.currentWidget()
        if voor is self.kijker:
            self.kijker.begin()
        elif isinstance(voor, Rolvak):
            voor.setFocus()
        else:
            self.keuze.setFocus()

    def blader(self, richting: int) -> None:
        """A page further (1) or back (-1) in what is in front."""
        if self._bron is not None:
            self.kijker.stap(richting)
        elif self._kaart is not None:
            balk = self._kaart.verticalScrollBar()
            balk.setValue(balk.value() + richting * balk.pageStep())

    def _kies(self, nummer: int) -> None:
        self.keuze.setCurrentIndex(nummer)
        self._toon_gekozen()

    def _rij(self) -> Stukrij | None:
        waarde = str(self.keuze.currentData() or "")
        return next((r for r in self._rijen if str(r.id) == waarde), None)

    def _toon_eerder(self, eerder: EerderAdvies) -> None:
        """An advice of an earlier dossier in the middle, as text."""
        if self._lees_eerder is None:
            return
        self.kijker.sluit()
        self._bron = None
        oud, self._oud = self._oud, Rolvak(_blad(self._lees_eerder(eerder)))
        self._oud.maak_leesbaar("Advies van een eerder dossier")
        self._stapel.addWidget(self._oud)
        self._stapel.setCurrentWidget(self._oud)
        if oud is not None:
            self._stapel.removeWidget(oud)
            oud.deleteLater()

    def _toon_gekozen(self) -> None:
        waarde = str(self.keuze.currentData() or "")
        if waarde.startswith(EERDER):
            self._toon_eerder(self._eerdere[int(waarde.removeprefix(EERDER))])
            return
        rij = self._rij()
        if rij is None or self._stukken is None:
            self.kijker.sluit()
            self._bron = None
            if self._kaart is not None:
                self._stapel.setCurrentWidget(self._kaart)
            return
        self._bron = self._stukken.bron(rij)
        if self._bron is None:
            self.kijker.sluit()
            self._stapel.setCurrentIndex(1)
            return
        self._stapel.setCurrentIndex(0)
        self.kijker.open(self._bron)

    def _on_page(self, pagina: int) -> None:
        """The last page is in front: the stuk is read, as in the dossier."""
        bron, rij = self._bron, self._rij()
        uit = isinstance(bron, Tekstbron) or (bron is not None and bron.paginas and pagina >= bron.paginas)
        if uit and rij is not None and self._stukken is not None and self._stukken.gelezen(rij):
            self.stuk_uit.emit()


def _blad(beeld: Kolombeeld) -> Vloeiblad:
    blad = Vloeiblad()
    kolom = QVBoxLayout(blad)
    kolom.setContentsMargins(0, 0, 0, 0)
    kolom.addWidget(Adviesvak(beeld))
    kolom.addStretch(1)
    return blad
