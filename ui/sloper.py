"""Takes a large page down in parts: to delete two thousand widgets at once is a pause of 40 ms (measured)."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

_TUSSEN_MS = 10


class Sloper(QObject):
    """Deletes what ``sloop`` is given, a part at a time; a page of tabs tab by tab. Who deletes the parent needs not wait."""

    def __init__(self, ouder: QObject) -> None:
        super().__init__(ouder)
        self._delen: list[QWidget] = []
        self._klok = QTimer(self, interval=_TUSSEN_MS)
        self._klok.timeout.connect(self._on_turn)

    def sloop(self, pagina: QWidget) -> None:
        """``pagina`` is out of sight already."""
        stapel = pagina.findChild(QStackedWidget)
        if isinstance(stapel, QStackedWidget):
            self._delen += [deel for nummer in range(stapel.count()) if (deel := stapel.widget(nummer)) is not None]
        self._delen.append(pagina)
        self._klok.start()

    def _on_turn(self) -> None:
        if self._delen:
            deel = self._delen.pop(0)
            if isValid(deel):
                deel.deleteLater()
        else:
            self._klok.stop()
