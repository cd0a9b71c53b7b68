"""The recovery code as a page of its own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.focusdoorgever import geef_focus_door
from ui.theme import Ruimte
from ui.views.herstelcodevak import BREED, HerstelcodeVak
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.middenvak import Middenvak
from ui.widgets.tekst import Tekst, Tekstsoort


class HerstelcodeView(QWidget):
    """``HerstelcodeVak`` as a page of its own."""

    klaar = Signal()

    def __init__(self, vak: HerstelcodeVak, *, titel: str = "Uw herstelcode") -> None:
        super().__init__()
        self.vak = vak
        vak.klaar.connect(self.klaar)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(Middenvak(Kolomvak(Tekst(titel, Tekstsoort.TITEL), vak, ruimte=Ruimte.M), breedte=BREED))
        geef_focus_door(self, vak)
