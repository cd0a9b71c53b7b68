"""The answer of *Rekenhulp* with its steps."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.presenters.rekenhulp import Rekenuitkomst
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.kaart import Kaart
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.opsomming import Opsomming, tekenbreedte
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort


class Rekenuitkomstvak(QWidget):
    """Stays in place while the answer changes."""

    def __init__(self) -> None:
        super().__init__()
        self._rol = Rolvak(QWidget())
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(self._rol)

    def toon(self, uitkomst: Rekenuitkomst) -> None:
        """Show this."""
        vak = Kolomvak(ruimte=Ruimte.M)
        kaart = Kaart(toon=uitkomst.toon)
        kaart.voeg(Tekst(uitkomst.kop, Tekstsoort.TITEL if uitkomst.stappen else Tekstsoort.ZWAK, afbreken=True, kiesbaar=True))
        vak.voeg(kaart)
        breedste = f"{len(uitkomst.stappen)}."
        for nummer, (zin, bron) in enumerate(uitkomst.stappen, 1):
            waarvandaan = Kolomvak(Tekst(bron, Tekstsoort.KLEIN, afbreken=True, kiesbaar=True))
            waarvandaan.setContentsMargins(tekenbreedte(breedste) + Ruimte.S, 0, 0, 0)  # under the sentence, not its number
            stap = Opsomming([zin], kiesbaar=True, teken=f"{nummer}.", breedste=breedste)
            vak.voeg(Kolomvak(stap, waarvandaan, ruimte=Ruimte.XS))
        for waarschuwing in uitkomst.waarschuwingen:
            let_op = Kaart(toon=Toon.LET_OP, marge=Ruimte.M)
            let_op.voeg(Tekst(waarschuwing, afbreken=True, kiesbaar=True))
            vak.voeg(let_op)
        vak.voeg_rek()
        vak.setAccessibleName(uitkomst.kop)
        self._rol.setWidget(vak)
