"""A row of widgets without margins."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Ruimte


class Rij(QWidget):
    """Widgets beside each other; ``rek`` fills the rest of the width, ``rechts`` pushes them to the right."""

    def __init__(self, *widgets: QWidget, rek: bool = False, rechts: bool = False, ruimte: int = Ruimte.S) -> None:
        super().__init__()
        self._indeling = QHBoxLayout(self)
        self._indeling.setContentsMargins(0, 0, 0, 0)
        self._indeling.setSpacing(ruimte)
        if rechts:
            self._indeling.addStretch(1)
        for widget in widgets:
            self._indeling.addWidget(widget)
        if rek:
            self._indeling.addStretch(1)

    def voeg(self, widget: QWidget, rek: int = 0) -> None:
        """Add one more at the right."""
        self._indeling.addWidget(widget, rek)

    def voeg_rek(self) -> None:
        """Everything added after this stands at the right."""
        self._indeling.addStretch(1)
