"""Where the help at a field is opened from: F1, the mouse on its label, its context menu."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.presenters.hulp import Hulp, hulp_bij
from ui.widgets.hulppaneel import Hulppaneel


def hulp_van(widget: QWidget, naam: str, uitleg: str = "") -> Hulp | None:
    """The help at the field ``naam``: of the nearest form around it (attribute ``hulpvorm``) that has some, else ``uitleg``."""
    rond: QWidget | None = widget
    while rond is not None:
        vorm = getattr(rond, "hulpvorm", "")
        if vorm and (hulp := hulp_bij(vorm, naam)) is not None:
            return hulp
        rond = rond.parentWidget()
    return Hulp(tekst=uitleg) if uitleg else None


def toon_hulp(widget: QWidget, titel: str, hulp: Hulp) -> Hulppaneel:
    """Open the panel at ``widget``, in its window."""
    paneel = Hulppaneel(titel, hulp, widget.window())
    paneel.toon_bij(widget)
    return paneel
