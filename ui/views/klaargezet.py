"""*Klaargezette bestanden* (screens.md 4.13, 1.5): what was put in a folder to be sent, until it is tidied."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.ids import KlaargezetId
from cvt_desktop.services.context import Dienst
from ui.changes import Wijzigingen
from ui.models.tabel import Kolom
from ui.presenters.klaargezet import KlaargezetPresenter, Klaarrij
from ui.tasks import Taken, melding
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.knop import Knop
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.tabel import Tabel

_SUB = ("Alleen een bestand dat nog hetzelfde is als bij het klaarzetten wordt verwijderd. Het stuk zelf blijft in het register.")
_KOLOMMEN: tuple[Kolom[Klaarrij], ...] = (
    Kolom(titel="BESTAND", tekst=lambda r: r.naam, nadruk=True, rek=True),
    Kolom(titel="MAP", tekst=lambda r: r.map_, rek=True),
    Kolom(titel="KLAARGEZET", tekst=lambda r: r.op, rechts=True),
    Kolom(titel="DOOR", tekst=lambda r: r.door, zwak=True),
)


class KlaargezetView(QWidget):
    """The main act tidies everything; beside it what was chosen."""

    def __init__(
        self, presenter: KlaargezetPresenter, taken: Taken, wijzigingen: Wijzigingen, *, terug: Callable[[], None]
    ) -> None:
        super().__init__()
        self.presenter, self._taken, self._wijzigingen = presenter, taken, wijzigingen
        self._kop = Kop("Klaargezette bestanden", _SUB, terug=True)
        self._kop.terug_gevraagd.connect(terug)
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.tabel: Tabel[Klaarrij] = Tabel(
            "Klaargezette bestanden", _KOLOMMEN, sleutel=lambda r: r.id, meer=True, leeg="Er staat niets klaar in een map.",
            leeg_uitleg="Wat bij Te verzenden wordt klaargezet in een map, staat hier tot het is opgeruimd.", leeg_icoon="map",
        )  # fmt: skip
        self.knoppen: list[Knop] = self._bouw_knoppen() if presenter.mag_opruimen else []
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.S)
        kolom.addWidget(self._kop)
        kolom.addWidget(self.melding)
        kolom.addWidget(self.tabel, 1)
        self.ververs()

    def _bouw_knoppen(self) -> list[Knop]:
        elders, gekozen = Knop("Elders opgeruimd", icoon="vink"), Knop("Alleen gekozen opruimen", icoon="kruis")
        for knop in (elders, gekozen):
            self._kop.voeg_actie(knop)
        alles = self._kop.hoofdknop("Alles opruimen")
        elders.clicked.connect(self._on_elsewhere)
        gekozen.clicked.connect(lambda: self._ruim(self._gekozen()))
        alles.clicked.connect(lambda: self._ruim([rij.id for rij in self.tabel.model.rijen()]))
        for knop in (elders, gekozen, alles):
            knop.setEnabled(False)  # until it is known what lies there
        return [elders, gekozen, alles]

    def begin(self) -> None:
        """One begins in the list."""
        self.tabel.setFocus()

    def bij_tonen(self) -> None:
        """In front again."""
        self.ververs()

    def ververs(self) -> None:
        """Ask the register."""
        self._taken.start(lambda _v: self.presenter.rijen(), self._toon, self._on_failed, bezig=self.tabel,
                          titel="Lijst bijwerken")  # fmt: skip

    def _toon(self, rijen: tuple[Klaarrij, ...]) -> None:
        self.tabel.zet_rijen(rijen)
        for knop in self.knoppen:
            knop.setEnabled(bool(rijen))

    def _gekozen(self) -> list[KlaargezetId]:
        return [rij.id for rij in self.tabel.gekozen_rijen()]

    def _ruim(self, ids: list[KlaargezetId]) -> None:
        self._doe(lambda: self.presenter.opruimen(ids))

    def _on_elsewhere(self) -> None:
        ids = self._gekozen()
        self._doe(lambda: self.presenter.afvinken(ids))

    def _doe(self, act: Callable[[], str]) -> None:
        self._taken.start(lambda _v: act(), self._klaar, self._mislukt, bezig=self.tabel, titel="Opruimen")

    def _klaar(self, zin: str) -> None:
        self.melding.toon(zin, Toon.GOED)
        self.ververs()
        self._wijzigingen.meld("klaargezet")

    def _on_failed(self, fout: Exception) -> None:
        self.melding.toon(melding(fout), Toon.FOUT, actie="Opnieuw", doe=self.ververs)

    def _mislukt(self, fout: Exception) -> None:
        self.melding.toon(melding(fout), Toon.FOUT)


def maak_scherm(
    dienst: Dienst, taken: Taken, wijzigingen: Wijzigingen, *, terug: Callable[[], None]
) -> QWidget:
    """The screen ``klaargezet``, from the menu and from the Werkvoorraad."""
    return KlaargezetView(KlaargezetPresenter(dienst), taken, wijzigingen, terug=terug)
