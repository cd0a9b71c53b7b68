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
    """``mdo``, ``derde`` and ``zitting`` are the three buttons; what was chosen stands under the difference."""

    def __init__(self) -> None:
        super().__init__(toon=Toon.LET_OP, marge=Ruimte.M)
        self._zin = Tekst("", Tekstsoort.NADRUK, afbreken=True)
        self._termijn = Tekst("")
        self._gekozen = Tekst("", afbreken=True)
        self.mdo = Knop("MDO met beide deskundigen plannen…")
        self.derde = Knop("Derde deskundige vragen…")
        self.zitting = Knop("Naar zitting, verschil motiveren…")
        kop = Rij(ruimte=Ruimte.L)
        kop.voeg(self._zin, 1)
        kop.voeg(self._termijn)
        self.voeg(kop)
        self.voeg(self._gekozen)
        self._wegen = Rij(self.mdo, self.derde, self.zitting, rek=True)
        self.voeg(self._wegen)
        self.hide()

    def zet(self, beeld: Adviezenbeeld) -> None:
        """Show the difference, or nothing."""
        self._zin.setText(beeld.verschil)
        self._termijn.setText(beeld.termijn)
        self._gekozen.zeg(beeld.gekozen)
        self._wegen.setVisible(beeld.mag_kiezen)
        self.setVisible(bool(beeld.verschil))
