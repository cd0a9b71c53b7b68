"""The live preview beside the text: one tab per document."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.documentbron import Documentbronnen
from ui.tasks import Taken
from ui.theme import Ruimte
from ui.tonen import Keuze
from ui.widgets.documentkijker import Documentkijker
from ui.widgets.tabrij import Tabrij

_EVEN_MS = 60
_WACHT_MS = 700
Maker = Callable[[str], Callable[[], bytes] | None]


class Voorbeeldvak(QWidget):
    """``ververs`` lays the document of the present tab out anew, a moment after the last key; the page stays."""

    def __init__(self, bronnen: Documentbronnen, taken: Taken, maker: Maker) -> None:
        super().__init__()
        self._bronnen, self._maker = bronnen, maker
        self.tabs = self._maak_tabs(())
        self.kijker = Documentkijker(taken, leeg="Hier leest u de brieven van het besluit dat u opent.", met_naam=False)
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(0, 0, 0, 0)
        self._kolom.setSpacing(Ruimte.XS)
        self._kolom.addWidget(self.tabs)
        self._kolom.addWidget(self.kijker, 1)
        self._straks = QTimer(self, singleShot=True)
        self._straks.timeout.connect(self.nu)

    def _maak_tabs(self, keuzes: Sequence[Keuze], eerst: str = "") -> Tabrij:
        tabs = Tabrij("Voorbeeld van")
        for keuze in keuzes:
            tabs.voeg(keuze.waarde, keuze.tekst)
        tabs.kies(eerst)
        tabs.currentChanged.connect(lambda _nummer: self._open(1))
        return tabs

    def zet_tabs(self, keuzes: Sequence[Keuze]) -> None:
        """The documents that there are; the chosen one stays when it is still there."""
        if [k.waarde for k in keuzes] == self.tabs.sleutels():
            return
        oud, self.tabs = self.tabs, self._maak_tabs(keuzes, self.tabs.sleutel())
        self._kolom.replaceWidget(oud, self.tabs)
        oud.hide()
        oud.deleteLater()

    def ververs(self) -> None:
        """Something was typed."""
        self._straks.start(_WACHT_MS)

    def straks(self) -> None:
        """When the page around it is drawn: the lay-out would keep the interpreter from the window."""
        self._straks.start(_EVEN_MS)

    def nu(self) -> None:
        """Lay it out now."""
        self._open(self.kijker.pagina())

    def sluit(self) -> None:
        """Show nothing any more."""
        self._straks.stop()
        self.kijker.sluit()

    def _open(self, pagina: int) -> None:
        if not self.tabs.count():
            return
        maak = self._maker(self.tabs.sleutel())
        if maak is not None:
            titel = self.tabs.tabText(self.tabs.currentIndex())
            self.kijker.open(self._bronnen.van(titel, maak), pagina)
