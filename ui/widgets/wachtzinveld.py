"""A passphrase."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from ui.theme import Maat
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.veld import Veld
from ui.widgets.wachtzinregel import Wachtzinregel


class Wachtzinveld(Veld):
    """A passphrase: hidden, with a button to see it; pasting is allowed; warns when Caps Lock seems on."""

    def __init__(self, naam: str, label: str, *, uitleg: str = "", breedte: int = Maat.VELD_GEWOON) -> None:
        super().__init__(naam, label, uitleg=uitleg, breedte=breedte)
        self._regel = Wachtzinregel()
        self._regel.setEchoMode(QLineEdit.EchoMode.Password)
        self._regel.setMaxLength(200)
        self._regel.setMinimumHeight(Maat.VELD)
        self._regel.setTextMargins(Maat.VELDMARGE, 0, Maat.VELDMARGE, 0)
        self._oog = Knop("", Knopsoort.STIL, icoon="oog", naam="Wachtzin tonen")
        self._oog.setCheckable(True)
        self._oog.toggled.connect(self._on_eye_toggled)
        self._regel.hoofdletterslot.connect(self._on_caps_seen)
        self._plaats(self._regel, erbij=self._oog)
        self._regel.textChanged.connect(self._meld_gewijzigd)

    @property
    def regel(self) -> QLineEdit:
        """The line itself, for ``returnPressed``."""
        return self._regel

    def waarde(self) -> str:
        """The passphrase exactly as typed: blanks count."""
        return self._regel.text()

    def zet_waarde(self, waarde: str) -> None:
        self._stil = True
        self._regel.setText(waarde)
        self._stil = False

    def wis(self) -> None:
        """Empty the field, forget the undo steps and hide again."""
        self._oog.setChecked(False)
        self._regel.clear()

    def _on_caps_seen(self, aan: bool) -> None:
        hint = "Caps Lock staat aan."
        if aan and not self.fout():
            self._fout.setText(hint)
        elif not aan and self.fout() == hint:
            self._fout.setText("")

    def _on_eye_toggled(self, aan: bool) -> None:
        self._regel.setEchoMode(QLineEdit.EchoMode.Normal if aan else QLineEdit.EchoMode.Password)
        self._oog.setAccessibleName("Wachtzin verbergen" if aan else "Wachtzin tonen")
