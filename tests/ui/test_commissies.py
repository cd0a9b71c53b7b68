"""The page with commissions and the form of a zitting, with the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cvt_desktop.services import instellingen as diensten
from tests.commissies import PRO, geef_drie_commissies
from tests.factories import BAKKENES, PLV_SECRETARIS, RIETDIJK, VANDAAG
from tests.ui.toegankelijk import controleer
from tests.zitting_opzet import NepNavigatie, Opzet, zet_op
from ui.changes import Wijzigingen
from ui.dialogs.van_elders import VanElders
from ui.presenters.commissies import CommissiesPresenter
from ui.presenters.instellingen import InstellingenPresenter
from ui.presenters.zittingen import ZittingenPresenter
from ui.tasks import Taken
from ui.tonen import Keuze
from ui.views.instellingen_commissies import CommissiesTab
from ui.views.zittingen import ZittingenView
from ui.views.zittingen_plannen import ZittingPlannenView


@pytest.fixture
def opzet(tmp_path: Path) -> Opzet:
    return zet_op(tmp_path, aantal=0)


def _tab(qtbot: QtBot, opzet: Opzet, persoon: object = PLV_SECRETARIS) -> CommissiesTab:
    dienst = opzet.als(persoon)  # type: ignore[arg-type]
    instellingen = InstellingenPresenter(dienst)
    tab = CommissiesTab(CommissiesPresenter(dienst, instellingen), instellingen)
    qtbot.addWidget(tab)
    tab.resize(1240, 560)
    tab.show()
    return tab


def test_that_one_commission_is_a_form_without_list_and_a_second_is_added_with_the_keyboard(qtbot: QtBot, opzet: Opzet) -> None:
    tab = _tab(qtbot, opzet)
    assert not tab.tabel.isVisible()
    assert not [naam for naam in tab.vorm.velden() if naam.startswith("soort_")]
    controleer(tab)
    qtbot.keyClick(tab.nieuw, Qt.Key.Key_Space)
    velden = tab.vorm.velden()
    assert tab.focusWidget() is velden["commissie_naam"].editor
    tab.knop.click()
    assert velden["commissie_naam"].fout() == "Vul de naam van de commissie in."
    qtbot.keyClicks(velden["commissie_naam"].editor, "Deskundigencommissie PrO")
    velden["soort_TLV_PRO_REGULIER"].zet_waarde(True)
    qtbot.keyClick(velden["soort_TLV_PRO_BIJZONDER"].editor, Qt.Key.Key_Space)
    tab.knop.click()
    assert "Versie 2 geldt vanaf" in tab.melding.tekst()
    assert [r.naam for r in tab.tabel.getoond()] == ["Commissie van Toewijzing", "Deskundigencommissie PrO"]
    assert [len(c.soorten) for c in diensten.huidige(opzet.dienst).commissies] == [5, 2]
    controleer(tab)


def test_that_choosing_a_row_shows_its_commission_and_one_without_zittingen_can_be_taken_away(qtbot: QtBot, opzet: Opzet) -> None:
    geef_drie_commissies(opzet.register)
    tab = _tab(qtbot, opzet)
    tab.tabel.setFocus()
    qtbot.keyClick(tab.tabel.weergave, Qt.Key.Key_Down)
    velden = tab.vorm.velden()
    assert velden["commissie_naam"].waarde() == PRO.naam
    assert velden[f"lid {RIETDIJK.id}"].waarde()
    velden[f"van {RIETDIJK.id}"].zet_waarde(VANDAAG.replace(month=6))
    tab.knop.click()
    assert "vóór de eerste" in velden[f"tot {RIETDIJK.id}"].fout()
    tab.weg.click()
    assert [r.naam for r in tab.tabel.getoond()] == ["Commissie van Toewijzing", "Plaatsingscommissie Plusroute"]
    assert "TLV PrO – regulier" in tab.waarschuwing.text()
    assert tab.vorm.velden()["commissie_naam"].waarde() == "Commissie van Toewijzing"
    assert not tab.weg.isEnabled()


def test_that_who_is_no_beheerder_reads_and_changes_nothing(qtbot: QtBot, opzet: Opzet) -> None:
    geef_drie_commissies(opzet.register)
    tab = _tab(qtbot, opzet, BAKKENES)
    assert not tab.nieuw.isVisible()
    assert not tab.weg.isVisible()
    assert not tab.vorm.velden()["commissie_naam"].editor.isEnabled() or tab.vorm.velden()["commissie_naam"].editor.isReadOnly()  # type: ignore[attr-defined]


def test_that_the_form_of_a_zitting_follows_commission_and_day(qtbot: QtBot, opzet: Opzet) -> None:
    een = ZittingPlannenView(ZittingenPresenter(opzet.dienst, NepNavigatie()))
    qtbot.addWidget(een)
    assert "commissie" not in een.vorm.velden()
    geef_drie_commissies(opzet.register)
    vorm = ZittingPlannenView(ZittingenPresenter(opzet.dienst, NepNavigatie()))
    qtbot.addWidget(vorm)
    vorm.show()
    velden = vorm.vorm.velden()
    rietdijk, bakkenes = velden[f"lid {RIETDIJK.id}"], velden[f"lid {BAKKENES.id}"]
    assert (rietdijk.isVisible(), bakkenes.isVisible()) == (True, True)
    qtbot.keyClick(velden["commissie"].editor, Qt.Key.Key_Down)
    assert velden["commissie"].waarde() == str(PRO.id)
    assert (rietdijk.isVisible(), bakkenes.isVisible(), bakkenes.waarde()) == (True, False, False)
    qtbot.keyClicks(velden["datum"].editor, "13-05-2027")
    assert (rietdijk.isVisible(), rietdijk.waarde(), bakkenes.isVisible(), bakkenes.waarde()) == (False, False, True, True)
    controleer(vorm)


def test_that_the_list_of_zittingen_has_a_column_for_the_commission_where_there_are_several(
    qtbot: QtBot, opzet: Opzet, taken: Taken
) -> None:
    titels = []
    for _ in range(2):
        view = ZittingenView(ZittingenPresenter(opzet.dienst, NepNavigatie()), Wijzigingen(), taken)
        qtbot.addWidget(view)
        model = view.tabel.weergave.model()
        titels.append([model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())])
        if len(titels) == 1:
            geef_drie_commissies(opzet.register)
    assert ["COMMISSIE" in rij for rij in titels] == [False, True]


def test_that_a_dossier_of_another_commission_needs_a_reason(qtbot: QtBot) -> None:
    dialoog = VanElders([Keuze(waarde="x", tekst="Mikołaj")])
    qtbot.addWidget(dialoog)
    dialoog.show()
    gekozen: list[tuple[str, str]] = []
    dialoog.gekozen.connect(lambda *wat: gekozen.append(wat))
    assert dialoog.doe is not None
    dialoog.doe.click()
    velden = dialoog.vorm.velden()
    assert (velden["dossier"].fout(), velden["reden"].fout()) == ("Kies een dossier.", "Kies een reden.")
    for naam in ("dossier", "reden"):
        qtbot.keyClick(velden[naam].editor, Qt.Key.Key_Down)
    controleer(dialoog)
    dialoog.doe.click()
    assert gekozen == [("x", "de eigen commissie komt niet bijeen vóór de uiterste datum")]
