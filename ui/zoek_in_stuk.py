"""Ctrl+F that no field and no document took: search in the document that is in sight."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.widgets.documentkijker import Documentkijker


def zoekt_in_stuk(event: QKeyEvent, vak: QWidget | None) -> bool:
    """Whether ``event`` is Ctrl+F and a document is open in ``vak``: the focus is then in its search box."""
    if vak is None or not event.matches(QKeySequence.StandardKey.Find):
        return False
    kijkers = (kijker for kijker in vak.findChildren(Documentkijker) if kijker.isVisible())
    return any(kijker.begin_zoeken() for kijker in kijkers)
