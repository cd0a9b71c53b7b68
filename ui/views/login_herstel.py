"""Getting in with the recovery code when the passphrase was forgotten."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.focusdoorgever import geef_focus_door
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.kaart import Kaart
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.middenvak import Middenvak
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld

_BREED = 640


class HerstelInvoerView(QWidget):
    """Login with the recovery code. ``ingevoerd(code)``; ``terug`` to the login page."""

    ingevoerd = Signal(str)
    terug = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.code = Tekstveld("herstelcode", "Herstelcode", maximum=80, breedte=_BREED, hint="123456-123456-…")
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.bezig = Bezigbalk()
        self.knop = Knop("Openen", Knopsoort.HOOFD, toets="Ctrl+Return")
        self.knop.clicked.connect(lambda: self.ingevoerd.emit(self.code.waarde()))
        weg = Knop("Terug")
        weg.clicked.connect(self.terug)
        kaart = Kaart()
        for deel in (
            Tekst("Typ de acht groepen van uw herstelblad. Uw naam volgt uit de code; daarna kiest u een nieuwe wachtzin.",
                  afbreken=True),
            self.code, self.melding, self.bezig, Rij(self.knop, weg, rek=True),
        ):  # fmt: skip
            kaart.voeg(deel)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        inhoud = Kolomvak(Tekst("Wachtzin vergeten", Tekstsoort.TITEL), kaart, ruimte=Ruimte.M)
        kolom.addWidget(Middenvak(inhoud, breedte=_BREED))
        geef_focus_door(self, self.code)

    def toon_fout(self, tekst: str, *, bij_veld: bool) -> None:
        """At the field when the code itself is wrong, else in the bar."""
        self.code.toon_fout(tekst if bij_veld else None)
        if bij_veld:
            self.melding.verberg()
        else:
            self.melding.toon(tekst, Toon.FOUT)

    def zet_bezig(self, bezig: bool) -> None:
        """While the register opens."""
        self.bezig.zet_bezig(bezig)
        for deel in (self.code, self.knop):
            deel.setEnabled(not bezig)
