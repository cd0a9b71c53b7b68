"""A few choices under each other, each with a sentence: for what deserves to be read before it is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup

from ui.theme import Ruimte
from ui.tonen import Keuze
from ui.widgets.keuzeknop import Keuzeknop
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.veld import Veld


class Keuzekolom(Veld):
    """``Keuze.ondertekst`` is the sentence. Nothing is chosen until a person chooses."""

    gekozen = Signal(str)

    def __init__(self, naam: str, label: str, keuzes: Sequence[Keuze], *, uitleg: str = "") -> None:
        super().__init__(naam, label, uitleg=uitleg)
        self._groep = QButtonGroup(self)
        self._knoppen = [Keuzeknop(keuze, afbreken=True) for keuze in keuzes]
        delen = []
        for nummer, knop in enumerate(self._knoppen):
            self._groep.addButton(knop, nummer)
            knop.even_breed_als(self._knoppen)
            knop.setAccessibleName(f"{label}: {knop.keuze.tekst}")
            knop.setAccessibleDescription(knop.keuze.ondertekst)
            delen.append(Kolomvak(Rij(knop, rek=True), Tekst(knop.keuze.ondertekst, Tekstsoort.KLEIN, afbreken=True),
                                  ruimte=Ruimte.XS))  # fmt: skip
        kolom = Kolomvak(*delen, ruimte=Ruimte.M)
        self._plaats(kolom)
        kolom.setFocusProxy(self._knoppen[0])
        self.setFocusProxy(self._knoppen[0])
        self._groep.idToggled.connect(self._on_toggled)

    def waarde(self) -> str:
        nummer = self._groep.checkedId()
        return self._knoppen[nummer].keuze.waarde if nummer >= 0 else ""

    def zet_waarde(self, waarde: str) -> None:
        self._stil = True
        self._groep.setExclusive(False)
        for knop in self._knoppen:
            knop.setChecked(knop.keuze.waarde == waarde)
        self._groep.setExclusive(True)
        self._stil = False

    def _on_toggled(self, _nummer: int, aan: bool) -> None:
        if aan:
            self.gekozen.emit(self.waarde())
            self._meld_gewijzigd()
