"""The window from start to lock: what a person meets before and around the screens."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.domain.errors import GeenRechtError, RegisterError
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.domain.oefenen import OEFENGEBRUIKERS
from cvt_desktop.services import concepten, notities
from cvt_desktop.services.beveiliging import _kluispunten as kluispunten
from cvt_desktop.services.notities import Notitieconcept
from cvt_desktop.services.registers import maak
from cvt_desktop.services.scholen import scholen
from tests.factories import VOORZITTER
from tests.fakes.toegang import BEHEERDER, EIGEN, WACHTZIN, maak_testtoegang, nieuw_register
from tests.ui.pages.programma import NUMMERS, Losse, meld_aan, open_scherm, programma, wacht
from tests.ui.toegankelijk import controleer
from tests.unit.services.test_intake import minimaal
from ui.dialogs.dialoog import Dialoog
from ui.feedback import Stilfeedback
from ui.views.aanvragen import AanvragenView
from ui.views.dossier import DossierView
from ui.views.herstelcodevak import HerstelcodeVak
from ui.views.instellingen import InstellingenView
from ui.views.intake import IntakeView
from ui.views.login import LoginView
from ui.views.login_herstel import HerstelInvoerView
from ui.views.login_herstelcode import HerstelcodeView
from ui.views.login_wachtzin import EigenWachtzinView
from ui.views.start import StartView
from ui.views.verklaringen import VerklaringenView
from ui.views.werkvoorraad import WerkvoorraadView
from ui.widgets.afdekking import Afdekking
from ui.widgets.knop import Knop
from ui.widgets.kop import Kop
from ui.widgets.rondleiding import Rondleiding
from ui.widgets.tekst import Tekst


def _login(een: Programma) -> LoginView:
    pagina = een.venster.pagina()
    assert isinstance(pagina, LoginView)
    return pagina


def _gezegd(een: Programma) -> list[str]:
    assert isinstance(een.feedback, Stilfeedback)
    return een.feedback.gezegd


def test_that_the_practice_login_shows_its_passphrases_and_nothing_of_a_dossier(een: Programma) -> None:
    pagina = _login(een)
    teksten = " ".join(t.text() for t in pagina.findChildren(Tekst))
    assert "oefenen als ruben" in teksten
    assert "urawski" not in teksten
    assert [n.naam for n in pagina.namen] == [naam for naam, _ in OEFENGEBRUIKERS]
    controleer(pagina)


@pytest.mark.parametrize("naam", [naam for naam, _ in OEFENGEBRUIKERS])
def test_that_every_screen_of_every_role_can_be_walked_with_the_keyboard(een: Programma, naam: str) -> None:
    losse = Losse()
    een.app.installEventFilter(losse)
    schil = meld_aan(een, naam).schil
    for sleutel in ("werkvoorraad", "aanvragen", "zittingen", "verklaringen", "tekenmap", "overzichten", "nieuwe-aanvraag",
                    "instellingen", "verifieren", "help"):  # fmt: skip
        if schil.heeft(sleutel):
            pagina = open_scherm(een, sleutel)
            controleer(pagina)
            if isinstance(pagina, AanvragenView) and naam == "Ruben Veldkamper":
                assert pagina.tabel.zichtbaar() == len(NUMMERS), "the list is there at the first opening"
    een.app.removeEventFilter(losse)
    assert not losse.gezien
    assert not _gezegd(een)


def test_that_who_reads_no_dossiers_has_the_register_itself_in_the_bar_and_begins_at_what_waits(een: Programma) -> None:
    schil = meld_aan(een, "Pieter Assendorper").schil
    assert een.taken.wacht_tot_leeg()
    assert schil.balk.tabs.sleutels() == ["werkvoorraad", "controle", "leesmappen", "klaargezet", "verwijderingen", "beveiliging",
                                          "instellingen"]  # fmt: skip
    pagina = schil.huidige()
    assert isinstance(pagina, WerkvoorraadView)
    assert not [k for k in pagina.findChildren(Knop) if k.accessibleName().startswith("Terug") and not k.isHidden()]
    schil.palet.open("2026-0391")
    assert not schil.palet.treffers()
    assert "Uw rol ziet geen dossiers" in schil.palet._onder.text()
    assert een.werkruimte is not None
    een.werkruimte.omgeving.navigatie.naar("instellingen/rollen")
    deel = schil.huidige()
    assert isinstance(deel, InstellingenView)
    assert deel.tabs.sleutel() == "rollen"


def test_that_locking_keeps_nothing_and_asks_nothing(een: Programma) -> None:
    ruimte = meld_aan(een)
    dienst = ruimte.omgeving.dienst
    QTest.keyClick(een.venster, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    wacht(lambda: isinstance(een.venster.pagina(), LoginView))
    assert een.werkruimte is None
    with pytest.raises(RegisterError), dienst.register.lezen() as uow:
        uow.personen.all()
    assert not _gezegd(een)
    meld_aan(een, "Wieke Terhorst")


def test_that_a_wrong_passphrase_is_told_and_can_be_mended(een: Programma) -> None:
    pagina = _login(een)
    pagina.naam.zet_waarde(pagina.namen[0].id)
    pagina.wachtzin.zet_waarde("niet de goede zin")
    pagina.knop.click()
    wacht(lambda: bool(pagina.melding.tekst()))
    assert "past niet" in pagina.melding.tekst()
    assert pagina.wachtzin.waarde() == "niet de goede zin"
    meld_aan(een)


def test_that_a_second_window_gets_a_clear_message(een: Programma, qapp: QApplication) -> None:
    meld_aan(een)
    with programma(qapp) as ander:
        pagina = _login(ander)
        pagina.naam.zet_waarde(pagina.namen[0].id)
        pagina.wachtzin.zet_waarde("maakt niet uit wat")
        pagina.knop.click()
        wacht(lambda: bool(pagina.melding.tekst()))
        assert "ander venster" in pagina.melding.tekst()


@pytest.mark.parametrize(
    ("bestand", "woord"),
    [("register.db", "afgekapt"), ("kop.cvt", "beschadigd")],
)
def test_that_a_damaged_register_is_explained(een: Programma, bestand: str, woord: str) -> None:
    map_ = een.map_
    assert map_ is not None
    for pad in map_.glob(f"{bestand.removesuffix('.cvt')}*" if bestand.endswith(".cvt") else bestand):
        os.truncate(pad, 40)
    if bestand == "kop.cvt":
        een.open_map(map_)
        pagina = een.venster.pagina()
        assert isinstance(pagina, StartView)
        wacht(lambda: woord in pagina.melding.tekst())
    else:
        login = _login(een)
        login.naam.zet_waarde(login.namen[0].id)
        login.wachtzin.zet_waarde("oefenen als ruben")
        login.knop.click()
        wacht(lambda: woord in login.melding.tekst())


def test_that_f9_covers_before_and_after_login(een: Programma) -> None:
    for _ in range(2):
        QTest.keyClick(een.venster, Qt.Key.Key_F9)
        wacht(een.venster.afdekking.isVisible)
        assert een.venster.afdekking.geometry() == een.venster.rect()
        QTest.keyClick(een.venster.afdekking, Qt.Key.Key_Space)
        assert not een.venster.afdekking.isVisible()
        if een.werkruimte is None:
            meld_aan(een)


def test_that_f9_covers_and_ctrl_l_locks_also_with_a_dialog_open_and_a_covered_key_does_nothing(een: Programma) -> None:
    ruimte = meld_aan(een)
    dossier = next(a for a in ruimte.omgeving.dienst.overzichten.aanvragen() if a.kenmerk == "2026-0399")
    ruimte.omgeving.navigatie.naar_dossier(dossier.id)
    view = ruimte.schil.huidige()
    assert isinstance(view, DossierView)
    view.kop.notitieknop.click()
    dialoog = QApplication.activeModalWidget()
    assert isinstance(dialoog, Dialoog)
    wacht(lambda: een.taken.aantal() == 0 and isinstance(QApplication.focusWidget(), QPlainTextEdit))
    tekst = QApplication.focusWidget()
    assert tekst is not None
    QTest.keyClicks(tekst, "Moeder belde")
    QTest.keyClick(tekst, Qt.Key.Key_F9)
    wacht(een.venster.afdekking.isVisible)
    dek = dialoog.findChild(Afdekking)
    assert isinstance(dek, Afdekking)
    assert dek.isVisible()
    assert dek.geometry() == dialoog.rect()
    QTest.keyClick(dek, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wacht(lambda: not een.venster.afdekking.isVisible())
    assert notities.lijst(ruimte.omgeving.dienst, dossier.id) == (), "the note is not kept by a key of who sees nothing"
    QTest.keyClick(tekst, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    wacht(lambda: not een.geopend())
    _login(een)


def test_that_silence_locks_and_an_open_zitting_has_more_patience(een: Programma) -> None:
    ruimte = meld_aan(een)
    assert "15 min" in ruimte.schil.voet.slot()
    ruimte.wacht.stil.emit()
    wacht(lambda: isinstance(een.venster.pagina(), LoginView))


def test_that_esc_goes_back_one_level_and_the_palette_finds_a_pupil(een: Programma) -> None:
    ruimte = meld_aan(een)
    schil = ruimte.schil
    schil.palet.open("heemskade")
    treffers = schil.palet.treffers()
    assert "Heemskade" in treffers[0].titel
    schil.palet.sluit()
    treffers[0].uitvoeren()
    assert een.taken.wacht_tot_leeg()
    dossier = schil.huidige()
    assert dossier is not None
    assert type(dossier).__name__ == "DossierView"
    QTest.keyClick(dossier, Qt.Key.Key_Escape)
    assert schil.huidige() is not dossier


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_that_a_learner_lets_a_week_pass_and_stays_where_one_was(een: Programma) -> None:
    schil = meld_aan(een).schil
    open_scherm(een, "verklaringen")
    assert "wo 12 mei 2027" in schil.balk.merk.accessibleName()
    schil.palet.open("oefendag een week")
    schil.palet.treffers()[0].uitvoeren()
    schil.palet.sluit()
    wacht(lambda: een.werkruimte is not None and een.werkruimte.schil is not schil)
    assert een.werkruimte is not None
    ruimte = een.werkruimte
    wacht(lambda: ruimte.schil.huidige() is not None)
    assert een.taken.wacht_tot_leeg()
    assert "wo 19 mei 2027" in ruimte.schil.balk.merk.accessibleName()
    assert ruimte.omgeving.dienst.klok.today() == date(2027, 5, 19)
    assert ruimte.schil.balk.tabs.sleutel() == "verklaringen"
    QTest.keyClick(ruimte.schil.balk.merk, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [a.text() for a in menu.actions()] == [
        "Een dag verder: do 20 mei", "Een week verder: wo 26 mei", "Terug naar het begin: wo 12 mei",
    ]  # fmt: skip
    menu.close()


@pytest.mark.parametrize(("scherm", "naam"), [
    ("nieuwe-aanvraag", "Roepnaam"), ("werkvoorraad", "Werkvoorraad"),
    ("aanvragen", "Filter in deze lijst"),
])  # fmt: skip
def test_that_a_screen_begins_where_one_begins_with_it(een: Programma, qtbot: QtBot, scherm: str, naam: str) -> None:
    schil = meld_aan(een).schil
    een.venster.activateWindow()
    qtbot.waitUntil(een.venster.isActiveWindow)
    schil.naar("verklaringen")
    schil.naar(scherm)
    schil.huidige()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == naam


class _MetPijl(QWidget):
    """A page whose first widget is the way back, and that begins elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.pijl, self.veld = QLineEdit(self), QLineEdit(self)

    def begin(self) -> None:
        self.veld.setFocus()


