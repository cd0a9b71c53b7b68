from __future__ import annotations

import sys
import weakref
from threading import Event, Thread, get_ident
from types import FrameType

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QWidget

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.domain.errors import BestandError
from tests.ui.pages.programma import meld_aan
from ui import tasks
from ui.tasks import Eens, LaatsteVraag, Taken, Voortgang
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


@pytest.mark.parametrize(("handeling", "mis"), [(True, False), (True, True), (False, False)])
def test_that_an_act_that_ends_after_its_page_was_left_is_told_to_the_others(qtbot: object, handeling: bool, mis: bool) -> None:
    taken, door, gehoord = Taken(lambda _fout: None), Event(), list[bool]()
    taken.gehandeld.connect(lambda: gehoord.append(True))
    pagina, balk = QWidget(), Bezigbalk()
    balk.setParent(pagina)

    def werk(_voortgang: Voortgang) -> None:
        door.wait(5)
        if mis:
            raise BestandError("Dat bestand is er niet.", code="weg")

    taken.start(werk, lambda _uit: None, bezig=balk, handeling=handeling)
    shiboken6.delete(pagina)
    door.set()
    assert taken.wacht_tot_leeg()
    assert bool(gehoord) is (handeling and not mis)


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


def test_that_a_task_that_outlives_the_door_ends_in_the_thread_of_the_window_and_says_nothing(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "LANG_MS", 0)
    monkeypatch.setattr(tasks, "_NAZORG_MS", 0)
    door, bezig, waar, gehoord = Event(), Event(), list[int](), list[object]()
    taken = Taken(lambda _fout: None)

    def werk(_voortgang: Voortgang) -> None:
        bezig.set()
        door.wait(5)

    een = taken.start(werk, gehoord.append)
    weakref.finalize(een, lambda: waar.append(get_ident()))
    del een
    assert bezig.wait(5)
    qapp.processEvents()  # it takes long
    taken.gedaan.connect(gehoord.append)
    assert not taken.sluit(0)
    door.set()
    while not taken.sluit(20):
        qapp.processEvents()
    qapp.processEvents()
    assert waar == [get_ident()]
    assert gehoord == []


def test_that_what_is_read_once_is_read_by_who_asks_first_and_fails_for_all() -> None:
    keren = list[int]()

    def lees() -> str:
        keren.append(get_ident())
        raise BestandError("Dat bestand is er niet.", code="weg")

    eens = Eens(lees)
    assert not eens.gereed

    def elders() -> None:
        with pytest.raises(BestandError):
            eens()

    draad = Thread(target=elders)
    draad.start()
    draad.join()
    assert eens.gereed
    with pytest.raises(BestandError):
        eens()
    assert len(keren) == 1
    assert keren != [get_ident()]


def test_that_of_a_list_that_is_asked_twice_only_the_last_answer_is_shown(qapp: QApplication) -> None:
    taken, door, getoond, fouten = Taken(lambda _fout: None), Event(), list[str](), list[Exception]()
    vraag = LaatsteVraag(taken)

    def laat(_v: Voortgang) -> str:
        door.wait(5)
        return "oud"

    def laat_mis(_v: Voortgang) -> str:
        door.wait(5)
        raise BestandError("Dat bestand is er niet.", code="weg")

    vraag.stel(laat, getoond.append, fouten.append)
    vraag.stel(laat_mis, getoond.append, fouten.append)
    vraag.stel(lambda _v: "nieuw", getoond.append, fouten.append)
    door.set()
    assert taken.wacht_tot_leeg()
    assert (getoond, fouten) == (["nieuw"], [])


class _Blad(QWidget):
    """Counts how often it was read."""

    gelezen = 0

    def bij_tonen(self) -> None:
        self.gelezen += 1


def test_that_the_page_in_front_reads_again_when_an_act_of_another_page_ended(een: Programma) -> None:
    ruimte, blad, weg = meld_aan(een), _Blad(), QWidget()
    ruimte.schil.open_pagina("proef", "Proef", lambda: blad)
    assert ruimte.schil.huidige() is blad
    balk = Bezigbalk()
    balk.setParent(weg)
    een.taken.start(lambda _v: None, lambda _uit: None, bezig=balk, handeling=True)
    shiboken6.delete(weg)
    assert een.taken.wacht_tot_leeg()
    assert blad.gelezen == 1
