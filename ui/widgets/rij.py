"""A row of widgets without margins."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Ruimte
from ui.widgets.chipvlak import Chipvlak
from ui.widgets.knop import Knop
from ui.widgets.tekst import Tekst
from ui.widgets.veld import Veld


class Rij(QWidget):
    """Widgets beside each other; ``rek`` fills the rest of the width, ``rechts`` pushes them to the right.

    Words stand on the line of the buttons and fields beside them; beside a chip on that of the chip.
    """

    def __init__(self, *widgets: QWidget, rek: bool = False, rechts: bool = False, ruimte: int = Ruimte.S) -> None:
        super().__init__()
        self._indeling = QHBoxLayout(self)
        self._indeling.setContentsMargins(0, 0, 0, 0)
        self._indeling.setSpacing(ruimte)
        if rechts:
            self._indeling.addStretch(1)
        self._delen = list(widgets)
        for widget in widgets:
            self._indeling.addWidget(widget)
        self._zet_op_lijn()
        if rek:
            self._indeling.addStretch(1)

    def voeg(self, widget: QWidget, rek: int = 0) -> None:
        """Add one more at the right."""
        self._indeling.addWidget(widget, rek)
        self._delen.append(widget)
        self._zet_op_lijn()

    def voeg_rek(self) -> None:
        """Everything added after this stands at the right."""
        self._indeling.addStretch(1)

    def _zet_op_lijn(self) -> None:
        if any(isinstance(deel, Chipvlak) for deel in self._delen) or not any(isinstance(d, (Knop, Veld)) for d in self._delen):
            return
        for deel in self._delen:
            if isinstance(deel, Tekst) and not deel.alignment() & Qt.AlignmentFlag.AlignTop:
                deel.zet_midden()
