"""The window on the practice register: made once for all tests of a process, copied for each."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.runtime.paths import find_paths
from tests.ui.pages.programma import programma, zet_oefenregister
from tests.verloopregister import gedeelde_map
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