def test_that_a_page_over_the_list_begins_where_it_says(een: Programma, qtbot: QtBot) -> None:
    schil = meld_aan(een).schil
    een.venster.activateWindow()
    qtbot.waitUntil(een.venster.isActiveWindow)
    schil.open_pagina("proef", "Proef", _MetPijl)
    pagina = schil.huidige()
    assert isinstance(pagina, _MetPijl)
    assert QApplication.focusWidget() is pagina.veld


def test_that_a_key_that_comes_before_its_page_is_for_that_page(een: Programma, qtbot: QtBot) -> None:
    schil = meld_aan(een).schil
    een.venster.activateWindow()
    qtbot.waitUntil(een.venster.isActiveWindow)
    voor = schil.huidige()
    schil.naar("nieuwe-aanvraag")
    focus = QApplication.focusWidget()
    assert focus is schil
    qtbot.keyClick(focus, "z")
    assert schil.huidige() is not voor
    veld = QApplication.focusWidget()
    assert isinstance(veld, QLineEdit)
    assert (veld.accessibleName(), veld.text()) == ("Roepnaam", "z")


def test_that_a_page_that_cannot_be_made_leaves_one_where_one_was(een: Programma) -> None:
    schil = meld_aan(een).schil
    voor = schil.huidige()

    def maak() -> QWidget:
        raise GeenRechtError("Dat mag niet.")

    schil.open_pagina("proef", "Proef", maak)
    assert schil.huidige() is voor
    assert _gezegd(een) == ["Dat mag niet."]


