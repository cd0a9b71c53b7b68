"""A number."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from cvt_desktop.basis.tekst import euro
from ui.theme import Maat
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.veld import Veld

_DUIZENDTALLEN = re.compile(r"[1-9]\d{0,2}(\.\d{3})+(,\d*)?")
_GETAL = re.compile(r"-?\d*[.,]?\d*")
_BREDE_CIJFERS = 6


def _met_punten(getal: int) -> str:
    return f"{getal:,}".replace(",", ".") if len(str(getal)) > 4 else str(getal)


class Getalveld(Veld):
    """A number between ``minimum`` and ``maximum``, with a comma when ``decimalen`` is more than 0; ``eenheid`` stands behind it.

    ``bedrag``: an amount of money, shown as ``7.350`` or ``4.266,67``, with EUR behind it.

    ``waarde()`` is None when the field is empty or unreadable. A line edit, no spin box: it can be empty. Points between groups
    of three digits are those of thousands: 12.500 is never 12,5.
    """

    def __init__(
        self,
        naam: str,
        label: str,
        *,
        optioneel: bool = False,
        uitleg: str = "",
        minimum: int = 0,
        maximum: int = 9999,
        decimalen: int = 0,
        eenheid: str = "",
        bedrag: bool = False,
    ) -> None:
        super().__init__(naam, label, optioneel=optioneel, uitleg=uitleg)
        self._minimum, self._maximum, self._bedrag = minimum, maximum, bedrag
        self._decimalen = 2 if bedrag else decimalen
        eenheid = "EUR" if bedrag else eenheid
        self._regel = QLineEdit()
        self._regel.setMaxLength(14)
        self._regel.setMinimumHeight(Maat.VELD)
        self._regel.setTextMargins(Maat.VELDMARGE, 0, Maat.VELDMARGE, 0)
        ruim = len(str(maximum)) > _BREDE_CIJFERS
        self._regel.setFixedWidth(Maat.VELD_SMAL if ruim else Maat.VELD_SMAL // 2 + 16)
        self._regel.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._regel.textChanged.connect(self._on_text_changed)
        self._regel.editingFinished.connect(self._on_editing_finished)
        self._plaats(self._regel, erbij=Tekst(eenheid, Tekstsoort.ZWAK) if eenheid else None)

    def _lees(self) -> Decimal | None:
        tekst = self._regel.text().strip()
        if _DUIZENDTALLEN.fullmatch(tekst):
            tekst = tekst.replace(".", "")
        if not _GETAL.fullmatch(tekst):
            return None
        try:
            getal = Decimal(tekst.replace(",", "."))
        except InvalidOperation:
            return None
        if not getal.is_finite() or not self._minimum <= getal <= self._maximum:
            return None
        exponent = getal.as_tuple().exponent
        return getal if isinstance(exponent, int) and -exponent <= self._decimalen else None

    def waarde(self) -> Decimal | None:
        return self._lees()

    def geheel(self) -> int | None:
        """The value as a whole number."""
        getal = self._lees()
        return int(getal) if getal is not None else None

    def zet_waarde(self, waarde: Decimal | int | None) -> None:
        self._stil = True
        self._regel.setText("" if waarde is None else self._toon(waarde))
        self._stil = False

    def _toon(self, waarde: Decimal | int) -> str:
        if not self._bedrag:
            return str(waarde).replace(".", ",")
        return euro(int(waarde * 100)).removeprefix("EUR ")

    def leesbaar(self) -> bool:
        """Empty, or a number that fits."""
        return not self._regel.text().strip() or self._lees() is not None

    def _reden(self) -> str:
        soort = "een getal" if self._decimalen else "een heel getal"
        return f"Vul {soort} in van {self._minimum} tot en met {_met_punten(self._maximum)}."

    def _on_text_changed(self) -> None:
        if self.leesbaar() and self.fout() == self._reden():
            self.toon_fout(None)
        self._meld_gewijzigd()

    def _on_editing_finished(self) -> None:
        if not self.leesbaar():
            self.toon_fout(self._reden())
