"""Where the focus goes in a page, without a focus proxy.

Qt treats a widget with a focus proxy as one composite: Tab jumps from before it straight to the proxy, over everything
that stands in front of the proxy inside the page. A page whose first field is not its first widget would lose its head,
its back arrow and its buttons for who has only a keyboard (measured with PySide6 6.12).
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget


class Focusdoorgever(QObject):
    """Hands the focus that ``vlak`` gets (by ``setFocus``, never by Tab) on to ``doel``."""

    def __init__(self, vlak: QWidget, doel: QWidget) -> None:
        super().__init__(vlak)
        self.doel = doel
        vlak.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.doel.setFocus(event.reason() if isinstance(event, QFocusEvent) else Qt.FocusReason.OtherFocusReason)
        return super().eventFilter(watched, event)


def geef_focus_door(vlak: QWidget, doel: QWidget) -> None:
    """From now on ``vlak.setFocus()`` ends in ``doel``; a second call names another one."""
    gever = vlak.findChild(Focusdoorgever, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if isinstance(gever, Focusdoorgever):
        gever.doel = doel
    else:
        Focusdoorgever(vlak, doel)
