"""A page in front of somebody, at the size of the smallest window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def zet_vooraan(qtbot: QtBot, pagina: QWidget) -> None:
    """Show it at 1280x660, in front and with the keys."""
    qtbot.addWidget(pagina)
    pagina.resize(1280, 660)
    pagina.show()
    qtbot.waitExposed(pagina)
    pagina.activateWindow()
    qtbot.waitUntil(pagina.isActiveWindow)
