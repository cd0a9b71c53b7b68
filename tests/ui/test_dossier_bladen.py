"""The tabs of a dossier: what is read when, and in which thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.ids import AanvraagId
from ui.beurten import InBeurten
from ui.tasks import Taken
from ui.views.dossier_bladen import Bladen, Tabblad
from ui.widgets.knop import Knop

ID = AanvraagId(uuid4())


class _Tab(QWidget):
    """Counts what the page asks of it."""

    def __init__(self) -> None:
        super().__init__()
        self.gevraagd: list[str] = []

    def ververs(self) -> None:
        self.gevraagd.append("ververs")

    def bij_terug(self) -> None:
        self.gevraagd.append("bij_terug")

    def bij_verlaten(self) -> None:
        self.gevraagd.append("bij_verlaten")


class _Opzet:
    """Two tabs; ``stand`` is what the register has written, ``lees`` what reading the first one does."""

    def __init__(self, taken: Taken) -> None:
        self.stand, self.gelezen_in = 1, list[int]()
        self.lees: Callable[[], None] = lambda: None
        bladen = (Tabblad(sleutel="een", titel="Een", lees=self._lees_een),
                  Tabblad(sleutel="twee", titel="Twee", lees=lambda _id: _Tab))  # fmt: skip
        self.bladen = Bladen(bladen, ID, taken, lambda: self.stand)

    def begin_lezen(self, qtbot: QtBot) -> threading.Event:
        """The first tab is being read, until the event is set that this gives."""
        bezig, verder = threading.Event(), threading.Event()

        def lees() -> None:
            bezig.set()
            verder.wait(5)

        self.lees = lees
        self.bladen.kies("een")
        qtbot.waitUntil(bezig.is_set)
        return verder

    def tab(self, sleutel: str) -> _Tab:
        tab = self.bladen.blad(sleutel)
        assert isinstance(tab, _Tab)
        return tab

    def _lees_een(self, _id: AanvraagId) -> Callable[[], QWidget]:
        self.gelezen_in.append(threading.get_ident())
        self.lees()
        return _Tab


@pytest.fixture
def opzet(qtbot: QtBot, taken: Taken) -> Iterator[_Opzet]:
    opzet = _Opzet(taken)
    qtbot.addWidget(opzet.bladen)
    yield opzet
    taken.wacht_tot_leeg()


def test_that_a_tab_is_read_outside_the_thread_of_the_window(qtbot: QtBot, opzet: _Opzet) -> None:
    opzet.bladen.kies("een")
    qtbot.waitUntil(lambda: opzet.bladen.voor() is not None)
    assert len(opzet.gelezen_in) == 1
    assert opzet.gelezen_in != [threading.get_ident()]


def test_that_who_asks_for_a_tab_at_once_gets_it_and_it_is_read_once(qtbot: QtBot, opzet: _Opzet) -> None:
    verder = opzet.begin_lezen(qtbot)
    threading.Timer(0.05, verder.set).start()
    opzet.tab("een")
    qtbot.wait(50)
    assert len(opzet.gelezen_in) == 1


def test_that_a_tab_is_read_again_only_when_something_was_written(qtbot: QtBot, opzet: _Opzet) -> None:
    opzet.bladen.kies("een")
    een = opzet.tab("een")
    opzet.bladen.kies("twee")
    opzet.bladen.kies("een")
    assert opzet.tab("een").gevraagd == ["bij_verlaten", "bij_terug"]
    een.gevraagd.clear()
    opzet.stand = 2
    opzet.bladen.kies("twee")
    opzet.bladen.kies("een")
    qtbot.waitUntil(lambda: een.gevraagd == ["bij_verlaten", "ververs"])
    opzet.bladen.kom_terug()
    assert een.gevraagd[2:] == ["bij_terug"]
    opzet.stand = 3
    opzet.bladen.kom_terug()
    assert een.gevraagd[3:] == ["ververs"]


def test_that_what_changes_while_a_tab_is_read_comes_in_too(qtbot: QtBot, opzet: _Opzet) -> None:
    verder = opzet.begin_lezen(qtbot)
    opzet.stand = 2
    opzet.bladen.gewijzigd()
    verder.set()
    qtbot.waitUntil(lambda: opzet.bladen.voor() is not None)
    een = opzet.tab("een")
    assert een.gevraagd == ["ververs"]


def test_that_a_tab_that_cannot_be_read_says_why_and_can_be_tried_again(qtbot: QtBot, opzet: _Opzet) -> None:
    def mis() -> None:
        raise InvoerError("Het register is even niet bereikbaar. Probeer het opnieuw.", code="proef")

    opzet.lees = mis
    opzet.bladen.kies("twee")
    opzet.tab("twee")
    opzet.bladen.kies("een")
    qtbot.waitUntil(lambda: opzet.bladen.melding.tekst() == "Het register is even niet bereikbaar. Probeer het opnieuw.")
    assert opzet.bladen.currentIndex() == 0
    opzet.lees = lambda: None
    next(k for k in opzet.bladen.melding.findChildren(Knop) if k.text() == "Opnieuw").click()
    qtbot.waitUntil(lambda: opzet.bladen.voor() is not None)
    assert opzet.bladen.currentWidget() is opzet.bladen.voor()


class _Breekt(InBeurten, QWidget):
    """A tab of which the second part cannot be built."""

    def __init__(self) -> None:
        super().__init__()
        self._delen = self._bouwdelen()

    def _bouwdelen(self) -> Iterator[None]:
        yield
        raise InvoerError("Het register is even niet bereikbaar. Probeer het opnieuw.", code="proef")


def test_that_a_tab_that_cannot_be_built_says_so_too_and_leaves_nothing_half(qtbot: QtBot, taken: Taken) -> None:
    soorten: list[type[QWidget]] = [_Breekt, _Tab]
    bladen = Bladen((Tabblad(sleutel="een", titel="Een", lees=lambda _id: soorten.pop(0)),), ID, taken, lambda: 1)
    qtbot.addWidget(bladen)
    bladen.kies("een")
    qtbot.waitUntil(lambda: bool(bladen.melding.tekst()))
    assert (bladen.currentIndex(), bladen.count()) == (0, 1)
    next(k for k in bladen.melding.findChildren(Knop) if k.text() == "Opnieuw").click()
    qtbot.waitUntil(lambda: isinstance(bladen.voor(), _Tab))
