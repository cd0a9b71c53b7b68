"""Two parts side by side with a bar between them that can be moved."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from ui.theme import Ruimte


class Deler(QSplitter):
    """``maten`` is how the room is divided at first; what stands at the right begins a gutter further, not against the left."""

    def __init__(self, links: QWidget, rechts: QWidget, *, maten: tuple[int, int] = (1, 1)) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(Ruimte.M)
        self.addWidget(links)
        self.addWidget(rechts)
        self.setSizes(list(maten))
