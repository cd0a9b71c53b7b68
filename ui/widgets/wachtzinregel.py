"""The line in which a passphrase is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


class Wachtzinregel(QLineEdit):
    """Tells when a letter and the Shift key contradict each other: the sign of Caps Lock."""

    hoofdletterslot = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        letter = event.text()
        if len(letter) == 1 and letter.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.hoofdletterslot.emit(letter.isupper() != shift)
