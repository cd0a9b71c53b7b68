"""What still stands in a folder when somebody closes the program at the end of the day (screens.md 4.13; AVG art. 5)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.werkdialoog import Werkdialoog
from ui.presenters.klaargezet import KlaargezetPresenter
from ui.tasks import Taken
from ui.tonen import Toon
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.tekst import Tekst

_UITLEG = (
    "Is het verzonden? Ruim het dan op: buiten het register bewaakt niemand deze bestanden. Het stuk zelf blijft in het "
    "register, en een bestand dat intussen is gewijzigd blijft staan."
)
_TITEL = "Bestanden opruimen"


class NogKlaargezet(Werkdialoog):
    """``weg`` when the program may close: everything was tidied, or it is asked again tomorrow. Esc keeps it open."""

    weg = Signal()

    def __init__(self, presenter: KlaargezetPresenter, nog: str, taken: Taken, *, ouder: QWidget | None = None) -> None:
        super().__init__("Nog op te ruimen", taken, sub=nog, ouder=ouder)
        self._p = presenter
        self.voeg(Tekst(_UITLEG, afbreken=True))
        self.voeg(self.bezig)
        self.dicht, _ = self.zet_acties(sluiten="Niet sluiten")
        self.morgen = Knop("Morgen vragen")
        self.opruimen = Knop("Opruimen en sluiten", Knopsoort.HOOFD, toets="Ctrl+Return")
        for knop in (self.morgen, self.opruimen):
            self.voeg_actie(knop)
        self.morgen.clicked.connect(self._on_go)
        self.opruimen.clicked.connect(self._on_tidy)
        self.begin_bij(self.opruimen)

    def bij_bezig(self, bezig: bool) -> None:
        """Nobody closes halfway."""
        for knop in (self.dicht, self.morgen, self.opruimen):
            knop.setEnabled(not bezig)

    def _on_tidy(self) -> None:
        self._start(lambda _v: self._p.opruimen([rij.id for rij in self._p.rijen()]), self._on_tidied, _TITEL)

    def _on_tidied(self, zin: str) -> None:
        if self._p.nog():
            self.melding.toon(zin, Toon.LET_OP)  # which are left, and what to do with them
            self.opruimen.setEnabled(False)
            return
        self._on_go()

    def _on_go(self) -> None:
        self.accept()
        self.weg.emit()
