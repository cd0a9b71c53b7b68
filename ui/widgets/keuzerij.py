"""A few choices beside each other: ja, nee, n.v.t."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup

from ui.theme import Ruimte
from ui.tonen import Keuze
from ui.widgets.keuzeknop import Keuzeknop
from ui.widgets.rij import Rij
from ui.widgets.veld import Veld

JA_NEE = (Keuze(waarde="ja", tekst="ja", toets="J"), Keuze(waarde="nee", tekst="nee", toets="N"))
JA_NEE_NVT = (*JA_NEE, Keuze(waarde="nvt", tekst="n.v.t.", toets="X"))


class Keuzerij(Veld):
    """Segments of which one can be chosen, by mouse, arrow keys or the letter of the choice while the row has the focus.

    ``waarde()`` is the ``Keuze.waarde``, '' when nothing is chosen. ``gekozen`` comes only from a person.
    """

    gekozen = Signal(str)

    def __init__(
        self,
        naam: str,
        label: str,
        keuzes: Sequence[Keuze] = JA_NEE_NVT,
        *,
        optioneel: bool = False,
        uitleg: str = "",
        toon_toetsen: bool = True,
    ) -> None:
        super().__init__(naam, label, optioneel=optioneel, uitleg=uitleg)
        self._groep = QButtonGroup(self)
        self._knoppen = [Keuzeknop(keuze, toon_toets=toon_toetsen) for keuze in keuzes]
        rij = Rij(*self._knoppen, rek=True, ruimte=Ruimte.XS // 2)
        for nummer, knop in enumerate(self._knoppen):
            self._groep.addButton(knop, nummer)
            knop.setAccessibleName(f"{label}: {knop.keuze.tekst}")
            if uitleg:
                knop.setAccessibleDescription(uitleg)
        self._plaats(rij)
        if self._knoppen:
            rij.setFocusProxy(self._knoppen[0])
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
        gekozen = self._groep.checkedButton()
        if gekozen is not None or self._knoppen:
            self.setFocusProxy(gekozen or self._knoppen[0])
        self._stil = False

    def kies(self, waarde: str) -> None:
        """Choose as a person would: the signals are sent."""
        for knop in self._knoppen:
            if knop.keuze.waarde == waarde and knop.isEnabled():
                knop.setChecked(True)
                self.setFocusProxy(knop)
                self.gekozen.emit(waarde)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        for knop in self._knoppen:
            if letter and knop.keuze.toets.upper() == letter and knop.isEnabled():
                knop.setFocus()
                self.kies(knop.keuze.waarde)
                return
        super().keyPressEvent(event)

    def _on_toggled(self, _nummer: int, aan: bool) -> None:
        if aan:
            self._meld_gewijzigd()
