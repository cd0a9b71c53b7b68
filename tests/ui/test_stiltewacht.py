from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.stiltewacht import Stiltewacht


class _Wacht(Stiltewacht):
    """Counts the signs of life."""

    def __init__(self, app: QApplication) -> None:
        self.keren = 0
        super().__init__(app, 5)
        self._klok.start = self._tel  # type: ignore[method-assign]

    def _tel(self, *_ms: object) -> None:
        self.keren += 1


def _venster(widget: QWidget) -> QWindow:
    venster = widget.windowHandle()
    assert venster is not None
    return venster


def test_that_keys_and_the_mouse_count_in_the_window_and_in_a_dialog_until_it_stops(qtbot: QtBot, qapp: QApplication) -> None:
    venster = QWidget()
    qtbot.addWidget(venster)
    QVBoxLayout(venster).addWidget(QLineEdit())
    venster.show()
    venster.activateWindow()
    assert QTest.qWaitForWindowActive(venster)
    wacht = _Wacht(qapp)
    QTest.keyClick(_venster(venster), Qt.Key.Key_A)
    assert wacht.keren == 1
    QTest.mouseMove(_venster(venster), QPoint(9, 9))
    qtbot.waitUntil(lambda: wacht.keren > 1)
    dialoog = QDialog(venster)
    QVBoxLayout(dialoog).addWidget(QLineEdit())
    qtbot.addWidget(dialoog)
    dialoog.open()
    qtbot.waitUntil(lambda: qapp.focusWindow() is dialoog.windowHandle())
    qtbot.wait(20)
    voor = wacht.keren
    QTest.keyClick(_venster(dialoog), Qt.Key.Key_A)
    assert wacht.keren > voor
    wacht.stop()
    voor = wacht.keren
    QTest.keyClick(_venster(dialoog), Qt.Key.Key_A)
    assert wacht.keren == voor
