from __future__ import annotations

import sys
import weakref
from threading import Event, get_ident
from types import FrameType

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QWidget

from cvt_desktop.domain.errors import BestandError
from ui import tasks
from ui.tasks import Taken, Voortgang
from ui.widgets.bezigbalk import Bezigbalk


@pytest.mark.parametrize("mis", [False, True])
def test_that_what_ends_after_its_page_is_gone_shows_nothing_and_hides_no_error(qtbot: object, mis: bool) -> None:
    verteld: list[Exception] = []
    getoond: list[object] = []
    taken, door = Taken(verteld.append), Event()
    pagina = QWidget()
    balk = Bezigbalk()
    balk.setParent(pagina)

    def werk(_voortgang: Voortgang) -> str:
        door.wait(5)
        if mis:
            raise BestandError("Dat bestand is er niet.", code="weg")
        return "klaar"

    taken.start(werk, getoond.append, getoond.append, bezig=balk)
    shiboken6.delete(pagina)
    door.set()
    assert taken.wacht_tot_leeg()
    assert getoond == []
    assert [str(fout) for fout in verteld] == (["Dat bestand is er niet."] if mis else [])


def test_that_a_task_ends_in_the_thread_of_the_window_however_late_its_own_thread_is(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "LANG_MS", 0)
    monkeypatch.setattr(tasks, "_NAZORG_MS", 0)
    door, waar = Event(), list[int]()
    taken = Taken(lambda _fout: None)

    def laat(frame: FrameType, event: str, _arg: object) -> None:
        if event == "return" and frame.f_code.co_name == "draai":
            door.wait(5)  # the result is out, and this thread still holds the task

    een = taken.start(lambda _v: sys.setprofile(laat), lambda _uit: None)
    weakref.finalize(een, lambda: waar.append(get_ident()))
    del een
    assert taken.wacht_tot_leeg()
    door.set()
    assert taken.sluit()
    qapp.processEvents()
    assert waar == [get_ident()]
