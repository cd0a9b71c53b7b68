"""The list Bezwaren: what has to be done first on top."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.services.context import Dienst
from ui.models.tabel import Kolom
from ui.presenters.bezwaren import Bezwaarrij, BezwarenlijstPresenter, teller, zoektekst
from ui.presenters.navigatie import Navigatie
from ui.tasks import LaatsteVraag, Taken, melding
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.tabel import Tabel
from ui.widgets.zoekveld import Zoekveld
from ui.zoekmelding import meld_gezocht

_REGISTREER = "Een bezwaar registreert u in het dossier, op het tabblad Bezwaar."
_WACHT = "De secretaris registreert een bezwaar in het dossier; daarna staat het hier."


class BezwarenView(QWidget):
    """Enter opens the dossier at its tab Bezwaar."""

    def __init__(self, presenter: BezwarenlijstPresenter, taken: Taken, terug: Callable[[], None]) -> None:
        super().__init__()
        self.presenter, self._vraag = presenter, LaatsteVraag(taken)
        self.kop = Kop("Bezwaren", terug=True)
        self.kop.terug_gevraagd.connect(terug)
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.zoek = Zoekveld()
        self.kop.voeg_actie(self.zoek)
        self.tabel = Tabel("Bezwaren", _kolommen(), sleutel=lambda r: r.id, leeg="Geen bezwaren.", leeg_icoon="brief",
                           leeg_uitleg=_REGISTREER if presenter.mag_registreren else _WACHT, hooi=zoektekst)  # fmt: skip
        self.tabel.koppel(self.zoek)
        self.zoek.gezocht.connect(lambda: meld_gezocht(taken, presenter.zoeken_vastleggen, self.tabel.zichtbaar()))
        self.tabel.geactiveerd.connect(presenter.open)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.S)
        kolom.addWidget(self.kop)
        kolom.addWidget(self.melding)
        kolom.addWidget(self.tabel, 1)
        self.ververs()

    def bij_tonen(self) -> None:
        """In front again."""
        self.ververs()

    def ververs(self) -> None:
        """Read the register; the selection stays, and what was asked last is shown."""
        self._vraag.stel(lambda _voortgang: self.presenter.rijen(), self._on_loaded, self._on_failed, bezig=self.tabel,
                         titel="Bezwaren laden")  # fmt: skip

    def _on_loaded(self, rijen: tuple[Bezwaarrij, ...]) -> None:
        self.melding.verberg()
        self.kop.zet("Bezwaren", teller(rijen))
        self.tabel.zet_rijen(rijen)

    def _on_failed(self, fout: Exception) -> None:
        self.melding.toon(melding(fout), Toon.FOUT, actie="Opnieuw", doe=self.ververs)


def _kolommen() -> list[Kolom[Bezwaarrij]]:
    return [
        Kolom(titel="STAND", tekst=lambda r: r.stand, breedte=140),
        Kolom(titel="LEERLING", tekst=lambda r: r.leerling, nadruk=True, breedte=190),
        Kolom(titel="KENMERK", tekst=lambda r: r.kenmerk, zwak=True, breedte=92),
        Kolom(titel="SCHOOL", tekst=lambda r: r.school, breedte=170),
        Kolom(titel="VAN", tekst=lambda r: r.van, breedte=100),
        Kolom(titel="ONTVANGEN", tekst=lambda r: r.ontvangen, rechts=True, zwak=True, breedte=112, wijkt=True,
              sorteer=lambda r: r.ontvangen_op),
        Kolom(titel="VOLGENDE STAP", tekst=lambda r: r.stap, breedte=160, rek=True),
        Kolom(titel="UITERLIJK", tekst=lambda r: r.voor, rechts=True, breedte=140, sorteer=lambda r: r.dag or r.ontvangen_op),
    ]  # fmt: skip


def maak_scherm(dienst: Dienst, navigatie: Navigatie, taken: Taken) -> QWidget:
    """The screen ``bezwaren``."""
    return BezwarenView(BezwarenlijstPresenter(dienst, navigatie), taken, navigatie.terug)