def test_that_a_page_for_which_the_disk_was_away_is_tried_again_at_wish(een: Programma) -> None:
    schil = meld_aan(een).schil
    voor, pogingen = schil.huidige(), [RegisterError("De schijf is weg. Sluit hem aan.")]

    def maak() -> QWidget:
        if pogingen:
            raise pogingen.pop()
        return Tekst("proef")

    schil.open_pagina("proef", "Proef", maak)
    assert schil.huidige() is voor
    assert _gezegd(een) == ["Het scherm Proef ging niet open: De schijf is weg. Sluit hem aan. [Opnieuw | Sluiten]"]
    QTest.qWait(1)
    pagina = schil.huidige()
    assert isinstance(pagina, Tekst)
    assert len(_gezegd(een)) == 1


def test_that_a_page_that_is_there_and_cannot_be_read_again_is_not_called_closed(een: Programma) -> None:
    schil = meld_aan(een).schil

    class Blad(Tekst):
        def bij_tonen(self) -> None:
            raise RegisterError("De schijf is weg. Sluit hem aan.")

    schil.open_pagina("proef", "Proef", lambda: Blad("proef"))
    schil.open_pagina("ander", "Ander", lambda: Tekst("ander"))
    assert isinstance(schil.huidige(), Tekst)
    een.feedback._antwoorden = [False]  # type: ignore[attr-defined]
    schil.open_pagina("proef", "Proef", lambda: Blad("proef"))
    assert isinstance(schil.huidige(), Blad)
    zin = "Het scherm Proef is open, maar niet bijgewerkt: De schijf is weg. Sluit hem aan. [Opnieuw | Sluiten]"
    assert _gezegd(een) == [zin]


