"""Writing an advice, or taking one over, with the stukken beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.basis.tekst import opsomming
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.ids import BijlageId
from ui.bewaarklok import Bewaarklok
from ui.feedback import Feedback
from ui.focusdoorgever import geef_focus_door
from ui.presenters.advies import STELLINGEN, AdviesPresenter
from ui.presenters.stukken import StukkenPresenter
from ui.tasks import Taken
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.views.advies_formulier import Adviesformulier
from ui.views.toetsing_stukkijker import Stukkijker
from ui.widgets.deler import Deler
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort

CONCEPT_MS = 800

_STELLINGEN = frozenset(naam for naam, _ in STELLINGEN)


class AdviesPagina(QWidget):
    """``klaar(zin)`` after it was vastgesteld; ``terug`` when the page is left with a concept."""

    klaar = Signal(str)
    terug = Signal()

    def __init__(self, presenter: AdviesPresenter, stukken: StukkenPresenter, taken: Taken, feedback: Feedback) -> None:
        super().__init__()
        self._presenter, self._feedback = presenter, feedback
        self._vorm = presenter.vorm()
        self._kop = Kop(self._vorm.titel, self._vorm.sub, terug=True)
        self._bewaard = Tekst("", Tekstsoort.ZWAK)
        self._kop.voeg_actie(self._bewaard)
        self.vaststellen = self._kop.hoofdknop(self._vorm.hoofdknop)
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.formulier = Adviesformulier(self._vorm)
        self.stukken = Stukkijker(stukken, taken)
        self._timer = Bewaarklok(self, CONCEPT_MS)
        self._timer.timeout.connect(self.bewaar_concept)
        self._bouw()
        self._kop.terug_gevraagd.connect(self.verlaat)
        self.vaststellen.clicked.connect(self._on_freeze)
        self.formulier.gewijzigd.connect(self._on_changed)
        self.stukken.ververs()
        geef_focus_door(self, next(iter(self.formulier.velden().values())))

    def _bouw(self) -> None:
        deler = Deler(Rolvak(self.formulier), self.stukken, maten=(700, 520))
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.S)
        for deel in (self._kop, self.melding):
            kolom.addWidget(deel)
        kolom.addWidget(deler, 1)

    def bewaar_concept(self) -> None:
        """Keep what is typed now."""
        self._timer.stop()
        self._presenter.bewaar_concept(self.formulier.waarden())
        self._bewaard.setText("Concept bewaard")

    def bij_verlaten(self) -> None:
        """The page goes away: what was typed becomes part of the dossier, or stays a draft."""
        if self._timer.isActive():
            self.bewaar_concept()
        try:
            self._presenter.verlaat(self.formulier.waarden())
        except CvtError as fout:
            self.melding.toon(fout.melding, Toon.FOUT)

    def verlaat(self) -> None:
        """Back to the two columns."""
        self.bij_verlaten()
        self.stukken.sluit()
        self.terug.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """A document stands beside the form: the signed stuk when there is one."""
        super().showEvent(event)
        self._toon_bijlage()
        self.stukken.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.verlaat()
            return
        super().keyPressEvent(event)

    def _on_changed(self, naam: str) -> None:
        self._bewaard.setText("")
        self._timer.start()
        velden = self.formulier.velden()
        ook = ("onafhankelijkheid",) if naam in _STELLINGEN else ()  # a nee that became ja needs no reason any more
        for een in (naam, *ook):
            if velden[een].fout():
                velden[een].toon_fout(None)
        if naam == "uit_bijlage":
            self._toon_bijlage()
        elif naam == "tot_en_met":
            hint = self._presenter.hint_duur(self.formulier.velden()[naam].waarde())
            if hint:
                self.melding.toon(hint, Toon.INFO)
            else:
                self.melding.verberg()

    def _toon_bijlage(self) -> None:
        veld = self.formulier.velden().get("uit_bijlage")
        for rij in self._stuk_ids(veld.waarde() if veld is not None else ""):
            self.stukken.toon(rij)

    def _stuk_ids(self, waarde: str) -> list[BijlageId]:
        return [rij for rij in self.stukken.ids() if str(rij) == waarde]

    def _on_freeze(self) -> None:
        self.bewaar_concept()
        if ontbreekt := self._presenter.ontbreekt(self.formulier.waarden()):
            (veld, eerste), rest = ontbreekt[0], [label for _, label in ontbreekt[1:]]
            self.formulier.toon_weigering(veld, f"Vul eerst in: {eerste}.")
            self.melding.toon(f"Nog niet ingevuld: {opsomming([eerste, *rest])}.", Toon.LET_OP)
            return
        self.melding.verberg()
        if not self._feedback.vraag(f"{self._vorm.hoofdknop}?", self._presenter.vraag(), self._vorm.hoofdknop):
            return
        try:
            zin = self._presenter.vaststellen(self.formulier.waarden())
        except CvtError as fout:
            if not self.formulier.toon_weigering(fout.veld or "", fout.melding):
                self.melding.toon(fout.melding, Toon.FOUT)
            return
        self._timer.stop()
        self.stukken.sluit()
        self.klaar.emit(zin)
