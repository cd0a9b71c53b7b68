"""The label of a field: a click on it explains the field, as F1 does; the pointer with the question mark says so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QEnterEvent, QMouseEvent

from ui.tonen import platte_tip
from ui.widgets.tekst import Tekst
from ui.widgets.veld import Veld

TIP = "Uitleg bij dit veld (F1)"


class Veldlabel(Tekst):
    """``velden`` are those of its row: the first with help is explained. Without help it is a text like others."""

    def __init__(self, tekst: str, velden: Sequence[Veld]) -> None:
        super().__init__(tekst, afbreken=True)
        self._velden = tuple(velden)

    def enterEvent(self, event: QEnterEvent) -> None:
        if self._met_hulp() is not None:
            self.setCursor(Qt.CursorShape.WhatsThisCursor)
            self.setToolTip(platte_tip(TIP))
        super().enterEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        veld = self._met_hulp()
        if veld is not None and self.rect().contains(event.position().toPoint()):
            veld.leg_uit()
        super().mouseReleaseEvent(event)

    def _met_hulp(self) -> Veld | None:
        return next((veld for veld in self._velden if veld.isVisible() and veld.hulp() is not None), None)
