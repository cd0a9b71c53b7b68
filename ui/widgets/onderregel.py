"""The line under an editor: the error at the left, a counter at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Ruimte
from ui.widgets.tekst import Tekst


class Onderregel(QWidget):
    """Two texts in one line of at most ``breedte`` pixels."""

    def __init__(self, links: Tekst, rechts: Tekst, breedte: int) -> None:
        super().__init__()
        rij = QHBoxLayout(self)
        rij.setContentsMargins(0, 0, 0, Ruimte.XS)
        rij.setSpacing(Ruimte.S)
        rij.addWidget(links, 1)
        rij.addWidget(rechts)
        if breedte:
            self.setMaximumWidth(breedte)
