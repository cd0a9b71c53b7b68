"""The transfer code: shown once, written down, and typed back before anything is made with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from cvt_desktop.domain.errors import CvtError
from ui.focusdoorgever import geef_focus_door
from ui.widgets.codegroepen import Codegroepen
from ui.widgets.kaart import Kaart
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld

_BREED = 640
_UITLEG = (
    "Schrijf de code over op papier, of geef hem telefonisch door. Bewaar hem nooit bij het bestand: wie allebei heeft en een "
    "wachtzin kent, kan erin. Het programma toont de code niet nog een keer."
)


class OverdrachtcodeVak(Kaart):
    """``klaar`` when the code was typed back well; ``afgebroken`` for the way back."""

    klaar = Signal()
    afgebroken = Signal()

    def __init__(self, code: str, controleer: Callable[[str], None]) -> None:
        super().__init__("STAP 2 VAN 3: DE OVERDRACHTSCODE")
        self._controleer = controleer
        self.terug = Tekstveld("overdrachtcode", "Typ de code over van het papier", maximum=80, breedte=_BREED)
        self.terug.gewijzigd.connect(lambda: self.terug.toon_fout(None))
        self.knop = Knop("Bestand maken…", Knopsoort.HOOFD, toets="Ctrl+Return")
        self.knop.clicked.connect(self._on_submit)
        weg = Knop("Niet overdragen")
        weg.clicked.connect(self.afgebroken)
        for deel in (
            Rij(Codegroepen("Overdrachtscode", code), rek=True), Tekst(_UITLEG, Tekstsoort.ZWAK, afbreken=True),
            Tekst("Typ de code over van het papier, zodat zeker is dat hij daar goed staat."), self.terug,
            Rij(self.knop, weg, rek=True),
        ):  # fmt: skip
            self.voeg(deel)
        geef_focus_door(self, self.terug)

    def zet_bezig(self, bezig: bool) -> None:
        """While the file is made nothing can be typed."""
        for deel in (self.terug, self.knop):
            deel.setEnabled(not bezig)

    def _on_submit(self) -> None:
        try:
            self._controleer(self.terug.waarde())
        except CvtError as fout:
            self.terug.toon_fout(fout.melding)
            self.terug.setFocus()
            return
        self.klaar.emit()
