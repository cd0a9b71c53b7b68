"""The lower half of the live screen: three questions, outcome, stemmen, reasons, the sentence and the main act."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from ui.bewaarklok import Bewaarklok
from ui.presenters.zitting_blad import VRAGEN, Beslisblad
from ui.presenters.zitting_woorden import KNOPTEKST
from ui.theme import Ruimte
from ui.views.zitting_hoorvorm import Hoorvorm
from ui.views.zitting_stemrij import Stemrij
from ui.views.zitting_uitkomstvorm import Uitkomstvorm
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstvlak import Tekstvlak

_WACHT_MS = 800
_KOP = 84


class Beslisvak(QWidget):
    """Sends what a person does; the page asks the presenter and calls ``zet``."""

    hulpvorm = "uitkomst"
    vraag_gekozen = Signal(int)
    alle_drie = Signal()
    gehoord = Signal()
    uitkomst_gekozen = Signal(int)
    hoofdact = Signal()
    volgende = Signal()
    getypt = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._vragen = [Knop(f"{vraag} –") for vraag in VRAGEN]
        self._drie = Knop("Alle drie: ja  (J)", Knopsoort.STIL)
        self._gehoord = Knop("Gehoord –  (H)")
        self._uitkomsten = [Knop(tekst, toets=f"Alt+{n}") for n, tekst in enumerate(KNOPTEKST.values(), 1)]
        self.stemrij = Stemrij()
        self.hoofd = Knop("Allen voor", Knopsoort.HOOFD, toets="Ctrl+Return")
        self.terug = Knop("Terugnemen", toets="Ctrl+Z")
        self._verder = Knop("Volgende", toets="Ctrl+Right")
        self._zin = Tekst("", Tekstsoort.GROOT, afbreken=True)
        self._redenen = Tekstvlak("redenen", "Redenen (komt in de brief)", regels=2, woorden=0, breedte=0)
        self._niet = Tekstvlak("niet_voor_de_brief", "Niet voor de brief", regels=2, woorden=0, breedte=0)
        self._teksten = QWidget()
        self._plek = QWidget()
        self._stapel = QStackedLayout(self._plek)
        self.vorm: Uitkomstvorm | Hoorvorm | None = None
        self._gevraagd = 0
        self._gekozen = [False] * len(self._uitkomsten)
        self._is_gehoord = False
        self._hoofd_kan = False
        self._ruim, self._toetsruimte = True, 0  # whether the keys are shown, and the width that they take
        self._wacht = Bewaarklok(self, _WACHT_MS)
        self._bouw()
        self._verbind()

    def _bouw(self) -> None:
        for veld in (self._redenen, self._niet):
            veld.zonder_foutregel()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.XS)
        self._vooraf = Rij(_kop("VERGEWIST?"), *self._vragen, self._drie, self._gehoord, rek=True, ruimte=Ruimte.XS)
        kolom.addWidget(self._vooraf)
        for knop in (*self._uitkomsten, *self._vragen, self._gehoord):
            knop.setCheckable(True)
        kolom.addWidget(Rij(_kop("UITKOMST"), *self._uitkomsten, rek=True, ruimte=Ruimte.XS))
        stemming = Rij(_kop("STEMMING"), ruimte=Ruimte.XS)
        stemming.voeg(self.stemrij, 1)
        stemming.voeg(self.terug)
        stemming.voeg(self.hoofd)
        kolom.addWidget(stemming)
        naast = QVBoxLayout(self._teksten)
        naast.setContentsMargins(0, 0, 0, 0)
        naast.setSpacing(2)
        links = self._met_kop("REDENEN (KOMT IN DE BRIEF)", self._redenen)
        rechts = self._met_kop("NIET VOOR DE BRIEF", self._niet)
        rij = Rij(ruimte=Ruimte.M)
        rij.voeg(links, 3)
        rij.voeg(rechts, 2)
        naast.addWidget(rij)
        self._stapel.addWidget(self._teksten)
        kolom.addWidget(self._plek)
        onder = Rij(ruimte=Ruimte.M)
        onder.voeg(self._zin, 1)
        onder.voeg(self._verder)
        kolom.addWidget(onder)

    @staticmethod
    def _met_kop(kop: str, veld: QWidget) -> QWidget:
        vak = QWidget()
        kolom = QVBoxLayout(vak)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(2)
        kolom.addWidget(Tekst(kop, Tekstsoort.SUB))
        kolom.addWidget(veld)
        return vak

    def _verbind(self) -> None:
        for nummer, knop in enumerate(self._vragen):
            knop.clicked.connect(lambda _aan=False, n=nummer: self.vraag_gekozen.emit(n))
        for nummer, knop in enumerate(self._uitkomsten, 1):
            knop.clicked.connect(lambda _aan=False, n=nummer: self.uitkomst_gekozen.emit(n))
        self._drie.clicked.connect(self.alle_drie)
        self._gehoord.clicked.connect(self.gehoord)
        self._enter = QShortcut(QKeySequence("Ctrl+Return"), self, context=Qt.ShortcutContext.WindowShortcut)
        self._enter.setEnabled(False)  # the blue button keeps its key when it is Volgende
        self._enter.activated.connect(self.volgende)
        self.hoofd.clicked.connect(self.hoofdact)
        self._verder.clicked.connect(self.volgende)
        self._redenen.gewijzigd.connect(self._wacht.start)
        self._niet.gewijzigd.connect(self._wacht.start)
        self._wacht.timeout.connect(self.stuur_teksten)

    def stuur_teksten(self) -> None:
        """Send what was typed, now."""
        self._wacht.stop()
        self.getypt.emit(self._redenen.waarde(), self._niet.waarde())

    def zet(self, blad: Beslisblad, *, lid: int = 0, klaar: bool = False) -> None:
        """Show this state; ``lid`` is the member whose stem is being noted by keys. ``klaar``: no item follows."""
        for knop in (*self._vragen, self._drie):
            knop.setVisible(bool(blad.vragen))  # nobody advises on an arrangement
        for knop, (vraag, antwoord) in zip(self._vragen, blad.vragen, strict=False):
            knop.zet_tekst(f"{vraag} {'✓' if antwoord else '–' if antwoord is None else '✕ nee'}")
            knop.setAccessibleName(f"{vraag}: {'ja' if antwoord else 'niet beantwoord' if antwoord is None else 'nee'}")
            knop.setChecked(bool(antwoord))
            knop.setEnabled(not blad.beslist)
        self._drie.setEnabled(not blad.beslist and not all(antwoord for _, antwoord in blad.vragen))
        self._gehoord.setVisible(blad.met_horen)
        self._vooraf.setVisible(bool(blad.vragen) or blad.met_horen)
        self._is_gehoord = blad.gehoord
        self._zet_kort()
        self._gehoord.setAccessibleName(f"Leerling en ouders gehoord: {'' if blad.gehoord else 'nog niet '}vastgesteld")
        self._gehoord.setChecked(blad.gehoord)
        self._gehoord.setEnabled(not blad.beslist)
        for knop, keuze in zip(self._uitkomsten, blad.uitkomsten, strict=True):
            knop.setVisible(keuze.kan)
            knop.setEnabled(not blad.beslist)
        self._gekozen = [keuze.gekozen for keuze in blad.uitkomsten]
        self.merk(self._gevraagd)
        self.stemrij.zet(blad.stemmers, beslist=blad.beslist, actief=lid, echtheid=blad.echtheid)
        self.hoofd.zet_tekst(blad.hoofd)
        self._hoofd_kan = blad.hoofd_kan
        self._zet_hoofd()
        self.hoofd.setVisible(not blad.beslist)
        self.terug.setVisible(blad.beslist)
        self._verder.soort = Knopsoort.HOOFD if blad.beslist else Knopsoort.GEWOON
        self._verder.zet_tekst("Voorlezen en sluiten" if klaar else "Volgende")
        self._verder.update()
        self._enter.setEnabled(blad.beslist)
        self._zin.setText(blad.zin or blad.gekozen)
        self._redenen.zet_waarde(blad.redenen)
        self._niet.zet_waarde(blad.niet_voor_de_brief)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With a panel beside it the rows keep their words and give up their keys."""
        super().resizeEvent(event)
        met_toets = _KOP + sum(knop.sizeHint().width() + Ruimte.XS for knop in self._uitkomsten)
        if not self._ruim:  # the hint is without the keys now
            met_toets += self._toetsruimte
        ruim = met_toets <= event.size().width()
        if ruim != self._ruim:
            breed = sum(knop.sizeHint().width() for knop in self._uitkomsten)
            for knop in self._uitkomsten:
                knop.toon_toets(ruim)
            self._toetsruimte = abs(breed - sum(knop.sizeHint().width() for knop in self._uitkomsten))
            self._ruim = ruim
            self._zet_kort()

    def merk(self, gevraagd: int) -> None:
        """While a form is open the outcome that it is about (its number, from 1) is marked; else (0) the one that was chosen."""
        self._gevraagd = gevraagd
        for nummer, (knop, gekozen) in enumerate(zip(self._uitkomsten, self._gekozen, strict=True), 1):
            knop.setChecked(nummer == gevraagd if gevraagd else gekozen)

    def _zet_kort(self) -> None:
        self._drie.zet_tekst("Alle drie: ja  (J)" if self._ruim else "Alle: ja")
        self._gehoord.zet_tekst(f"Gehoord {'✓' if self._is_gehoord else '–'}{'  (H)' if self._ruim else ''}")

    def _zet_hoofd(self) -> None:
        """While a form is open its button is the main act."""
        self.hoofd.setEnabled(self._hoofd_kan and self.vorm is None)

    def begin(self) -> None:
        """Focus on the main act, or on what comes before it."""
        eerst = (self.hoofd, self._drie, *self._uitkomsten)
        next((knop for knop in eerst if knop.isEnabled() and not knop.isHidden()), self._verder).setFocus()

    def typt(self) -> bool:
        """Whether the focus is in one of its texts: Esc leaves that first, and not the zitting."""
        return any(veld.editor.hasFocus() for veld in (self._redenen, self._niet, self.stemrij.reden))

    def toon_vorm(self, vorm: Uitkomstvorm | Hoorvorm) -> None:
        """Ask what an outcome or the hoorrecht needs, in the place of the texts."""
        self.sluit_vorm()
        self.vorm = vorm
        self._zet_hoofd()
        self._stapel.addWidget(vorm)
        self._stapel.setCurrentWidget(vorm)
        vorm.begin()

    def sluit_vorm(self) -> None:
        """The texts come back."""
        if self.vorm is not None:
            self._stapel.removeWidget(self.vorm)
            self.vorm.deleteLater()
            self.vorm = None
            self.merk(0)
            self._zet_hoofd()
        self._stapel.setCurrentWidget(self._teksten)


def _kop(tekst: str) -> Tekst:
    """The word before a row of buttons, as wide as the labels above, so that the rows begin at one line."""
    kop = Tekst(tekst, Tekstsoort.SUB)
    kop.setMinimumWidth(_KOP)
    return kop
