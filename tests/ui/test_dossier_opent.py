"""A dossier opens while somebody goes on: keys, other pages, errors, and a dossier that goes meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.bootstrap.werkruimte import Werkruimte
from cvt_desktop.domain.errors import NietGevondenError, RegisterError
from cvt_desktop.services import afsluiten
from tests.ui.pages.programma import Losse, meld_aan, open_scherm, wacht
from ui.presenters.dossier import DossierPresenter, Gelezen
from ui.views.dossier import DossierView

K, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
LEES = DossierPresenter.lees


def rust(een: Programma) -> None:
    assert een.werkruimte is not None
    schil = een.werkruimte.schil
    for _ in range(2):
        wacht(lambda: een.taken.aantal() == 0 and not schil._gang.loopt)
        QTest.qWait(60)


def begin(een: Programma, naam: str = "Ruben Veldkamper") -> Werkruimte:
    ruimte = meld_aan(een, naam)
    QTest.qWait(300)
    if naam.startswith("Ruben"):
        open_scherm(een, "aanvragen")
    een.venster.activateWindow()
    wacht(een.venster.isActiveWindow)
    rust(een)
    return ruimte


def ids(ruimte: Werkruimte) -> list[Any]:
    return [a.id for a in ruimte.omgeving.dienst.overzichten.aanvragen()]


def toets(key: Qt.Key, mod: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    nu = QApplication.focusWidget()
    assert nu is not None
    QTest.keyClick(nu, key, mod)


def gezegd(ruimte: Werkruimte) -> list[str]:
    wat: list[str] = []
    ruimte.wijzigingen.gezegd.connect(wat.append)
    return wat


def lezend(monkeypatch: pytest.MonkeyPatch, doe: Callable[[DossierPresenter, int], Gelezen]) -> list[int]:
    tel = [0]

    def lees(self: DossierPresenter) -> Gelezen:
        tel[0] += 1
        return doe(self, tel[0])

    monkeypatch.setattr(DossierPresenter, "lees", lees)
    return tel


def test_that_a_refused_opening_is_refused_once_and_leaves_no_page_behind(een: Programma) -> None:
    id_ = ids(begin(een))[0]
    een.slot.vergrendel()
    ruimte = begin(een, "Pieter Assendorper")

    def geweigerd() -> int:
        with ruimte.omgeving.dienst.register.lezen() as uow:
            return sum("GEWEIGERD" in repr(g.resultaat) for g in uow.logboek.since(0))

    zinnen, voor = gezegd(ruimte), geweigerd()
    ruimte.omgeving.navigatie.naar_dossier(id_)
    rust(een)
    assert geweigerd() == voor + 1
    for _ in range(3):
        ruimte.wijzigingen.meld("school")
        rust(een)
    assert (geweigerd() - voor, zinnen) == (1, [])


def test_that_a_page_that_could_not_open_reads_no_more(een: Programma, monkeypatch: pytest.MonkeyPatch) -> None:
    ruimte = begin(een)

    def doe(p: DossierPresenter, n: int) -> Gelezen:
        if n == 1:
            raise RegisterError("De schijf is weg.")  # Stilfeedback answers Opnieuw
        return LEES(p)

    tel = lezend(monkeypatch, doe)
    ruimte.omgeving.navigatie.naar_dossier(ids(ruimte)[0])
    rust(een)
    toets(K.Key_Escape)
    QTest.qWait(300)
    tel[0] = 10
    ruimte.wijzigingen.meld("school")
    rust(een)
    assert tel[0] == 10, "no dossier is open"


@pytest.mark.parametrize("key", [K.Key_Shift, K.Key_Right, K.Key_Escape, K.Key_L])
def test_that_a_key_does_not_make_the_window_wait_for_another_reading(een: Programma, key: Qt.Key) -> None:
    ruimte = begin(een)
    een.taken.start(lambda _v: time.sleep(1.5), lambda _n: None, kort=True)
    ruimte.omgeving.navigatie.naar_dossier(ids(ruimte)[0])
    QTest.qWait(50)
    toen = time.monotonic()
    toets(key, CTRL if key == K.Key_L else Qt.KeyboardModifier.NoModifier)
    duurde = time.monotonic() - toen
    QTest.qWait(50)
    assert duurde < 0.5


def test_that_a_dossier_that_goes_while_it_opens_is_told(een: Programma, monkeypatch: pytest.MonkeyPatch) -> None:
    ruimte = begin(een)
    zinnen = gezegd(ruimte)

    def doe(p: DossierPresenter, n: int) -> Gelezen:
        if n > 1:
            raise NietGevondenError("weg")
        g = LEES(p)
        time.sleep(0.15)
        return g

    tel = lezend(monkeypatch, doe)
    ruimte.omgeving.navigatie.naar_dossier(ids(ruimte)[0])
    wacht(lambda: tel[0] == 1)
    QTest.qWait(20)
    ruimte.wijzigingen.meld("aanvraag")
    rust(een)
    ruimte.wijzigingen.meld("aanvraag")
    rust(een)
    assert not isinstance(ruimte.schil.huidige(), DossierView)
    assert zinnen


def test_that_a_dossier_that_is_gone_closes_itself_and_no_other(een: Programma, monkeypatch: pytest.MonkeyPatch) -> None:
    ruimte = begin(een)
    een_, twee, zinnen = *ids(ruimte)[:2], gezegd(ruimte)
    ruimte.omgeving.navigatie.naar_dossier(een_)
    rust(een)

    def doe(p: DossierPresenter, _n: int) -> Gelezen:
        time.sleep(0.05 if p.aanvraag_id == een_ else 0.2)
        if p.aanvraag_id == een_:
            raise NietGevondenError("weg")
        return LEES(p)

    lezend(monkeypatch, doe)
    ruimte.wijzigingen.meld("aanvraag")
    QTest.qWait(5)
    ruimte.omgeving.navigatie.naar_dossier(twee)
    QTest.qWait(400)
    rust(een)
    voor = ruimte.schil.huidige()
    assert isinstance(voor, DossierView), zinnen
    assert voor.presenter.aanvraag_id == twee


def test_that_a_second_press_on_the_step_does_not_do_it_again(verloop: Programma, monkeypatch: pytest.MonkeyPatch) -> None:
    een = verloop
    ruimte = begin(een)
    ruimte._verzet_dag(ruimte.omgeving.dienst.klok.today() + timedelta(days=80))
    QTest.qWait(300)
    assert een.werkruimte is not None
    ruimte = een.werkruimte
    rust(een)
    id_ = afsluiten.te_sluiten(ruimte.omgeving.dienst)[0].dossier.id
    ruimte.omgeving.navigatie.naar_dossier(id_)
    rust(een)
    view, zinnen = ruimte.schil.huidige(), gezegd(ruimte)
    assert isinstance(view, DossierView)

    def doe(p: DossierPresenter, _n: int) -> Gelezen:
        time.sleep(0.3)  # a slow disk, or a tab that is read first
        return LEES(p)

    lezend(monkeypatch, doe)
    view.kop.hoofdknop.click()
    QTest.qWait(100)
    view.kop.hoofdknop.click()
    rust(een)
    assert zinnen == ["Het dossier is afgesloten. Heropenen kan onder Meer."]


def test_that_a_tab_is_read_again_also_when_the_head_could_not_be(een: Programma, monkeypatch: pytest.MonkeyPatch) -> None:
    ruimte = begin(een)
    ruimte.omgeving.navigatie.naar_dossier(ids(ruimte)[0], tab="stukken")
    rust(een)
    view = ruimte.schil.huidige()
    assert isinstance(view, DossierView)
    ruimte.omgeving.navigatie.naar_dossier(ids(ruimte)[1])
    rust(een)

    def doe(p: DossierPresenter, n: int) -> Gelezen:
        if n == 1:
            raise RegisterError("De schijf is weg.")
        return LEES(p)

    lezend(monkeypatch, doe)
    terug: list[int] = []
    monkeypatch.setattr(view.bladen, "kom_terug", lambda: terug.append(1))
    toets(K.Key_Escape)
    rust(een)
    assert terug


def test_that_no_widget_of_the_tab_bezwaar_is_a_window_of_its_own(verloop: Programma) -> None:
    ruimte = begin(verloop)
    losse = Losse()
    verloop.app.installEventFilter(losse)
    a = next(a for a in ruimte.omgeving.dienst.overzichten.aanvragen() if str(a.status) == "In bezwaar")
    ruimte.omgeving.navigatie.naar_dossier(a.id, tab="bezwaar")
    rust(verloop)
    verloop.app.removeEventFilter(losse)
    assert not losse.gezien
    assert QApplication.focusWidget() is not None


def test_that_the_focus_of_an_empty_leeslijst_can_be_seen(verloop: Programma) -> None:
    ruimte = begin(verloop, "Joost Bakkenes")
    z = ruimte.omgeving.dienst.overzichten.zittingen()[0]
    ruimte.omgeving.navigatie.naar_leeslijst(z.id)
    rust(verloop)
    nu = QApplication.focusWidget()
    assert nu is not None
    assert nu.isVisible(), nu.accessibleName()