def test_that_every_tab_of_a_dossier_can_be_walked_with_the_keyboard(een: Programma) -> None:
    ruimte = meld_aan(een)
    dienst = ruimte.omgeving.dienst
    id_ = next(r.id for r in dienst.overzichten.aanvragen() if r.kenmerk == "2026-0391")
    for tab in ("overzicht", "aanvraag", "stukken", "toetsing", "adviezen", "besluit", "brieven", "geschiedenis"):
        ruimte.omgeving.navigatie.naar_dossier(id_, tab=tab)
        assert een.taken.wacht_tot_leeg()
        pagina = ruimte.schil.huidige()
        assert isinstance(pagina, DossierView)
        assert pagina.tab(tab) is not None
        controleer(pagina)
    assert not _gezegd(een)


def test_that_the_own_passphrase_can_be_changed_from_the_menu(een: Programma) -> None:
    ruimte = meld_aan(een)
    ruimte.schil.opdracht.emit("wachtzin")
    pagina = ruimte.schil.huidige()
    assert isinstance(pagina, EigenWachtzinView)
    controleer(pagina)
    pagina.gekozen.emit("niet de goede", EIGEN, EIGEN)
    assert een.taken.wacht_tot_leeg()
    assert "past niet" in pagina.oud.fout()
    pagina.gekozen.emit("oefenen als ruben", EIGEN, EIGEN)
    assert een.taken.wacht_tot_leeg()
    assert "gewijzigd" in ruimte.schil.melding.tekst()
    een.vergrendel()
    meld_aan(een, wachtzin=EIGEN)


