"""An evening of reading in the window, by the keyboard alone; and the first judgement at the table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.leeslijst import EersteOordeel
from cvt_desktop.services import aantekeningen, leeslijst, zittingen
from cvt_desktop.services.context import Dienst
from tests.documents.pdf import maak_pdf
from tests.dossiers import NepKijker, voeg_stuk
from tests.factories import BENSALEM, VOORZITTER, maak_aanvraag, maak_advies
from tests.hamer_opzet import zet_blok_op
from tests.ui.pages.zitting import CTRL, LEZER, Toetsenbord, toon_zitting
from tests.unit.services.test_leeslijst import zet_reglement
from tests.zitting_opzet import NepNavigatie, Opzet, open_zitting, zet_op
from ui.documentbron import Documentbronnen
from ui.presenters.leeslijst import LeeslijstPresenter
from ui.tasks import Taken
from ui.views.leeslijst import LeeslijstView, Leesomgeving
from ui.widgets.tekst import Tekst

K = Qt.Key


def _toon(qtbot: QtBot, dienst: Dienst, taken: Taken, gemeld: list[str]) -> LeeslijstView:
    presenter = LeeslijstPresenter(dienst, NepNavigatie(), LEZER, Documentbronnen(NepKijker()))
    view = LeeslijstView(presenter, Leesomgeving(taken=taken, gewijzigd=gemeld.append))
    qtbot.addWidget(view)
    view.resize(1280, 650)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.begin()
    return view


def _merk(view: LeeslijstView) -> list[str]:
    return [rij.merk for rij in view.tabel.getoond()]


def test_that_a_member_reads_judges_and_notes_by_the_keyboard_and_keys_are_letters_in_the_note(
    qtbot: QtBot, tmp_path: Path, taken: Taken
) -> None:
    opzet = zet_blok_op(tmp_path, hamer=2, bespreek=1)
    for nummer, dossier in enumerate(opzet.dossiers):
        voeg_stuk(opzet.dienst, f"OPP {nummer}.pdf", Stuksoort.OPP, f"{nummer}".encode(), aanvraag_id=dossier.id)
    gemeld: list[str] = []
    dienst = replace(opzet.als(BENSALEM), bijlagen=opzet.dienst.bijlagen)
    view = _toon(qtbot, dienst, taken, gemeld)
    toets, titel = Toetsenbord(qtbot, view).druk, view._kop.titel
    assert titel() == "Leeslijst zitting wo 12 mei · 0 van 3 gelezen · ± 4 min"
    qtbot.waitUntil(lambda: view.leesvak.keuze.count() == 2)

    toets(K.Key_G)
    assert titel() == "Leeslijst zitting wo 12 mei · 1 van 3 gelezen · ± 3 min"
    toets(K.Key_G)
    assert "0 van 3" in titel()
    toets(K.Key_Return, CTRL)
    assert "1 van 3" in titel()
    assert view.leesvak.titel.text().startswith("2 · ")
    for teken, merk in ((K.Key_Plus, "+"), (K.Key_0, "±"), (K.Key_Minus, "−"), (K.Key_Minus, "")):
        toets(teken)
        assert _merk(view)[1] == merk

    toets(K.Key_N)
    QTest.keyClicks(view.notities.notitie.editor, "Bang+Grijs0-nog")
    toets(K.Key_Escape)
    assert view.tabel.weergave.hasFocus()
    assert _merk(view) == ["", "notitie", ""], "in the note no key marked anything"
    assert aantekeningen.aantekening(opzet.als(BENSALEM), opzet.dossiers[1].id).tekst == "Bang+Grijs0-nog"

    toets(K.Key_B)
    assert gemeld == ["zitting"]
    assert view._balk.isVisible()
    assert [r.leerling for r in view.tabel.getoond()][1] == "Rens1 V.", "lifted out: first of what is discussed"
    view.alleen.zet_waarde(True)
    view._on_filter_changed()
    assert [r.nummer for r in view.tabel.getoond()] == [2, 3]
    toets(K.Key_Right, CTRL)
    assert view.leesvak.titel.text() == "3 · Mikołaj Ż."
    assert view.notities.notitie.waarde() == "", "the note of another dossier is not there"
    toets(K.Key_Right, CTRL)
    toets(K.Key_Left, CTRL)
    assert view.notities.notitie.waarde() == "Bang+Grijs0-nog"

    qtbot.waitUntil(lambda: view.leesvak.keuze.count() == 2)
    toets(K.Key_S)
    qtbot.waitUntil(lambda: "2 van 3" in titel())  # its only page was seen
    assert view.leesvak.keuze.currentText().startswith("✓ OPP")
    toets(K.Key_O)
    assert view.leesvak.keuze.currentText() == "Dossierkaart"

    view.resize(view.minimumSizeHint().width(), 650)
    assert (view.notities.isVisible(), view.tabel.isVisible()) == (False, True)
    toets(K.Key_N)
    assert (view.notities.isVisible(), view.tabel.isVisible()) == (True, False)
    toets(K.Key_Escape)
    assert (view.notities.isVisible(), view.tabel.isVisible()) == (False, True)
    for _ in range(2):
        toets(K.Key_Return, CTRL)
    assert titel() == "Leeslijst zitting wo 12 mei · alles gelezen"


def test_that_a_page_key_turns_what_is_read_and_never_goes_to_another_dossier(qtbot: QtBot, tmp_path: Path, taken: Taken) -> None:
    opzet = zet_blok_op(tmp_path, hamer=2, bespreek=1)
    voeg_stuk(opzet.dienst, "OPP.pdf", Stuksoort.OPP, maak_pdf(3, tekst="OPP"), aanvraag_id=opzet.dossiers[0].id)
    view = _toon(qtbot, replace(opzet.als(BENSALEM), bijlagen=opzet.dienst.bijlagen), taken, [])
    toets, leesvak = Toetsenbord(qtbot, view).druk, view.leesvak
    qtbot.waitUntil(lambda: leesvak.keuze.count() == 2)
    toets(K.Key_PageDown)
    assert leesvak.titel.text().startswith("1 · ")
    toets(K.Key_S)
    qtbot.waitUntil(lambda: leesvak.kijker.isVisible() and leesvak.kijker.pagina() == 1 and taken.wacht_tot_leeg())
    for blad, stap in ((2, K.Key_PageDown), (3, K.Key_PageDown), (2, K.Key_PageUp)):
        toets(stap)
        assert leesvak.kijker.pagina() == blad
    assert leesvak.titel.text().startswith("1 · ")


def test_that_enter_goes_into_what_is_read_and_ctrl_f_searches_in_the_stuk(qtbot: QtBot, tmp_path: Path, taken: Taken) -> None:
    opzet = zet_blok_op(tmp_path, hamer=2, bespreek=1)
    voeg_stuk(opzet.dienst, "OPP.pdf", Stuksoort.OPP, maak_pdf(3, tekst="OPP"), aanvraag_id=opzet.dossiers[0].id)
    view = _toon(qtbot, replace(opzet.als(BENSALEM), bijlagen=opzet.dienst.bijlagen), taken, [])
    toets, leesvak = Toetsenbord(qtbot, view).druk, view.leesvak
    qtbot.waitUntil(lambda: leesvak.keuze.count() == 2)
    toets(K.Key_F, CTRL)
    assert view._balk.isVisible(), "of the card it says where searching can be done"
    toets(K.Key_Return)
    assert leesvak._kaart is not None
    assert leesvak._kaart.hasFocus()
    toets(K.Key_S)
    assert taken.wacht_tot_leeg()
    assert leesvak.keuze.currentText() .startswith("OPP"), "no first letter of the choice of stukken"
    toets(K.Key_F, CTRL)
    assert leesvak.kijker._balk.zoekveld.hasFocus()
    toets(K.Key_O)
    assert leesvak.kijker._balk.zoekveld.text() == "o", "a letter, no key"
    toets(K.Key_Down)
    assert leesvak.kijker._rol.hasFocus()
    for tekst, een_scan in (("kijken", False), ("", True)):
        leesvak.kijker._teksten = dict.fromkeys(range(1, 9), tekst)
        leesvak.kijker.zoek("rust")
        assert taken.wacht_tot_leeg()
        assert ("gescand" in leesvak.kijker._melding.tekst()) is een_scan, "of what was read no scan is supposed"


def test_that_without_a_zitting_the_page_says_so_and_no_key_does_anything(qtbot: QtBot, tmp_path: Path, taken: Taken) -> None:
    opzet = zet_op(tmp_path, aantal=1)
    zittingen.afvoeren(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id)
    view = _toon(qtbot, opzet.als(BENSALEM), taken, [])
    for toets in (K.Key_G, K.Key_B, K.Key_Plus, K.Key_N):
        Toetsenbord(qtbot, view).druk(toets)
    assert not view.hoofd.isVisible()
    assert view._leeg.titel() == "Er is nu niets te lezen voor een zitting."


def _rij(opzet: Opzet, aantal: int) -> dict[object, EersteOordeel] | None:
    return aantekeningen.oordelen_aan_tafel(opzet.dienst, opzet.zitting_id, opzet.dossiers[aantal].id)  # type: ignore[return-value]


def test_that_first_judgements_are_shown_together_at_one_press_and_only_where_the_commission_wants_it(
    qtbot: QtBot, tmp_path: Path, taken: Taken
) -> None:
    opzet = zet_op(tmp_path, aantal=1)
    open_zitting(opzet)
    t = toon_zitting(qtbot, opzet, taken)
    assert not t.live.oordeel.isVisible()
    zet_reglement(opzet, eerste_oordeel=True)
    aantekeningen.oordelen(opzet.als(BENSALEM), opzet.zitting_id, opzet.dossiers[0].id, EersteOordeel.TWIJFEL)
    t.view.bij_tonen()
    rij = t.live.oordeel
    assert rij.isVisible()
    assert "S. Bensalem gegeven" in [knop.tekst() for knop in rij.knoppen]
    rij.genoteerd.emit(VOORZITTER.id, EersteOordeel.VOOR)
    assert not any("+" in knop.tekst() for knop in rij.knoppen), "nothing is shown yet"
    rij.toonknop.click()
    assert {"S. Bensalem ±", "W. Terhorst +"} <= {knop.tekst() for knop in rij.knoppen}
    assert _rij(opzet, 0) == {BENSALEM.id: EersteOordeel.TWIJFEL, VOORZITTER.id: EersteOordeel.VOOR}
    t.live.gastenknop.click()
    assert not rij.isVisible(), "not with guests in the room"
    assert leeslijst.leeslijst(opzet.als(BENSALEM), opzet.zitting_id).punten[0].oordeel is EersteOordeel.TWIJFEL


def test_that_an_advice_of_an_earlier_dossier_is_read_in_the_middle_and_the_card_comes_back(
    qtbot: QtBot, tmp_path: Path, taken: Taken
) -> None:
    opzet = zet_blok_op(tmp_path, hamer=0, bespreek=1)
    nu = opzet.dossiers[0]
    eerder = maak_aanvraag("2025-0102", leerling_id=nu.leerling_id, status=Status.AFGESLOTEN)
    vroeger = replace(eerder.formulier, a=replace(eerder.formulier.a, ontvangen_op=date(2025, 9, 1)))
    with opzet.register.schrijven() as uow:
        uow.aanvragen.save(replace(eerder, formulier=vroeger))
        uow.adviezen.save(maak_advies(1, kenmerk="2025-0102").vaststellen(date(2025, 9, 20)))
    view = _toon(qtbot, replace(opzet.als(BENSALEM), bijlagen=opzet.dienst.bijlagen), taken, [])
    qtbot.waitUntil(lambda: view.leesvak.keuze.count() == 2)
    assert view.leesvak.keuze.itemText(1) == "Eerder: 2025-0102, advies 1"
    toets = Toetsenbord(qtbot, view).druk
    toets(K.Key_S)
    teksten = [t.text() for t in view.leesvak.findChildren(Tekst) if t.isVisibleTo(view)]
    assert maak_advies(1).inhoud.kern in teksten
    view.leesvak.ververs_stukken()
    assert view.leesvak.keuze.currentIndex() == 1, "ticks that are read again leave what is being read"
    toets(K.Key_O)
    assert maak_advies(1).inhoud.kern not in [t.text() for t in view.leesvak.findChildren(Tekst) if t.isVisibleTo(view)]
