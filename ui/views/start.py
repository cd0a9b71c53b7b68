"""The start page: open, new, practice; and what works without a register."""

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

_WAT = "Van aanvraag tot toelaatbaarheidsverklaring, versleuteld op deze laptop."
_LEEG = (
    "Hier is nog geen register geopend. Een register staat op één laptop, meestal die van de secretaris; oefenen en nagaan of "
    "een verklaring echt is kan overal."
)
_BREED, _KNOP = 760, 260


class StartView(QWidget):
    """``gekozen`` with what was chosen: ``laatste``, ``openen``, ``overnemen``, ``nieuw``, ``terugzetten``, ``oefenen``
    and so on."""

    gekozen = Signal(str)

    def __init__(self, *, laatste: str = "", oefenen: bool = True) -> None:
        super().__init__()
        self.melding = Meldingsbalk(bewaar_ruimte=True)
        self.bezig = Bezigbalk()
        self._stand = Tekst("", Tekstsoort.ZWAK)
        self._knoppen: list[Knop] = []
        kaart = Kaart()
        if laatste:
            kaart.voeg(self._keuze("laatste", f"Openen: {laatste}", "Het register waarmee u het laatst werkte.", "slot",
                                   Knopsoort.HOOFD))  # fmt: skip
        kaart.voeg(self._keuze("openen", "Register openen…", "Kies de map waarin het register staat.", "map"))
        kaart.voeg(self._keuze("overnemen", "Register overnemen…", "Het stokje van een andere laptop, met bestand en code.",
                               "neerzetten"))  # fmt: skip
        kaart.voeg(self._keuze("nieuw", "Nieuw register maken…", "Voor een samenwerkingsverband, stap voor stap.", "map-plus"))
        kaart.voeg(self._keuze("terugzetten", "Reservekopie terugzetten…", "Van deze laptop, een stick of het netwerk.",
                               "neerzetten"))  # fmt: skip
        if oefenen:
            uitleg = "Verzonnen leerlingen en scholen; er kan niets misgaan."
            kaart.voeg(self._keuze("oefenen", "Oefenregister", uitleg, "oefenen"))
        onder = Kaart()
        onder.voeg(self._keuze("verifieren", "Verifiëren", "Nagaan of een verklaring of brief echt is.", "verifieren",
                               Knopsoort.STIL))  # fmt: skip
        onder.voeg(self._keuze("rekenhulp", "Rekenhulp", "Termijnen, praktijkonderwijs en periodes, zonder dossier.", "kalender",
                               Knopsoort.STIL))  # fmt: skip
        onder.voeg(self._keuze("kwijt", "Laptop kwijt", "Wat u doet, en wie u belt, bij verlies of diefstal.", "let-op",
                               Knopsoort.STIL))  # fmt: skip
        onder.voeg(self._keuze("help", "Help", "Handleiding, toetsen en licenties.", "help", Knopsoort.STIL))
        inhoud = Kolomvak(
            Tekst("CvT Desktop", Tekstsoort.TITEL),
            Tekst(_WAT if laatste else f"{_WAT} {_LEEG}", Tekstsoort.ZWAK, afbreken=True),
            self.melding, kaart, onder, self.bezig, self._stand, ruimte=Ruimte.M,
        )  # fmt: skip
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(Middenvak(inhoud, breedte=_BREED))
        geef_focus_door(self, self._knoppen[0])

    def _keuze(self, wat: str, tekst: str, uitleg: str, icoon: str, soort: Knopsoort = Knopsoort.GEWOON) -> QWidget:
        knop = Knop(tekst, soort, icoon=icoon, links=Ruimte.L)
        knop.clicked.connect(lambda: self.gekozen.emit(wat))
        self._knoppen.append(knop)
        knop.setMinimumWidth(_KNOP)
        return Rij(knop, Tekst(uitleg, Tekstsoort.ZWAK), rek=True, ruimte=Ruimte.L)

    def toon_fout(self, tekst: str) -> None:
        """What could not be done, with its cure."""
        self.melding.toon(tekst, Toon.FOUT)

    def zet_bezig(self, bezig: bool, waarmee: str = "") -> None:
        """Nothing can be chosen while something is going on."""
        self.bezig.zet_bezig(bezig)
        self._stand.setText(waarmee if bezig else "")
        for knop in self._knoppen:
            knop.setEnabled(not bezig)
