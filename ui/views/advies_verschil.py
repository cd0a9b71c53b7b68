"""The banner when the adviezen differ: three ways on, with the term that is left (screens.md 4.7)."""

from __future__ import annotations

from ui.presenters.adviezen import Adviezenbeeld
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.kaart import Kaart
from ui.widgets.knop import Knop
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort


class Verschilbalk(Kaart):
    """``mdo``, ``derde`` and ``zitting`` are the three buttons."""

    def __init__(self) -> None:
        super().__init__(toon=Toon.LET_OP, marge=Ruimte.M)
        self._zin = Tekst("", Tekstsoort.NADRUK, afbreken=True)
        self._termijn = Tekst("")
        self.mdo = Knop("MDO met beide deskundigen plannen")
        self.derde = Knop("Derde deskundige vragen…")
        self.zitting = Knop("Naar zitting, verschil motiveren")
        self.voeg(self._zin)
        rij = Rij(self.mdo, self.derde, self.zitting)
        rij.voeg_rek()
        rij.voeg(self._termijn)
        self.voeg(rij)
        self.hide()

    def zet(self, beeld: Adviezenbeeld) -> None:
        """Show the difference, or nothing."""
        self._zin.setText(beeld.verschil)
        self._termijn.setText(beeld.termijn)
        self.mdo.setVisible(beeld.mag_mdo)
        self.derde.setVisible(beeld.mag_naar_zitting)
        self.zitting.setVisible(beeld.mag_naar_zitting)
        self.setVisible(bool(beeld.verschil))
