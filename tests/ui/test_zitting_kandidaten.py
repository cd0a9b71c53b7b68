"""What may come on an agenda: it follows the page, and nothing late or failed spoils what is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.errors import RegisterError
from cvt_desktop.services import zittingen
from tests.ui.pages.zitting import toon_zitting
from tests.zitting_opzet import Opzet, zet_op
from ui.tasks import Taken
from ui.views.zitting_agenda import ZittingAgendaView


class Wacht:
    """The queries of a register, with something that happens before the lines of the dossiers are read."""

    def __init__(self, echt: object, voor: Callable[[], None]) -> None:
        self._echt, self._voor = echt, voor

    def __getattr__(self, naam: str) -> Any:
        if naam == "aanvragen":
            self._voor()
        return getattr(self._echt, naam)


def _agenda(qtbot: QtBot, opzet: Opzet, taken: Taken, voor: Callable[[], None] = lambda: None) -> ZittingAgendaView:
    dienst = replace(opzet.dienst, overzichten=cast(Any, Wacht(opzet.dienst.overzichten, voor)))
    return cast(ZittingAgendaView, toon_zitting(qtbot, opzet, taken, dienst).view.deel)


def _wacht_op(teken: Event) -> None:
    assert teken.wait(30)


def _namen(agenda: ZittingAgendaView) -> list[str]:
    return [k.leerling.split()[0] for k in agenda.kandidaten.model.rijen()]


def test_that_the_agenda_is_there_before_what_may_come_on_it(qtbot: QtBot, tmp_path: Path, taken: Taken) -> None:
    opzet = zet_op(tmp_path, aantal=2, op_agenda=False)
    zittingen.agenderen(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id)
    mag_lezen = Event()
    agenda = _agenda(qtbot, opzet, taken, lambda: _wacht_op(mag_lezen))
    assert [r.leerling.split()[0] for r in agenda.agenda.model.rijen()] == ["Mikołaj"]
    assert _namen(agenda) == []
    assert agenda._telling.text().startswith("op agenda 1"), "how many are ready is not known yet"
    assert QApplication.focusWidget() is agenda.agenda.weergave
    mag_lezen.set()
    assert taken.wacht_tot_leeg()
    assert _namen(agenda) == ["Zoë"]
    assert agenda._telling.text().startswith("gereed 1 · op agenda 1")
    assert QApplication.focusWidget() is agenda.agenda.weergave, "the focus stays where one began"
    agenda._eraf.click()
    assert taken.wacht_tot_leeg()
    assert sorted(_namen(agenda)) == ["Mikołaj", "Zoë"], "what was on the agenda from the start is read when it leaves it"


def test_that_an_empty_agenda_begins_in_what_may_come_on_it(qtbot: QtBot, tmp_path: Path, taken: Taken) -> None:
    agenda = _agenda(qtbot, zet_op(tmp_path, aantal=1, op_agenda=False), taken)
    assert QApplication.focusWidget() is agenda.kandidaten.weergave
    assert taken.wacht_tot_leeg()
    assert QApplication.focusWidget() is agenda.kandidaten.weergave
    assert agenda.kandidaten.gekozen() is not None


def test_that_what_cannot_be_read_is_told_and_read_again_on_request(qtbot: QtBot, tmp_path: Path, taken: Taken) -> None:
    kapot = [True]

    def voor() -> None:
        if kapot[0]:
            raise RegisterError("De schijf is weg.", code="db-schijffout")

    agenda = _agenda(qtbot, zet_op(tmp_path, aantal=1, op_agenda=False), taken, voor)
    assert taken.wacht_tot_leeg()
    assert agenda._lezer.melding.tekst() == "De schijf is weg."
    assert agenda._telling.text().startswith("op agenda 0")
    kapot[0] = False
    agenda._lezer.melding._actie.click()
    assert taken.wacht_tot_leeg()
    assert (agenda._lezer.melding.tekst(), _namen(agenda)) == ("", ["Mikołaj"])


def test_that_an_answer_that_comes_late_brings_nothing_back(qtbot: QtBot, tmp_path: Path, taken: Taken) -> None:
    opzet = zet_op(tmp_path, aantal=2, op_agenda=False)
    agenda = _agenda(qtbot, opzet, taken)
    assert taken.wacht_tot_leeg()
    oud = agenda._p.kandidaten()
    agenda.kandidaten.kies(opzet.dossiers[0].id)
    qtbot.keyClick(agenda.kandidaten.weergave, Qt.Key.Key_Return)
    assert _namen(agenda) == ["Zoë"], "it is on the agenda, and so no longer beside it"
    agenda._lezer._on_loaded(oud)
    assert _namen(agenda) == ["Zoë"], "this was read before it came on the agenda"
    agenda.agenda.weergave.setFocus()
    agenda._eraf.click()
    assert taken.wacht_tot_leeg()
    assert sorted(_namen(agenda)) == ["Mikołaj", "Zoë"], "what is taken off is read again"


def test_that_the_line_above_says_once_that_no_other_zitting_is_planned(qtbot: QtBot, tmp_path: Path, taken: Taken) -> None:
    opzet = zet_op(tmp_path, aantal=2, op_agenda=False)
    with opzet.register.schrijven() as uow:
        uow.aanvragen.save(replace(uow.aanvragen.get(opzet.dossiers[1].id), status=Status.BIJ_DESKUNDIGEN))
    agenda = _agenda(qtbot, opzet, taken)
    assert taken.wacht_tot_leeg()
    assert agenda._telling.text().endswith(" · nog geen volgende zitting gepland")
