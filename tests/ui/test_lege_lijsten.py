"""An empty list tells what to do next, in words that fit who reads it (screens.md: every screen has an empty state)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.services.context import Dienst
from tests.factories import BESTUURDER, FG, SECRETARIS, VOORZITTER
from tests.fakes.navigatie import NepNavigatie
from tests.fakes.register import maak_dienst, maak_testregister
from tests.ui.pages.excel import maak_om
from ui.changes import Wijzigingen
from ui.feedback import Stilfeedback
from ui.presenters.mandaten import MandatenPresenter
from ui.tasks import Taken
from ui.views import bezwaren, instellingen_mandaten, leesmappen, verklaringen, verwijderingen
from ui.widgets.legestaat import LegeStaat
from ui.widgets.tekst import Tekst
from ui.widgets.zoekveld import Zoekveld


def _bezwaren(dienst: Dienst, taken: Taken) -> QWidget:
    return bezwaren.maak_scherm(dienst, NepNavigatie(), taken)


def _leesmappen(dienst: Dienst, _taken: Taken) -> QWidget:
    return leesmappen.maak_scherm(dienst, Wijzigingen(), lambda: None)


def _verwijderingen(dienst: Dienst, _taken: Taken) -> QWidget:
    return verwijderingen.maak_scherm(dienst, NepNavigatie(), Wijzigingen())


def _mandaten(dienst: Dienst, _taken: Taken) -> QWidget:
    return instellingen_mandaten.mandaten_tab(MandatenPresenter(dienst))


def _woorden(scherm: QWidget) -> str:
    (leeg,) = scherm.findChildren(LegeStaat)
    return " ".join(tekst.text() for tekst in leeg.findChildren(Tekst))


@pytest.mark.parametrize(("maak", "wie", "woorden"), [
    (_bezwaren, SECRETARIS, "registreert u"),
    (_bezwaren, VOORZITTER, "De secretaris registreert"),
    (_leesmappen, SECRETARIS, "maakt u"),
    (_leesmappen, FG, "De secretaris maakt"),
    (_verwijderingen, SECRETARIS, "om het te verwijderen"),
    (_verwijderingen, VOORZITTER, "om te verwijderen wat verkeerd"),
    (_mandaten, BESTUURDER, "telt het mandaatbesluit bij Commissie. Kies Mandaat toevoegen."),
    (_mandaten, SECRETARIS, "telt het mandaatbesluit bij Commissie. De beheerder of de bestuurder"),
])  # fmt: skip
def test_that_an_empty_list_speaks_to_who_reads_it(
    qtbot: QtBot, tmp_path: Path, taken: Taken, maak: Callable[[Dienst, Taken], QWidget], wie: Persoon, woorden: str,
) -> None:  # fmt: skip
    scherm = maak(maak_dienst(maak_testregister(tmp_path), wie), taken)
    qtbot.addWidget(scherm)
    assert woorden in _woorden(scherm)


def test_that_the_register_of_verklaringen_offers_nothing_before_it_is_read(qtbot: QtBot, tmp_path: Path, taken: Taken) -> None:
    dienst = maak_dienst(maak_testregister(tmp_path), SECRETARIS)
    scherm = verklaringen.maak_scherm(dienst, NepNavigatie(), taken, Stilfeedback(), maak_om(dienst))
    assert isinstance(scherm, verklaringen.VerklaringenView)
    qtbot.addWidget(scherm)
    assert scherm.terugnemen.isHidden()
    taken.wacht_tot_leeg()
    assert scherm.terugnemen.isHidden()
    assert "neemt u over met Importeren" in _woorden(scherm)


@pytest.mark.parametrize("maak", [_leesmappen, _verwijderingen])
def test_that_an_empty_list_has_nothing_to_filter(
    qtbot: QtBot, tmp_path: Path, taken: Taken, maak: Callable[[Dienst, Taken], QWidget]
) -> None:
    blad = maak(maak_dienst(maak_testregister(tmp_path / "register"), FG), taken)
    qtbot.addWidget(blad)
    blad.show()
    assert not [z for z in blad.findChildren(Zoekveld) if z.isVisible()]
