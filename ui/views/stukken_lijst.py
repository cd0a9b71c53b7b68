"""The left side of tab Stukken: the list, what is known of the chosen stuk, and where files are dropped."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.ids import BijlageId
from ui.bewaarklok import Bewaarklok
from ui.feedback import Feedback
from ui.presenters.stukken import SOORTEN, Stukrij
from ui.theme import Ruimte
from ui.tonen import Chip, Toon, Vorm
from ui.widgets.bestandenvak import Bestandenvak
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.rij import Rij
from ui.widgets.tabel import Kolom, Tabel
from ui.widgets.tekstveld import Tekstveld

BEWAAR_MS = 700
BREEDTE = 522
_GELEZEN, _ONGELEZEN = Chip(tekst="", vorm=Vorm.VINK, toon=Toon.GOED), Chip(tekst="")


class Stukkenlijst(QWidget):
    """``gekozen(rij | None)``, ``gewijzigd(rij)`` after a change of kind, day or author rested, ``gebracht(paden)``.

    ``delen_gevraagd(rij)`` and ``samen_gevraagd(rij)`` are about the file of the chosen stuk.
    """

    gekozen = Signal(object)
    gewijzigd = Signal(object)
    gebracht = Signal(object)
    delen_gevraagd = Signal(object)
    samen_gevraagd = Signal(object)

    def __init__(self, feedback: Feedback, *, bewerken: bool) -> None:
        super().__init__()
        self._rij: Stukrij | None = None
        self.setFixedWidth(BREEDTE)
        self.tabel: Tabel[Stukrij] = Tabel(
            "Stukken", _kolommen(), sleutel=lambda r: r.id, leeg="Nog geen stukken.",
            leeg_uitleg="Sleep de bestanden van de school hieronder." if bewerken else "", leeg_icoon="bijlage",
        )  # fmt: skip
        self.formulier = Formulier(labelkolom=70)
        sectie = self.formulier.sectie()
        self.soort = sectie.veld(Keuzeveld("soort", "Soort", SOORTEN))
        self.gedateerd = sectie.veld(Datumveld("gedateerd", "Datum"))
        self.auteur = sectie.veld(Tekstveld("auteur", "Auteur", maximum=120))
        self.formulier.klaar()
        self.deel = Knop("Deel in stukken…", icoon="document")
        self.samen = Knop("Samenvoegen", Knopsoort.STIL)
        self.deel.clicked.connect(lambda: self.delen_gevraagd.emit(self._rij))
        self.samen.clicked.connect(lambda: self.samen_gevraagd.emit(self._rij))
        acties = Rij(self.deel, self.samen, rek=True)
        self._zet_acties(None)
        self.bezig = Bezigbalk()
        self.vak = Bestandenvak(feedback, "Sleep hier bestanden of een ZIP")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.S)
        kolom.addWidget(self.tabel, 1)
        for deel in (self.formulier, acties, self.bezig, self.vak):
            kolom.addWidget(deel)
            deel.setVisible(bewerken)
        self._timer = Bewaarklok(self, BEWAAR_MS)
        self._timer.timeout.connect(self.bewaar)
        self._bewerken = bewerken
        self.tabel.keuze_gewijzigd.connect(self._on_chosen)
        self.formulier.gewijzigd.connect(lambda _naam: self._timer.start())
        self.vak.gebracht.connect(self.gebracht)

    def zet_rijen(self, rijen: list[Stukrij]) -> None:
        """Show these; the choice stays."""
        self.tabel.zet_rijen(rijen)

    def kies(self, bijlage_id: BijlageId) -> bool:
        """Select a stuk and begin at its kind."""
        return self.tabel.kies(bijlage_id)

    def rij(self) -> Stukrij | None:
        """The chosen stuk."""
        return self._rij

    def bewaar(self) -> None:
        """Send what was typed now."""
        self._timer.stop()
        rij = self._rij
        if rij is None or not self.gedateerd.leesbaar():
            return
        nu = (self.soort.waarde() or rij.soort_naam, self.gedateerd.waarde(), self.auteur.waarde())
        if nu != _benoemd(rij):
            self.gewijzigd.emit(rij)

    def bewaar_wacht(self) -> None:
        """Send what was typed and still waits."""
        if self._timer.isActive():
            self.bewaar()

    def _on_chosen(self, rij: Stukrij | None) -> None:
        if self._rij is not None and rij is not None and rij.id == self._rij.id:
            self._volg(self._rij, rij)
            return
        self.bewaar_wacht()
        self._rij = rij
        self.formulier.setEnabled(rij is not None)
        self._zet_acties(rij)
        if rij is not None:
            self._vul(rij)
        self.gekozen.emit(rij)


    def _volg(self, oud: Stukrij, rij: Stukrij) -> None:
        """The same stuk, read anew: what is known of it now is shown, unless something else was typed meanwhile."""
        self._rij = rij
        self._zet_acties(rij)
        if _benoemd(oud) != _benoemd(rij) and not self._timer.isActive():
            self._vul(rij)

    def _vul(self, rij: Stukrij) -> None:
        self.formulier.zet_waarden({"soort": rij.soort_naam, "gedateerd": rij.gedateerd, "auteur": rij.auteur})
        self.formulier.toon_fouten({}, spring=False)

    def _zet_acties(self, rij: Stukrij | None) -> None:
        self.deel.setEnabled(rij is not None and rij.deelbaar)
        self.samen.setEnabled(rij is not None and rij.deel is not None)


def _kolommen() -> list[Kolom[Stukrij]]:
    return [
        Kolom(titel="SOORT", tekst=lambda r: r.merk if r.merk.tekst else r.titel, breedte=148, smalst=132, rek=True, nadruk=True,
              sorteer=lambda r: r.titel),
        Kolom(titel="DATUM", tekst=lambda r: r.datum, breedte=86, rechts=True, wijkt=True,
              sorteer=lambda r: (r.gedateerd is None, r.gedateerd)),
        Kolom(titel="AUTEUR", tekst=lambda r: r.auteur or _bron(r), breedte=110, rek=True, zwak=True),
        Kolom(titel="PAG.", tekst=lambda r: r.paginas, breedte=56, rechts=True, sorteer=lambda r: r.aantal),
        Kolom(titel="✓", tekst=lambda r: _GELEZEN if r.gelezen else _ONGELEZEN, breedte=40, zoekbaar=False,
              sorteer=lambda r: not r.gelezen),
    ]  # fmt: skip


def _benoemd(rij: Stukrij) -> tuple[object, ...]:
    return rij.soort_naam, rij.gedateerd, rij.auteur


def _bron(rij: Stukrij) -> str:
    """The file, and which pages of it."""
    return f"blz. {rij.deel.van}–{rij.deel.tot} van {rij.naam}" if rij.deel else rij.naam
