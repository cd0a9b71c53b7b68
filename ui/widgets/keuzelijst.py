"""The combo box inside a field."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class Keuzelijst(QComboBox):
    """A combo box that leaves the mouse wheel to the page: scrolling must not change an answer."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
