"""A row that flows: its widgets stand on one middle line, and go on below where there is no room."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Ruimte
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.vloeirij import Vloeirij


def _middens(rij: Vloeirij) -> list[int]:
    return [2 * deel.y() + deel.height() for deel in rij.findChildren(QWidget) if not deel.isHidden()]


def test_that_a_quiet_button_stands_on_the_line_of_one_with_a_border(qtbot: QtBot) -> None:
    rij = Vloeirij(Knop("Bekijken"), Knop("Niet nu", Knopsoort.STIL), Knop("Naar dossier", Knopsoort.STIL))
    qtbot.addWidget(rij)
    rij.resize(600, 40)
    rij.show()
    assert len(set(_middens(rij))) == 1
    assert rij.findChildren(Knop)[0].height() != rij.findChildren(Knop)[1].height()


def test_that_what_does_not_fit_goes_on_below_and_what_is_hidden_takes_no_place(qtbot: QtBot) -> None:
    knoppen = [Knop(naam) for naam in ("Bekijken", "Terug met vraag", "Naar dossier")]
    rij = Vloeirij(*knoppen)
    qtbot.addWidget(rij)
    breed = knoppen[0].sizeHint().width() + Ruimte.S + knoppen[1].sizeHint().width()
    hoog = knoppen[0].sizeHint().height()
    assert rij.heightForWidth(breed) == 2 * hoog + Ruimte.XS
    knoppen[1].hide()
    assert rij.heightForWidth(breed) == hoog
    knoppen[0].hide()
    knoppen[2].hide()
    assert rij.heightForWidth(breed) == 0
