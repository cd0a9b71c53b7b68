"""A panel at the right or left of a page that can be closed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Ruimte, kleuren
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.tekst import Tekst, Tekstsoort


class Zijpaneel(QWidget):
    """A peek beside a list. ``zet_inhoud`` replaces what is in it; Esc or the cross closes it (``gesloten``).

    The focus then goes back to where it was before it came into the panel; else Qt would give it to whatever comes next.
    """

    gesloten = Signal()

    def __init__(self, titel: str = "", *, breedte: int = 340) -> None:
        super().__init__()
        self.setFixedWidth(breedte)
        self._titel = Tekst(titel, Tekstsoort.NADRUK, afbreken=True)
        self._sluit = Knop("", Knopsoort.STIL, icoon="kruis", naam="Paneel sluiten (Esc)")
        self._sluit.clicked.connect(self.sluit)
        boven = QHBoxLayout()
        boven.addWidget(self._titel, 1)
        boven.addWidget(self._sluit, 0, Qt.AlignmentFlag.AlignTop)
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(Ruimte.L, Ruimte.S, 0, 0)
        self._kolom.setSpacing(Ruimte.S)
        self._kolom.addLayout(boven)
        self._inhoud: QWidget | None = None
        self._vandaan: QWidget | None = None
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    def zet_inhoud(self, titel: str, inhoud: QWidget) -> None:
        """Show ``inhoud`` under ``titel``; what was there is thrown away."""
        self._titel.setText(titel)
        if self._inhoud is not None:
            self._kolom.removeWidget(self._inhoud)
            self._inhoud.hide()  # gone at once, not when Qt comes to it
            self._inhoud.deleteLater()
        self._inhoud = inhoud
        self._kolom.addWidget(inhoud, 1)
        self.show()

    def sluit(self) -> None:
        """Close the panel."""
        nu, vandaan = QApplication.focusWidget(), self._vandaan
        if nu is not None and self.isAncestorOf(nu) and vandaan is not None and self._staat_er(vandaan):
            vandaan.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.gesloten.emit()

    def _staat_er(self, vandaan: QWidget) -> bool:
        """Whether it is still in this window and can have the focus. Looked up: of what Qt made itself and deleted, the wrapper
        says nothing of that.
        """
        return vandaan in self.window().findChildren(QWidget) and vandaan.isVisible() and vandaan.isEnabled()

    def _on_focus_changed(self, oud: QWidget | None, nieuw: QWidget | None) -> None:
        if nieuw is not None and oud is not None and self.isAncestorOf(nieuw) and not self.isAncestorOf(oud):
            self._vandaan = oud

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.sluit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, 1, self.height(), QColor(kleuren(self).lijn))
