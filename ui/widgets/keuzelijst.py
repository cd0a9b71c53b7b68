"""The combo box inside a field."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from ui.widgets.focusrand import rand_bij_focus

_TEKENS = 12


class Keuzelijst(QComboBox):
    """A combo box that leaves the mouse wheel to the page: scrolling must not change an answer.

    It may become narrow whatever stands in it. A size policy would do the same and build the list that drops down at once,
    which costs more than all the rest of a field.
    """

    def minimumSizeHint(self) -> QSize:
        nodig = super().minimumSizeHint()
        return QSize(min(nodig.width(), self.fontMetrics().averageCharWidth() * _TEKENS), nodig.height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Fusion shows the focus only after a Tab; who opens a dialog has pressed none."""
        rand_bij_focus(self)
        super().focusInEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
