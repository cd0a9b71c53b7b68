"""A tick."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from ui.theme import Letter, Maat
from ui.widgets.tekst import boven_de_letters
from ui.widgets.veld import Veld


class Vinkje(Veld):
    """A check box; in a form its text stands in the column of the fields and the label column stays empty."""

    def __init__(self, naam: str, label: str, *, uitleg: str = "") -> None:
        super().__init__(naam, label, optioneel=False, uitleg=uitleg)
        self._vak = QCheckBox(label.replace("&", "&&"))
        self._vak.setMinimumHeight(Maat.VELD)
        self._vak.toggled.connect(self._meld_gewijzigd)
        self._plaats(self._vak)

    def naast_tekst(self) -> None:
        """On the line of a ``Tekst`` beside it, which leaves room above its letters; without a line for an error."""
        self.zonder_foutregel()
        if (indeling := self.layout()) is not None:
            indeling.setContentsMargins(0, boven_de_letters(Letter.GEWOON), 0, 0)

    def waarde(self) -> bool:
        return self._vak.isChecked()

    def zet_waarde(self, waarde: bool) -> None:
        self._stil = True
        self._vak.setChecked(waarde)
        self._stil = False
