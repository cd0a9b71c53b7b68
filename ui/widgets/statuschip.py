"""The chip of a status word."""

from __future__ import annotations

from ui.tonen import Chip, Toon, Vorm
from ui.widgets.chipvlak import Chipvlak


class Statuschip(Chipvlak):
    """One of the status words of screens.md 4.1, not clickable."""

    def __init__(self, tekst: str = "", toon: Toon = Toon.STIL, vorm: Vorm = Vorm.GEEN) -> None:
        super().__init__(Chip(tekst=tekst, toon=toon, vorm=vorm))

    def zet_status(self, tekst: str, toon: Toon = Toon.STIL, vorm: Vorm = Vorm.GEEN) -> None:
        """Another word."""
        self.zet(Chip(tekst=tekst, toon=toon, vorm=vorm))
