"""F1 in a window: the field that has the focus is explained; a panel that is open goes away."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from ui.widgets.hulppaneel import Hulppaneel
from ui.widgets.veld import Veld


def leg_uit_bij_focus() -> bool:
    """Whether F1 was for the field (or the panel) with the focus."""
    widget = QApplication.focusWidget()
    while widget is not None:
        if isinstance(widget, Hulppaneel):
            widget.sluit()
            return True
        if isinstance(widget, Veld):
            return widget.leg_uit()
        widget = widget.parentWidget()
    return False
