"""*Waarom deze datums?* of a bezwaar: each term with its steps, its sources and what to watch."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.dialogs.dialoog import Dialoog
from ui.dialogs.waarom_datum import termijnvak
from ui.presenters.termijnen import Andertermijnbeeld
from ui.theme import Ruimte
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.rolvak import Rolvak


class Bezwaardatums(Dialoog):
    """Esc closes it."""

    def __init__(self, termijnen: Sequence[Andertermijnbeeld], *, ouder: QWidget | None = None) -> None:
        super().__init__("Waarom deze datums?", ouder=ouder, breedte=720)
        vak = Kolomvak(*(termijnvak(t) for t in termijnen), ruimte=Ruimte.M, rek=True)
        self.voeg(Rolvak(vak), 1)
        dicht, _ = self.zet_acties(sluiten="Sluiten")
        self.begin_bij(dicht)
        self.resize(720, 560)
