"""Two stukken beside each other: the one of the list, and at its right a second with a choice of its own (screens.md 1.3)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ui.presenters.stukken import StukkenPresenter, Stukrij
from ui.tasks import Taken
from ui.theme import Ruimte
from ui.tonen import Keuze
from ui.views.toetsing_stukkijker import Stukkijker, regel
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.kolomvak import Kolomvak

_BREED = 10_000  # twice the same share of whatever there is


class Naastelkaar(QWidget):
    """``gekozen(bijlage_id)``: another stuk at the left. The second viewer is built when it is first asked for."""

    gekozen = Signal(object)

    def __init__(self, presenter: StukkenPresenter, taken: Taken, links: QWidget) -> None:
        super().__init__()
        self._presenter, self._taken = presenter, taken
        self._rijen: dict[str, Stukrij] = {}
        self.keuze = Keuzeveld("links", "Stuk links", leeg="Kies een stuk…", breedte=0)
        self.keuze.zonder_foutregel()
        self.tweede: Stukkijker | None = None
        vak = Kolomvak(self.keuze, ruimte=Ruimte.XS)
        vak.voeg(links, 1)
        self._deler = QSplitter(Qt.Orientation.Horizontal)
        self._deler.setChildrenCollapsible(False)
        self._deler.setHandleWidth(Ruimte.M)
        self._deler.addWidget(vak)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(self._deler)
        self.keuze.hide()
        self.keuze.gewijzigd.connect(self._on_chosen)

    def zet_rijen(self, rijen: Sequence[Stukrij]) -> None:
        """The stukken that can be chosen."""
        self._rijen = {str(rij.id): rij for rij in rijen}
        nu = self.keuze.waarde()
        self.keuze.zet_keuzes([Keuze(waarde=id_, tekst=regel(rij)) for id_, rij in self._rijen.items()])
        self.keuze.zet_waarde(nu if nu in self._rijen else "")
        if self.tweede is not None:
            self.tweede.ververs()

    def toon_keuze(self, rij: Stukrij | None) -> None:
        """What the list has chosen."""
        self.keuze.zet_waarde(str(rij.id) if rij is not None else "")

    def begin(self) -> Stukkijker:
        """A second document at the right, at first the one after that at the left; gives its viewer."""
        if self.tweede is None:
            self.tweede = Stukkijker(self._presenter, self._taken)
            self._deler.addWidget(self.tweede)
            for kant in (0, 1):
                self._deler.setStretchFactor(kant, 1)
            self.tweede.ververs()
        self.keuze.show()
        self.tweede.show()
        self._deler.setSizes([_BREED, _BREED])
        if self.tweede.plaats() is None:
            ids = list(self._rijen)
            links = ids.index(self.keuze.waarde()) if self.keuze.waarde() in ids else -1
            if ids:
                self.tweede.toon(self._rijen[ids[(links + 1) % len(ids)]].id)
        self.tweede.kijker.zet_maat(self._presenter.maat())
        return self.tweede

    def eindig(self) -> None:
        """One document again."""
        self.keuze.hide()
        if self.tweede is not None:
            self.tweede.hide()

    def _on_chosen(self) -> None:
        rij = self._rijen.get(self.keuze.waarde())
        if rij is not None:
            self.gekozen.emit(rij.id)
