"""One external deskundige who was consulted."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.blok_pro import Externe
from ui.theme import Ruimte
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.kaart import Kaart
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld

LEEG = Externe()
_LABELS = 120


class Externekaart(QWidget):
    """Who, of what profession, when, and in which stuk."""

    gewijzigd = Signal()
    weg_gevraagd = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._titel = Tekst("Externe", Tekstsoort.SUB)
        self._weg = Knop("", Knopsoort.STIL, icoon="kruis", naam="Rij weghalen")
        self._weg.clicked.connect(self.weg_gevraagd)
        self.formulier = Formulier(labelkolom=_LABELS)
        deel = self.formulier.sectie()
        deel.veld(Tekstveld("naam", "Naam", maximum=200, breedte=360))
        deel.veld(Tekstveld("beroep", "Beroep", hint="orthopedagoog"))
        deel.veld(Datumveld("datum", "Datum"))
        deel.veld(Tekstveld("stuk", "Stuk", hint="verslag p. 2"))
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

    def waarde(self) -> Externe:
        """The row as typed."""
        return replace(self._basis, **self.formulier.waarden())

    def zet_waarde(self, waarde: Externe) -> None:
        """Show a row."""
        self._basis = waarde
        self.formulier.zet_waarden({naam: getattr(waarde, naam) for naam in self.formulier.velden()})

    def zet_nummer(self, nummer: int) -> None:
        """Its place in the list."""
        self._titel.setText(f"EXTERNE DESKUNDIGE {nummer}")
        self._weg.setAccessibleName(f"Externe deskundige {nummer} weghalen")

    def zet_bewerkbaar(self, bewerkbaar: bool) -> None:
        """Open or close it for changes."""
        self._weg.setVisible(bewerkbaar)
        for veld in self.formulier.velden().values():
            veld.zet_bewerkbaar(bewerkbaar)
