"""Drawing over a page: with the mouse, and with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from cvt_desktop.domain.lakvlak import HEEL, Lakvlak
from ui.widgets.lakblad import Lakblad

ANDER = Lakvlak(bladzijde=2, links=0, boven=0, breed=1000, hoog=1000)


@pytest.fixture
def blad(qtbot: QtBot) -> Lakblad:
    blad = Lakblad()
    qtbot.addWidget(blad)
    beeld = QImage(400, 400, QImage.Format.Format_RGB32)
    beeld.fill(Qt.GlobalColor.white)
    blad.zet_beeld(beeld)
    blad.zet_vlakken((ANDER,))
    blad.show()
    return blad


@pytest.fixture
def toets(qtbot: QtBot, blad: Lakblad) -> Callable[..., None]:
    def druk(toets: Qt.Key, keren: int = 1, *, groter: bool = False) -> None:
        for _ in range(keren):
            qtbot.keyClick(blad, toets, Qt.KeyboardModifier.ShiftModifier if groter else Qt.KeyboardModifier.NoModifier)

    return druk


def test_that_dragging_makes_a_rectangle_on_the_page_that_is_shown(qtbot: QtBot, blad: Lakblad) -> None:
    with qtbot.waitSignal(blad.gewijzigd):
        qtbot.mousePress(blad, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
        qtbot.mouseMove(blad, QPoint(100, 100))
        qtbot.mouseRelease(blad, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    ander, nieuw = blad.vlakken()
    assert ander == ANDER
    assert nieuw == Lakvlak(bladzijde=1, links=HEEL // 4, boven=HEEL // 4, breed=HEEL // 2, hoog=HEEL // 4)
    assert blad.accessibleName() == "Bladzijde 1, 1 vlak onleesbaar"


def test_that_a_click_alone_makes_nothing_and_chooses_what_is_there(
    qtbot: QtBot, blad: Lakblad, toets: Callable[..., None]
) -> None:
    qtbot.mouseClick(blad, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    assert blad.vlakken() == (ANDER,)
    blad.zet_bladzijde(2)
    qtbot.mouseClick(blad, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    toets(Qt.Key.Key_Delete)
    assert blad.vlakken() == ()


def test_that_no_mouse_is_needed(blad: Lakblad, toets: Callable[..., None]) -> None:
    toets(Qt.Key.Key_Insert)
    begin = blad.vlakken()[-1]
    toets(Qt.Key.Key_Right, 2)
    toets(Qt.Key.Key_Up)
    toets(Qt.Key.Key_Down, 3, groter=True)
    na = blad.vlakken()[-1]
    assert (na.links - begin.links, na.boven - begin.boven, na.breed - begin.breed, na.hoog - begin.hoog) == (100, -50, 0, 150)
    toets(Qt.Key.Key_Insert)
    toets(Qt.Key.Key_Space)  # from the last one to the first of this page
    toets(Qt.Key.Key_Delete)
    assert [v.boven for v in blad.vlakken()[1:]] == [begin.boven]


def test_that_a_rectangle_stays_on_the_page(blad: Lakblad, toets: Callable[..., None]) -> None:
    toets(Qt.Key.Key_Insert)
    toets(Qt.Key.Key_Left, 200)
    toets(Qt.Key.Key_Left, 200, groter=True)
    assert blad.vlakken()[-1].geldig


def test_that_a_page_is_cleared_without_touching_another(blad: Lakblad, toets: Callable[..., None]) -> None:
    toets(Qt.Key.Key_Insert)
    blad.wis_bladzijde()
    assert blad.vlakken() == (ANDER,)
