"""Tells the screens that something in the register changed, and when the last thing was kept."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Wijzigingen(QObject):
    """One object per open register; screens connect to it and reload themselves.

    ``gewijzigd(soort, id)``: a domain object of ``soort`` ("aanvraag", "zitting", "besluit", "school", "instelling",
    ...) changed; ``id`` is its UUID as text, or "" for several. ``bewaard()``: everything typed is on disk.
    ``gezegd(tekst)``: a short answer to an act, for the line at the bottom of the window.
    """

    gewijzigd = Signal(str, str)
    bewaard = Signal()
    gezegd = Signal(str)

    def meld(self, soort: str, id_: str = "") -> None:
        """Say that ``soort`` changed."""
        self.gewijzigd.emit(soort, id_)

    def meld_bewaard(self) -> None:
        """Say that all is kept now; any thread may."""
        self.bewaard.emit()

    def zeg(self, tekst: str) -> None:
        """Answer an act that changes nothing on the screen."""
        self.gezegd.emit(tekst)
