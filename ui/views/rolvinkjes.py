"""The roles as ticks in two columns, or in one where those do not fit, with a line for what is wrong with them."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.presenters.gebruikers import ROLLEN
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.vinkje import Vinkje


class Rolvinkjes(QWidget):
    """``gekozen`` gives the names of the ticked roles."""

    def __init__(self) -> None:
        super().__init__()
        self.vinkjes = {k.waarde: Vinkje(f"rol_{k.waarde}", k.tekst) for k in ROLLEN}
        self._fout = Tekst("", Tekstsoort.FOUT, afbreken=True)
        self._rooster = QGridLayout(self)
        self._rooster.setContentsMargins(0, 0, 0, 0)
        self._rooster.setVerticalSpacing(0)
        for vinkje in self.vinkjes.values():
            vinkje.zonder_foutregel()
        self._kolommen = 0
        self._leg(2)

    def minimumSizeHint(self) -> QSize:
        """One column is enough."""
        return QSize(max(v.sizeHint().width() for v in self.vinkjes.values()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns as soon as they fit, also when the letters became larger or smaller."""
        super().resizeEvent(event)
        helft = self._helft(2)
        breedtes = [v.sizeHint().width() for v in self.vinkjes.values()]
        twee = max(breedtes[:helft]) + max(breedtes[helft:]) + self._rooster.horizontalSpacing()
        self._leg(2 if event.size().width() >= twee else 1)

    def _helft(self, kolommen: int) -> int:
        return -(-len(self.vinkjes) // kolommen)

    def _leg(self, kolommen: int) -> None:
        if kolommen == self._kolommen:
            return
        self._kolommen, hoog = kolommen, self._helft(kolommen)
        for nummer, vinkje in enumerate(self.vinkjes.values()):
            self._rooster.addWidget(vinkje, nummer % hoog, nummer // hoog)
        self._rooster.addWidget(self._fout, hoog, 0, 1, 2)

    def gekozen(self) -> frozenset[str]:
        """The names of the ticked roles."""
        return frozenset(naam for naam, vinkje in self.vinkjes.items() if vinkje.waarde())

    def zet(self, rollen: Collection[str]) -> None:
        """Tick these and no others."""
        for naam, vinkje in self.vinkjes.items():
            vinkje.zet_waarde(naam in rollen)

    def fout(self) -> str:
        """What is said now."""
        return self._fout.text()

    def toon_fout(self, tekst: str) -> None:
        """What is wrong, or ''."""
        self._fout.setText(tekst)
