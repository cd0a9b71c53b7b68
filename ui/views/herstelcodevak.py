"""The recovery code: shown once, printed or saved, and typed back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.errors import CvtError
from ui.focusdoorgever import geef_focus_door
from ui.widgets.codegroepen import Codegroepen
from ui.widgets.kaart import Kaart
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld

BREED = 640


class HerstelcodeVak(QWidget):
    """The code in eight groups, the two ways to keep it, and the field in which it is typed back."""

    klaar = Signal()

    def __init__(
        self, naam: str, code: str, controleer: Callable[[str], None], *, afdrukken: Callable[[], None],
        knoptekst: str = "Verder",
    ) -> None:  # fmt: skip
        super().__init__()
        self._controleer = controleer
        self.terug = Tekstveld("herstelcode", "Typ de code van het blad", maximum=80, breedte=BREED)
        self.terug.gewijzigd.connect(lambda: self.terug.toon_fout(None))
        self.afdrukken = Knop("Herstelblad afdrukken of opslaan…", icoon="printer")
        self.afdrukken.clicked.connect(afdrukken)
        self.knop = Knop(knoptekst, Knopsoort.HOOFD, toets="Ctrl+Return")
        self.knop.clicked.connect(self._on_submit)
        kaart = Kaart()
        for deel in (
            Tekst(f"Herstelcode van {naam}", Tekstsoort.NADRUK),
            Codegroepen("Herstelcode", code),
            Rij(self.afdrukken, rek=True),
            Tekst("Bewaar het blad in een kluis of gesloten kast, niet bij de laptop. Vergeet u uw wachtzin, dan is dit "
                  "de enige weg naar uw sleutels. Het programma toont de code niet nog een keer.", Tekstsoort.ZWAK,
                  afbreken=True),
            Tekst("Typ de code over van het blad, zodat zeker is dat hij goed op papier staat."),
            self.terug,
            Rij(self.knop, rek=True),
        ):  # fmt: skip
            kaart.voeg(deel)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(kaart)
        geef_focus_door(self, self.terug)

    def _on_submit(self) -> None:
        try:
            self._controleer(self.terug.waarde())
        except CvtError as fout:
            self.terug.toon_fout(fout.melding)
            self.terug.setFocus()
            return
        self.terug.zet_waarde("")
        self.klaar.emit()
