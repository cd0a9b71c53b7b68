"""*Afsluiten* in a window: one is left out, the others are closed in one act, and that is taken back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cvt_desktop.domain.aanvraag import Status
from tests.factories import MIKOLAJ
from tests.fakes.navigatie import NepNavigatie
from tests.fakes.register import maak_testregister
from tests.ui.pages.venster import zet_vooraan
from tests.unit.services.test_afsluiten import NA, bewaar, op
from ui.changes import Wijzigingen
from ui.tasks import Taken
from ui.views.afsluiten import maak_scherm

CTRL = Qt.KeyboardModifier.ControlModifier


def test_that_one_is_left_out_the_others_are_closed_and_that_is_taken_back(qtbot: QtBot, tmp_path: Path, taken: Taken) -> None:
    register = maak_testregister(tmp_path)
    with register.schrijven() as uow:
        uow.leerlingen.save(MIKOLAJ)
    ids = [bewaar(register, f"2026-000{n}") for n in (1, 2, 3)]
    dienst, navigatie = op(register, NA), NepNavigatie()
    view = maak_scherm(dienst, navigatie, taken, Wijzigingen())
    assert not any(k.isEnabled() for k in (view.hoofdknop, view.wisselknop, view.dossierknop)), "nothing was read yet"
    zet_vooraan(qtbot, view)
    assert taken.wacht_tot_leeg()

    def status() -> list[Status]:
        with register.lezen() as uow:
            return [uow.aanvragen.get(id_).status for id_ in ids]

    assert view.hoofdknop.tekst() == "3 dossiers afsluiten"
    view.tabel.kies(ids[1])
    qtbot.keyClick(view.tabel.weergave, Qt.Key.Key_O)
    assert (view.hoofdknop.tekst(), view.wisselknop.tekst()) == ("2 dossiers afsluiten", "Weer meenemen")
    qtbot.keyClick(view.tabel.weergave, Qt.Key.Key_Return)
    assert navigatie.gegaan == [("dossier", ids[1], "brieven", None)]
    qtbot.keyClick(view, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: status() == [Status.AFGESLOTEN, Status.BEKENDGEMAAKT, Status.AFGESLOTEN])
    assert taken.wacht_tot_leeg()
    assert [rij.id for rij in view.tabel.getoond()] == [ids[1]]
    next(k for k in view.melding.findChildren(QPushButton) if "Terugnemen" in k.text()).click()
    assert taken.wacht_tot_leeg()
    assert status() == [Status.BEKENDGEMAAKT] * 3
    view.hide()
