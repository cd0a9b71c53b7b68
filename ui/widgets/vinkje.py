"""A tick."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from ui.theme import Maat
from ui.widgets.veld import Veld


class Vinkje(Veld):
    """A check box; in a form its text stands in the column of the fields and the label column stays empty."""

    def __init__(self, naam: str, label: str, *, uitleg: str = "") -> None:
        super().__init__(naam, label, optioneel=False, uitleg=uitleg)
        self._vak = QCheckBox(label.replace("&", "&&"))
        self._vak.setMinimumHeight(Maat.VELD)
        self._vak.toggled.connect(self._meld_gewijzigd)
        self._plaats(self._vak)

    def waarde(self) -> bool:
        return self._vak.isChecked()

    def zet_waarde(self, waarde: bool) -> None:
        self._stil = True
        self._vak.setChecked(waarde)
        self._stil = False
