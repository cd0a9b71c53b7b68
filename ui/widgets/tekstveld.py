"""One line of text."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from ui.theme import Maat
from ui.widgets.veld import Veld


class Tekstveld(Veld):
    """A line of text; ``hint`` says in grey what is asked, ``bv`` gives an example; ``maximum`` characters are taken."""

    def __init__(
        self,
        naam: str,
        label: str,
        *,
        optioneel: bool = False,
        uitleg: str = "",
        hint: str = "",
        bv: str = "",
        maximum: int = 200,
        breedte: int = Maat.VELD_GEWOON,
    ) -> None:
        super().__init__(naam, label, optioneel=optioneel, uitleg=uitleg, breedte=breedte)
        self._regel = QLineEdit()
        self._regel.setMaxLength(maximum)
        self._regel.setPlaceholderText(f"bv. {bv}" if bv else hint)
        self._regel.setMinimumHeight(Maat.VELD)
        self._regel.setTextMargins(Maat.VELDMARGE, 0, Maat.VELDMARGE, 0)
        self._regel.textChanged.connect(self._meld_gewijzigd)
        self._plaats(self._regel)

    def waarde(self) -> str:
        """The text without blanks at its ends."""
        return self._regel.text().strip()

    def zet_waarde(self, waarde: str) -> None:
        if waarde == self._regel.text():
            return
        self._stil = True
        self._regel.setText(waarde)
        if not self._regel.hasFocus():
            self._regel.setCursorPosition(0)  # of what is longer than the field the beginning is shown
        self._stil = False
