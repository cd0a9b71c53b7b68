"""The filter box of a list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLineEdit

from ui.icons import icoon
from ui.theme import Maat, Ruimte, kleuren

RUST_MS = 1_500
_WISKNOP = "_q_qlineeditclearaction"
"""What Qt calls the act of its cross."""


class Zoekveld(QLineEdit):
    """Sends ``textChanged`` per keystroke. Ctrl+F goes there, Esc empties it first, arrow down goes to the list.

    ``gezocht`` is sent once for a text that somebody stopped typing at, or used.
    """

    omlaag = Signal()
    enter = Signal()
    gezocht = Signal()

    def __init__(self, naam: str = "Filter in deze lijst", *, toets: str = "Ctrl+F") -> None:
        super().__init__()
        self.setAccessibleName(naam)
        self._hints = (*((f"{naam}…  {toets}",) if toets else ()), f"{naam}…", f"{naam.partition(' ')[0]}…")
        self.setPlaceholderText(self._hints[0])
        self.setClearButtonEnabled(True)
        self.setMinimumHeight(Maat.VELD)
        self.setMaximumWidth(Maat.VELD_GEWOON)
        self.setMinimumWidth(Maat.VELD_SMAL)
        self._loep = QAction(self)
        self.addAction(self._loep, QLineEdit.ActionPosition.LeadingPosition)
        self._teken()
        self._rust = QTimer(self, singleShot=True, interval=RUST_MS)
        self._rust.timeout.connect(self.gezocht)
        self.textEdited.connect(lambda _tekst: self._rust.start())
        self.textChanged.connect(self._on_changed)
        if toets:
            snel = QShortcut(QKeySequence(toets), self, context=Qt.ShortcutContext.WindowShortcut)
            snel.activated.connect(self._on_shortcut)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The longest hint that is not cut off."""
        super().resizeEvent(event)
        ruimte = self.width() - 2 * Maat.ICOON - 3 * Ruimte.S
        maat = self.fontMetrics()
        past = next((h for h in self._hints if maat.horizontalAdvance(h) <= ruimte), self._hints[-1])
        self.setPlaceholderText(past)

    def rond_af(self) -> None:
        """What was typed was used: it counts as searched now."""
        if self._rust.isActive():
            self._rust.stop()
            self.gezocht.emit()

    def _on_changed(self, tekst: str) -> None:
        if not tekst.strip():
            self._rust.stop()

    def _on_shortcut(self) -> None:
        if self.isVisible():
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.selectAll()

    def _teken(self) -> None:
        self._loep.setIcon(icoon("zoek", self, kleuren(self).zwak))
        wis = self.findChild(QAction, _WISKNOP)
        if wis is not None:  # the cross of Qt cannot be seen in dark
            wis.setIcon(icoon("kruis", self, kleuren(self).zwak))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_loep"):
            self._teken()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self.omlaag.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter.emit()
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
            event.ignore()  # nothing was typed: it is for the last act
        else:
            super().keyPressEvent(event)
