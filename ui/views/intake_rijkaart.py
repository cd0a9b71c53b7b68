"""A card of the form that can be one of several: a verzorger, something that was tried, an external deskundige."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.beurten import InBeurten
from ui.theme import Ruimte
from ui.widgets.formulier import Formulier
from ui.widgets.kaart import Kaart
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort

R = TypeVar("R")
_LABELS = 120


class Rijkaart(InBeurten, QWidget, Generic[R]):
    """Implements ``intake_rijen.Rijdeel``. ``_bouw_velden`` fills the form, in parts; its fields are those of ``leeg``."""

    gewijzigd = Signal()
    weg_gevraagd = Signal()

    def __init__(self, wat: str, leeg: R, *, af: bool) -> None:
        super().__init__()
        self._wat, self._basis = wat, leeg
        self._titel = Tekst(wat, Tekstsoort.SUB)
        self._weg = Knop("", Knopsoort.STIL, icoon="kruis", naam=f"{wat} weghalen")
        self._weg.clicked.connect(self.weg_gevraagd)
        self.formulier = Formulier(labelkolom=_LABELS)
        self._delen = self._bouwdelen()
        if af:
            self.maak_af()

    def _bouwdelen(self) -> Iterator[None]:
        yield from self._bouw_velden()
        self.formulier.klaar()
        self.formulier.gewijzigd.connect(lambda _naam: self.gewijzigd.emit())
        kop = Rij(self._titel)
        kop.voeg_rek()
        kop.voeg(self._weg)
        kaart = Kaart(marge=Ruimte.M)
        kaart.voeg(kop)
        kaart.voeg(self.formulier)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(kaart)

    def _bouw_velden(self) -> Iterator[None]:
        raise NotImplementedError

    def waarde(self) -> R:
        """The row as typed."""
        return replace(self._basis, **self.formulier.waarden())  # type: ignore[type-var]

    def zet_waarde(self, waarde: R) -> None:
        """Show a row."""
        self._basis = waarde
        self.formulier.zet_waarden(self._waarden(waarde))

    def _waarden(self, waarde: R) -> dict[str, Any]:
        return {naam: getattr(waarde, naam) for naam in self.formulier.velden()}

    def zet_nummer(self, nummer: int) -> None:
        """Its place in the list."""
        self._titel.setText(f"{self._wat.upper()} {nummer}")
        self._weg.setAccessibleName(f"{self._wat} {nummer} weghalen")

    def zet_bewerkbaar(self, bewerkbaar: bool) -> None:
        """Open or close it for changes."""
        self._weg.setVisible(bewerkbaar)
        for veld in self.formulier.velden().values():
            veld.zet_bewerkbaar(bewerkbaar)
