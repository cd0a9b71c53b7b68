"""The schooloverzicht out of the school list, as the secretaris uses it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.school import School
from db.register import DbRegister
from tests.dossiers import NepKijker
from tests.factories import MIKOLAJ, RAVENKOOG, SECRETARIS, maak_aanvraag
from tests.fakes.register import maak_dienst, maak_testregister
from ui.documentbron import Documentbronnen
from ui.feedback import Stilfeedback
from ui.presenters.lijsten import ScholenPresenter
from ui.presenters.schooloverzicht import SchooloverzichtPresenter
from ui.tasks import Taken
from ui.views.instellingen_lijst import LijstTab
from ui.views.instellingen_lijsten import scholen_tab
from ui.views.instellingen_schooloverzicht import Overzichtknop
from ui.widgets.knop import Knop


@pytest.fixture
def register(tmp_path: Path) -> Iterator[DbRegister]:
    register = maak_testregister(tmp_path / "register")
    with register.schrijven() as uow:
        uow.leerlingen.save(MIKOLAJ)
        uow.aanvragen.save(maak_aanvraag())
    yield register
    register.sluit()


def tab_van(register: DbRegister, wie: Persoon, taken: Taken, feedback: Stilfeedback, qtbot: QtBot) -> LijstTab[School]:
    dienst = maak_dienst(register, wie)

    def knop(tab: LijstTab[School]) -> Overzichtknop:
        return Overzichtknop(SchooloverzichtPresenter(dienst), tab, taken, feedback, Documentbronnen(NepKijker()))

    tab = scholen_tab(ScholenPresenter(dienst), lambda: None, knop)
    qtbot.addWidget(tab)
    return tab


def test_that_the_sheet_is_shown_saved_with_a_line_in_the_log_and_copied_without_names(
    register: DbRegister, taken: Taken, qtbot: QtBot, tmp_path: Path
) -> None:
    pad = tmp_path / "overzicht.pdf"
    tab = tab_van(register, SECRETARIS, taken, Stilfeedback(paden=[pad]), qtbot)
    knop = tab.findChild(Overzichtknop)
    assert knop is not None
    assert knop.isEnabled()
    assert tab.tabel.kies(RAVENKOOG.id)
    knop.click()
    taken.wacht_tot_leeg()
    dialoog = knop.dialoog
    assert dialoog is not None
    dialoog.opslaan.click()
    taken.wacht_tot_leeg()
    assert pad.exists()
    with register.lezen() as uow:
        assert uow.logboek.laatste(1)[0].object_soort == "schooloverzicht"
    next(k for k in dialoog.findChildren(Knop) if "zonder namen" in k.text()).click()
    taken.wacht_tot_leeg()
    assert QGuiApplication.clipboard().text().startswith("Kenmerk 2026-0391: ")
    dialoog.reject()
