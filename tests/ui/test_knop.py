"""How a button is pressed: a double click does what was read, once; Enter does what the space bar does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.knop import Knop

_E = QEvent.Type


def _dubbel(vak: QWidget, plek: QPoint, *, begin: int = 1000) -> None:
    """As a window sends it: each event to the button that is under the mouse by then; 80 ms between them."""
    for nummer, soort in enumerate((_E.MouseButtonPress, _E.MouseButtonRelease, _E.MouseButtonDblClick, _E.MouseButtonRelease)):
        doel = vak.childAt(plek)
        assert doel is not None
        knoppen = Qt.MouseButton.NoButton if soort is _E.MouseButtonRelease else Qt.MouseButton.LeftButton
        event = QMouseEvent(soort, QPointF(doel.mapFrom(vak, plek)), QPointF(vak.mapToGlobal(plek)), Qt.MouseButton.LeftButton,
                            knoppen, Qt.KeyboardModifier.NoModifier)  # fmt: skip
        event.setTimestamp(begin + 80 * nummer)
        QApplication.sendEvent(doel, event)
        QApplication.processEvents()


def _toon(qtbot: QtBot, *knoppen: Knop) -> tuple[QWidget, QPoint]:
    vak = QWidget()
    kolom = QVBoxLayout(vak)
    for knop in knoppen:
        kolom.addWidget(knop)
    qtbot.addWidget(vak)
    vak.show()
    qtbot.waitExposed(vak)
    return vak, knoppen[0].geometry().center()


def test_that_a_button_that_says_something_else_after_the_first_click_acts_once(qtbot: QtBot) -> None:
    knop = Knop("Zitting sluiten")
    gedaan: list[str] = []

    def doe() -> None:
        gedaan.append(knop.tekst())
        knop.zet_tekst("Besluitenlijst vaststellen")

    knop.clicked.connect(doe)
    vak, plek = _toon(qtbot, knop)
    _dubbel(vak, plek)
    assert gedaan == ["Zitting sluiten"]
    _dubbel(vak, plek, begin=9000)
    assert gedaan == ["Zitting sluiten", *["Besluitenlijst vaststellen"] * 2], "who reads it presses as often as before"


def test_that_a_button_that_comes_in_the_place_of_another_does_not_take_its_second_press(qtbot: QtBot) -> None:
    stem, terug = Knop("Allen voor"), Knop("Terugnemen")
    gedaan: list[str] = []
    terug.clicked.connect(lambda: gedaan.append("terug"))
    vak, plek = _toon(qtbot, stem)
    terug.setParent(vak)
    terug.setGeometry(stem.geometry())

    def doe() -> None:
        gedaan.append("voor")
        stem.hide()
        terug.show()

    stem.clicked.connect(doe)
    _dubbel(vak, plek)
    assert gedaan == ["voor"]


def test_that_enter_presses_the_button_with_the_focus_once_and_ctrl_enter_does_not(qtbot: QtBot) -> None:
    knop = Knop("Terug")
    gedaan: list[str] = []
    knop.clicked.connect(lambda: gedaan.append("terug"))
    _toon(qtbot, knop)
    knop.setFocus()
    for toets in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        QTest.keyClick(knop, toets)
    assert len(gedaan) == 3
    QTest.keyClick(knop, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    vast = QKeyEvent(_E.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(knop, vast)
    assert len(gedaan) == 3, "a key that is held down, and the key of the main act"
