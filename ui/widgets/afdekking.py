"""F9: a cover over the whole window, so that nothing of a dossier can be read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.icons import pixmap
from ui.theme import kleuren
from ui.widgets.tekst import Tekst, Tekstsoort


class Afdekking(QWidget):
    """Lies over ``venster`` and follows its size. A key or a click takes it away and gives the focus back, and does no more.

    ``weg`` when it was taken away.
    """

    weg = Signal()

    def __init__(self, venster: QWidget) -> None:
        super().__init__(venster)
        self._vorige: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Scherm afgedekt. Druk op F9 of een andere toets om verder te gaan.")
        self._beeld = Tekst()
        titel = Tekst("Scherm afgedekt", Tekstsoort.KOP)
        uitleg = Tekst("Druk op F9 of klik om verder te gaan. Vergrendelen is Ctrl+L.", Tekstsoort.ZWAK)
        kolom = QVBoxLayout(self)
        kolom.addStretch(2)
        for tekst in (self._beeld, titel, uitleg):
            tekst.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            kolom.addWidget(tekst)
        kolom.addStretch(3)
        venster.installEventFilter(self)
        self.hide()

    def dek_af(self) -> None:
        """Cover at once."""
        venster = self.parentWidget()
        if venster is None:
            return
        self._vorige = venster.focusWidget()
        self._beeld.setPixmap(pixmap("afdekken", self, 48, kleuren(self).zwak))
        self.setGeometry(venster.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def haal_weg(self) -> None:
        """Show the window again."""
        if not self.isVisible():
            return
        self.hide()
        vorige, self._vorige = self._vorige, None
        if vorige is not None:
            vorige.setFocus(Qt.FocusReason.OtherFocusReason)
        self.weg.emit()

    def event(self, event: QEvent) -> bool:
        """A key with a meaning on the page below must not do it unseen; Ctrl+L locks from here too."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not _vergrendelt(event):
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            venster = self.parentWidget()
            if venster is not None:
                self.setGeometry(venster.rect())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta}:
            self.haal_weg()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.haal_weg()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(kleuren(self).venster_vlak))


def _vergrendelt(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.ControlModifier