def test_that_a_new_recovery_code_is_typed_back_from_the_menu(een: Programma) -> None:
    ruimte = meld_aan(een)
    ruimte.schil.opdracht.emit("herstelcode")
    assert een.taken.wacht_tot_leeg()
    assert isinstance(ruimte.schil.huidige(), HerstelcodeView)
    _typ_terug(een)
    assert not isinstance(ruimte.schil.huidige(), HerstelcodeView)
    assert "werkt daarna niet meer" in _gezegd(een)[0]


def test_that_who_stops_before_typing_the_code_back_is_reminded_until_a_code_was_typed_back(een: Programma) -> None:
    ruimte = meld_aan(een)
    ruimte.schil.opdracht.emit("herstelcode")
    assert een.taken.wacht_tot_leeg()
    assert isinstance(ruimte.schil.huidige(), HerstelcodeView)
    een.vergrendel()
    ruimte = meld_aan(een)
    assert ruimte.schil.melding.tekst().startswith("Uw herstelcode is niet overgetypt van het blad.")
    punt = next(p for p in kluispunten(ruimte.omgeving.geopend) if p.titel == "Uw herstelcode")
    assert punt.tekst.startswith("Uw herstelcode is niet overgetypt van het blad.")
    ruimte.schil.melding.findChildren(Knop)[0].click()
    assert een.taken.wacht_tot_leeg()
    assert isinstance(ruimte.schil.huidige(), HerstelcodeView)
    _typ_terug(een)
    een.vergrendel()
    assert "herstelcode" not in meld_aan(een).schil.melding.tekst()


def test_that_an_uncaught_error_becomes_one_sentence(een: Programma, monkeypatch: pytest.MonkeyPatch) -> None:
    gelogd: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *a: gelogd.append(a))
    een.vang_op()
    fout = RegisterError("De schijf is vol. Maak ruimte vrij.")
    sys.excepthook(RegisterError, fout, None)
    wacht(lambda: bool(_gezegd(een)))
    assert _gezegd(een) == ["De schijf is vol. Maak ruimte vrij."]
    assert len(gelogd) == 1


def test_that_a_first_login_chooses_a_passphrase_and_types_the_code_back(qapp: QApplication, tmp_path: Path) -> None:
    maak(maak_testtoegang(), nieuw_register(tmp_path / "register"))
    with programma(qapp, oefenregister=False) as een:
        een.open_map(tmp_path / "register")
        pagina = _login(een)
        pagina.naam.zet_waarde(str(VOORZITTER.id))
        pagina.wachtzin.zet_waarde(WACHTZIN)
        pagina.knop.click()
        wacht(lambda: isinstance(een.venster.pagina(), EigenWachtzinView))
        eigen = een.venster.pagina()
        assert isinstance(eigen, EigenWachtzinView)
        eigen.nieuw.zet_waarde("kort")
        eigen.knop.click()
        assert "15 tekens" in eigen.melding.tekst()
        eigen.nieuw.zet_waarde(EIGEN)
        eigen.nog_eens.zet_waarde(EIGEN)
        eigen.knop.click()
        wacht(lambda: isinstance(een.venster.pagina(), HerstelcodeView))
        _typ_terug(een)
        wacht(lambda: een.werkruimte is not None)
        assert een.werkruimte is not None
        assert een.taken.wacht_tot_leeg()
        assert een.werkruimte.schil.balk.merk.isHidden()


