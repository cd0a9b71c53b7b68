"""The pages of a zitting, with keys as a person presses them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.hoorrecht import Gehoorde, Hoorrecht, Hoorwijze
from cvt_desktop.domain.zitting import Uitkomst, Zittingtoestand
from cvt_desktop.services.bekrachtigen import stand
from cvt_desktop.services.zitting_inzien import zitting_lezen
from tests.factories import BAKKENES, RIETDIJK, VOORZITTER
from tests.ui.pages.zitting import ALT, CTRL, GEEN, LEZER, WACHTZIN, WOORDEN, Toestel, als_lid, toon_zitting
from tests.zitting_opzet import NepNavigatie, beslis, open_zitting, zet_op
from ui.changes import Wijzigingen
from ui.documentbron import Documentbronnen
from ui.feedback import Stilfeedback
from ui.tasks import Taken
from ui.views.bekrachtigen import BekrachtigenView
from ui.views.zitting import Zittingomgeving, maak_scherm
from ui.views.zitting_agenda import ZittingAgendaView
from ui.views.zitting_einde import ZittingEindeView
from ui.views.zitting_hoorvorm import Hoorvorm
from ui.views.zitting_live import ZittingLiveView
from ui.views.zitting_opening import ZittingOpeningView
from ui.views.zitting_tafelmenu import voeg_uitwegen
from ui.widgets.knop import Knop
from ui.widgets.tekstvlak import Tekstvlak


@pytest.fixture
def taken(qtbot: QtBot) -> Iterator[Taken]:
    taken = Taken(lambda fout: pytest.fail(repr(fout)))
    yield taken
    taken.sluit()


@pytest.fixture
def open_(qtbot: QtBot, tmp_path: Path, taken: Taken) -> Toestel:
    opzet = zet_op(tmp_path, aantal=4)
    open_zitting(opzet)
    return toon_zitting(qtbot, opzet, taken)


def test_that_a_bespreekstuk_conform_and_unanimous_costs_six_keys_at_most(open_: Toestel) -> None:
    t = open_.toetsen
    t.druk(Qt.Key.Key_J)
    t.druk(Qt.Key.Key_1, ALT)
    t.druk(Qt.Key.Key_Return, CTRL)
    t.druk(Qt.Key.Key_Right, CTRL)
    assert t.aantal <= 6
    assert open_.opzet.aanvraag().status is Status.BESLOTEN
    kaart = open_.live._p.kaart
    assert kaart is not None
    assert kaart.nummer == 2


def test_that_ctrl_enter_alone_decides_nothing(open_: Toestel) -> None:
    open_.toetsen.druk(Qt.Key.Key_Return, CTRL)
    assert open_.opzet.aanvraag().status is Status.OP_AGENDA


def test_that_m_a_number_and_a_letter_note_one_stem(open_: Toestel) -> None:
    t = open_.toetsen
    t.druk(Qt.Key.Key_J)
    t.druk(Qt.Key.Key_1, ALT)
    for toets in (Qt.Key.Key_M, Qt.Key.Key_2, Qt.Key.Key_T):
        t.druk(toets)
    punt = zitting_lezen(open_.opzet.dienst, open_.opzet.zitting_id).punten[0]
    assert [(s.naam, str(s.keuze)) for s in punt.stemmen] == [("dr. Saïda Bensalem", "tegen")]
    t.druk(Qt.Key.Key_Return, CTRL)
    punt = zitting_lezen(open_.opzet.dienst, open_.opzet.zitting_id).punten[0]
    assert punt.uitslag is not None
    assert punt.uitslag.zin.startswith("3 voor, 1 tegen")


def test_that_what_is_typed_after_a_stem_against_is_its_reason_and_decides_nothing(open_: Toestel) -> None:
    t = open_.toetsen
    t.druk(Qt.Key.Key_J)
    t.druk(Qt.Key.Key_1, ALT)
    for toets in (Qt.Key.Key_M, Qt.Key.Key_2, Qt.Key.Key_T):
        t.druk(toets)
    reden = open_.live.beslis.stemrij.reden
    assert reden.editor.hasFocus()
    QTest.keyClicks(reden.editor, "Te kort na het horen")
    punt = zitting_lezen(open_.opzet.dienst, open_.opzet.zitting_id).punten[0]
    assert not punt.beslist, "a space is a space"
    t.druk(Qt.Key.Key_Return)
    assert open_.live.beslis.hoofd.hasFocus()
    for toets in (Qt.Key.Key_M, Qt.Key.Key_3, Qt.Key.Key_O, Qt.Key.Key_Escape):
        t.druk(toets)
    assert open_.live.beslis.hoofd.hasFocus(), "Esc leaves the reason, and not the zitting"
    punt = zitting_lezen(open_.opzet.dienst, open_.opzet.zitting_id).punten[0]
    assert [(str(s.keuze), s.reden) for s in punt.stemmen] == [("tegen", "Te kort na het horen"), ("onthouding", "")]


def test_that_h_establishes_the_hoorrecht_as_the_aanvraag_says_and_h_again_opens_it_to_change(open_: Toestel) -> None:
    t = open_.toetsen
    t.druk(Qt.Key.Key_H)
    hoorrecht = _hoorrecht(open_)
    assert hoorrecht is not None
    assert (hoorrecht.leerling.wijze, hoorrecht.ouders.wijze) == (Hoorwijze.GESPREK, Hoorwijze.FORMULIER)
    assert "✓ in een gesprek" in open_.live._punt._teksten["leerling"].text()
    for toets, erbij in ((Qt.Key.Key_J, GEEN), (Qt.Key.Key_1, ALT), (Qt.Key.Key_Return, CTRL), (Qt.Key.Key_Right, CTRL)):
        t.druk(toets, erbij)
    assert t.aantal <= 6
    t.druk(Qt.Key.Key_Left, CTRL)
    t.druk(Qt.Key.Key_Z, CTRL)
    t.druk(Qt.Key.Key_H)
    vorm = open_.live.beslis.vorm
    assert isinstance(vorm, Hoorvorm)
    vorm._vorm.zet_waarden({"leerling_wijze": "KAN_NIET", "leerling_woorden": ""})
    vorm.klaar.emit(vorm.hoorrecht())
    assert "Zeg waarom de leerling niet is gehoord" in vorm._vorm.velden()["leerling_woorden"].fout()
    vorm._vorm.zet_waarden({"leerling_woorden": "is te ziek om te praten"})
    vorm.klaar.emit(vorm.hoorrecht())
    assert open_.live.beslis.vorm is None
    assert _hoorrecht(open_) == replace(hoorrecht, leerling=Gehoorde(wijze=Hoorwijze.KAN_NIET, woorden="is te ziek om te praten"))


def test_that_esc_closes_the_hoorrecht_and_keeps_what_was_established(open_: Toestel) -> None:
    open_.toetsen.druk(Qt.Key.Key_H)
    eerst = _hoorrecht(open_)
    open_.toetsen.druk(Qt.Key.Key_H)
    vorm = open_.live.beslis.vorm
    assert isinstance(vorm, Hoorvorm)
    vorm._vorm.zet_waarden({"gedaan": "iets anders"})
    open_.toetsen.druk(Qt.Key.Key_Escape)
    assert open_.live.beslis.vorm is None
    assert _hoorrecht(open_) == eerst


def _hoorrecht(toestel: Toestel) -> Hoorrecht | None:
    return zitting_lezen(toestel.opzet.dienst, toestel.opzet.zitting_id).punten[0].hoorrecht


def test_that_ctrl_z_takes_the_decision_back(open_: Toestel) -> None:
    t = open_.toetsen
    t.druk(Qt.Key.Key_J)
    t.druk(Qt.Key.Key_1, ALT)
    t.druk(Qt.Key.Key_Return, CTRL)
    assert open_.opzet.aanvraag().status is Status.BESLOTEN
    t.druk(Qt.Key.Key_Z, CTRL)
    assert open_.opzet.aanvraag().status is Status.OP_AGENDA


def test_that_letters_in_a_text_stay_in_the_text(open_: Toestel) -> None:
    niet = open_.live.beslis._niet
    niet.setFocus()
    for toets in (Qt.Key.Key_J, Qt.Key.Key_M, Qt.Key.Key_S):
        open_.toetsen.druk(toets)
    assert niet.waarde() == "jms"
    assert zitting_lezen(open_.opzet.dienst, open_.opzet.zitting_id).punten[0].vergewissing.zorgvuldig is None
    open_.toetsen.druk(Qt.Key.Key_1, ALT)  # an act keeps what was typed, and the focus is where the next act is
    open_.live.bij_verlaten()
    assert zitting_lezen(open_.opzet.dienst, open_.opzet.zitting_id).punten[0].niet_voor_de_brief == "jms"


@pytest.mark.parametrize(
    ("toets", "kop"),
    [(Qt.Key.Key_1, "Advies 1"), (Qt.Key.Key_2, "Advies 2"), (Qt.Key.Key_S, "Stukken"), (Qt.Key.Key_O, "Overzicht")],
)
def test_that_a_panel_opens_beside_and_esc_closes_it(open_: Toestel, toets: Qt.Key, kop: str) -> None:
    open_.toetsen.druk(toets)
    zij = open_.live._zij
    assert zij.isVisible()
    assert kop in [t.text() for t in zij.findChildren(type(zij._titel))]
    open_.toetsen.druk(Qt.Key.Key_Escape)
    assert not zij.isVisible()


def test_that_aanhouden_asks_in_place_and_names_what_lacks(open_: Toestel) -> None:
    open_.toetsen.druk(Qt.Key.Key_4, ALT)
    vorm = open_.live.beslis.vorm
    assert vorm is not None
    assert (QApplication.focusWidget() or vorm).accessibleName() == "Tot en met", "the first that must be filled"
    open_.toetsen.druk(Qt.Key.Key_Return, CTRL)
    assert vorm._vorm.velden()["aanhouden_waarvoor"].fout() == "Zeg waarop wordt gewacht."
    vorm._vorm.zet_waarden({"aanhouden_waarvoor": "verslag", "aanhouden_tot": open_.opzet.klok.dag})
    vorm.klaar.emit(vorm._vorm.waarden())
    punt = zitting_lezen(open_.opzet.dienst, open_.opzet.zitting_id).punten[0]
    assert punt.voorgenomen is not None
    assert punt.voorgenomen.uitkomst is Uitkomst.AANGEHOUDEN
    assert open_.live.beslis.vorm is None


def test_that_guests_see_no_agenda_no_stemmen_and_no_notes(open_: Toestel, qtbot: QtBot) -> None:
    open_.toetsen.druk(Qt.Key.Key_Right, CTRL)
    qtbot.mouseClick(open_.live.gastenknop, Qt.MouseButton.LeftButton)
    assert not open_.live._agenda.isVisible()
    assert not open_.live.beslis.isVisible()
    teksten = " ".join(w.text() for w in open_.live.findChildren(type(open_.live._stand)) if w.isVisible())
    for woord in ("Z.Ü.", "Bensalem", "Aanwezig", "VOORSTEL"):
        assert woord not in teksten
    for toets in (Qt.Key.Key_1, Qt.Key.Key_M, Qt.Key.Key_J):
        open_.toetsen.druk(toets)
    assert not open_.live._zij.isVisible()
    nu = open_.live.plek()
    open_.toetsen.druk(Qt.Key.Key_Left, CTRL)
    assert (open_.live.plek(), "gasten binnen" in open_.live._balk.tekst()) == (nu, True), "no key shows another pupil"
    esc = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, GEEN)
    QApplication.sendEvent(open_.view, esc)
    assert esc.isAccepted(), "Esc does not reach the shell, which would go to a list of names"
    qtbot.mouseClick(open_.live.gastenknop, Qt.MouseButton.LeftButton)
    assert open_.live._agenda.isVisible()


def test_that_the_screen_can_be_covered(open_: Toestel, qtbot: QtBot) -> None:
    qtbot.mouseClick(open_.live._afdekknop, Qt.MouseButton.LeftButton)
    assert open_.afgedekt == [True]


def test_that_the_whole_zitting_is_held_from_agenda_to_bekrachtigen(qtbot: QtBot, tmp_path: Path, taken: Taken) -> None:
    opzet = zet_op(tmp_path, aantal=1)
    t = toon_zitting(qtbot, opzet, taken)
    assert isinstance(t.view.deel, ZittingAgendaView)
    t.toetsen.druk(Qt.Key.Key_Return, CTRL)
    opening = t.view.deel
    assert isinstance(opening, ZittingOpeningView)
    for _ in range(3):  # space and Tab, as the keyboard card says
        t.toetsen.druk(Qt.Key.Key_Space)
        t.toetsen.druk(Qt.Key.Key_Tab)
    t.toetsen.druk(Qt.Key.Key_Return, CTRL)
    assert isinstance(t.view.deel, ZittingLiveView)
    assert len(zitting_lezen(opzet.dienst, opzet.zitting_id).aanwezigen) == 4
    for toets, erbij in ((Qt.Key.Key_J, GEEN), (Qt.Key.Key_1, ALT), (Qt.Key.Key_Return, CTRL)):
        t.toetsen.druk(toets, erbij)
    qtbot.mouseClick(t.live.eindeknop, Qt.MouseButton.LeftButton)
    einde = t.view.deel
    assert isinstance(einde, ZittingEindeView)
    assert einde.hoofd.hasFocus(), "the next act here, and not the arrow back"
    qtbot.mouseClick(einde.leden.knop(VOORZITTER.id), Qt.MouseButton.LeftButton)
    _bekrachtig(t, "fout")
    lid = t.view.deel
    assert isinstance(lid, BekrachtigenView)
    assert "De wachtzin klopt niet" in lid._balk.tekst()
    _bekrachtig(t, WACHTZIN)
    assert isinstance(t.view.deel, ZittingEindeView)
    assert stand(zitting_lezen(opzet.dienst, opzet.zitting_id))[0].bekrachtigd == 1
    t.toetsen.druk(Qt.Key.Key_Return, CTRL)
    assert zitting_lezen(opzet.dienst, opzet.zitting_id).toestand is Zittingtoestand.GESLOTEN
    gesloten = t.view.deel
    assert isinstance(gesloten, ZittingEindeView)
    assert gesloten.leden.knoppen()[0].hasFocus(), "the first member who still has to sit down"
    assert not _dicht(_mededelingen(t))

    thuis = toon_zitting(qtbot, opzet, taken, opzet.als(BAKKENES))
    assert isinstance(thuis.view.deel, BekrachtigenView), "the step that the werkvoorraad of this member names"
    _bekrachtig(thuis, WACHTZIN)
    assert _dicht(_mededelingen(thuis)), "what a lid would type here is not kept"
    thuis = toon_zitting(qtbot, opzet, taken, opzet.als(BAKKENES))
    assert isinstance(thuis.view.deel, ZittingEindeView)


def _mededelingen(t: Toestel) -> Tekstvlak:
    einde = t.view.deel
    assert isinstance(einde, ZittingEindeView)
    return einde._mededelingen


def _dicht(vlak: Tekstvlak) -> bool:
    editor = vlak.editor
    assert isinstance(editor, QPlainTextEdit)
    return editor.isReadOnly()


def _bekrachtig(t: Toestel, wachtzin: str) -> None:
    lid = t.view.deel
    assert isinstance(lid, BekrachtigenView)
    lid.wachtzin.zet_waarde(wachtzin)
    t.toetsen.druk(Qt.Key.Key_Return)  # as at the login: Enter behind a passphrase is the act
    assert t.taken.wacht_tot_leeg()
    QApplication.processEvents()


def test_that_enter_puts_a_dossier_on_the_agenda_and_alt_moves_it(qtbot: QtBot, tmp_path: Path, taken: Taken) -> None:
    opzet = zet_op(tmp_path, aantal=2, op_agenda=False)
    t = toon_zitting(qtbot, opzet, taken)
    agenda = cast(ZittingAgendaView, t.view.deel)
    assert taken.wacht_tot_leeg()
    for _ in range(2):
        agenda.kandidaten.weergave.setFocus()
        t.toetsen.druk(Qt.Key.Key_Return)
    assert [r.nummer for r in agenda.agenda.model.rijen()] == [1, 2]
    agenda.agenda.kies(opzet.dossiers[1].id)
    agenda.agenda.weergave.setFocus()
    t.toetsen.druk(Qt.Key.Key_Up, ALT)
    assert zitting_lezen(opzet.dienst, opzet.zitting_id).punten[0].aanvraag_id == opzet.dossiers[1].id


def test_that_guests_get_a_time_at_an_item_and_are_seen_on_the_agenda(qtbot: QtBot, tmp_path: Path, taken: Taken) -> None:
    opzet = zet_op(tmp_path, aantal=1)
    view = toon_zitting(qtbot, opzet, taken).view
    agenda = view.deel
    assert isinstance(agenda, ZittingAgendaView)
    agenda.gastenknop.click()
    dialoog = agenda.gastendialoog
    assert dialoog.geen.isHidden(), "there is nothing to take back"
    dialoog.om.zet_waarde("16.00")
    for wie, lijkt in (("Sem van den Bergh", True), ("ouder en leerling", False)):
        dialoog.wie.zet_waarde("")
        qtbot.keyClicks(dialoog.wie.editor, wie)
        assert ("lijkt op een naam" in dialoog.let_op.text()) is lijkt
    dialoog.doe.click()
    assert dialoog.om.fout() == "De zitting is van 13.30 tot 15.30 uur. Kies een tijd daarbinnen."
    dialoog.om.zet_waarde("14.30")
    dialoog.doe.click()
    assert agenda._telling.text().endswith("gasten: 14.30 bij punt 1")
    assert [r.gasten for r in agenda._p.blad().agenda] == ["gasten 14.30"]
    agenda.gastenknop.click()
    agenda.gastendialoog.geen.click()
    assert [r.gasten for r in agenda._p.blad().agenda] == [""]


def test_that_the_agenda_is_made_as_paper_once_something_stands_on_it(qtbot: QtBot, tmp_path: Path, taken: Taken) -> None:
    leeg, vol = zet_op(tmp_path / "leeg", aantal=1, op_agenda=False), zet_op(tmp_path / "vol", aantal=1)
    assert cast(ZittingAgendaView, toon_zitting(qtbot, leeg, taken).view.deel).papier.isHidden()
    t = toon_zitting(qtbot, vol, taken)
    cast(ZittingAgendaView, t.view.deel).papier.click()
    assert taken.wacht_tot_leeg()
    QApplication.processEvents()
    assert t.view.dialoog is not None
    assert t.view.dialoog.windowTitle() == "Uitnodiging en agenda"
    t.view.dialoog.reject()


def test_that_the_list_opens_the_form_and_shows_the_error_at_its_field(qtbot: QtBot, tmp_path: Path, taken: Taken) -> None:
    opzet = zet_op(tmp_path, aantal=0)
    omgeving = Zittingomgeving(
        dienst=opzet.dienst, navigatie=NepNavigatie(), taken=taken, feedback=Stilfeedback(), wijzigingen=Wijzigingen(),
        bronnen=cast(Documentbronnen, None), als_lid=als_lid, afdekken=lambda: None,
        lezer=LEZER, stel_voor=lambda: WOORDEN,
    )  # fmt: skip
    lijst = maak_scherm(omgeving)
    qtbot.addWidget(lijst)
    with qtbot.waitExposed(lijst):
        lijst.show()
    assert taken.wacht_tot_leeg()
    gekozen = lijst.tabel.gekozen()
    assert gekozen is not None
    assert gekozen.id == opzet.zitting_id, "one begins where there is something to do"
    lijst.plan_nieuwe()
    vorm = lijst._vorm
    assert vorm is not None
    vorm.bewaar()
    assert vorm.vorm.velden()["datum"].fout() == "Vul de datum van de zitting in."
    vorm.vorm.zet_waarden({"datum": opzet.klok.dag})
    vorm.bewaar()
    assert lijst._vorm is None
    assert taken.wacht_tot_leeg()
    assert lijst.tabel.zichtbaar() == 2


def test_that_the_end_of_a_decided_zitting_is_shown_when_it_is_opened_again(qtbot: QtBot, tmp_path: Path, taken: Taken) -> None:
    from cvt_desktop.services import zitting_behandelen

    opzet = zet_op(tmp_path, aantal=1)
    open_zitting(opzet)
    beslis(opzet)
    zitting_behandelen.sluiten(opzet.dienst, opzet.zitting_id)
    toestel = toon_zitting(qtbot, opzet, taken)
    deel = toestel.view.deel
    assert isinstance(deel, ZittingEindeView)
    with qtbot.waitSignal(deel.weg):
        next(k for k in deel.findChildren(Knop) if k.accessibleName() == "Terug (Esc)").click()


def test_that_an_advice_to_the_bestuur_asks_category_and_dates_only_where_it_is_other_than_asked(open_: Toestel) -> None:
    open_.toetsen.druk(Qt.Key.Key_J)
    open_.toetsen.druk(Qt.Key.Key_6, ALT)
    vorm = open_.live.beslis.vorm
    assert vorm is not None
    velden = vorm._vorm.velden()
    assert [naam for naam, veld in velden.items() if veld.isEnabled()] == ["advies"]
    velden["advies"].zet_waarde("toegewezen, anders dan gevraagd")
    velden["advies"].gewijzigd.emit()
    assert all(veld.isEnabled() for veld in velden.values())
    velden["advies"].zet_waarde("afgewezen")
    vorm.klaar.emit(vorm._vorm.waarden())
    open_.toetsen.druk(Qt.Key.Key_Return, CTRL)
    assert open_.opzet.aanvraag().status is Status.ADVIES_BESTUUR


def test_that_an_item_with_too_few_stemmers_has_its_ways_out_in_a_menu(open_: Toestel) -> None:
    menu = QMenu()
    presenter = open_.live._p
    gedaan: list[object] = []
    voeg_uitwegen(menu, presenter, lambda act: gedaan.append(act()))
    teksten = [actie.text() for actie in menu.actions() if actie.text()]
    assert teksten == ["Schriftelijke ronde t/m wo 19 mei (termijn vr 28 mei)", "Er is nog geen volgende zitting gepland"]
    voor = len(presenter.blad().agenda)
    next(actie for actie in menu.actions() if actie.text() == teksten[0]).trigger()
    assert len(presenter.blad().agenda) == voor - 1


def test_that_the_ways_out_open_at_their_button_and_the_screen_says_what_was_done(
    open_: Toestel, monkeypatch: pytest.MonkeyPatch
) -> None:
    live, geopend = open_.live, list[tuple[QMenu, QPoint]]()
    monkeypatch.setattr(QMenu, "popup", lambda menu, waar: geopend.append((menu, waar)))
    for lid in (RIETDIJK, BAKKENES):
        live._p.aanwezigheid(lid.id, False)
    live._doe(live._p.ververs)
    knop = live._balk.actieknop
    assert knop.tekst() == "Wat nu?"
    knop.click()
    [(menu, waar)] = geopend
    assert waar == knop.mapToGlobal(knop.rect().bottomLeft())
    assert knop.hasFocus()
    next(actie for actie in menu.actions() if actie.text().startswith("Schriftelijke ronde")).trigger()
    assert "staat nu in de schriftelijke ronde t/m" in live._balk.tekst()
    assert "leden die nodig zijn" in live._balk.tekst(), "of the next item it is still said"
