"""One narrow column in the middle of the window: start, login, and what belongs to them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import Maat, Ruimte, geschaald
from ui.widgets.rolvak import Rolvak


class Middenvak(Rolvak):
    """Centres ``inhoud`` at a fixed width, and scrolls when the window is too low."""

    def __init__(self, inhoud: QWidget, *, breedte: int = Maat.INHOUD_SMAL) -> None:
        vlak = QWidget()
        rooster = QGridLayout(vlak)
        rooster.setContentsMargins(Ruimte.XL, Ruimte.XL, Ruimte.XL, Ruimte.XL)
        rooster.addWidget(inhoud, 1, 1, Qt.AlignmentFlag.AlignTop)
        inhoud.setFixedWidth(geschaald(breedte))
        for kant in (0, 2):
            rooster.setColumnStretch(kant, 1)
        rooster.setRowStretch(0, 2)
        rooster.setRowStretch(2, 3)
        super().__init__(vlak)
