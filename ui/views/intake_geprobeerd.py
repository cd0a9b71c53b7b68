"""One row of "wat is geprobeerd"."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.ondersteuning import Ondersteuning
from ui.theme import Ruimte
from ui.widgets.formulier import Formulier
from ui.widgets.kaart import Kaart
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld

LEEG = Ondersteuning()
_LABELS = 120


class Geprobeerdkaart(QWidget):
    """What, when, its effect, and where it stands."""

    gewijzigd = Signal()
    weg_gevraagd = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._titel = Tekst("Geprobeerd", Tekstsoort.SUB)
        self._weg = Knop("", Knopsoort.STIL, icoon="kruis", naam="Rij weghalen")
        self._weg.clicked.connect(self.weg_gevraagd)
        self.formulier = Formulier(labelkolom=_LABELS)
        deel = self.formulier.sectie()
        deel.veld(Tekstveld("wat", "Wat", maximum=400, breedte=420, hint="Prikkelarme werkplek"))
        deel.veld(Tekstveld("periode", "Van, tot", hint="november 2026 - maart 2027"))
        deel.veld(Tekstveld("effect", "Effect", maximum=400, breedte=420, hint="hielp drie weken"))
        deel.veld(Tekstveld("vindplaats", "Vindplaats", optioneel=True, hint="OPP p. 6"))
        self.formulier.klaar()
        self.formulier.gewijzigd.connect(lambda _naam: self.gewijzigd.emit())
        self._basis = LEEG
        kop = Rij(self._titel)
        kop.voeg_rek()
        kop.voeg(self._weg)
        kaart = Kaart(marge=Ruimte.M)
        kaart.voeg(kop)
        kaart.voeg(self.formulier)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(kaart)

    def waarde(self) -> Ondersteuning:
        """The row as typed."""
        return replace(self._basis, **self.formulier.waarden())

    def zet_waarde(self, waarde: Ondersteuning) -> None:
        """Show a row."""
        self._basis = waarde
        self.formulier.zet_waarden({naam: getattr(waarde, naam) for naam in self.formulier.velden()})

    def zet_nummer(self, nummer: int) -> None:
        """Its place in the list."""
        self._titel.setText(f"GEPROBEERD {nummer}")
        self._weg.setAccessibleName(f"Geprobeerd {nummer} weghalen")

    def zet_bewerkbaar(self, bewerkbaar: bool) -> None:
        """Open or close it for changes."""
        self._weg.setVisible(bewerkbaar)
        for veld in self.formulier.velden().values():
            veld.zet_bewerkbaar(bewerkbaar)
