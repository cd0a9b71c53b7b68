"""Closing the program while letters still stand in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.services import klaarzetten, verzendstapel
from cvt_desktop.services.context import Dienst
from tests.ui.pages.programma import meld_aan, wacht
from tests.ui.toegankelijk import controleer
from tests.verzend_opzet import getekend
from ui.dialogs.nog_klaargezet import NogKlaargezet
from ui.presenters.klaargezet import KlaargezetPresenter
from ui.tasks import Taken


def _zet_klaar(dienst: Dienst, map_: Path) -> list[Path]:
    map_.mkdir()
    klaarzetten.zet_klaar(dienst, [r.id for r in verzendstapel.stapel(dienst).regels], map_)
    return sorted(map_.iterdir())


def _vak(presenter: KlaargezetPresenter, taken: Taken, qtbot: QtBot) -> tuple[NogKlaargezet, list[str]]:
    venster, weg = QWidget(), list[str]()
    qtbot.addWidget(venster)
    vak = NogKlaargezet(presenter, presenter.nog(), taken, ouder=venster)
    vak.weg.connect(lambda: weg.append("weg"))
    vak.open()
    return vak, weg


@pytest.fixture
def presenter(tmp_path: Path) -> KlaargezetPresenter:
    return KlaargezetPresenter(getekend(tmp_path / "register", aantal=1).dienst)


def test_that_what_is_tidied_lets_the_program_close(
    presenter: KlaargezetPresenter, tmp_path: Path, qtbot: QtBot, taken: Taken
) -> None:
    gezet = _zet_klaar(presenter._dienst, tmp_path / "Verzendmap")
    assert presenter.nog() == f"{len(gezet)} bestanden staan nog in Verzendmap."
    vak, weg = _vak(presenter, taken, qtbot)
    controleer(vak)
    vak.opruimen.click()
    assert not vak.dicht.isEnabled(), "nobody closes halfway"
    assert taken.wacht_tot_leeg()
    assert weg == ["weg"]
    assert not [pad for pad in gezet if pad.exists()]


def test_that_a_file_that_was_changed_is_named_and_keeps_the_program_open(
    presenter: KlaargezetPresenter, tmp_path: Path, qtbot: QtBot, taken: Taken
) -> None:
    gezet = _zet_klaar(presenter._dienst, tmp_path / "Verzendmap")
    gezet[0].write_bytes(b"bewerkt")
    vak, weg = _vak(presenter, taken, qtbot)
    vak.opruimen.click()
    assert taken.wacht_tot_leeg()
    assert not weg
    assert gezet[0].name in vak.melding.tekst()
    assert not vak.opruimen.isEnabled()
    vak.morgen.click()
    assert weg == ["weg"]
    assert gezet[0].exists()


def test_that_the_window_asks_once_and_stays_until_it_is_answered(een: Programma, monkeypatch: pytest.MonkeyPatch) -> None:
    ruimte = meld_aan(een)
    monkeypatch.setattr(klaarzetten, "herinnering", lambda _dienst: "2 bestanden staan nog in Verzendmap.")
    een.venster.close()
    assert een.venster.isVisible()
    vak = ruimte.sluitvraag
    assert vak is not None
    een.venster.close()
    assert ruimte.sluitvraag is vak
    QTest.keyClick(vak, Qt.Key.Key_Escape)
    assert een.venster.isVisible()
    een.venster.close()
    vak = ruimte.sluitvraag
    assert vak is not None
    vak.morgen.click()
    wacht(lambda: not een.venster.isVisible())
    assert een.werkruimte is None
