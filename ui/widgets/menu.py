"""A menu with some air above its first line and below its last."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from ui.theme import Ruimte


class Menu(QMenu):
    """Every menu of the program."""

    def __init__(self, ouder: QWidget) -> None:
        super().__init__(ouder)
        self.setContentsMargins(0, Ruimte.XS, 0, Ruimte.XS)
