"""The frame of a page that shows a register in one list: a head, a message, the list, and what is told of the chosen line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.errors import CvtError
from ui.changes import Wijzigingen
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.kop import Kop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.tabel import Tabel
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.zoekveld import Zoekveld


class Registerrij(Protocol):
    """What every line has."""

    @property
    def id(self) -> UUID: ...


R = TypeVar("R", bound=Registerrij)


class Registerblad(QWidget, Generic[R]):
    """A subclass puts buttons in ``kop``, calls ``leg`` with its list, and fills ``ververs`` and ``_on_row_chosen``."""

    def __init__(self, titel: str, soort: str, wijzigingen: Wijzigingen, terug: Callable[[], None]) -> None:
        """``soort`` is what others are told that changed."""
        super().__init__()
        self._soort, self._wijzigingen = soort, wijzigingen
        self.kop = Kop(titel, terug=True)
        self.kop.terug_gevraagd.connect(terug)
        self._zoek = Zoekveld()
        self.kop.voeg_actie(self._zoek)
        self.balk = Meldingsbalk(bewaar_ruimte=False)
        self.nader = Tekst("", Tekstsoort.ZWAK, afbreken=True, kiesbaar=True)
        self.tabel: Tabel[R]

    def leg(self, tabel: Tabel[R]) -> None:
        """Put everything in its place, and read the register."""
        self.tabel = tabel
        tabel.koppel(self._zoek)
        tabel.aantal_gewijzigd.connect(lambda _te_zien, alle: self._zoek.setVisible(alle > 0))  # nothing to filter in nothing
        tabel.keuze_gewijzigd.connect(self._on_row_chosen)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.L, Ruimte.M, Ruimte.L, Ruimte.M)
        kolom.setSpacing(Ruimte.S)
        for deel in (self.kop, self.balk):
            kolom.addWidget(deel)
        kolom.addWidget(tabel, 1)
        kolom.addWidget(self.nader)
        self.ververs()

    def bij_tonen(self) -> None:
        """In front again."""
        self.balk.verberg()
        self.ververs()
        self.tabel.setFocus()

    def ververs(self) -> None:
        """Read the register."""
        raise NotImplementedError

    def _on_row_chosen(self, rij: R | None) -> None:
        raise NotImplementedError

    def _doe(self, act: Callable[[R], str]) -> None:
        """An act on the chosen line, and what came of it."""
        rij = self.tabel.gekozen()
        if rij is None:
            return
        try:
            zin = act(rij)
        except CvtError as fout:
            self.balk.toon(fout.melding, Toon.FOUT)
            return
        self.balk.toon(zin, Toon.GOED)
        self.ververs()
        self._wijzigingen.meld(self._soort, str(rij.id))
