"""The tab Bezwaar in a window: nothing yet, registering, the next step as the one blue button."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.brief import Briefsoort
from tests.besluit_opzet import Besluitopzet
from tests.bezwaar_opzet import ONTVANGEN, zet_bekend
from tests.ui.test_besluit import NepKijker
from ui.changes import Wijzigingen
from ui.dialogs.bezwaaract import BezwaaractDialoog
from ui.dialogs.bezwaardatums import Bezwaardatums
from ui.dialogs.briefact import BriefactDialoog
from ui.documentbron import Documentbronnen
from ui.feedback import Stilfeedback
from ui.tasks import Taken
from ui.views.dossier_bezwaar import DossierBezwaar, lees_tab
from ui.widgets.knop import Knopsoort


@pytest.fixture
def opzet(tmp_path: Path) -> Besluitopzet:
    return zet_bekend(tmp_path)


@pytest.fixture
def taken() -> Iterator[Taken]:
    taken = Taken(lambda _fout: None)
    yield taken
    taken.sluit()


@pytest.fixture
def tab(opzet: Besluitopzet, qtbot: QtBot, taken: Taken) -> DossierBezwaar:
    bronnen = Documentbronnen(NepKijker())
    tab = lees_tab(opzet.dienst, Wijzigingen(), taken, bronnen, Stilfeedback(), opzet.aanvraag_id())()
    qtbot.addWidget(tab)
    tab.resize(1248, 500)
    tab.show()
    qtbot.waitExposed(tab)
    return tab


def vul(tab: DossierBezwaar, **waarden: object) -> BezwaaractDialoog:
    dialoog = tab.dialoog
    assert isinstance(dialoog, BezwaaractDialoog)
    dialoog.formulier.zet_waarden(waarden)
    assert dialoog.bewaren is not None
    dialoog.bewaren.click()
    return dialoog


def test_that_a_bezwaar_is_registered_and_its_next_step_is_the_main_act(tab: DossierBezwaar, opzet: Besluitopzet) -> None:
    tab.eersteknop.click()
    assert isinstance(tab.dialoog, BezwaaractDialoog)
    assert tab.dialoog.formulier.waarden()["ontvangen_op"] == opzet.zitting.klok.dag, "the program answers first"
    dialoog = vul(tab, naam="Karin Brandt", ontvangen_op=ONTVANGEN)
    assert dialoog.formulier.velden()["indiener"].fout() == "Vul dit in."
    assert opzet.zitting.aanvraag().status is Status.BEKENDGEMAAKT
    vul(tab, indiener="ouder")
    assert opzet.zitting.aanvraag().status is Status.IN_BEZWAAR
    (vak,) = tab.vakken
    assert [s for s, k in vak.knoppen.items() if k.soort is Knopsoort.HOOFD] == ["doorzenden"]
    vak.knoppen["doorzenden"].click()
    vul(tab, op=date(2027, 6, 1))
    (vak,) = tab.vakken
    assert vak.kaart.stand.tekst == "Doorgezonden"
    assert [s for s, k in vak.knoppen.items() if k.soort is Knopsoort.HOOFD] == ["advies"]


def test_that_a_refusal_stays_in_the_dialog_and_the_dates_are_explained(tab: DossierBezwaar) -> None:
    tab.eersteknop.click()
    vul(tab, indiener="ouder", naam="Karin Brandt", ontvangen_op=ONTVANGEN)
    tab.vakken[0].knoppen["beslissen"].click()
    dialoog = vul(tab, op=date(2027, 6, 1), oordeel="gegrond", gevolg="herroepen",
                  beslist_door=_eerste_beslisser(tab))  # fmt: skip
    assert "LBT heeft nog niet geadviseerd" in dialoog.melding.tekst()
    dialoog.reject()
    tab.vakken[0].waarom.emit()
    assert isinstance(tab.dialoog, Bezwaardatums)
    tab.dialoog.reject()


def _eerste_beslisser(tab: DossierBezwaar) -> str:
    dialoog = tab.dialoog
    assert isinstance(dialoog, BezwaaractDialoog)
    return next(v.keuzes[0].waarde for v in dialoog._act.vakken if v.naam == "beslist_door")


def test_that_each_letter_opens_beside_its_preview_and_the_ontvangstbevestiging_is_made_at_once(
    tab: DossierBezwaar, taken: Taken, opzet: Besluitopzet
) -> None:
    tab.eersteknop.click()
    vul(tab, indiener="ouder", naam="Karin Brandt", ontvangen_op=ONTVANGEN)
    menu = tab.vakken[0].briefmenu
    assert menu is not None
    brieven = {act.text(): act for act in menu.actions()}
    assert len(brieven) >= 5
    for act in brieven.values():
        act.trigger()
        assert taken.wacht_tot_leeg()
        assert isinstance(tab.dialoog, BriefactDialoog)
        tab.dialoog.reject()
    next(act for naam, act in brieven.items() if naam.startswith("Ontvangst")).trigger()
    dialoog = tab.dialoog
    assert isinstance(dialoog, BriefactDialoog)
    assert dialoog.doe is not None
    dialoog.doe.click()
    assert taken.wacht_tot_leeg()
    with opzet.zitting.register.lezen() as uow:
        assert Briefsoort.BEZWAAR_ONTVANGST in {b.soort for b in uow.brieven.of_aanvraag(opzet.aanvraag_id())}
