"""What must work whatever hangs open: keys that are heard over a list or a menu, and closing those."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget


def toets_overal(venster: QWidget, reeks: str, doe: Callable[[], None]) -> None:
    """``doe`` at this key as long as no dialog blocks ``venster``.

    A key of one window is not heard while a list of choices or a menu hangs open, one of the application is. Then Qt asks the
    windows below a dialog too, and calls it ambiguous: so give them keys that do the same.
    """
    toets = QShortcut(QKeySequence(reeks), venster, context=Qt.ShortcutContext.ApplicationShortcut)
    toets.activated.connect(doe)
    toets.activatedAmbiguously.connect(doe)


def sluit_keuzelijsten() -> None:
    """Close each open list and menu: they stand over the page and over its cover, and keep their own loop of events."""
    while (open_ := QApplication.activePopupWidget()) is not None:
        open_.hide()
        open_.close()
