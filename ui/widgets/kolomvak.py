"""A column of widgets without margins."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Ruimte


class Kolomvak(QWidget):
    """Widgets under each other; ``rek`` keeps them at the top."""

    def __init__(self, *widgets: QWidget, rek: bool = False, ruimte: int = Ruimte.S, marge: int = 0) -> None:
        super().__init__()
        self._indeling = QVBoxLayout(self)
        self._indeling.setContentsMargins(marge, marge, marge, marge)
        self._indeling.setSpacing(ruimte)
        for widget in widgets:
            self._indeling.addWidget(widget)
        if rek:
            self._indeling.addStretch(1)

    def voeg(self, widget: QWidget, rek: int = 0) -> None:
        """Add one more below."""
        self._indeling.addWidget(widget, rek)

    def voeg_rek(self) -> None:
        """Everything added after this stands at the bottom."""
        self._indeling.addStretch(1)
