"""The cyclic collector runs in the thread of the window alone."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.opruimer import Opruimer


class Kring:
    """Only the collector takes it away, and it says in which thread."""

    def __init__(self, waar: list[int]) -> None:
        self.zelf = self
        weakref.finalize(self, lambda: waar.append(threading.get_ident()))


@pytest.fixture
def opruimer(qtbot: QtBot) -> Iterator[Opruimer]:
    drempels = gc.get_threshold()
    ouder = QObject()
    gc.collect()
    yield Opruimer(ouder)
    gc.set_threshold(*drempels)
    ouder.deleteLater()


def rommel() -> None:
    """More new objects than any threshold."""
    _weg: list[list[int]] = [[] for _ in range(5_000)]


def test_that_a_task_collects_nothing_and_the_window_does(opruimer: Opruimer) -> None:
    waar: list[int] = []

    def taak() -> None:
        Kring(waar)
        for _ in range(20):
            rommel()

    draad = threading.Thread(target=taak)
    draad.start()
    draad.join()
    assert waar == []
    vast: list[list[int]] = [[] for _ in range(gc.get_threshold()[0] + 1)]
    opruimer.ruim()
    assert waar == [threading.get_ident()]
    assert vast


_MAAK = """
import gc
from cvt_desktop.bootstrap.venster import maak_app
from ui.opruimer import Opruimer
app = maak_app()
print(gc.isenabled(), len(app.findChildren(Opruimer)))
"""


def test_that_every_window_has_one() -> None:
    omgeving = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    uit = subprocess.run([sys.executable, "-c", _MAAK], env=omgeving, capture_output=True, text=True, check=True, timeout=120)
    assert uit.stdout.split() == ["False", "1"]


def test_that_nothing_is_collected_while_the_thresholds_are_nought(opruimer: Opruimer) -> None:
    waar: list[int] = []
    Kring(waar)
    vast: list[list[int]] = [[] for _ in range(5_000)]
    gc.set_threshold(0)
    opruimer.ruim()
    assert waar == []
    assert vast


def test_that_the_clock_of_the_window_does_it(opruimer: Opruimer, qtbot: QtBot) -> None:
    waar: list[int] = []
    Kring(waar)
    vast: list[list[int]] = [[] for _ in range(5_000)]
    qtbot.waitUntil(lambda: bool(waar), timeout=5_000)
    assert vast


def test_that_the_round_over_everything_waits_until_nothing_is_made_and_not_for_ever(
    opruimer: Opruimer, monkeypatch: pytest.MonkeyPatch
) -> None:
    rondes: list[int] = []
    nu = [1_000.0]
    aantallen = [50, 0, 99]
    monkeypatch.setattr("ui.opruimer.time.monotonic", lambda: nu[0])
    monkeypatch.setattr("ui.opruimer.gc.get_count", lambda: tuple(aantallen))
    monkeypatch.setattr("ui.opruimer.gc.collect", rondes.append)
    opruimer._laatst_alles = nu[0]

    opruimer.ruim()
    assert rondes == []  # not again so soon
    nu[0] += 31
    aantallen[0] += 400  # a page is being built
    opruimer.ruim()
    for _ in range(6):
        assert rondes == []
        opruimer.ruim()
    assert rondes == [2]  # and now somebody reads it
    for _ in range(20):
        nu[0] += 16
        aantallen[0] += 400
        opruimer.ruim()
    assert 2 in rondes[1:]
