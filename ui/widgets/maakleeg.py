"""Takes out of a layout what stands in it."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout


def maak_leeg(indeling: QLayout) -> None:
    """What stood in it is gone from sight at once and deleted in a later event."""
    while indeling.count():
        item = indeling.takeAt(0)
        oud = item.widget() if item is not None else None
        if oud is not None:
            oud.hide()
            oud.deleteLater()
