"""What stands in one column or on one line does so to the pixel: links, pages that scroll, a tick and the text beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QImage
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.models.tabel import Kolom
from ui.theme import Maat, Ruimte
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.rij import Rij
from ui.widgets.rolvak import Rolvak
from ui.widgets.tabel import Tabel
from ui.widgets.tekst import Tekst
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.tekstvlak import Tekstvlak
from ui.widgets.vinkje import Vinkje


def _beeld(qtbot: QtBot, vak: QWidget) -> QImage:
    qtbot.addWidget(vak)
    vak.show()
    qtbot.waitExposed(vak)
    QApplication.processEvents()
    return vak.grab().toImage()


def _inkt(beeld: QImage, grond: QColor) -> list[tuple[int, int]]:
    return [(x, y) for x in range(beeld.width()) for y in range(beeld.height())
            if abs(beeld.pixelColor(x, y).lightness() - grond.lightness()) > 60]  # fmt: skip


def _links(vak: QWidget) -> int:
    beeld = vak.grab().toImage()
    return min(x for x, _ in _inkt(beeld, beeld.pixelColor(beeld.width() - 1, beeld.height() // 2)))


def test_that_a_link_begins_where_the_text_above_it_begins(qtbot: QtBot) -> None:
    tekst, link = Tekst("Waarom deze datums?"), Knop("Waarom deze datums?", Knopsoort.STIL, links=0)
    vak = QWidget()
    kolom = QVBoxLayout(vak)
    for deel in (tekst, link):
        kolom.addWidget(deel)
    _beeld(qtbot, vak)
    assert link.geometry().left() == tekst.geometry().left()
    assert abs(_links(link) - _links(tekst)) <= 1


def test_that_a_link_with_the_focus_is_underlined(qtbot: QtBot) -> None:
    link, ander = Knop("Andere dag", Knopsoort.STIL, links=0), Knop("Bekijken")
    _beeld(qtbot, Kolomvak(ander, link))
    ander.setFocus()
    zonder = link.grab().toImage()
    link.setFocus(Qt.FocusReason.TabFocusReason)
    met = link.grab().toImage()
    anders = {y for x in range(met.width()) for y in range(met.height()) if met.pixelColor(x, y) != zonder.pixelColor(x, y)}
    assert len(anders) in {Maat.FOCUSRAND, Maat.FOCUSRAND + 1}
    assert min(anders) > link.height() / 2


@pytest.mark.parametrize("hoog", [60, 600])
def test_that_a_page_ends_where_its_frame_does_and_keeps_off_a_scroll_bar(qtbot: QtBot, hoog: int) -> None:
    blok = QWidget()
    blok.setFixedHeight(hoog)
    inhoud = Kolomvak(blok, rek=True)
    rol = Rolvak(inhoud)
    rol.resize(400, 200)
    _beeld(qtbot, rol)
    balk = rol.verticalScrollBar()
    assert (balk.maximum() > 0) == (hoog > 200)
    if balk.maximum():
        assert balk.mapTo(rol, balk.rect().topLeft()).x() - inhoud.width() == Ruimte.S
        blok.setFixedHeight(60)
    qtbot.waitUntil(lambda: inhoud.width() == rol.width())


@pytest.fixture
def groot(qapp: QApplication) -> Iterator[int]:
    """Letters in which the room above them counts; their height in pixels."""
    gewoon, letter = qapp.font(), QFont(qapp.font())
    letter.setPointSize(90)
    qapp.setFont(letter)
    yield 120
    qapp.setFont(gewoon)


def _onderkant(deel: QWidget, rij: QWidget, breed: int) -> int:
    """Where the letters of the last word of ``deel`` end, from the top of ``rij``."""
    beeld = deel.grab().toImage()
    woord = beeld.copy(beeld.width() - breed, 0, breed, beeld.height())
    return deel.mapTo(rij, deel.rect().topLeft()).y() + max(y for _, y in _inkt(woord, woord.pixelColor(0, 0)))


def test_that_a_tick_stands_on_the_line_of_the_text_beside_it(qtbot: QtBot, groot: int) -> None:
    vinkje, tekst = Vinkje("h", "HHHH"), Tekst("HHHH")
    vinkje.naast_tekst()
    rij = QWidget()
    QHBoxLayout(rij)
    for deel in (vinkje, tekst):
        rij.layout().addWidget(deel)  # type: ignore[union-attr]
    _beeld(qtbot, rij)
    assert _onderkant(vinkje.editor, rij, groot) == _onderkant(tekst, rij, groot)


def test_that_words_stand_on_the_line_of_the_button_beside_them(qtbot: QtBot, groot: int) -> None:
    tekst, knop = Tekst("HHHH"), Knop("HHHH", Knopsoort.STIL)
    knop.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # no frame of focus around its word
    rij = Rij(tekst, knop)
    _beeld(qtbot, rij)
    assert _onderkant(tekst, rij, groot) == _onderkant(knop, rij, groot)


def test_that_text_of_several_lines_begins_where_text_of_one_line_does(qtbot: QtBot) -> None:
    regel, vlak = Tekstveld("r", "Regel", breedte=300), Tekstvlak("v", "Vlak", breedte=300)
    for veld in (regel, vlak):
        veld.zet_waarde("HHHH")
    _beeld(qtbot, Kolomvak(regel, vlak))
    inkt = [_inkt(veld.editor.grab().toImage(), QColor("white")) for veld in (regel, vlak)]
    binnen = [min(x for x, y in punten if x > 4 and 4 < y < 24) for punten in inkt]
    assert abs(binnen[0] - binnen[1]) <= 1


@pytest.mark.parametrize("erbij", [-1, 0, 1, 7])
def test_that_the_columns_of_a_table_end_at_its_border_or_at_its_scroll_bar(qtbot: QtBot, erbij: int) -> None:
    kolommen: list[Kolom[int]] = [Kolom(titel="NUMMER", tekst=str, rek=True), Kolom(titel="KEER", tekst=lambda n: str(n * n))]
    meet, tabel = (Tabel("Getallen", kolommen, sleutel=lambda n: n, leeg="") for _ in range(2))
    meet.zet_rijen(list(range(1, 8)))
    _beeld(qtbot, meet)
    rand = meet.height() - meet.weergave.maximumViewportSize().height()
    nodig = 7 * meet.weergave.verticalHeader().defaultSectionSize() + rand
    tabel.resize(400, nodig + erbij)
    tabel.zet_rijen(list(range(1, 8)))
    _beeld(qtbot, tabel)
    weergave = tabel.weergave
    assert weergave.verticalScrollBar().isVisible() == (erbij < 0)
    assert weergave.horizontalHeader().length() == weergave.viewport().width()
