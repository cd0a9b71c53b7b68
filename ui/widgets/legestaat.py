"""What stands where nothing is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.icons import pixmap
from ui.theme import Ruimte, kleuren
from ui.widgets.knop import Knop
from ui.widgets.tekst import Tekst, Tekstsoort


class LegeStaat(QWidget):
    """A quiet picture, what is (not) there, and what one can do. ``knop`` is optional."""

    def __init__(self, titel: str, uitleg: str = "", *, icoon: str = "", knop: Knop | None = None) -> None:
        super().__init__()
        self._icoon = icoon
        self._beeld: QLabel = Tekst()
        self._titel = Tekst(titel, Tekstsoort.NADRUK, afbreken=True)
        self._uitleg = Tekst(uitleg, Tekstsoort.ZWAK, afbreken=True)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(Ruimte.XL, Ruimte.XL, Ruimte.XL, Ruimte.XL)
        kolom.setSpacing(Ruimte.S)
        kolom.addStretch(2)
        for tekst in (self._beeld, self._titel, self._uitleg):
            tekst.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            kolom.addWidget(tekst)
        if knop is not None:
            kolom.addSpacing(Ruimte.S)
            kolom.addWidget(knop, 0, Qt.AlignmentFlag.AlignHCenter)
        kolom.addStretch(3)
        self._beeld.setVisible(bool(icoon))
        self._teken()

    def zet(self, titel: str, uitleg: str = "") -> None:
        """Other words."""
        self._titel.setText(titel)
        self._uitleg.setText(uitleg)

    def titel(self) -> str:
        return self._titel.text()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_beeld"):
            self._teken()

    def _teken(self) -> None:
        if self._icoon:
            self._beeld.setPixmap(pixmap(self._icoon, self, 32, kleuren(self).zwak))
