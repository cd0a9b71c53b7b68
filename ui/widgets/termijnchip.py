"""The chip of a term: always weekday, date and words."""

from __future__ import annotations

from ui.tonen import Chip
from ui.widgets.chipvlak import Chipvlak


class Termijnchip(Chipvlak):
    """Show ``ui.tonen.termijnchip(...)``, ``opgeschortchip`` or ``streefchip``; Enter asks "Waarom deze datum?"."""

    def __init__(self, chip: Chip | None = None) -> None:
        super().__init__(chip, klikbaar=True)
        self.setToolTip("Waarom deze datum? (Enter)")
