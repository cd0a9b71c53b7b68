"""The passphrase may be right, but the second key that this laptop keeps cannot be had: what now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.focusdoorgever import geef_focus_door
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.kaart import Kaart
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.middenvak import Middenvak
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort

_BREED = 640
_HERSTEL = (
    "Met uw herstelblad: u typt de acht groepen over en kiest een nieuwe wachtzin. Daarna hoort deze laptop erbij en meldt u "
    "zich weer aan met alleen uw wachtzin."
)
_GEEN_BLAD = (
    "Hebt u geen herstelblad? Vraag de beheerder u als gebruiker te verwijderen en opnieuw toe te voegen. Uw werk blijft in het "
    "register; wat onder uw eigen sleutel lag, zoals uw certificaat, wordt dan opnieuw gemaakt."
)


class SleutelbosView(QWidget):
    """``opnieuw`` to try the same passphrase once more, ``herstelcode`` and ``terug`` for the other ways."""

    opnieuw = Signal()
    herstelcode = Signal()
    terug = Signal()

    def __init__(self, reden: str, *, nieuwe_laptop: bool) -> None:
        super().__init__()
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.herstel = Knop("Herstelcode gebruiken", Knopsoort.HOOFD, toets="Ctrl+Return")
        self.herstel.clicked.connect(self.herstelcode)
        self.weer = Knop("Opnieuw proberen")
        self.weer.clicked.connect(self.opnieuw)
        weg = Knop("Terug")
        weg.clicked.connect(self.terug)
        kaart = Kaart()
        if nieuwe_laptop:
            knoppen = Rij(self.herstel, weg, rek=True)
        else:
            kaart.voeg(Tekst("Komt de sleutelbos terug, dan werkt uw wachtzin weer zoals altijd.", afbreken=True))
            knoppen = Rij(self.herstel, self.weer, weg, rek=True)
        for deel in (Tekst(_HERSTEL, afbreken=True), Tekst(_GEEN_BLAD, Tekstsoort.ZWAK, afbreken=True), knoppen):
            kaart.voeg(deel)
        titel = "Deze laptop toevoegen" if nieuwe_laptop else "De tweede sleutel is er niet"
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        inhoud = Kolomvak(Tekst(titel, Tekstsoort.TITEL), self.melding, kaart, ruimte=Ruimte.M)
        kolom.addWidget(Middenvak(inhoud, breedte=_BREED))
        # shown before it has a place it would be a window for a moment, and keep the height of a narrow one
        self.melding.toon(reden, Toon.INFO if nieuwe_laptop else Toon.LET_OP, sluitbaar=False)
        geef_focus_door(self, self.herstel)
