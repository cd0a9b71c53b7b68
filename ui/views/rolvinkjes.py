"""The roles as ticks in two columns, with one line for what is wrong with the combination."""

from __future__ import annotations

from collections.abc import Collection

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
        rooster = QGridLayout(self)
        rooster.setContentsMargins(0, 0, 0, 0)
        rooster.setVerticalSpacing(0)
        helft = (len(self.vinkjes) + 1) // 2
        for nummer, vinkje in enumerate(self.vinkjes.values()):
            vinkje.zonder_foutregel()
            rooster.addWidget(vinkje, nummer % helft, nummer // helft)
        rooster.addWidget(self._fout, helft, 0, 1, 2)

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
