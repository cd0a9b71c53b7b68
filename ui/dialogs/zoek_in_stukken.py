"""A word in all stukken of a dossier: the pages on which it stands, to jump to."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.dialoog import Dialoog
from ui.presenters.leesplekken import LeesplekkenPresenter, Treffer, Zoekuitkomst
from ui.tasks import Taken, Voortgang, melding
from ui.theme import Maat
from ui.tonen import Toon
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.knop import Knop
from ui.widgets.rij import Rij
from ui.widgets.tabel import Kolom, Tabel
from ui.widgets.zoekveld import Zoekveld


class ZoekInStukken(Dialoog):
    """``gekozen(Treffer, woord)`` after Enter on a page. The window never waits for it."""

    gekozen = Signal(object, str)

    def __init__(self, presenter: LeesplekkenPresenter, taken: Taken, *, ouder: QWidget | None = None) -> None:
        super().__init__("Zoeken in alle stukken", ouder=ouder, breedte=760)
        self._presenter, self._taken = presenter, taken
        self._dicht = False
        self._woord = ""
        self.veld = Zoekveld("Zoek in alle stukken van dit dossier", toets="")
        self.veld.setFixedWidth(Maat.VELD_BREED)
        self.zoeken = Knop("Zoeken")
        self._bezig = Bezigbalk()
        self.lijst: Tabel[Treffer] = Tabel("Bladzijden", _kolommen(), sleutel=lambda t: (t.bijlage_id, t.pagina),
                                           leeg="Typ een woord en druk op Enter.", leeg_icoon="zoek")  # fmt: skip
        self.lijst.setMinimumHeight(320)
        balk = Rij(self.veld, self.zoeken, rek=True)
        for deel in (balk, self._bezig):
            self.voeg(deel)
        self.voeg(self.lijst, 1)
        self.zet_acties(sluiten="Sluiten")
        self.veld.enter.connect(self._zoek)
        self.veld.omlaag.connect(self.lijst.setFocus)
        self.zoeken.clicked.connect(self._zoek)
        self.lijst.geactiveerd.connect(self._on_chosen)
        self.begin_bij(self.veld)

    def done(self, uitkomst: int) -> None:
        """What still runs tells nobody any more."""
        self._dicht = True
        super().done(uitkomst)

    def _zoek(self) -> None:
        woord = self._woord = self.veld.text()

        def werk(voortgang: Voortgang) -> Zoekuitkomst:
            return self._presenter.zoek(woord, voortgang.meld)

        def klaar(uitkomst: Zoekuitkomst) -> None:
            if not self._dicht and self._woord == woord:
                self._toon(uitkomst)

        self._taken.start(werk, klaar, self._on_failed, bezig=self._bezig, titel="Zoeken in de stukken")

    def _on_failed(self, fout: Exception) -> None:
        if not self._dicht:
            self.melding.toon(melding(fout), Toon.FOUT)

    def _toon(self, uitkomst: Zoekuitkomst) -> None:
        self.lijst.zet_leeg("Dit woord staat in geen van de stukken.")
        self.lijst.zet_rijen(list(uitkomst.treffers))
        self.melding.toon(uitkomst.melding, Toon.INFO, sluitbaar=False)
        if uitkomst.treffers:
            self.lijst.kies((uitkomst.treffers[0].bijlage_id, uitkomst.treffers[0].pagina))
            self.lijst.setFocus()

    def _on_chosen(self, treffer: Treffer) -> None:
        self.accept()
        self.gekozen.emit(treffer, self._woord)


def _kolommen() -> list[Kolom[Treffer]]:
    return [
        Kolom(titel="PLAATS", tekst=lambda t: t.waar, nadruk=True, breedte=250),
        Kolom(titel="RONDOM", tekst=lambda t: t.rondom, rek=True, zwak=True),
    ]
