"""The list of zittingen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from ui.changes import Wijzigingen
from ui.focusdoorgever import geef_focus_door
from ui.presenters.zittingen import ZittingenPresenter, Zittingregel
from ui.tasks import LaatsteVraag, Taken, melding
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.views.zittingen_plannen import ZittingPlannenView
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.tabel import Kolom, Tabel

_KOLOMMEN: list[Kolom[Zittingregel]] = [
    Kolom(titel="DATUM", tekst=lambda r: r.wanneer, sorteer=lambda r: r.datum, nadruk=True),
    Kolom(titel="TIJD", tekst=lambda r: r.tijd, rechts=True),
    Kolom(titel="STAND", tekst=lambda r: r.toestand, breedte=230),
    Kolom(titel="PUNTEN", tekst=lambda r: str(r.punten), rechts=True, sorteer=lambda r: r.punten),
    Kolom(titel="BEHANDELD", tekst=lambda r: r.beslist, rechts=True),
    Kolom(titel="NOG TE BEKRACHTIGEN", tekst=lambda r: r.bekrachtigen, rek=True),
]
_MET_COMMISSIE: list[Kolom[Zittingregel]] = [
    _KOLOMMEN[0], Kolom(titel="COMMISSIE", tekst=lambda r: r.commissie, breedte=240), *_KOLOMMEN[1:]]  # fmt: skip
_PLANT = "Kies Nieuwe zitting (Ctrl+Enter); de agenda vult u daarna."
_WACHT = "De secretaris of de voorzitter plant de eerste."


class ZittingenView(QWidget):
    """The list; Enter opens a zitting. *Nieuwe zitting* opens the form in the same place."""

    def __init__(self, presenter: ZittingenPresenter, wijzigingen: Wijzigingen, taken: Taken) -> None:
        super().__init__()
        self._p, self._vraag = presenter, LaatsteVraag(taken)
        self._wijzigingen = wijzigingen
        self._stapel = QStackedLayout(self)
        lijst = QWidget()
        kolom = QVBoxLayout(lijst)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.S)
        kop = Kop("Zittingen")
        if presenter.mag_plannen:
            kop.hoofdknop("Nieuwe zitting").clicked.connect(self.plan_nieuwe)
        kolom.addWidget(kop)
        self._melding = Meldingsbalk(bewaar_ruimte=False)
        kolom.addWidget(self._melding)
        self.tabel: Tabel[Zittingregel] = Tabel(
            "Zittingen", _MET_COMMISSIE if presenter.met_commissie else _KOLOMMEN, sleutel=lambda r: r.id,
            leeg="Er is nog geen zitting gepland.",
            leeg_uitleg=_PLANT if presenter.mag_plannen else _WACHT, leeg_icoon="zittingen",
        )  # fmt: skip
        self.tabel.geactiveerd.connect(lambda r: presenter.open(r.id))
        kolom.addWidget(self.tabel, 1)
        self._stapel.addWidget(lijst)
        self._vorm: ZittingPlannenView | None = None
        wijzigingen.gewijzigd.connect(self._on_changed)
        geef_focus_door(self, self.tabel)
        self._begonnen = False
        self.ververs()

    def bij_tonen(self) -> None:
        """Each time the page comes to the front."""
        self.ververs()

    def ververs(self) -> None:
        """Read the list again; the selection stays, and what was asked last is shown."""
        self._vraag.stel(lambda _voortgang: self._p.rijen(), self._on_loaded, self._on_failed, bezig=self.tabel,
                         titel="Zittingen laden")  # fmt: skip

    def _on_loaded(self, rijen: Sequence[Zittingregel]) -> None:
        self._melding.verberg()
        self.tabel.zet_rijen(rijen)
        if not self._begonnen and (eerst := self._p.aan_de_beurt(rijen)) is not None:
            self.tabel.kies(eerst)
        self._begonnen = True

    def _on_failed(self, fout: Exception) -> None:
        self._melding.toon(melding(fout), Toon.FOUT, actie="Opnieuw", doe=self.ververs)

    def plan_nieuwe(self) -> None:
        """The form for a new zitting."""
        self._vorm = ZittingPlannenView(self._p)
        self._vorm.klaar.connect(self._on_planned)
        self._vorm.gesloten.connect(self._sluit_vorm)
        self._stapel.addWidget(self._vorm)
        self._stapel.setCurrentWidget(self._vorm)
        self._vorm.begin()

    def _on_planned(self) -> None:
        self._sluit_vorm()
        self._wijzigingen.meld("zitting")

    def _sluit_vorm(self) -> None:
        if self._vorm is not None:
            self._stapel.removeWidget(self._vorm)
            self._vorm.deleteLater()
            self._vorm = None
        self.ververs()
        self.tabel.setFocus()

    def _on_changed(self, soort: str, _id: str) -> None:
        if soort == "zitting":
            self.ververs()
