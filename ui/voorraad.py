"""One widget in stock: what takes long to build is built before it is asked, in the pauses of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.beurten import InBeurten

_RUST_MS = 400
_TUSSEN_MS = 15


W = TypeVar("W", bound=QWidget)


class Voorraad(QObject, Generic[W]):
    """``neem`` gives the widget that lies ready, or builds what still lacks at once; then a next one is begun.

    A form of ninety fields takes 60 to 80 ms to build (measured), which a person feels as a stutter; the same form from
    stock is there at once. ``maak`` gives a widget that is ``InBeurten`` and only begun.
    """

    def __init__(self, maak: Callable[[], W], ouder: QObject) -> None:
        super().__init__(ouder)
        self._maak = maak
        self._op_plank: W | None = None
        self._klok = QTimer(self, singleShot=True)
        self._klok.timeout.connect(self._on_turn)

    def vul(self) -> None:
        """Begin one as soon as the window has had a rest."""
        if self._op_plank is None:
            self._klok.start(_RUST_MS)

    def neem(self) -> W:
        """A whole one; it belongs to the caller now."""
        self._klok.stop()
        widget, self._op_plank = self._op_plank or self._maak(), None
        _in_beurten(widget).maak_af()
        self.vul()
        return widget

    def sluit(self) -> None:
        """Nothing more is built; what lay ready goes."""
        self._klok.stop()
        widget, self._op_plank = self._op_plank, None
        if widget is not None:
            widget.deleteLater()

    def _on_turn(self) -> None:
        if self._op_plank is None:
            self._op_plank = self._maak()
            self._klok.start(_TUSSEN_MS)
        elif _in_beurten(self._op_plank).stap():
            self._klok.start(_TUSSEN_MS)


def _in_beurten(widget: QWidget) -> InBeurten:
    assert isinstance(widget, InBeurten)  # Python has no type for both
    return widget
