"""What the program hears of sleep, the session's lock and another user: Windows, and the clock everywhere."""

from __future__ import annotations

from ctypes import addressof, wintypes
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.klokoor import Klokoor
from ui.slotsein import Oor, Sein
from ui.slotwacht import Slotwacht
from ui.windowsoor import Windowsoor


@pytest.mark.parametrize(
    ("bericht", "wat", "sein"),
    [(0x0218, 4, Sein.SLAAP), (0x02B1, 7, Sein.SESSIESLOT), (0x02B1, 2, Sein.ANDERE_GEBRUIKER),
     (0x02B1, 4, Sein.ANDERE_GEBRUIKER), (0x02B1, 8, None), (0x0218, 18, None), (0x0100, 7, None)],
)  # fmt: skip
def test_that_the_messages_of_windows_are_read(qapp: QApplication, bericht: int, wat: int, sein: Sein | None) -> None:
    gehoord: list[Sein] = []
    oor = Windowsoor(qapp, 0)
    oor.gehoord.connect(gehoord.append)
    msg = wintypes.MSG(message=bericht, wParam=wat)
    assert oor._filter.nativeEventFilter(b"windows_generic_MSG", addressof(msg)) == (False, 0)
    oor.stop()
    oor.deleteLater()
    assert gehoord == ([] if sein is None else [sein])


class _Klokken:
    """A wall and a running time that a test turns."""

    def __init__(self) -> None:
        self.wand, self.loop = datetime(2027, 5, 12, 9, 0, tzinfo=UTC), 100.0

    def verder(self, wand: float, loop: float) -> None:
        self.wand += timedelta(seconds=wand)
        self.loop += loop


@pytest.mark.parametrize(
    ("wand", "loop", "springt"),
    [(5, 5, False), (3600, 5, True), (61 + 5, 5, True), (40, 5, False), (-3600, 5, False), (1000, 1000, True), (800, 800, False)],
)
def test_that_a_laptop_that_slept_without_telling_is_noticed(qapp: QApplication, wand: float, loop: float, springt: bool) -> None:
    klokken, ouder, gesprongen = _Klokken(), QObject(), []
    oor = Klokoor(ouder, lambda: klokken.wand, lambda: klokken.loop)
    oor.gesprongen.connect(lambda: gesprongen.append(1))
    klokken.verder(wand, loop)
    oor.tik()
    oor.tik()
    oor.stop()
    assert bool(gesprongen) is springt
    assert len(gesprongen) <= 1


class _NepOor(Oor):
    hoort_slaap = hoort_sessie = True
    losgelaten = 0

    def laat_gaan(self) -> None:
        self.losgelaten += 1


def test_that_every_ear_is_heard_through_one_watch(qapp: QApplication, qtbot: QtBot) -> None:
    gehoord: list[Sein] = []
    oor = _NepOor()
    wacht = Slotwacht(qapp, None, lambda: datetime.now(UTC), oor=oor)
    wacht.gehoord.connect(gehoord.append)
    oor.gehoord.emit(Sein.SLAAP)
    wacht.klok.gesprongen.emit()
    wacht.vertrokken()
    assert gehoord == [Sein.SLAAP, Sein.KLOKSPRONG]
    assert (wacht.hoort_slaap, wacht.hoort_sessie, oor.losgelaten) == (True, True, 1)
    wacht.stop()
