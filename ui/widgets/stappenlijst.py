"""The steps of a wizard, with the present one marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Ruimte, geschaald
from ui.tonen import Toon, Vorm
from ui.widgets.rij import Rij
from ui.widgets.statuschip import Statuschip
from ui.widgets.tekst import Tekst, Tekstsoort

_BREED = 200


class Stappenlijst(QWidget):
    """``zet(n)`` marks step ``n``: those before it have a tick."""

    def __init__(self, stappen: Sequence[str]) -> None:
        super().__init__()
        self.setFixedWidth(geschaald(_BREED))
        self._teksten = [Tekst(stap, Tekstsoort.ZWAK, afbreken=True) for stap in stappen]
        self._merken = [Statuschip() for _ in stappen]
        self._merken[0].zet_status("✓", Toon.GOED, Vorm.GEEN)
        self._breed = self._merken[0].sizeHint().width()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.M)
        for merk, tekst in zip(self._merken, self._teksten, strict=True):
            kolom.addWidget(Rij(merk, tekst, rek=True))
        kolom.addStretch(1)
        self.zet(0)

    def zet(self, nu: int) -> None:
        """Mark step ``nu`` (from 0)."""
        for nummer, (merk, tekst) in enumerate(zip(self._merken, self._teksten, strict=True)):
            klaar = nummer < nu
            toon = Toon.GOED if klaar else Toon.INFO if nummer == nu else Toon.STIL
            merk.zet_status("✓" if klaar else str(nummer + 1), toon, Vorm.GEEN)
            merk.setAccessibleName("klaar" if klaar else str(nummer + 1))
            tekst.zet_soort(Tekstsoort.NADRUK if nummer == nu else Tekstsoort.ZWAK)
        breed = max(self._breed, *(merk.sizeHint().width() for merk in self._merken))
        for merk in self._merken:
            merk.setMinimumWidth(breed)  # a tick is wider than a number: the names stand under each other, and stay there
        self.setAccessibleName(f"Stap {nu + 1} van {len(self._teksten)}: {self._teksten[nu].text()}")
