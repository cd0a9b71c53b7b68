"""The stukken of a dossier beside other work: a choice above, the document below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.ids import BijlageId
from ui.focusdoorgever import geef_focus_door
from ui.presenters.stukken import StukkenPresenter, Stukrij
from ui.tasks import Taken
from ui.theme import Ruimte
from ui.tonen import Keuze
from ui.widgets.documentkijker import Documentkijker
from ui.widgets.keuzeveld import Keuzeveld


class Stukkijker(QWidget):
    """Opens the first stuk that can be read; ``toon(id, pagina)`` another. ``geopend`` after each choice."""

    geopend = Signal()

    def __init__(self, presenter: StukkenPresenter, taken: Taken) -> None:
        super().__init__()
        self.presenter = presenter
        self._rijen: dict[str, Stukrij] = {}
        self._open: str = ""
        self.keuze = Keuzeveld("stuk", "Stuk", leeg="Kies een stuk…", breedte=0)
        self.keuze.zonder_foutregel()
        self.kijker = Documentkijker(taken)
        self.kijker.maat_gewijzigd.connect(presenter.onthoud_maat)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.XS)
        kolom.addWidget(self.keuze)
        kolom.addWidget(self.kijker, 1)
        self.keuze.gewijzigd.connect(lambda: self._toon(self.keuze.waarde(), 1))
        geef_focus_door(self, self.keuze)

    def ververs(self) -> None:
        """Read the list again; what is open stays open."""
        self._rijen = {str(rij.id): rij for rij in self.presenter.rijen()}
        self.keuze.zet_keuzes([Keuze(waarde=id_, tekst=regel(rij)) for id_, rij in self._rijen.items()])
        if self._open not in self._rijen:
            self._open = ""
            self.kijker.sluit()

    def begin(self) -> None:
        """Open the first stuk when none is open."""
        self.kijker.zet_maat(self.presenter.maat())
        if not self._open and self._rijen:
            self._toon(next(iter(self._rijen)), 1)

    def toon(self, bijlage_id: BijlageId, pagina: int | None = None) -> bool:
        """Open a stuk at a page; False when it is not in this dossier."""
        if str(bijlage_id) not in self._rijen:
            return False
        self._toon(str(bijlage_id), pagina or 1)
        return True

    def ids(self) -> list[BijlageId]:
        """The stukken that can be opened."""
        return [rij.id for rij in self._rijen.values()]

    def plaats(self) -> tuple[BijlageId, int] | None:
        """What is shown now, as a place."""
        rij = self._rijen.get(self._open)
        return (rij.id, self.kijker.pagina()) if rij is not None else None

    def plaatsnaam(self) -> str:
        """``OPP p. 6``."""
        rij = self._rijen.get(self._open)
        return self.presenter.verwijzing(rij, self.kijker.pagina()) if rij is not None else ""

    def sluit(self) -> None:
        """Show nothing."""
        self._open = ""
        self.kijker.sluit()

    def _toon(self, id_: str, pagina: int) -> None:
        rij = self._rijen.get(id_)
        if rij is None:
            return
        self.keuze.zet_waarde(id_)
        if id_ == self._open:
            self.kijker.ga_naar(pagina)
        else:
            self._open = id_
            bron = self.presenter.bron(rij)
            if bron is None:
                self.kijker.sluit()
            else:
                self.kijker.open(bron, pagina)
        self.geopend.emit()


def regel(rij: Stukrij) -> str:
    """How a stuk reads in a choice: kind, day, name."""
    return " · ".join(deel for deel in (rij.soort, rij.datum, rij.naam) if deel)
