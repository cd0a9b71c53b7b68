"""Somebody at the keyboard of the real window; what it costs is counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.bootstrap.werkruimte import Werkruimte
from cvt_desktop.cli.rondgang import Beeld
from cvt_desktop.cli.rust import rust
from ui.widgets.knop import Knop

CTRL, ALT, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
GEEN = Qt.KeyboardModifier.NoModifier
TOETS = Qt.Key

WANDELINGEN = {
    "intake": 1, "werkvoorraad": 2, "verlenging": 2, "telefoon": 3, "toets": 4, "aanvulling": 5, "advies": 6, "hamerstukken": 7,
    "gasten": 7, "afgedekt": 8, "bekrachtigen": 9, "tekenmap": 10, "verzenden": 10, "pen-en-scan": 11, "import": 12,
    "stokje": 13, "leesmap": 14, "budget": 15,
}  # fmt: skip
"""Where a walk is worth a picture, and the number of the walk in screens.md part 11."""


@dataclass
class Hand:
    """``toetsen``: keys that were pressed; ``velden``: fields that were filled; ``antwoorden``: questions that were answered.

    ``kijk`` gets what a walk shows on its way: the picture of it is made, or compared with the one that was made.
    """

    een: Programma
    toetsen: int = 0
    velden: int = 0
    antwoorden: int = 0
    kijk: Callable[[Beeld], None] | None = field(default=None, repr=False)

    @property
    def ruimte(self) -> Werkruimte:
        assert self.een.werkruimte is not None
        return self.een.werkruimte

    def druk(self, toets: Qt.Key, erbij: Qt.KeyboardModifier = GEEN, *, op: QWidget | None = None) -> None:
        """One key on ``op`` or on what has the focus, and wait until the window rests."""
        self.toetsen += 1
        self._geef_venster()
        QTest.keyClick(op or QApplication.activePopupWidget() or self._doel(), toets, erbij)
        while any(knop.isDown() for knop in self._voor().findChildren(Knop)):
            QTest.qWait(5)  # a button whose shortcut is pressed clicks when it comes up, a tenth of a second later
        self.rust()

    def spatie(self, op: QWidget) -> None:
        """The focus on a button or a tick, and the space bar."""
        op.setFocus()
        self.druk(TOETS.Key_Space, op=op)

    def typ(self, tekst: str, *, op: QWidget | None = None) -> None:
        """Words in ``op`` or in what has the focus: one field."""
        self.velden += 1
        doel = op or self._doel()
        assert isinstance(doel, QLineEdit | QPlainTextEdit), f"{type(doel).__name__} takes no words"
        QTest.keyClicks(doel, tekst)
        self.rust()

    def kies(self, letters: str) -> None:
        """An entry of the list that has the focus, by its first letters: one field."""
        self.velden += 1
        QTest.keyClicks(self._doel(), letters)
        self.rust()

    def toon(self, naam: str) -> None:
        """Here the walk is worth a picture, called ``wandeling`` and ``naam``."""
        assert naam in WANDELINGEN, f"{naam} is of no walk"
        scherm = self.een.werkruimte.schil.huidige() if self.een.werkruimte is not None else self.een.venster.pagina()
        if self.kijk is not None and scherm is not None:
            dialoog = QApplication.activeModalWidget()
            self.kijk(Beeld(naam=f"wandeling {naam}", scherm=scherm, dialoog=dialoog if isinstance(dialoog, QDialog) else None))

    def rust(self) -> None:
        """Until nothing runs and nothing is due."""
        rust(self.een.venster, self.een.taken)

    def focus(self) -> str:
        """The name of what has the focus."""
        return self._doel().accessibleName()

    def _geef_venster(self) -> None:
        """What a window manager does when a dialog closes; the platform of the tests has none."""
        if QApplication.activeModalWidget() is None and not self.een.venster.isActiveWindow():
            self.een.venster.activateWindow()
            QTest.qWaitForWindowActive(self.een.venster)

    def _voor(self) -> QWidget:
        return QApplication.activeModalWidget() or self.een.venster

    def _doel(self) -> QWidget:
        return QApplication.focusWidget() or self._voor()


def zichtbaar(scherm: QWidget) -> str:
    """All words that somebody sees or hears on a screen."""
    regels = []
    for w in scherm.findChildren(QWidget):
        if w.isVisible():
            regels.append(w.accessibleName())
            if isinstance(w, QLabel | QLineEdit):
                regels.append(w.text())
            elif isinstance(w, QPlainTextEdit):
                regels.append(w.toPlainText())
    return "\n".join(regel for regel in regels if regel)