def _typ_terug(een: Programma) -> None:
    vak = een.venster.findChild(HerstelcodeVak)
    assert isinstance(vak, HerstelcodeVak)
    controleer(vak)
    vak.terug.zet_waarde("111112")
    vak.knop.click()
    assert "Groep 1" in vak.terug.fout()
    groepen = [t.text() for t in vak.findChildren(Tekst) if len(t.text()) == 6 and t.text().isdecimal()]
    vak.terug.zet_waarde(" ".join(groepen))
    vak.knop.click()


def test_that_the_recovery_code_opens_and_asks_a_new_passphrase(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    gemaakt = maak(maak_testtoegang(), nieuw_register(tmp_path / "register"))
    with programma(qapp, oefenregister=False) as een:
        een.open_map(tmp_path / "register")
        _login(een).herstelcode.emit()
        pagina = een.venster.pagina()
        assert isinstance(pagina, HerstelInvoerView)
        pagina.code.zet_waarde("123456")
        pagina.knop.click()
        wacht(lambda: bool(pagina.code.fout()))
        pagina.code.zet_waarde(gemaakt.herstelcodes[BEHEERDER.id])
        pagina.knop.click()
        wacht(lambda: isinstance(een.venster.pagina(), EigenWachtzinView))
        eigen = een.venster.pagina()
        assert isinstance(eigen, EigenWachtzinView)
        eigen.gekozen.emit("", EIGEN, EIGEN)
        wacht(lambda: een.werkruimte is not None)
        assert een.taken.wacht_tot_leeg()


def test_that_the_tour_tells_of_what_one_has_and_gives_the_window_back(een: Programma) -> None:
    schil = meld_aan(een).schil
    schil.palet.open("rondl")
    treffer = schil.palet.treffers()[0]
    schil.palet.sluit()
    treffer.uitvoeren()
    tour = schil.findChild(Rondleiding)
    assert tour is not None
    gezien: list[str] = []
    while tour.isVisible() and len(gezien) < 20:
        gezien.append(tour.woorden().partition(":")[0])
        assert gezien[-1] in tour.accessibleName()
        QTest.keyClick(tour, Qt.Key.Key_Return)
    assert gezien[0] == "Werkvoorraad"
    assert gezien[-1] == "Bewaard en vergrendeld"
    assert "Zoeken en opdrachten" in gezien
    assert QApplication.focusWidget() is not tour


def test_that_ctrl_enter_goes_on_in_the_tour_and_does_nothing_behind_it(een: Programma) -> None:
    schil = meld_aan(een).schil
    schil.palet.open("rondl")
    treffer = schil.palet.treffers()[0]
    schil.palet.sluit()
    treffer.uitvoeren()
    tour, voor = schil.findChild(Rondleiding), schil.huidige()
    assert tour is not None
    for toets in (Qt.Key.Key_Return, Qt.Key.Key_N, Qt.Key.Key_K):
        QTest.keyClick(een.venster.windowHandle(), toets, Qt.KeyboardModifier.ControlModifier)
        assert schil.huidige() is voor, "the main act of the page was done behind the veil"
        assert tour.isVisible()
    assert not schil.palet.isVisible()
    assert tour.woorden().partition(":")[0] != "Werkvoorraad"
    QTest.keyClick(een.venster.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    wacht(lambda: isinstance(een.venster.pagina(), LoginView))


def test_that_the_palette_finds_the_parts_of_the_settings_and_the_sheet_for_a_lost_laptop(een: Programma) -> None:
    schil = meld_aan(een, "Mirthe Kranenbosch").schil

    def gevonden(tekst: str) -> dict[str, Callable[[], None]]:
        schil.palet.open(tekst)
        treffers = {t.titel: t.uitvoeren for t in schil.palet.treffers()}
        schil.palet.sluit()
        return treffers

    gevonden("gebruik")["Instellingen: Gebruikers"]()
    pagina = schil.huidige()
    assert isinstance(pagina, InstellingenView)
    assert pagina.plek() == "gebruikers"
    gevonden("laptop kw")["Laptop kwijt"]()
    assert schil.huidige() is not pagina
    for woord, titel in (("certificaat", "Instellingen: Certificaten"), ("logboek", "Controle"), ("anker", "Controle"),
                         ("terugzetten", "Reservekopieën"), ("reservekopieen", "Reservekopieën")):  # fmt: skip
        assert next(iter(gevonden(woord))) == titel, woord
    een.vergrendel()
    schil = meld_aan(een, "Lotte Spaanderman").schil
    assert "Instellingen: Gebruikers" not in gevonden("gebruik")


def test_that_a_tour_of_somebody_new_leaves_the_keys_with_the_first_screen(een: Programma) -> None:
    een.eerste_kennismaking = True
    schil = meld_aan(een).schil
    wacht(lambda: schil.findChild(Rondleiding) is not None)
    tour = schil.findChild(Rondleiding)
    assert tour is not None
    assert een.taken.wacht_tot_leeg()
    QTest.keyClick(tour, Qt.Key.Key_Escape)
    wacht(lambda: schil.findChild(Rondleiding) is None)
    pagina, nu = schil.huidige(), QApplication.focusWidget()
    assert pagina is not None
    assert nu is not None
    assert pagina.isAncestorOf(nu), "an arrow goes to the list, not to nowhere"


def test_that_a_change_reaches_no_dossier_that_is_being_taken_down(een: Programma) -> None:
    ruimte = meld_aan(een)
    id_ = ruimte.omgeving.dienst.overzichten.aanvragen()[0].id
    ruimte.omgeving.navigatie.naar_dossier(id_, tab="stukken")
    pagina = ruimte.schil.huidige()
    assert isinstance(pagina, DossierView)
    assert pagina.tab("stukken") is not None
    assert een.taken.wacht_tot_leeg()
    ruimte.schil.terug()
    for _ in range(40):
        ruimte.omgeving.wijzigingen.meld("aanvraag", str(id_))
        QTest.qWait(5)


def test_that_no_screen_begins_at_the_arrow_back(een: Programma) -> None:
    schil = meld_aan(een).schil
    onder_menu = [scherm.sleutel for scherm in schil._schermen.values() if not scherm.in_balk]
    assert len(onder_menu) > 8
    for sleutel in onder_menu:
        open_scherm(een, "werkvoorraad")
        pagina = open_scherm(een, sleutel)
        nu = QApplication.focusWidget()
        assert nu is not None, sleutel
        assert pagina is nu or pagina.isAncestorOf(nu), sleutel
        assert not any(kop.is_terug(nu) for kop in pagina.findChildren(Kop)), f"Enter would leave {sleutel} at once"


def test_that_the_arrow_down_goes_through_the_list_of_verklaringen_and_chooses_no_filter(een: Programma) -> None:
    meld_aan(een)
    pagina = open_scherm(een, "verklaringen")
    assert isinstance(pagina, VerklaringenView)
    assert een.taken.wacht_tot_leeg()
    nu = QApplication.focusWidget()
    assert nu is not None
    assert pagina.tabel.isAncestorOf(nu)
    QTest.keyClick(een.venster.windowHandle(), Qt.Key.Key_Down)
    assert not pagina.toestand.waarde()


def test_that_ctrl_z_takes_the_last_act_back_from_any_screen_and_the_palette_names_it(een: Programma) -> None:
    ruimte = meld_aan(een)
    dienst, schil = ruimte.omgeving.dienst, ruimte.schil
    dossier = next(a for a in dienst.overzichten.aanvragen() if a.kenmerk == "2026-0399")
    notities.schrijven(dienst, dossier.id, Notitiesoort.TELEFOON, "School gebeld")
    open_scherm(een, "aanvragen")
    assert [t.titel for t in ruimte.terugnemer.treffers("terugnemen")] == [
        "Laatste handeling terugnemen: de notitie bij 2026-0399"]  # fmt: skip
    for tekst in ("Teruggenomen: de notitie bij 2026-0399.", "Er is niets terug te nemen."):
        QTest.keyClick(QApplication.focusWidget() or schil, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        wacht(lambda tekst=tekst: any(tekst in t.text() for t in schil.findChildren(Tekst)))  # type: ignore[misc]
    assert notities.lijst(dienst, dossier.id) == ()
    assert schil.melding.tekst().startswith("Er is niets terug te nemen.")
    ruimte.wijzigingen.meld("zitting")
    assert schil.melding.tekst() == "", "there is something to take back now"
    QTest.keyClick(QApplication.focusWidget() or schil, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wacht(lambda: schil.melding.tekst() != "")
    open_scherm(een, "zittingen")
    assert schil.melding.tekst() == "", "it was about the page that one was on"
    schil.melding.toon("Dit register is alleen te lezen.", sluitbaar=False)
    # what is said of a register stays: after an act that is taken back, and when there is none
    notities.schrijven(dienst, dossier.id, Notitiesoort.TELEFOON, "School gebeld")
    for tekst in ("Teruggenomen: de notitie bij 2026-0399.", "Er is niets terug te nemen."):
        QTest.keyClick(QApplication.focusWidget() or schil, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert een.taken.wacht_tot_leeg()  # the same words stand there from before: they do not say that this one is done
        wacht(lambda tekst=tekst: any(tekst in t.text() for t in schil.voet.findChildren(Tekst)))  # type: ignore[misc]
    assert schil.melding.tekst() == "Dit register is alleen te lezen."


def test_that_ctrl_z_on_the_toetsing_after_registering_goes_on_with_the_concept_and_its_kenmerk(een: Programma) -> None:
    ruimte = meld_aan(een)
    dienst, schil = ruimte.omgeving.dienst, ruimte.schil
    pagina = open_scherm(een, "nieuwe-aanvraag")
    assert isinstance(pagina, IntakeView)
    invoer = replace(minimaal(roepnaam="Imre", achternaam="Zandbergen"), school_id=scholen(dienst)[0].id)
    pagina.formulier.toon(invoer)
    QTest.keyClick(QApplication.focusWidget() or schil, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert een.taken.wacht_tot_leeg()
    wacht(lambda: isinstance(schil.huidige(), DossierView))
    dossier = schil.huidige()
    assert isinstance(dossier, DossierView)
    assert dossier.tab("toetsing") is not None
    kenmerk = next(a.kenmerk for a in dienst.overzichten.aanvragen() if "Zandbergen" in a.leerling)
    QTest.keyClick(QApplication.focusWidget() or dossier, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert een.taken.wacht_tot_leeg()
    wacht(lambda: schil.huidige() is pagina)
    assert pagina._presenter.concept.kenmerk == kenmerk
    assert pagina.formulier.waarde().van_leerling.achternaam == "Zandbergen"
    assert not [a for a in dienst.overzichten.aanvragen() if "Zandbergen" in a.leerling]


def test_that_the_line_at_the_bottom_says_since_when_all_is_kept_and_when_it_was_copied(een: Programma) -> None:
    ruimte = meld_aan(een)
    voet = ruimte.schil.voet
    assert voet.kopie() == "", "a practice register without a backup has nothing to tell"
    concepten.bewaar_concept(ruimte.omgeving.dienst, "notitie/x", Notitieconcept(tekst="half"))
    assert any(t.text().startswith("Bewaard ") for t in voet.findChildren(Tekst)), "a draft is kept too"
    ruimte.wijzigingen.zeg("Teruggenomen: iets.")
    ruimte.wijzigingen.meld_bewaard()
    assert any(t.text() == "Teruggenomen: iets." for t in voet.findChildren(Tekst)), "what was said can be read first"
    voet.zet_kopie("Reservekopie vandaag 08.55")
    teksten = [t.text() for t in voet.findChildren(Tekst)]
    assert teksten[1:3] == ["Reservekopie vandaag 08.55", "Vergrendelt na 15 min (Ctrl+L nu)"]
