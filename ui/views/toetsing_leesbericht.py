"""*Leesbericht* under the toetslijst: what the consulent wrote, and for the consulent the way to write it (screens.md 4.5)."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.dialogs.notitie import NotitieDialoog
from ui.presenters.leesbericht import LeesberichtPresenter
from ui.theme import Ruimte
from ui.widgets.kaart import Kaart
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.rij import Rij
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort

_HOOG = 56
"""Three lines; more is rolled."""


class Leesberichtvak(Kaart):
    """``geschreven`` after one was written. Without a leesbericht only the consulent sees this."""

    geschreven = Signal()

    def __init__(self, presenter: LeesberichtPresenter) -> None:
        super().__init__(marge=Ruimte.S)
        self._p = presenter
        self.kop = Tekst("", Tekstsoort.NADRUK)
        self.tekst = Tekst("", afbreken=True, kiesbaar=True)
        vak = Kolomvak(self.tekst)
        vak.voeg_rek()
        self._rol = Rolvak(vak)
        self._rol.setFixedHeight(_HOOG)
        self.knop = Knop("Leesbericht schrijven…", Knopsoort.STIL)
        self.knop.clicked.connect(self._on_write)
        self.dialoog: NotitieDialoog | None = None
        rij = Rij(self.kop)
        rij.voeg_rek()
        rij.voeg(self.knop)
        self.voeg(rij)
        self.voeg(self._rol)

    def ververs(self) -> None:
        """Read it again; called when this has its place."""
        beeld = self._p.beeld()
        self.kop.setText(beeld.kop or "Nog geen leesbericht")
        self.tekst.setText(beeld.tekst)
        self._rol.setVisible(bool(beeld.tekst))
        self.knop.setVisible(beeld.schrijven)
        self.setVisible(bool(beeld.kop) or beeld.schrijven)

    def _on_write(self) -> None:
        self.dialoog = NotitieDialoog(self._p.notitie(), bij="De kwaliteit van het proces, en wat de school ervan leert. Geen "
                                      "deel van de toets.", ouder=self.window())  # fmt: skip
        self.dialoog.geschreven.connect(self.ververs)
        self.dialoog.geschreven.connect(self.geschreven)
        self.dialoog.open()
