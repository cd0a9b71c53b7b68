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
    """The code in eight groups, the two ways to keep it, and the field in which it is typed back.

    ``knop`` is the main act of a page that has one already, which then calls ``bevestig``; else the card has its own.
    """

    klaar = Signal()

    def __init__(
        self, naam: str, code: str, controleer: Callable[[str], None], *, afdrukken: Callable[[], None],
        knop: Knop | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._controleer = controleer
        self.terug = Tekstveld("herstelcode", "Typ de code van het blad", maximum=80, breedte=BREED)
        self.terug.gewijzigd.connect(lambda: self.terug.toon_fout(None))
        self.afdrukken = Knop("Herstelblad afdrukken of opslaan…", icoon="printer")
        self.afdrukken.clicked.connect(afdrukken)
        self.knop = knop or Knop("Verder", Knopsoort.HOOFD, toets="Ctrl+Return")
        self.terug.editor.returnPressed.connect(self.knop.click)  # type: ignore[attr-defined]  # Enter behind it is the act
        kaart = Kaart()
        for deel in (
            Tekst(f"Herstelcode van {naam}", Tekstsoort.NADRUK),
            Rij(Codegroepen("Herstelcode", code), rek=True),
            Rij(self.afdrukken, rek=True),
            Tekst("Bewaar het blad in een kluis of gesloten kast, niet bij de laptop. Vergeet u uw wachtzin, dan is dit "
                  "de enige weg naar uw sleutels. Het programma toont de code niet nog een keer.", Tekstsoort.ZWAK,
                  afbreken=True),
            Tekst("Typ de code over van het blad, zodat zeker is dat hij goed op papier staat."),
            self.terug,
        ):  # fmt: skip
            kaart.voeg(deel)
        if knop is None:
            self.knop.clicked.connect(self.bevestig)
            kaart.voeg(Rij(self.knop, rek=True))
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(kaart)
        geef_focus_door(self, self.terug)

    def bevestig(self) -> None:
        """``klaar`` when what was typed is the code; else the reason stands under the field."""
        try:
            self._controleer(self.terug.waarde())
        except CvtError as fout:
            self.terug.toon_fout(fout.melding)
            self.terug.setFocus()
            return
        self.terug.zet_waarde("")
        self.klaar.emit()
