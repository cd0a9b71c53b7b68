"""The window on the practice register: made once for all tests of a process, copied for each."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.runtime.paths import find_paths
from tests.ui.pages.programma import programma, zet_oefenregister
from tests.verloopregister import gedeelde_map, zet_verloopregister
from ui.tasks import Taken


@pytest.fixture(scope="session")
def basis(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where ``zet_oefenregister`` keeps what it copies."""
    return gedeelde_map(tmp_path_factory)


@pytest.fixture(autouse=True)
def _collected_by_the_window(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A task that collects a widget in its own thread ends the process; the program collects in that of the window.

    The program freezes what an opened register made, for as long as it runs; here the next window must be able to end it.
    """
    monkeypatch.setattr(gc, "freeze", lambda: None)
    monkeypatch.setattr(gc, "unfreeze", lambda: None)
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _kept_until_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A widget without a parent lives until pytest-qt closes it, as in the program every page has a parent.

    pytest-qt keeps no more than a weak reference: the last other one may be a connection of the dialog that is being deleted,
    and then Qt deletes both twice.
    """
    gehouden: list[QWidget] = []
    echt = QtBot.addWidget

    def houd(self: QtBot, widget: QWidget, **anders: Any) -> None:
        if not widget.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose):
            gehouden.append(widget)
        echt(self, widget, **anders)

    monkeypatch.setattr(QtBot, "addWidget", houd)
    yield
    gehouden.clear()


@pytest.fixture
def taken(qapp: QApplication) -> Iterator[Taken]:
    """The door for slow work; what went wrong in it without a screen to say so fails the test."""
    fouten: list[Exception] = []
    deur = Taken(fouten.append)
    yield deur
    deur.sluit()
    assert not fouten


@pytest.fixture
def een(qapp: QApplication, basis: Path) -> Iterator[Programma]:
    """At the login of the practice register."""
    zet_oefenregister(find_paths(), basis)
    with programma(qapp) as een:
        yield een


@pytest.fixture
def verloop(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Programma]:
    """At the login of the practice register as ``dev.py run`` opens it."""
    paden = find_paths()
    paden.ensure()
    zet_verloopregister(tmp_path_factory, paden.practice_register)
    with programma(qapp) as een:
        yield een
