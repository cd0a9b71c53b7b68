"""F6 leads through the parts of a page, and round again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.zitting import Zittingtoestand
from cvt_desktop.ports.overzicht import AanvraagSummary
from tests.ui.pages.programma import meld_aan
from ui.panelen import panelen
from ui.views.dossier import DossierView


def f6(een: Programma) -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_F6)
    nu = QApplication.focusWidget()
    assert nu is not None
    return nu


def open_tab(een: Programma, qtbot: QtBot, welk: Callable[[AanvraagSummary], bool], tab: str) -> DossierView:
    """That tab of the first dossier of which this holds, whole, with the focus in the row of tabs."""
    ruimte = meld_aan(een)
    dossier = next(filter(welk, ruimte.omgeving.dienst.overzichten.aanvragen()))
    ruimte.omgeving.navigatie.naar_dossier(dossier.id, tab=tab)
    view = ruimte.schil.huidige()
    assert isinstance(view, DossierView)
    view.tab(tab)
    assert een.taken.wacht_tot_leeg()
    een.venster.activateWindow()
    qtbot.waitUntil(een.venster.isActiveWindow)
    view.tabs.setFocus()
    return view


def met_status(status: Status) -> Callable[[AanvraagSummary], bool]:
    return lambda dossier: dossier.status is status


@pytest.mark.parametrize(("tab", "aantal"), [("stukken", 2), ("brieven", 1), ("besluit", 0)])
def test_that_f6_goes_from_part_to_part_of_a_dossier_and_then_to_the_bar(
    een: Programma, qtbot: QtBot, tab: str, aantal: int
) -> None:
    """Before there is a letter nothing stands beside the list of them; before there is a besluit that tab has no parts."""
    view = open_tab(een, qtbot, lambda dossier: dossier.kenmerk == "2026-0391", tab)
    ruimte = een.werkruimte
    assert ruimte is not None
    delen = panelen(view)
    assert len(delen) == aantal
    ruimte.schil.balk.tabs.setFocus()
    assert not ruimte.schil.balk.isAncestorOf(f6(een))
    view.tabs.setFocus()
    for deel in delen:
        assert deel.isAncestorOf(f6(een))
    assert ruimte.schil.balk.isAncestorOf(f6(een))


def rondgang(een: Programma, keer: int) -> list[str]:
    """Where F6 leads: the number of the part, or the bar."""
    assert een.werkruimte is not None
    schil, uit = een.werkruimte.schil, []
    for _ in range(keer):
        nu = f6(een)
        deel = next((str(n) for n, vak in enumerate(panelen(schil.huidige()), 1) if vak is nu or vak.isAncestorOf(nu)), "pagina")
        uit.append("balk" if schil.balk.isAncestorOf(nu) else deel)
    return uit


def test_that_f6_goes_round_again(verloop: Programma, qtbot: QtBot) -> None:
    open_tab(verloop, qtbot, met_status(Status.OP_AGENDA), "stukken")
    assert rondgang(verloop, 6) == ["1", "2", "balk", "1", "2", "balk"]


def test_that_f6_leaves_the_list_of_the_toetsing(verloop: Programma, qtbot: QtBot) -> None:
    open_tab(verloop, qtbot, met_status(Status.AANVULLING_GEVRAAGD), "toetsing")
    assert rondgang(verloop, 3) == ["1", "2", "balk"]


def test_that_f6_knows_the_parts_of_the_agenda_of_a_zitting(verloop: Programma) -> None:
    ruimte = meld_aan(verloop)
    zitting = ruimte.omgeving.dienst.overzichten.zittingen(Zittingtoestand.GEPLAND)[0]
    ruimte.omgeving.navigatie.naar_zitting(zitting.id)
    assert len(panelen(ruimte.schil.huidige())) == 2
