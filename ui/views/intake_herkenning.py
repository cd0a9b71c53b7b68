"""The line under the name: whether the register knows this pupil, and who it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.presenters.intake import Herkenregel
from ui.theme import Ruimte
from ui.tonen import Keuze
from ui.widgets.keuzerij import Keuzerij
from ui.widgets.tekst import Tekst, Tekstsoort

_WACHT = "Zodra naam en geboortedatum er zijn, zoekt het programma of de leerling bekend is."


class Herkenvak(QWidget):
    """``gekozen(sleutel)`` after a choice by a person. The choices are there only when there is something to choose."""

    gekozen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._regel: Herkenregel | None = None
        self._keuze: Keuzerij | None = None
        self._tekst = Tekst(_WACHT, Tekstsoort.ZWAK, afbreken=True)
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(0, 0, 0, Ruimte.S)
        self._kolom.setSpacing(Ruimte.XS)
        self._kolom.addWidget(self._tekst)

    def toon(self, regel: Herkenregel | None) -> None:
        """Show what is known; None: not enough is typed yet."""
        if regel == self._regel:
            return
        eerder, self._regel = self._regel, regel
        self._tekst.setText(_WACHT if regel is None else regel.tekst)
        self._tekst.zet_soort(Tekstsoort.NADRUK if regel is not None and regel.bekend else Tekstsoort.ZWAK)
        if eerder is None or regel is None or eerder.keuzes != regel.keuzes:
            self._maak_keuze(regel)
        if self._keuze is not None and regel is not None:
            self._keuze.zet_waarde(regel.gekozen)

    def _maak_keuze(self, regel: Herkenregel | None) -> None:
        if self._keuze is not None:
            self._kolom.removeWidget(self._keuze)
            self._keuze.hide()
            self._keuze.deleteLater()
            self._keuze = None
        if regel is None or not regel.keuzes:
            return
        keuzes = [Keuze(waarde=sleutel, tekst=tekst) for sleutel, tekst in regel.keuzes]
        self._keuze = Keuzerij("leerling.bekend", "Wie is dit", keuzes, toon_toetsen=False)
        self._keuze.zonder_foutregel()
        self._keuze.gewijzigd.connect(self._on_chosen)
        self._kolom.addWidget(self._keuze)

    def _on_chosen(self) -> None:
        if self._keuze is not None:
            self.gekozen.emit(self._keuze.waarde())
