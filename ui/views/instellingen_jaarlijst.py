"""A list of *Instellingen* with lines per school year: a line can be taken away, and a year copied to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from cvt_desktop.domain.errors import CvtError
from ui.tonen import Toon
from ui.views.instellingen_lijst import LijstTab, Lijstvorm
from ui.widgets.knop import Knop

R = TypeVar("R")


class Jaarlijst(Protocol[R]):
    """The presenter of such a list. ``overname``: from which school year to which can be copied, when one can."""

    @property
    def mag(self) -> bool: ...

    def rijen(self) -> Sequence[R]: ...

    def overname(self) -> tuple[str, str] | None: ...

    def neem_over(self) -> object: ...

    def verwijder(self, rij: R) -> object: ...


class JaarlijstTab(LijstTab[R]):
    """``naam`` says of a line what it is called and of which year; ``loop_na`` what to look at after copying."""

    def __init__(
        self, presenter: Jaarlijst[R], lijst: Lijstvorm[R], naam: Callable[[R], tuple[str, str]], *, loop_na: str
    ) -> None:
        self._presenter, self._naam, self._loop_na = presenter, naam, loop_na
        self.verwijder = Knop("Verwijderen")
        self.overnemen = Knop("Overnemen")
        super().__init__(lijst)
        for knop in (self.verwijder, self.overnemen):
            self.knoppen.voeg(knop)
        self._toon_knoppen()
        self.verwijder.clicked.connect(self._on_remove)
        self.overnemen.clicked.connect(self._on_copy)
        self.sluit_acties()

    def ververs(self) -> None:
        """An empty list has nothing to take away or to copy."""
        super().ververs()
        if self.verwijder.parent() is not None:  # before that it would be a window for a moment
            self._toon_knoppen()

    def _toon_knoppen(self) -> None:
        mag, overname = self._presenter.mag, self._presenter.overname()
        self.verwijder.setVisible(mag and bool(self._presenter.rijen()))
        self.overnemen.setVisible(mag and overname is not None)
        if overname is not None:
            self.overnemen.zet_tekst(f"Overnemen van {overname[0]} naar {overname[1]}")

    def _on_remove(self) -> None:
        rij = self.tabel.gekozen()
        if rij is None:
            self.melding.toon("Kies eerst een regel in de lijst.", Toon.INFO)
            return
        naam, schooljaar = self._naam(rij)

        def verwijder() -> None:
            self._presenter.verwijder(rij)
            if self._oud is not None and self._rijsleutel(self._oud) == self._rijsleutel(rij):
                self._geheugen.vergeet()  # what was typed in that line goes with it

        self._doe(verwijder, f"{naam} staat niet meer in de lijst van {schooljaar}.")

    def _on_copy(self) -> None:
        overname = self._presenter.overname()
        if overname is not None:
            self._doe(self._presenter.neem_over, f"Overgenomen naar {overname[1]}. Loop {self._loop_na} na.")

    def _doe(self, handeling: Callable[[], object], gelukt: str) -> None:
        try:
            handeling()
        except CvtError as fout:
            self.melding.toon(fout.melding, Toon.FOUT)
            return
        self.melding.toon(gelukt, Toon.GOED)
        self.ververs()
        self.gewijzigd.emit()
