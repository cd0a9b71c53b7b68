from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui import bewaarklok
from ui.bewaarklok import Bewaarklok


def test_that_what_is_typed_without_a_pause_is_kept_all_the_same(qtbot: QtBot, monkeypatch: object) -> None:
    monkeypatch.setattr(bewaarklok, "HOOGSTENS_MS", 120)  # type: ignore[attr-defined]
    ouder = QObject()
    klok, keren = Bewaarklok(ouder, 60_000), []
    klok.timeout.connect(lambda: keren.append(1))
    for _ in range(20):
        klok.start()
        qtbot.wait(20)
    assert len(keren) >= 2


def test_that_it_waits_for_a_pause_first(qtbot: QtBot) -> None:
    ouder = QObject()
    klok = Bewaarklok(ouder, 30)
    with qtbot.assertNotEmitted(klok.timeout, wait=10):
        klok.start()
    with qtbot.waitSignal(klok.timeout, timeout=500):
        klok.start()
