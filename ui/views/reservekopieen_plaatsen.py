"""The two places where backups lie, and the choice of the second one."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.presenters.reservekopieen import Kopieenstaat
from ui.theme import Maat, Ruimte
from ui.widgets.kaart import Kaart
from ui.widgets.knop import Knop
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort

_ONBEKEND = "Nog niet bekend"


class Plaatsenkaart(Kaart):
    """``kiezen`` and ``vergeten`` are about the second place."""

    kiezen = Signal()
    vergeten = Signal()

    def __init__(self) -> None:
        super().__init__(marge=Ruimte.M)
        self._eerste = Tekst(_ONBEKEND, kiesbaar=True, afbreken=True)
        self._tweede = Tekst(_ONBEKEND, kiesbaar=True, afbreken=True)
        self._uitleg = Tekst("", Tekstsoort.ZWAK, afbreken=True)
        self.kies = Knop("Kiezen…", icoon="map")
        self.kies.clicked.connect(self.kiezen)
        self.weg = Knop("Niet meer gebruiken")
        self.weg.clicked.connect(self.vergeten)
        for knop in (self.kies, self.weg):
            knop.hide()
        self._regel("Eerste plaats", self._eerste)
        self._regel("Tweede plaats", Kolomvak(self._tweede, self._uitleg, ruimte=Ruimte.XS), self.kies, self.weg)

    def _regel(self, naam: str, *delen: Tekst | Kolomvak | Knop) -> None:
        label = Tekst(naam, Tekstsoort.ZWAK)
        label.setFixedWidth(Maat.VELD_SMAL)
        regel = Rij(Kolomvak(label, rek=True), ruimte=Ruimte.M)  # beside the first line of what it names
        for nummer, deel in enumerate(delen):
            regel.voeg(deel, 1 if nummer == 0 else 0)
        self.voeg(regel)

    def toon(self, staat: Kopieenstaat) -> None:
        """The paths, and what can be chosen."""
        self._eerste.setText(staat.eerste)
        self._tweede.setText(staat.tweede or "Nog niet gekozen")
        self._uitleg.setText(staat.tweede_uitleg)
        self.kies.zet_tekst("Andere kiezen…" if staat.heeft_tweede else "Kiezen…")
        self.kies.setVisible(staat.mag_kiezen)
        self.weg.setVisible(staat.mag_kiezen and staat.heeft_tweede)
