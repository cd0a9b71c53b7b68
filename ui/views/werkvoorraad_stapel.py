"""Does the acts for several lines of the Werkvoorraad: asks what it needs, works behind the list, and tells what was done."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from datetime import date

from PySide6.QtWidgets import QWidget

from ui.changes import Wijzigingen
from ui.dialogs.stapelagenda import StapelAgenda
from ui.dialogs.stapelkoppelen import StapelKoppelen
from ui.presenters.stapelkeuze import Stapelact, Stapelbericht, StapelPresenter
from ui.tasks import Bezig, Taken, melding
from ui.tonen import Toon
from ui.widgets.meldingsbalk import Meldingsbalk


class Stapelaar:
    """``klaar()`` after each act that changed something; ``dialoog`` is the one that stands open.

    An act is for what was selected when its button was pressed: behind a dialog the list can be read anew.
    """

    def __init__(
        self, presenter: StapelPresenter, taken: Taken, balk: Meldingsbalk, bezig: Bezig, wijzigingen: Wijzigingen | None,
        klaar: Callable[[], None],
    ) -> None:  # fmt: skip
        self._lijst, self._taken, self._balk, self._bezig = presenter, taken, balk, bezig
        self._presenter = presenter
        self._wijzigingen, self._klaar = wijzigingen, klaar
        self.dialoog: StapelAgenda | StapelKoppelen | None = None

    def doe(self, act: Stapelact, ouder: QWidget) -> None:
        """One of the buttons."""
        p = self._presenter = copy(self._lijst)
        if act is Stapelact.BEVESTIGEN:
            self._werk(p.bevestig, "Ontvangst bevestigen")
        elif act is Stapelact.AGENDA:
            agenda = StapelAgenda(p.zin, p.zittingen(), ouder=ouder)
            agenda.gekozen.connect(self._on_zitting_chosen)
            self._open(agenda)
        else:
            koppelen = StapelKoppelen(p.zin, p.deskundigen(), p.voorstel_uiterlijk(), ouder=ouder)
            koppelen.gekozen.connect(self._on_deskundige_chosen)
            self._open(koppelen)

    def _open(self, dialoog: StapelAgenda | StapelKoppelen) -> None:
        self.dialoog = dialoog
        dialoog.open()

    def _on_zitting_chosen(self, zitting: str) -> None:
        self._werk(lambda: self._presenter.zet_op_agenda(zitting), "Op agenda zetten")

    def _on_deskundige_chosen(self, deskundige: str, uiterlijk: date | None) -> None:
        self._werk(lambda: self._presenter.koppel(deskundige, uiterlijk), "Deskundige koppelen")

    def _werk(self, act: Callable[[], Stapelbericht], titel: str) -> None:
        self._taken.start(lambda _voortgang: act(), self._gedaan, self._mis, bezig=self._bezig, titel=titel)

    def _gedaan(self, bericht: Stapelbericht) -> None:
        niet = "\n".join(("Niet meegegaan:", *bericht.niet)) if bericht.niet else ""
        tekst = "\n".join(deel for deel in (bericht.zin, niet) if deel)
        self._meld()
        self._balk.toon(tekst, Toon.LET_OP if bericht.niet else Toon.GOED, actie="Terugnemen" if bericht.terug else "",
                        doe=self._neem_terug if bericht.terug else None)  # fmt: skip

    def _neem_terug(self) -> None:
        def klaar(zin: str) -> None:
            self._meld()
            self._balk.toon(zin, Toon.GOED)

        self._taken.start(lambda _voortgang: self._presenter.neem_terug(), klaar, self._mis, bezig=self._bezig,
                          titel="Terugnemen")  # fmt: skip

    def _meld(self) -> None:
        """Other screens look again, and so does this one."""
        if self._wijzigingen is not None:
            self._wijzigingen.meld("aanvraag")
            self._wijzigingen.meld("zitting")
        self._klaar()

    def _mis(self, fout: Exception) -> None:
        self._balk.toon(melding(fout), Toon.FOUT)
