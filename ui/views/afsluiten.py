"""*Afsluiten*: what has ended without a bezwaar, closed in one act (screens.md 4.1, 4.2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.services.afsluiten import Sluitregel
from cvt_desktop.services.context import Dienst
from ui.changes import Wijzigingen
from ui.models.tabel import Kolom
from ui.presenters.afsluiten import SUB, AfsluitenPresenter, Sluitrij, zoektekst
from ui.presenters.navigatie import Navigatie
from ui.tasks import Taken, melding
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.tabel import Tabel
from ui.widgets.zoekveld import Zoekveld

_KOLOMMEN: tuple[Kolom[Sluitrij], ...] = (
    Kolom(titel="", tekst=lambda r: r.stand, breedte=120),
    Kolom(titel="KENMERK", tekst=lambda r: r.kenmerk, breedte=110),
    Kolom(titel="LEERLING", tekst=lambda r: r.leerling, nadruk=True, rek=True),
    Kolom(titel="SOORT", tekst=lambda r: r.soort, breedte=90),
    Kolom(titel="SCHOOL", tekst=lambda r: r.school, zwak=True, rek=True),
    Kolom(titel="VERZONDEN", tekst=lambda r: r.verzonden, rechts=True, breedte=130),
    Kolom(titel="BEZWAAR T/M", tekst=lambda r: r.tot, rechts=True, breedte=130),
)


class AfsluitenView(QWidget):
    """Ctrl+Enter closes all that stand on *afsluiten*; O leaves one out or takes it in, Enter opens it."""

    def __init__(self, presenter: AfsluitenPresenter, taken: Taken, wijzigingen: Wijzigingen, terug: Callable[[], None]) -> None:
        super().__init__()
        self.presenter, self._taken, self._wijzigingen = presenter, taken, wijzigingen
        self.kop = Kop("Afsluiten", SUB, terug=True)
        self.kop.terug_gevraagd.connect(terug)
        zoek = Zoekveld()
        self.kop.voeg_actie(zoek)
        self.hoofdknop = self.kop.hoofdknop("Afsluiten")
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.tabel: Tabel[Sluitrij] = Tabel(
            "Af te sluiten dossiers", _KOLOMMEN, sleutel=lambda r: r.id, hooi=zoektekst, leeg="Er is niets af te sluiten.",
            leeg_icoon="vink", leeg_uitleg="Een dossier komt hier als er geen bezwaar meer kan komen.",
        )  # fmt: skip
        self.tabel.koppel(zoek)
        self.wisselknop = Knop("Niet nu", Knopsoort.STIL, icoon="min")
        self.dossierknop = Knop("Naar dossier", Knopsoort.STIL, icoon="map")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.S)
        for deel in (self.kop, self.melding):
            kolom.addWidget(deel)
        kolom.addWidget(self.tabel, 1)
        kolom.addWidget(Rij(self.wisselknop, self.dossierknop, rek=True))
        self._verbind()
        self.hoofdknop.setEnabled(False)  # until the list was read
        self._on_choice(None)
        self.ververs()

    def _verbind(self) -> None:
        self.tabel.geactiveerd.connect(lambda rij: self.presenter.open(rij.id))
        self.tabel.keuze_gewijzigd.connect(self._on_choice)
        self.tabel.toets.connect(self._on_key)
        self.wisselknop.clicked.connect(self._on_toggle)
        self.dossierknop.clicked.connect(self._on_dossier)
        self.hoofdknop.clicked.connect(self._on_close)

    def bij_tonen(self) -> None:
        """In front again: a bezwaar may have come."""
        self.ververs()
        self.tabel.setFocus()

    def ververs(self) -> None:
        """Ask the register; the list stays while it is asked."""
        self._taken.start(lambda _v: self.presenter.laad(), self._on_loaded, self._on_unread, bezig=self.tabel,
                          titel="Af te sluiten dossiers lezen")  # fmt: skip

    def _on_loaded(self, regels: tuple[Sluitregel, ...]) -> None:
        self.presenter.neem(regels)
        self._toon()

    def _toon(self) -> None:
        self.hoofdknop.zet_tekst(self.presenter.hoofd())
        self.hoofdknop.setEnabled(bool(self.presenter.gekozen()))
        self.tabel.zet_rijen(self.presenter.rijen())
        self._on_choice(self.tabel.gekozen())

    def _on_choice(self, rij: Sluitrij | None) -> None:
        for knop in (self.wisselknop, self.dossierknop):
            knop.setEnabled(rij is not None)
        self.wisselknop.zet_tekst("Niet nu" if rij is None or rij.mee else "Weer meenemen")

    def _on_key(self, letter: str) -> None:
        if letter.casefold() == "o":
            self._on_toggle()

    def _on_toggle(self) -> None:
        rij = self.tabel.gekozen()
        if rij is not None:
            self.presenter.wissel(rij.id)
            self._toon()

    def _on_dossier(self) -> None:
        rij = self.tabel.gekozen()
        if rij is not None:
            self.presenter.open(rij.id)

    def _on_close(self) -> None:
        dossiers = self.presenter.gekozen()
        self._doe(lambda: self.presenter.sluit(dossiers), terug=dossiers)

    def _doe(self, act: Callable[[], str], terug: Sequence[AanvraagId] = ()) -> None:
        """One unit for all of them: in ``Taken``, because they can be hundreds."""
        def neem_terug() -> None:
            self._doe(lambda: self.presenter.heropen(terug))

        def klaar(zin: str) -> None:
            self.melding.toon(zin, Toon.GOED, actie="Terugnemen" if terug else "", doe=neem_terug if terug else None)
            self._wijzigingen.meld("aanvraag")
            self.ververs()

        self._taken.start(lambda _v: act(), klaar, self._on_failed, bezig=self.tabel, titel="Afsluiten")

    def _on_unread(self, fout: Exception) -> None:
        self.melding.toon(melding(fout), Toon.FOUT, actie="Opnieuw", doe=self.ververs)

    def _on_failed(self, fout: Exception) -> None:
        self.melding.toon(melding(fout), Toon.FOUT)


def maak_scherm(
    dienst: Dienst, navigatie: Navigatie, taken: Taken, wijzigingen: Wijzigingen
) -> AfsluitenView:  # fmt: skip
    """The screen ``afsluiten``."""
    return AfsluitenView(AfsluitenPresenter(dienst, navigatie), taken, wijzigingen, navigatie.terug)
