"""Locking: by whom, in which order, whatever goes wrong; and the way back to the same place."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QMessageBox, QWidget
from shiboken6 import delete

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.bootstrap.werkruimte import Werkruimte
from cvt_desktop.domain.errors import RegisterError
from cvt_desktop.domain.ids import AanvraagId, ZittingId
from cvt_desktop.domain.oefenen import oefenwachtzin
from cvt_desktop.domain.zitting import Zittingtoestand
from cvt_desktop.ports.laptop import Schijfstand
from cvt_desktop.ports.overzicht import ZittingSummary
from cvt_desktop.services.registers import maak
from tests.factories import VOORZITTER
from tests.fakes.laptop import NepLaptop
from tests.fakes.toegang import BEHEERDER, WACHTZIN, maak_testtoegang, nieuw_register
from tests.ui.pages.programma import meld_aan, open_scherm, programma, wacht
from tests.ui.toegankelijk import controleer
from ui.clipboard import Klembord
from ui.dialogs.dialoog import Dialoog
from ui.dialogs.notitie import NotitieDialoog
from ui.dialogs.tekstblad import Tekstblad
from ui.presenters.tekenmap import Tekenrij
from ui.slotsein import Sein
from ui.views.beveiliging import BeveiligingView
from ui.views.bladpagina import BladView
from ui.views.dossier import DossierView
from ui.views.dossier_adviezen import AdviezenTab
from ui.views.help import HelpView
from ui.views.intake import IntakeView
from ui.views.login import LoginView
from ui.views.login_wachtzin import EigenWachtzinView
from ui.views.start import StartView
from ui.views.te_verzenden import TeVerzendenView
from ui.views.tekenmap import TekenmapView
from ui.widgets.focusrand import Focusrand
from ui.widgets.knop import Knop
from ui.widgets.tekst import Tekst


def _dossier(ruimte: Werkruimte, kenmerk: str = "2026-0391") -> AanvraagId:
    return next(r.id for r in ruimte.omgeving.dienst.overzichten.aanvragen() if r.kenmerk == kenmerk)


def _dicht(een: Programma) -> bool:
    return isinstance(een.venster.pagina(), LoginView) and een.werkruimte is None


@pytest.mark.parametrize("sein", list(Sein))
def test_that_every_signal_of_the_system_locks(een: Programma, sein: Sein) -> None:
    ruimte = meld_aan(een)
    dienst = ruimte.omgeving.dienst
    assert een.slot.wacht is not None
    een.slot.wacht.gehoord.emit(sein)
    assert _dicht(een)
    pagina = een.venster.pagina()
    assert isinstance(pagina, LoginView)
    assert pagina.melding.tekst().startswith("Vergrendeld: ")
    with pytest.raises(RegisterError), dienst.register.lezen() as uow:
        uow.personen.all()
    with pytest.raises(RegisterError):
        ruimte.omgeving.geopend.kluis.db_sleutel()


@pytest.mark.parametrize("tab", ["aanvraag", "toetsing"])
def test_that_the_same_person_comes_back_to_the_same_dossier_tab_and_place(een: Programma, tab: str) -> None:
    ruimte = meld_aan(een)
    id_ = _dossier(ruimte)
    ruimte.schil.naar("aanvragen")
    ruimte.omgeving.navigatie.naar_dossier(id_, tab=tab)
    QTest.qWait(200)
    assert een.taken.wacht_tot_leeg()
    pagina = ruimte.schil.huidige()
    assert isinstance(pagina, DossierView)
    pagina.tab(tab)
    QTest.qWait(60)
    een.vergrendel()
    nieuw = meld_aan(een)
    QTest.qWait(60)
    terug = nieuw.schil.huidige()
    assert isinstance(terug, DossierView)
    assert terug is not pagina
    assert terug.presenter.aanvraag_id == id_
    assert terug.tabs.sleutel() == tab
    nieuw.schil.terug()
    assert type(nieuw.schil.huidige()).__name__ == "AanvragenView"


def test_that_scrolling_and_focus_come_back(een: Programma) -> None:
    ruimte = meld_aan(een)
    ruimte.schil.naar("nieuwe-aanvraag")
    QTest.qWait(60)
    pagina = ruimte.schil.huidige()
    assert isinstance(pagina, IntakeView)
    for _ in range(12):
        pagina.focusNextChild()
    QTest.qWait(20)
    plek = ruimte.schil.plek()
    assert plek is not None
    waar = plek.boven[-1] if plek.boven else plek.scherm
    assert waar.focus != (0, 0)
    een.vergrendel()
    nieuw = meld_aan(een)
    QTest.qWait(80)
    weer = nieuw.schil.plek()
    assert weer is not None
    assert (weer.boven[-1] if weer.boven else weer.scherm) == waar


@pytest.mark.parametrize(("scherm", "wie"), [("tekenmap", VOORZITTER.naam), ("te-verzenden", "Ruben Veldkamper")])
def test_that_what_was_left_out_of_a_stack_is_left_out_after_locking(verloop: Programma, scherm: str, wie: str) -> None:
    meld_aan(verloop, wie)
    view = open_scherm(verloop, scherm)
    assert verloop.taken.wacht_tot_leeg()
    assert isinstance(view, TekenmapView | TeVerzendenView)
    standen = _standen(view)
    assert "niet nu" not in standen
    for nummer, stand in enumerate(standen):  # the first one that would go
        if stand in {"te tekenen", "gaat mee"}:
            view.tabel.kies(view.tabel.getoond()[nummer].id)
            break
    view.wisselknop.click()
    anders = _standen(view)
    assert anders.count("niet nu") == 1
    verloop.vergrendel()
    nieuw = meld_aan(verloop, wie)
    weer = nieuw.schil.huidige()
    assert verloop.taken.wacht_tot_leeg()
    assert isinstance(weer, type(view))
    assert weer is not view
    assert _standen(weer) == anders


def test_that_the_form_of_an_advice_is_open_again_with_what_was_chosen_in_it(verloop: Programma) -> None:
    ruimte = meld_aan(verloop)
    wacht_nog = next(a.id for a in ruimte.omgeving.dienst.overzichten.aanvragen() if a.adviezen_gevraagd > a.adviezen_vast)
    ruimte.omgeving.navigatie.naar_dossier(wacht_nog, tab="adviezen")
    tab = _adviezen(ruimte)
    tab.neem_over(1)
    assert tab.pagina is not None
    QTest.keyClick(tab.pagina.formulier.velden()["niet_in_dienst"], Qt.Key.Key_N)
    verloop.vergrendel()
    weer = _adviezen(meld_aan(verloop))
    assert weer.pagina is not None, "one was writing, and not looking at the columns"
    assert weer.pagina.formulier.velden()["niet_in_dienst"].waarde() == "nee"


def _adviezen(ruimte: Werkruimte) -> AdviezenTab:
    dossier = ruimte.schil.huidige()
    assert isinstance(dossier, DossierView)
    tab = dossier.tab("adviezen")
    assert isinstance(tab, AdviezenTab)
    return tab


def _standen(view: TekenmapView | TeVerzendenView) -> list[str]:
    return [rij.mee.tekst if isinstance(rij, Tekenrij) else rij.stand.tekst for rij in view.tabel.getoond()]


def test_that_somebody_else_begins_at_the_own_first_page_and_ends_the_memory(een: Programma) -> None:
    ruimte = meld_aan(een)
    ruimte.omgeving.navigatie.naar_dossier(_dossier(ruimte), tab="stukken")
    een.vergrendel()
    ander = meld_aan(een, "Wieke Terhorst")
    assert not isinstance(ander.schil.huidige(), DossierView)
    een.slot._terug = None  # the chair did not go anywhere
    een.vergrendel()
    eerst = meld_aan(een)
    assert not isinstance(eerst.schil.huidige(), DossierView)


def test_that_a_place_holds_no_text_of_a_dossier(een: Programma) -> None:
    ruimte = meld_aan(een)
    ruimte.omgeving.navigatie.naar_dossier(_dossier(ruimte), tab="aanvraag")
    QTest.qWait(50)
    assert "urawsk" not in repr(ruimte.schil.plek())
    assert "Mikołaj" not in repr(ruimte.schil.plek())


def test_that_a_note_that_is_being_typed_is_kept_and_its_dialog_gone(een: Programma) -> None:
    ruimte = meld_aan(een)
    ruimte.omgeving.navigatie.naar_dossier(_dossier(ruimte))
    assert een.taken.wacht_tot_leeg()
    pagina = ruimte.schil.huidige()
    assert isinstance(pagina, DossierView)
    pagina.kop.notitie.emit()
    dialoog = pagina.dialoog
    assert isinstance(dialoog, NotitieDialoog)
    QTest.keyClicks(dialoog.tekst.editor, "Moeder belde: zij komt donderdag.")
    een.vergrendel()
    assert _dicht(een)
    assert QApplication.activeModalWidget() is None
    nieuw = meld_aan(een)
    QTest.qWait(30)
    weer = nieuw.schil.huidige()
    assert isinstance(weer, DossierView)
    weer.kop.notitie.emit()
    opnieuw = weer.dialoog
    assert isinstance(opnieuw, NotitieDialoog)
    assert opnieuw.tekst.waarde() == "Moeder belde: zij komt donderdag."
    opnieuw.reject()


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_that_a_menu_and_a_question_do_not_keep_it_open(een: Programma) -> None:
    ruimte = meld_aan(een)
    menu = QMenu(ruimte.schil)
    menu.addAction("iets")
    menu.popup(een.venster.pos())
    QTimer.singleShot(20, een.vergrendel)
    vraag = QMessageBox(een.venster)
    vraag.exec()
    assert _dicht(een)
    assert QApplication.activePopupWidget() is None


class _Hardnekkig(Dialoog):
    """As one that is busy: it asks its work to stop, and waits."""

    def reject(self) -> None:
        pass


def test_that_a_dialog_that_waits_for_its_work_does_not_stand_over_the_login(een: Programma) -> None:
    meld_aan(een)
    wachtend, houdend = _Hardnekkig("Namen", ouder=een.venster), Dialoog("Tekenen", ouder=een.venster)
    houdend.zet_acties("Tekenen")
    for dialoog in (wachtend, houdend):
        dialoog.open()
    houdend.houd_open(True)
    QTest.keyClick(houdend, Qt.Key.Key_Escape)
    assert houdend.isVisible(), "what came of an act that cannot be stopped is told there"
    een.vergrendel()
    assert _dicht(een)
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, Dialoog) and w.isVisible()]


def _hangt_open(kiezer: QComboBox) -> QWidget:
    kiezer.showPopup()
    wacht(lambda: QApplication.activePopupWidget() is not None)
    open_ = QApplication.activePopupWidget()
    assert open_ is not None
    return open_


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
@pytest.mark.parametrize("in_dialoog", [False, True])
def test_that_a_list_that_hangs_open_is_covered_by_f9_and_locked_by_ctrl_l(een: Programma, in_dialoog: bool) -> None:
    ruimte = meld_aan(een)
    dialoog = Dialoog("Proef", ouder=een.venster)
    kiezer = QComboBox(dialoog if in_dialoog else ruimte.schil)
    kiezer.addItems(["Sem van den Bergh van Heemskade", "Zoë Ünal-Hofstee"])
    if in_dialoog:
        dialoog.voeg(kiezer)
        dialoog.open()
    kiezer.show()
    QTest.keyClick(_hangt_open(kiezer), Qt.Key.Key_F9)
    wacht(een.venster.afdekking.isVisible)
    assert QApplication.activePopupWidget() is None, "the names in the list must not stand over the cover"
    een.venster.wissel_dek()
    QTest.keyClick(_hangt_open(kiezer), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    wacht(lambda: _dicht(een))
    assert QApplication.activePopupWidget() is None


@pytest.mark.logs_errors
def test_that_a_page_that_cannot_keep_its_draft_does_not_keep_the_register_open(een: Programma) -> None:
    ruimte = meld_aan(een)
    pagina = ruimte.schil.huidige()
    bewaard: list[str] = []

    def vol() -> None:
        raise OSError("no space left")

    ruimte.schil.open_pagina("proef", "Proef", lambda: Tekst("proef"))
    ander = ruimte.schil.huidige()
    pagina.bij_verlaten = vol  # type: ignore[union-attr]
    ander.bij_verlaten = lambda: bewaard.append("proef")  # type: ignore[union-attr]
    een.vergrendel()
    assert _dicht(een)
    assert bewaard == ["proef"]


def test_that_a_task_that_does_not_end_does_not_hold_the_lock(een: Programma) -> None:
    meld_aan(een)
    een.taken.start(lambda _v: time.sleep(1.5), lambda _n: None, titel="Lang")
    voor = time.monotonic()
    een.vergrendel()
    assert _dicht(een)
    assert time.monotonic() - voor < 1.2
    QTest.qWait(1600)


class _Klembord:
    """A clipboard that says whose text it holds; the one without a screen does not know."""

    def __init__(self) -> None:
        self.eigen = True
        self.gewist: list[QClipboard.Mode | None] = []

    def text(self) -> str:
        return "Mikołaj Żurawski"

    def ownsClipboard(self) -> bool:
        return self.eigen

    def ownsSelection(self) -> bool:
        return self.eigen

    def supportsSelection(self) -> bool:
        return True

    def clear(self, wat: QClipboard.Mode | None = None) -> None:
        self.gewist.append(wat)


def test_that_what_was_copied_from_a_field_leaves_the_clipboard(een: Programma, monkeypatch: pytest.MonkeyPatch) -> None:
    meld_aan(een)
    klembord = _Klembord()
    monkeypatch.setattr(QGuiApplication, "clipboard", lambda: klembord)
    een.vergrendel()
    assert klembord.gewist == [None, QClipboard.Mode.Selection]
    klembord.gewist.clear()
    klembord.eigen = False
    Klembord.wis_eigen()
    assert not klembord.gewist, "what another program put there stays"


def test_that_a_passphrase_that_was_typed_but_not_sent_goes(een: Programma) -> None:
    meld_aan(een)
    een.vergrendel()
    pagina = een.venster.pagina()
    assert isinstance(pagina, LoginView)
    pagina.wachtzin.zet_waarde("half getypt")
    een.vergrendel()
    assert pagina.wachtzin.waarde() == ""


def test_that_a_login_that_is_under_way_when_it_locks_opens_nothing(een: Programma) -> None:
    pagina = een.venster.pagina()
    assert isinstance(pagina, LoginView)
    pagina.naam.zet_waarde(next(n.id for n in pagina.namen if n.naam == "Ruben Veldkamper"))
    pagina.wachtzin.zet_waarde(oefenwachtzin("Ruben Veldkamper"))
    pagina.knop.click()
    een.vergrendel()
    assert een.taken.wacht_tot_leeg()
    QTest.qWait(50)
    assert een.werkruimte is None
    meld_aan(een)


@pytest.mark.parametrize("na_ms", [0, 400])
def test_that_a_login_from_which_somebody_walked_away_leaves_nothing_open(een: Programma, na_ms: int) -> None:
    pagina = een.venster.pagina()
    assert isinstance(pagina, LoginView)
    pagina.naam.zet_waarde(next(n.id for n in pagina.namen if n.naam == "Ruben Veldkamper"))
    pagina.wachtzin.zet_waarde(oefenwachtzin("Ruben Veldkamper"))
    map_ = een.map_
    pagina.knop.click()
    QTest.qWait(na_ms)
    if isinstance(een.venster.pagina(), LoginView):
        QTest.keyClick(pagina, Qt.Key.Key_Escape)
        assert een.taken.wacht_tot_leeg()
        QTest.qWait(50)
        assert isinstance(een.venster.pagina(), StartView)
        assert not een.geopend()
        assert map_ is not None
        een.open_map(map_)
    else:
        een.vergrendel()
    meld_aan(een)


def test_that_a_first_login_is_broken_off_and_can_begin_again(qapp: QApplication, tmp_path: Path) -> None:
    maak(maak_testtoegang(), nieuw_register(tmp_path / "register"))
    with programma(qapp, oefenregister=False) as een:
        een.open_map(tmp_path / "register")
        for _ in range(2):
            pagina = een.venster.pagina()
            assert isinstance(pagina, LoginView)
            pagina.naam.zet_waarde(str(VOORZITTER.id))
            pagina.wachtzin.zet_waarde(WACHTZIN)
            pagina.knop.click()
            wacht(lambda: isinstance(een.venster.pagina(), EigenWachtzinView))
            een.venster.activateWindow()
            QTest.keyClick(een.venster, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
            wacht(lambda: _dicht(een))


def test_that_the_page_beveiliging_can_be_read_and_walked(een: Programma) -> None:
    meld_aan(een)
    pagina = open_scherm(een, "beveiliging")
    assert isinstance(pagina, BeveiligingView)
    teksten = " ".join(t.text() for t in pagina.findChildren(Tekst))
    for woord in ("Schijf van de laptop", "Uw herstelcode", "Vergrendelen", "Uw wachtzin"):
        assert woord in teksten
    controleer(pagina)


def test_that_the_sheets_beside_beveiliging_open_and_can_be_walked(een: Programma) -> None:
    ruimte = meld_aan(een)
    open_scherm(een, "beveiliging")
    for tekst in ("Wat stond er op deze laptop?", "Laptop kwijt"):
        _klik(een, tekst)
        pagina = ruimte.schil.huidige()
        assert isinstance(pagina, BladView)
        assert een.taken.wacht_tot_leeg()
        assert "Bel de ICT-afdeling" in pagina.tekst.toPlainText() or "Geboortejaren" in pagina.tekst.toPlainText()
        controleer(pagina)
        ruimte.schil.terug()
    _klik(een, "Technisch rapport…")
    assert een.taken.wacht_tot_leeg()
    blad = QApplication.activeModalWidget()
    assert isinstance(blad, Tekstblad)
    assert "Dossiers: " in blad.lezer.toPlainText()
    controleer(blad)
    blad.reject()


def test_that_laptop_kwijt_is_reached_from_the_start_page(een: Programma) -> None:
    een.toon_start()
    start = een.venster.pagina()
    assert isinstance(start, StartView)
    start.gekozen.emit("kwijt")
    pagina = een.venster.pagina()
    assert isinstance(pagina, BladView)
    controleer(pagina)


def test_that_help_leads_to_laptop_kwijt(een: Programma) -> None:
    ruimte = meld_aan(een)
    ruimte.schil.naar("help")
    wacht(lambda: isinstance(ruimte.schil.huidige(), HelpView))
    _klik(een, "Laptop kwijt")
    wacht(lambda: isinstance(ruimte.schil.huidige(), BladView))


def _klik(een: Programma, tekst: str) -> None:
    knop = next(k for k in een.venster.findChildren(Knop) if k.isVisible() and k.tekst() == tekst)
    knop.click()


def test_that_an_open_disk_under_a_real_register_is_said_at_every_opening(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    maak(maak_testtoegang(), nieuw_register(tmp_path / "register"))
    monkeypatch.setattr("cvt_desktop.bootstrap.werkruimte.DezeLaptop", lambda: NepLaptop(stand=Schijfstand.OPEN))
    with programma(qapp, oefenregister=False) as een:
        een.open_map(tmp_path / "register")
        ruimte = meld_aan(een, BEHEERDER.naam, WACHTZIN)
        wacht(lambda: "niet versleuteld" in ruimte.schil.melding.tekst())


def test_that_an_open_zitting_stands_in_the_title_and_has_more_patience(een: Programma, monkeypatch: pytest.MonkeyPatch) -> None:
    ruimte = meld_aan(een)
    assert een.slot.wacht is not None
    assert een.slot.wacht.klok.minuten == 15
    overzichten = type(ruimte.omgeving.dienst.overzichten)
    zitting = ZittingSummary(id=ZittingId(uuid4()), datum=date(2027, 5, 12), tijd="", toestand=Zittingtoestand.GEOPEND, punten=3,
                             beslist=0, te_bekrachtigen=0)  # fmt: skip
    monkeypatch.setattr(overzichten, "zittingen", lambda _zelf, *_toestanden: [zitting])
    ruimte.wijzigingen.meld("zitting")
    assert "zittingsstand, vergrendelt na 45 min" in een.venster.windowTitle()
    assert ruimte.schil.voet.slot().startswith("Vergrendelt tijdens de zitting")
    assert (ruimte.wacht.minuten, een.slot.wacht.klok.minuten) == (45, 45)
    monkeypatch.setattr(overzichten, "zittingen", lambda _zelf, *_toestanden: [])
    ruimte.wijzigingen.meld("zitting")
    assert "zittingsstand" not in een.venster.windowTitle()
    assert ruimte.wacht.minuten == 15


@pytest.mark.parametrize("wat", ["rand", "vlak"])
def test_that_a_line_around_the_focus_that_is_being_deleted_says_nothing_more(qapp: QApplication, wat: str) -> None:
    vlak = QWidget()
    rand = Focusrand(vlak)
    delete(rand if wat == "rand" else vlak)  # as when a page with the focus goes at locking
    assert rand.eventFilter(vlak, QEvent(QEvent.Type.FocusOut)) is False
