"""The dossier page in a window: head, tabs, keys, and that nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event, get_ident

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.domain.aanvraag import Aanvraag, Aanvulling, Status
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.errors import GeenRechtError
from cvt_desktop.domain.formulier import Houding
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.services import notities
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossierkaart import dossierkaart
from cvt_desktop.services.stukken import Stuklezer, voorbereiden
from tests.documents.pdf import maak_pdf
from tests.dossiers import NepKijker, Wegwijzer, voeg_stuk, vul_dossier
from tests.factories import (
    BAKKENES,
    MIKOLAJ,
    RIETDIJK,
    SECRETARIS,
    VAN_T_HOFF,
    maak_aanvraag,
    maak_besluit,
    maak_formulier,
    maak_verzorgers,
    maak_zitting,
)
from tests.fakes.register import maak_dienst, maak_testregister
from ui.changes import Wijzigingen
from ui.dialogs.lakken import LakDialoog
from ui.dialogs.notitie import NotitieDialoog
from ui.dialogs.opvolgen import OpvolgenDialoog
from ui.dialogs.waarom_datum import WaaromDatum
from ui.documentbron import Documentbronnen
from ui.feedback import Stilfeedback
from ui.presenters.dossier import DossierPresenter, Gelezen
from ui.presenters.notities import NotitiePresenter
from ui.presenters.stukken import Leesuitkomst, StukkenPresenter
from ui.presenters.termijnen import TermijnenPresenter
from ui.tasks import Taken
from ui.views.dossier import DossierView, maak_scherm
from ui.views.dossier_aanvraag import AanvraagTab
from ui.views.dossier_bladen import Tabblad
from ui.views.dossier_geschiedenis import GeschiedenisTab
from ui.views.dossier_openlijst import Openlijst
from ui.views.dossier_overzicht import OverzichtTab
from ui.views.dossier_stukken import StukkenTab
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.leesvlak import Leesvlak
from ui.widgets.paginarol import Paginarol
from ui.widgets.tekst import Tekst

ID = maak_aanvraag().id
_NUMMER = "111222333"
"""Passes the test of a BSN."""
Maker = Callable[..., DossierView]


@pytest.fixture
def dienst(tmp_path: Path) -> Dienst:
    return maak_dienst(maak_testregister(tmp_path / "register"), SECRETARIS)


@pytest.fixture
def feedback() -> Stilfeedback:
    return Stilfeedback()


@pytest.fixture
def wegwijzer() -> Wegwijzer:
    return Wegwijzer()


@pytest.fixture
def maak(qtbot: QtBot, dienst: Dienst, taken: Taken, feedback: Stilfeedback, wegwijzer: Wegwijzer) -> Iterator[Maker]:
    """Show the page of dossier 2026-0391 for somebody, at 1280x660; hide it afterwards."""
    vensters: list[DossierView] = []

    def doe(*tabbladen: Tabblad, als: Persoon = SECRETARIS, tellers: Mapping[str, str] | None = None) -> DossierView:
        eigen = replace(maak_dienst(dienst.register, als), bijlagen=dienst.bijlagen)  # type: ignore[arg-type]
        view = maak_scherm(eigen, wegwijzer, ID, taken=taken, feedback=feedback, wijzigingen=Wijzigingen(),
                           bronnen=Documentbronnen(NepKijker()), lezer=Stuklezer(inlezer=Bestandslezer(), kijker=NepKijker),
                           tabbladen=tabbladen, tellers=lambda: tellers or {})  # fmt: skip
        qtbot.addWidget(view)
        vensters.append(view)
        view.resize(1280, 660)
        view.show()
        qtbot.waitExposed(view)
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        view.tab(view.tabs.sleutel())  # however quick the machine is
        return view

    yield doe
    for view in vensters:
        taken.wacht_tot_leeg()
        view.hide()


def stukken_tab(view: DossierView, taken: Taken, qtbot: QtBot) -> StukkenTab:
    view.naar("stukken")
    tab = view.tab("stukken")
    assert isinstance(tab, StukkenTab)
    wacht_op_document(tab, taken, qtbot)
    return tab


def wacht_op_document(tab: StukkenTab, taken: Taken, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not tab._timer.isActive())
    assert taken.wacht_tot_leeg()


def open_notitie(view: DossierView, qtbot: QtBot) -> NotitieDialoog:
    eerder = view.dialoog
    qtbot.keyClick(view, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: view.dialoog is not eerder)
    assert isinstance(view.dialoog, NotitieDialoog)
    qtbot.waitUntil(view.dialoog.isActiveWindow)
    return view.dialoog


def veld_van(tab: AanvraagTab, naam: str) -> QWidget:
    veld = tab.formulier.findChild(QWidget, naam)
    assert isinstance(veld, QWidget)
    return veld


def aanvraag_nu(dienst: Dienst) -> Aanvraag:
    with dienst.register.lezen() as uow:
        return uow.aanvragen.get(ID)


# --- the page -----------------------------------------------------------------------------------------------------------------


def test_that_a_part_of_a_stuk_is_made_unreadable_and_kept(
    maak: Maker, dienst: Dienst, taken: Taken, qtbot: QtBot
) -> None:
    vul_dossier(dienst)
    tab = stukken_tab(maak(), taken, qtbot)
    tab.balk.lak.trigger()
    dialoog = tab.dialoog
    assert isinstance(dialoog, LakDialoog)
    assert taken.wacht_tot_leeg()
    assert dialoog.blad.heeft_beeld()
    qtbot.keyClick(dialoog.blad, Qt.Key.Key_Insert)
    assert dialoog.doe is not None
    dialoog.doe.click()
    assert tab.melding.tekst() == "1 vlak is onleesbaar in een bundel; de inventaris zegt dat ook."
    rij = tab.lijst.rij()
    assert rij is not None
    assert len(rij.gelakt) == 1


def test_that_tabs_stand_in_the_order_of_the_form_and_are_made_at_first_visit(maak: Maker, dienst: Dienst, qtbot: QtBot) -> None:
    vul_dossier(dienst)
    gemaakt: list[AanvraagId] = []

    def toetsing(id_: AanvraagId) -> Callable[[], QWidget]:
        gemaakt.append(id_)
        return QWidget

    view = maak(Tabblad(sleutel="brieven", titel="Brieven", lees=lambda _id: QWidget),
                Tabblad(sleutel="toetsing", titel="Toetsing", lees=toetsing), tellers={"toetsing": "✓"})  # fmt: skip
    assert [view.tabs.tabText(n) for n in range(view.tabs.count())] == [
        "1 Overzicht", "2 Aanvraag", "3 Stukken 4", "4 Toetsing ✓", "5 Brieven", "6 Geschiedenis"]  # fmt: skip
    assert gemaakt == []
    qtbot.keyClick(view, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: gemaakt == [ID])
    qtbot.keyClick(view, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(view, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert view.tab("toetsing") is not None
    qtbot.wait(20)
    assert gemaakt == [ID]


def test_that_opening_is_one_event_whatever_is_looked_at(maak: Maker, dienst: Dienst) -> None:
    vul_dossier(dienst)
    view = maak()
    for tab in ("aanvraag", "geschiedenis", "overzicht"):
        view.naar(tab)
    view.bij_tonen()
    with dienst.register.lezen() as uow:
        assert [g.actie for g in uow.logboek.of_aanvraag(ID)] == ["dossier.inzien"]


def test_that_a_dossier_of_others_does_not_open(maak: Maker, dienst: Dienst) -> None:
    vul_dossier(dienst, stukken=False)
    with pytest.raises(GeenRechtError):
        maak(als=VAN_T_HOFF)


class _Onthoudt(DossierPresenter):
    """Says in which threads it read; ``door`` holds the reading up."""

    def __init__(self, dienst: Dienst, wegwijzer: Wegwijzer) -> None:
        super().__init__(dienst, wegwijzer, ID)
        self.draden: list[int] = []
        self.door = Event()

    def lees(self) -> Gelezen:
        self.draden.append(get_ident())
        assert self.door.wait(10)
        return super().lees()


def in_beurten(presenter: DossierPresenter, dienst: Dienst, taken: Taken) -> DossierView:
    tab = Tabblad(sleutel="overzicht", titel="Overzicht", lees=lambda _id: QWidget)
    return DossierView(presenter, NotitiePresenter(dienst, ID), TermijnenPresenter(dienst, ID), (tab,), Wijzigingen(), taken,
                       af=False)  # fmt: skip


def test_that_the_window_does_not_read_the_dossier_that_it_opens(
    dienst: Dienst, wegwijzer: Wegwijzer, taken: Taken, qtbot: QtBot
) -> None:
    vul_dossier(dienst, stukken=False)
    presenter = _Onthoudt(dienst, wegwijzer)
    view = in_beurten(presenter, dienst, taken)
    qtbot.addWidget(view)
    for _ in range(5):
        assert view.stap(), "it is not read yet"
    presenter.door.set()
    assert taken.wacht_tot_leeg()
    while view.stap():
        pass
    assert "Mikołaj" in view.kop.naam.text()
    view.ververs_kop()
    assert taken.wacht_tot_leeg()
    assert len(presenter.draden) == 2
    assert get_ident() not in presenter.draden
    with dienst.register.lezen() as uow:
        assert len(uow.logboek.of_aanvraag(ID)) == 1, "opening it is kept in the log, once"


def test_that_a_dossier_that_is_asked_for_at_once_waits_for_nobody(dienst: Dienst, wegwijzer: Wegwijzer) -> None:
    vul_dossier(dienst, stukken=False)
    dicht = Taken(lambda _fout: None)
    dicht.sluit()
    presenter = _Onthoudt(dienst, wegwijzer)
    presenter.door.set()
    view = in_beurten(presenter, dienst, dicht)
    view.maak_af()
    assert presenter.draden == [get_ident()]


def test_that_ctrl_enter_does_the_next_step(maak: Maker, dienst: Dienst, wegwijzer: Wegwijzer, qtbot: QtBot) -> None:
    vul_dossier(dienst, stukken=False)
    view = maak()
    assert view.kop.hoofdknop.tekst() == "Volgende stap: besluit in de zitting van vandaag"
    qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(wegwijzer.gegaan) == 1)


def test_that_the_step_opens_its_tab_and_its_field(maak: Maker, dienst: Dienst, qtbot: QtBot) -> None:
    vul_dossier(dienst, aanvraag=maak_aanvraag(status=Status.IN_TOETSING, bevestigd_op=date(2027, 4, 5)), op_agenda=False,
                vastgesteld=(), stukken=False)  # fmt: skip
    gevraagd: list[str] = []

    class Toetsing(QWidget):
        def naar_veld(self, veld: str) -> None:
            gevraagd.append(veld)

    view = maak(Tabblad(sleutel="toetsing", titel="Toetsing", lees=lambda _id: Toetsing))
    qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: view.tabs.sleutel() == "toetsing")
    assert gevraagd == ["open"]


def test_that_there_is_one_blue_button(maak: Maker, dienst: Dienst) -> None:
    vul_dossier(dienst, stukken=False)
    tekenmap = Kolomvak(Knop("Naar Tekenmap", Knopsoort.HOOFD))
    view = maak(Tabblad(sleutel="besluit", titel="Besluit", lees=lambda _id: lambda: tekenmap))
    blauw = [k for k in view.findChildren(Knop) if k.soort is Knopsoort.HOOFD and k.isVisible()]
    assert [k.tekst() for k in blauw] == ["Volgende stap: besluit in de zitting van vandaag"]
    view.naar("besluit")
    assert view.tab("besluit") is tekenmap
    blauw = [k for k in view.findChildren(Knop) if k.soort is Knopsoort.HOOFD and k.isVisible()]
    assert [k.tekst() for k in blauw] == ["Naar Tekenmap"]
    assert view.kop.stapknop.isVisible(), "the step stays in sight"


def test_that_leaving_a_tab_keeps_what_was_typed(maak: Maker, dienst: Dienst) -> None:
    vul_dossier(dienst, stukken=False)
    view = maak()
    view.naar("aanvraag")
    tab = view.tab("aanvraag")
    assert isinstance(tab, AanvraagTab)
    veld = veld_van(tab, "vso.hoofddoel").findChild(QPlainTextEdit)
    assert isinstance(veld, QPlainTextEdit)
    veld.setPlainText("Weer naar school.")
    view.naar("overzicht")
    assert aanvraag_nu(dienst).formulier.vso.hoofddoel == "Weer naar school."
    overzicht = view.tab("overzicht")
    assert isinstance(overzicht, OverzichtTab)
    assert any(t.text() == "Weer naar school." for t in overzicht.findChildren(Tekst))


def test_that_leaving_the_page_keeps_what_was_typed(maak: Maker, dienst: Dienst) -> None:
    vul_dossier(dienst, stukken=False)
    view = maak()
    view.naar("aanvraag", "vso.hoofddoel")
    tab = view.tab("aanvraag")
    assert isinstance(tab, AanvraagTab)
    assert veld_van(tab, "vso.hoofddoel").isAncestorOf(view.focusWidget())
    view.focusWidget().setPlainText("Terug naar havo.")  # type: ignore[attr-defined]
    view.bij_verlaten()
    assert aanvraag_nu(dienst).formulier.vso.hoofddoel == "Terug naar havo."


def test_that_what_is_typed_is_kept_by_itself(maak: Maker, dienst: Dienst, qtbot: QtBot) -> None:
    vul_dossier(dienst, stukken=False)
    view = maak()
    view.naar("aanvraag", "vso.hoofddoel")
    view.focusWidget().setPlainText("Rust.")  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: aanvraag_nu(dienst).formulier.vso.hoofddoel == "Rust.")
    tab = view.tab("aanvraag")
    assert isinstance(tab, AanvraagTab)
    assert tab.stand.text() == "Alles is bewaard."


def test_that_somebody_elses_change_is_said_and_can_be_shown(maak: Maker, dienst: Dienst) -> None:
    vul_dossier(dienst, stukken=False)
    view = maak()
    view.naar("aanvraag", "vso.hoofddoel")
    with dienst.register.schrijven() as uow:
        aanvraag = uow.aanvragen.get(ID)
        vso = replace(aanvraag.formulier.vso, hoofddoel="Van een ander.")
        uow.aanvragen.save(replace(aanvraag, formulier=replace(aanvraag.formulier, vso=vso)))
    tab = view.tab("aanvraag")
    assert isinstance(tab, AanvraagTab)
    view.focusWidget().setPlainText("Van mij.")  # type: ignore[attr-defined]
    tab.bewaar()
    assert "intussen gewijzigd" in tab.melding.tekst()
    assert tab.formulier.waarde().vso.hoofddoel == "Van mij."
    knop = next(k for k in tab.melding.findChildren(Knop) if k.tekst() == "Nieuwe gegevens tonen")
    knop.click()
    assert tab.formulier.waarde().vso.hoofddoel == "Van een ander."
    assert tab.melding.tekst() == ""


def test_that_the_open_fields_are_a_way_to_their_place(maak: Maker, dienst: Dienst) -> None:
    formulier = maak_formulier()
    formulier = replace(formulier, vso=replace(formulier.vso, hoofddoel="", categorie=None))
    vul_dossier(dienst, aanvraag=maak_aanvraag(formulier=formulier), op_agenda=False, stukken=False)
    view = maak()
    view.naar("aanvraag")
    tab = view.tab("aanvraag")
    assert isinstance(tab, AanvraagTab)
    assert [k.tekst() for k in tab.open.knoppen] == ["Gevraagde categorie", "Hoofddoel in het vso"]
    tab.open.knoppen[1].click()
    assert veld_van(tab, "vso.hoofddoel").isAncestorOf(view.focusWidget())


# --- head: dialogs, flags, names ------------------------------------------------------------------------------------------------


def test_that_enter_on_the_chip_explains_the_date(maak: Maker, dienst: Dienst, qtbot: QtBot) -> None:
    vul_dossier(dienst, stukken=False)
    view = maak()
    view.kop.termijn.setFocus()
    qtbot.keyClick(view.kop.termijn, Qt.Key.Key_Return)
    assert isinstance(view.dialoog, WaaromDatum)
    teksten = [t.text() for t in view.dialoog.findChildren(Tekst)]
    assert any("Awb 4:13, lid 2" in tekst for tekst in teksten)
    assert any("vrijdag 28 mei 2027" in tekst for tekst in teksten)
    qtbot.keyClick(view.dialoog, Qt.Key.Key_Escape)
    assert not view.dialoog.isVisible()


def test_that_a_consent_of_the_school_is_noted_where_the_date_is_explained_and_can_be_struck(
    maak: Maker, dienst: Dienst, qtbot: QtBot
) -> None:
    vul_dossier(dienst, stukken=False)
    view = maak()
    view.kop.waarom.emit()
    waarom = view.dialoog
    assert isinstance(waarom, WaaromDatum)
    knop(waarom, "Uitstel noteren…").click()
    vorm = waarom.dialoog
    assert vorm is not None
    assert vorm.bewaren is not None
    vorm.bewaren.click()
    assert [v.fout() for v in vorm.vakken[1:]] == ["Vul deze dag in."] * 2
    for vak, dag in zip(vorm.vakken[1:], (date(2027, 5, 13), date(2027, 5, 19)), strict=True):
        vak.zet_waarde(dag)
    vorm.bewaren.click()
    qtbot.waitUntil(lambda: "4 juni" in view.kop.termijn.accessibleName())
    knop(waarom, "Schrappen").click()
    qtbot.waitUntil(lambda: "28 mei" in view.kop.termijn.accessibleName())
    waarom.reject()


def knop(venster: WaaromDatum, tekst: str) -> Knop:
    return next(k for k in venster.findChildren(Knop) if k.tekst() == tekst and k.isVisible())


def test_that_ctrl_m_writes_a_note_that_the_card_shows(maak: Maker, dienst: Dienst, qtbot: QtBot) -> None:
    vul_dossier(dienst, stukken=False)
    view = maak()
    dialoog = open_notitie(view, qtbot)
    assert dialoog.bewaren is not None
    dialoog.bewaren.click()
    assert dialoog.tekst.fout() == "Schrijf op wat er is besproken of afgesproken."
    qtbot.keyClicks(dialoog.tekst.editor, "School belt morgen terug.")
    qtbot.keyClick(dialoog.tekst.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: notities.lijst(dienst, ID)[0].tekst.startswith("School"))
    assert notities.lijst(dienst, ID)[0].tekst == "School belt morgen terug."
    assert any("School belt morgen terug." in t.text() for t in view.findChildren(Tekst))


def test_that_a_half_note_comes_back(maak: Maker, dienst: Dienst, qtbot: QtBot) -> None:
    vul_dossier(dienst, stukken=False)
    view = maak()
    dialoog = open_notitie(view, qtbot)
    qtbot.keyClicks(dialoog.tekst.editor, "Half")
    dialoog.close()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    weer = open_notitie(view, qtbot)
    assert weer is not dialoog
    assert weer.tekst.waarde() == "Half"
    weer.close()


def test_that_ctrl_t_asks_a_day_and_keeps_it(maak: Maker, dienst: Dienst, qtbot: QtBot) -> None:
    vul_dossier(dienst, stukken=False)
    view = maak()
    qtbot.keyClick(view, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: view.dialoog is not None)
    dialoog = view.dialoog
    assert isinstance(dialoog, OpvolgenDialoog)
    assert dialoog.bewaren is not None
    dialoog.bewaren.click()
    assert dialoog.op.fout() == "Kies de dag waarop u hierop terugkomt."
    next(k for k in dialoog.findChildren(Knop) if k.tekst() == "Over een week").click()
    assert dialoog.op.waarde() == date(2027, 5, 19)
    dialoog.bewaren.click()
    assert notities.lijst(dienst, ID)[0].opvolgen_op == date(2027, 5, 19)


def test_that_the_status_message_goes_to_the_clipboard_by_its_key(maak: Maker, dienst: Dienst, qtbot: QtBot) -> None:
    vul_dossier(dienst, stukken=False)
    view = maak()
    gezegd: list[str] = []
    view._wijzigingen.gezegd.connect(gezegd.append)
    qtbot.keyClick(view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: bool(gezegd))
    assert QGuiApplication.clipboard().text().startswith("Kenmerk 2026-0391: ")
    assert gezegd == ["Het statusbericht staat op het klembord, zonder naam. Plak het in uw bericht."]
    assert [act.titel for act in view.opdrachten()] == [regel.text() for regel in view.kop.menu.actions()]
    assert "Statusbericht kopiëren" in {act.titel for act in view.opdrachten()}


def test_that_who_waits_for_a_signature_copies_a_reminder_under_meer_and_with_the_step(maak: Maker, dienst: Dienst) -> None:
    vul_dossier(dienst, aanvraag=maak_aanvraag(status=Status.BESLOTEN), op_agenda=False, stukken=False)
    with dienst.register.schrijven() as uow:
        uow.zittingen.save(maak_zitting("2026-0391"))
        uow.besluiten.save(uow.besluiten.save(maak_besluit()).naar_tekenmap())
    view = maak()
    gezegd: list[str] = []
    view._wijzigingen.gezegd.connect(gezegd.append)
    act = next(act for act in view.opdrachten() if act.titel == "Herinnering aan wie tekent kopiëren")
    for doe in (act.doe, view._on_step):
        QGuiApplication.clipboard().clear()
        doe()
        assert "ligt er een besluit in de Tekenmap" in QGuiApplication.clipboard().text()
        assert "Mikołaj" not in QGuiApplication.clipboard().text()
    assert gezegd == ["De herinnering staat op het klembord, zonder naam. Plak haar in uw bericht."] * 2


def test_that_a_lid_without_the_right_sees_no_closed_doors(maak: Maker, dienst: Dienst) -> None:
    vul_dossier(dienst)
    view = maak(als=RIETDIJK)
    view.naar("stukken")
    tab = view.tab("stukken")
    assert isinstance(tab, StukkenTab)
    assert not tab.lijst.vak.isVisible()
    assert not tab.balk.opslaan.isVisible()
    assert not tab.balk.neem_over.isVisible()
    assert tab.overnemer is None
    assert view.kop.afdrukknop.isVisible(), "a lid prints the card (screens.md 1.3)"
    assert not view.kop.meerknop.isVisible()


def test_that_the_flags_are_words(maak: Maker, dienst: Dienst) -> None:
    moeder, vader = maak_verzorgers()
    formulier = maak_formulier()
    verzorgers = (replace(moeder, adres_geheim=True), replace(vader, houding=Houding.NIET_EENS))
    formulier = replace(formulier, b=replace(formulier.b, verzorgers=verzorgers))
    vul_dossier(dienst, aanvraag=maak_aanvraag(formulier=formulier), stukken=False)
    view = maak()
    zichtbaar = [chip.chip().tekst for chip in view.kop._chips if chip.isVisible()]
    assert zichtbaar == ["geheim adres", "ouder niet eens"]
    alles = " ".join(t.text() for t in view.findChildren(Tekst))
    assert "Rietgors" not in alles


@pytest.mark.parametrize("naam", ["Ab " * 65, "Philippine-Charlotte", "O'Neill <b>vet</b>"])
def test_that_no_name_makes_the_page_wider_than_the_window(maak: Maker, dienst: Dienst, naam: str) -> None:
    vul_dossier(dienst, leerling=replace(MIKOLAJ, achternaam=naam.strip()))
    view = maak()
    for tab in ("overzicht", "aanvraag", "stukken", "geschiedenis"):
        view.naar(tab)
        assert view.width() == 1280, tab
        assert view.minimumSizeHint().width() <= 1280, tab
        assert view.minimumSizeHint().height() <= 620, tab
    assert naam.strip() in view.kop.naam.text()


# --- overzicht ----------------------------------------------------------------------------------------------------------------


def test_that_the_card_on_the_screen_holds_every_word_of_the_card(maak: Maker, dienst: Dienst) -> None:
    vul_dossier(dienst, stukken=False)
    view = maak()
    alles = "\n".join(t.text() for t in view.findChildren(Tekst))
    kaart = dossierkaart(dienst, ID)
    woorden = [kaart.waarom, kaart.mening, kaart.mening_hoe, kaart.hoofddoel, *(v for _, v in kaart.gevraagd), *kaart.notities]
    woorden += [a.kern for a in kaart.adviezen] + [o.woorden for o in kaart.ouders] + [g.wat for g in kaart.geprobeerd]
    for tekst in woorden:
        assert tekst in alles
    assert alles.count("≠") == 2


def test_that_the_whole_card_can_be_scrolled_without_dead_space(maak: Maker, dienst: Dienst, qtbot: QtBot) -> None:
    vul_dossier(dienst, stukken=False)
    tab = maak().tab("overzicht")
    assert isinstance(tab, OverzichtTab)
    assert tab._rol is not None
    inhoud = tab._rol.widget()
    assert inhoud is not None
    onderste = max(kind.mapTo(inhoud, QPoint(0, 0)).y() + kind.height() for kind in inhoud.findChildren(Tekst))
    assert inhoud.height() - onderste < 60


def test_that_ctrl_p_shows_the_card_as_it_will_be_on_paper(
    maak: Maker, dienst: Dienst, taken: Taken, qtbot: QtBot, feedback: Stilfeedback, tmp_path: Path
) -> None:
    vul_dossier(dienst, stukken=False)
    view = maak()
    view.naar("geschiedenis")
    qtbot.keyClick(view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    tab = view.tab("overzicht")
    assert isinstance(tab, OverzichtTab)
    qtbot.waitUntil(lambda: tab.voorbeeld is not None)
    assert tab.voorbeeld is not None
    assert taken.wacht_tot_leeg()
    feedback._paden.append(tmp_path / "kaart.pdf")
    tab.voorbeeld.opslaan.click()
    assert taken.wacht_tot_leeg()
    assert (tmp_path / "kaart.pdf").read_bytes().startswith(b"%PDF")
    with dienst.register.lezen() as uow:
        assert uow.logboek.of_aanvraag(ID)[-1].actie == "dossierkaart.afdrukken"
    tab.voorbeeld.close()


# --- stukken ------------------------------------------------------------------------------------------------------------------


def test_that_choosing_a_stuk_opens_it_and_its_last_page_ticks_it(
    maak: Maker, dienst: Dienst, taken: Taken, qtbot: QtBot
) -> None:
    vul_dossier(dienst, stukken=False)
    een = voeg_stuk(dienst, "een.pdf", Stuksoort.OPP, maak_pdf(1))
    twee = voeg_stuk(dienst, "twee.pdf", Stuksoort.MDO, maak_pdf(3))
    tab = stukken_tab(maak(), taken, qtbot)
    assert aanvraag_nu(dienst).gelezen_door == ((SECRETARIS.id, een.id),)
    assert tab.toon_stuk(twee.id, 2)
    wacht_op_document(tab, taken, qtbot)
    assert tab.kijker.pagina() == 2
    assert len(aanvraag_nu(dienst).gelezen_door) == 1
    tab.kijker.ga_naar(3)
    assert aanvraag_nu(dienst).gelezen_door[-1] == (SECRETARIS.id, twee.id)


def test_that_ctrl_f_searches_in_the_open_stuk_from_the_list_and_from_the_tabs(
    maak: Maker, dienst: Dienst, taken: Taken, qtbot: QtBot
) -> None:
    vul_dossier(dienst)
    view = maak()
    tab = stukken_tab(view, taken, qtbot)
    zoekveld = tab.kijker._balk.zoekveld
    for plek in (tab.lijst.tabel.weergave, view.tabs):
        plek.setFocus()
        qtbot.keyClick(plek, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert zoekveld.hasFocus()
    qtbot.keyClicks(zoekveld, "blad")
    qtbot.keyClick(zoekveld, Qt.Key.Key_Down)
    assert tab.kijker._rol.hasFocus(), "back to the page"


def test_that_a_number_that_may_be_a_bsn_is_pointed_at_judged_and_asked_about_and_never_repeated(
    maak: Maker, dienst: Dienst, taken: Taken, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NepKijker, "tekst", lambda _self, n: f"nummer {_NUMMER}" if n == 1 else "tekst")
    vul_dossier(dienst, stukken=False)
    opp = voeg_stuk(dienst, f"{_NUMMER}.pdf", Stuksoort.OPP, maak_pdf(3), mogelijk_bsn=True, gedateerd=date(2027, 4, 19))
    ander = voeg_stuk(dienst, "verslag.pdf", Stuksoort.OVERIG, maak_pdf(1))
    tab = stukken_tab(maak(), taken, qtbot)
    assert tab.bsn.tekst.text() == "Hier staat een getal dat een BSN kan zijn (p. 2)."
    tab.bsn.vraag.click()
    vraag = QGuiApplication.clipboard().text()
    assert vraag.startswith("Kenmerk 2026-0391: in het stuk ‘OPP’ van 19 april 2027 staat een getal")
    assert not {_NUMMER, "Żurawski"} & set(vraag.replace(".", " ").split())
    tab.bsn.geen.click()
    wacht_op_document(tab, taken, qtbot)
    assert tab.bsn.isHidden()
    assert "kan zijn" not in " ".join(dossierkaart(dienst, ID).let_op)
    assert tab.toon_stuk(ander.id)
    wacht_op_document(tab, taken, qtbot)
    tab.melding._actie.click()
    wacht_op_document(tab, taken, qtbot)
    assert not tab.bsn.isHidden()
    with dienst.register.lezen() as uow:
        assert [uow.stukken.get(s.id).mogelijk_bsn for s in (opp, ander)] == [True, False]
    assert tab.toon_stuk(opp.id)
    lid = stukken_tab(maak(als=BAKKENES), taken, qtbot)
    assert not lid.bsn.isHidden()
    assert [k.isHidden() for k in (lid.bsn.zwart, lid.bsn.geen, lid.bsn.vraag)] == [True, True, True]


def test_that_going_through_the_list_opens_only_where_one_stops(
    maak: Maker, dienst: Dienst, taken: Taken, qtbot: QtBot
) -> None:
    vul_dossier(dienst)
    tab = stukken_tab(maak(), taken, qtbot)
    for _ in range(3):
        qtbot.keyClick(tab.lijst.tabel.weergave, Qt.Key.Key_Down)
    wacht_op_document(tab, taken, qtbot)
    with dienst.register.lezen() as uow:
        bekeken = [g.object_id for g in uow.logboek.of_aanvraag(ID) if g.actie == "stuk.inzien" and not g.digest]
        ids = [s.id for s in uow.stukken.of_aanvraag(ID)]
    assert set(bekeken) == {ids[0], ids[3]}


def test_that_a_reference_goes_to_the_clipboard(maak: Maker, dienst: Dienst, taken: Taken, qtbot: QtBot) -> None:
    vul_dossier(dienst)
    view = maak()
    tab = stukken_tab(view, taken, qtbot)
    tab.kijker.ga_naar(6)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "OPP p. 6")


def test_that_t_takes_what_was_selected_on_the_page_over_into_a_field_with_its_place_and_back(
    maak: Maker, dienst: Dienst, taken: Taken, qtbot: QtBot
) -> None:
    vul_dossier(dienst)
    tab = stukken_tab(maak(), taken, qtbot)
    rol = tab.kijker.findChild(Paginarol)
    assert isinstance(rol, Paginarol)
    rol.setFocus()
    qtbot.keyClick(rol, Qt.Key.Key_T)
    assert tab.melding.tekst().startswith("Kies eerst tekst")
    shift, ctrl = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(rol, Qt.Key.Key_Right, shift)  # begins at the first word
    assert taken.wacht_tot_leeg()
    for _ in range(2):
        qtbot.keyClick(rol, Qt.Key.Key_Right, shift)
    assert tab.kijker.gekozen_tekst() == "tekst van bladzijde"
    qtbot.keyClick(rol, Qt.Key.Key_C, ctrl)
    assert QGuiApplication.clipboard().text() == "tekst van bladzijde"
    vlak = tab.kijker.findChild(Leesvlak)
    assert isinstance(vlak, Leesvlak)
    qtbot.mousePress(vlak, Qt.MouseButton.LeftButton, pos=QPoint(2, 1))
    qtbot.mouseMove(vlak, QPoint(vlak.width() - 3, 1))
    qtbot.mouseRelease(vlak, Qt.MouseButton.LeftButton, pos=QPoint(vlak.width() - 3, 1))
    assert tab.kijker.gekozen_tekst() == "tekst van bladzijde 1"

    qtbot.keyClick(rol, Qt.Key.Key_T)
    assert tab.overnemer is not None
    dialoog = tab.overnemer.dialoog
    assert dialoog is not None
    was = aanvraag_nu(dienst).formulier.vso.hoofddoel
    assert dialoog.lijst.kies("vso.hoofddoel")
    assert dialoog.hoe.isEnabled()
    assert dialoog.doe is not None
    dialoog.doe.click()
    assert aanvraag_nu(dienst).formulier.vso.hoofddoel == f"{was} tekst van bladzijde 1 (OPP p. 1)"
    assert tab.melding.tekst().startswith("Overgenomen in ‘Hoofddoel in het vso’. Wordt ")
    tab.melding._actie.click()
    assert aanvraag_nu(dienst).formulier.vso.hoofddoel == was


def test_that_a_bookmark_a_search_and_two_documents_find_the_way_in_the_stukken(
    maak: Maker, dienst: Dienst, taken: Taken, qtbot: QtBot, wegwijzer: Wegwijzer
) -> None:
    vul_dossier(dienst)
    view = maak()
    tab = stukken_tab(view, taken, qtbot)
    tab.kijker.ga_naar(3)
    qtbot.keyClick(view, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: hasattr(tab, "plekkendialoog"))
    tab.plekkendialoog.woord.zet_waarde("terugkeer")
    assert tab.plekkendialoog.zetten is not None
    tab.plekkendialoog.zetten.click()
    tab.kijker.ga_naar(1)
    tab.balk.bladwijzers.click()
    lijst = tab.plekkendialoog.lijst
    assert [(p.waar, p.woord) for p in lijst.getoond() if not p.code] == [("OPP p. 3", "terugkeer")]
    lijst.geactiveerd.emit(lijst.getoond()[0])
    assert tab.kijker.pagina() == 3

    tab.balk.zoek.click()
    tab.zoekdialoog.veld.setText("BLADZIJDE 2")
    tab.zoekdialoog.veld.enter.emit()
    assert taken.wacht_tot_leeg()
    treffers = tab.zoekdialoog.lijst.getoond()
    assert {t.pagina for t in treffers} == {2}
    assert treffers[0].rondom == "tekst van bladzijde 2"
    tab.zoekdialoog.lijst.geactiveerd.emit(treffers[0])
    assert taken.wacht_tot_leeg()
    assert (tab.kijker.pagina(), tab.kijker.gekozen_tekst()) == (2, "bladzijde 2")

    tab.balk.naast.click()
    assert taken.wacht_tot_leeg()
    assert not tab.lijst.isVisible()
    assert tab.naast.tweede is not None
    assert (tab.plaatsnaam(), tab.naast.tweede.plaatsnaam()) == ("OPP p. 2", "MDO-verslag p. 1")
    tab.kijker.zet_maat(100)
    tab.kijker._on_zoom(1)
    assert dienst_maat(dienst) == 120
    tab.balk.naast.click()
    assert tab.lijst.isVisible()
    assert not tab.naast.tweede.isVisible()


def dienst_maat(dienst: Dienst) -> int:
    lezer = Stuklezer(inlezer=Bestandslezer(), kijker=NepKijker)
    return StukkenPresenter(dienst, ID, lezer, Documentbronnen(NepKijker())).maat()


def test_that_text_of_a_text_document_is_taken_from_the_viewer_itself(
    maak: Maker, dienst: Dienst, taken: Taken, qtbot: QtBot
) -> None:
    vul_dossier(dienst, stukken=False)
    voeg_stuk(dienst, "verslag.txt", Stuksoort.GESPREK, b"De mentor ziet voor-\nuitgang.", vorm="TXT", paginas=None)
    tab = stukken_tab(maak(), taken, qtbot)
    vlak = tab.kijker.findChild(QPlainTextEdit)
    assert isinstance(vlak, QPlainTextEdit)
    vlak.selectAll()
    vlak.setFocus()
    qtbot.keyClick(vlak, Qt.Key.Key_T)
    assert tab.overnemer is not None
    dialoog = tab.overnemer.dialoog
    assert dialoog is not None
    dialoog.lijst.kies("b.mening_gedaan")
    dialoog.hoe.zet_waarde("vervang")
    dialoog.lijst.geactiveerd.emit(dialoog.lijst.gekozen())  # Enter in the list
    assert aanvraag_nu(dienst).formulier.b.mening_gedaan == "De mentor ziet vooruitgang. (Gespreksverslag)"


def test_that_dropped_files_are_added_and_the_first_is_chosen(
    maak: Maker, dienst: Dienst, taken: Taken, qtbot: QtBot, tmp_path: Path
) -> None:
    vul_dossier(dienst)
    (tmp_path / "gespreksverslag.pdf").write_bytes(maak_pdf(2, tekst="gesprek"))
    (tmp_path / "virus.pdf").write_bytes(b"MZ" + bytes(64))
    view = maak()
    tab = stukken_tab(view, taken, qtbot)
    tab.lijst.vak.gebracht.emit([tmp_path / "gespreksverslag.pdf", tmp_path / "virus.pdf"])
    assert taken.wacht_tot_leeg()
    assert "1 stuk toegevoegd" in tab.melding.tekst()
    assert "programma" in tab.melding.tekst()
    assert "aanvulling" not in tab.melding.tekst()
    rij = tab.lijst.rij()
    assert rij is not None
    assert (rij.naam, rij.soort) == ("gespreksverslag.pdf", "Gespreksverslag")
    qtbot.waitUntil(lambda: view.tabs.tabText(2) == "3 Stukken 5")
    wacht_op_document(tab, taken, qtbot)


def test_that_a_changed_kind_is_kept_by_itself_and_an_impossible_day_is_marked(
    maak: Maker, dienst: Dienst, taken: Taken, qtbot: QtBot
) -> None:
    vul_dossier(dienst)
    tab = stukken_tab(maak(), taken, qtbot)
    tab.lijst.soort.zet_waarde("VERZUIM")
    tab.lijst.bewaar()
    with dienst.register.lezen() as uow:
        assert uow.stukken.of_aanvraag(ID)[0].soort == "VERZUIM"
    tab.lijst.gedateerd.zet_waarde(date(2030, 1, 1))
    tab.lijst.bewaar()
    assert "toekomst" in tab.lijst.gedateerd.fout()


def test_that_a_spreadsheet_is_kept_and_can_be_saved(
    maak: Maker, dienst: Dienst, taken: Taken, qtbot: QtBot, feedback: Stilfeedback, tmp_path: Path
) -> None:
    vul_dossier(dienst, stukken=False)
    voeg_stuk(dienst, "verzuim.xlsx", Stuksoort.VERZUIM, b"PK inhoud", vorm="XLSX", paginas=None)
    tab = stukken_tab(maak(), taken, qtbot)
    assert tab._stapel.currentIndex() == 1
    feedback._paden.append(tmp_path / "kopie.xlsx")
    tab.balk.opslaan.trigger()
    assert taken.wacht_tot_leeg()
    assert (tmp_path / "kopie.xlsx").read_bytes() == b"PK inhoud"


def test_that_an_empty_dossier_says_what_to_do(maak: Maker, dienst: Dienst, taken: Taken, qtbot: QtBot) -> None:
    vul_dossier(dienst, stukken=False)
    tab = stukken_tab(maak(), taken, qtbot)
    assert tab.lijst.rij() is None
    assert not tab.balk.kopieer.isEnabled()


def test_that_pieces_for_a_school_that_was_asked_point_to_what_makes_the_term_run(dienst: Dienst) -> None:
    aanvraag = vul_dossier(dienst, stukken=False)
    vraag = Aanvulling(ontbreekt=("OPP",), uiterlijk=date(2027, 5, 20), verzonden_op=date(2027, 5, 10))
    with dienst.register.schrijven() as uow:
        nu = uow.aanvragen.get(aanvraag.id)
        uow.aanvragen.save(replace(nu, aanvullingen=(vraag,), status=Status.AANVULLING_GEVRAAGD))
    lezer = Stuklezer(inlezer=Bestandslezer())
    presenter = StukkenPresenter(dienst, ID, lezer, Documentbronnen(NepKijker()))
    stuk = voorbereiden(dienst, lezer, "OPP.pdf", maak_pdf(1, tekst="OPP"))
    _, zin = presenter.voeg_toe(Leesuitkomst(voorstellen=(stuk,), meldingen=()))
    assert "kies dan bij Toetsing Aanvulling ontvangen" in zin


# --- geschiedenis ---------------------------------------------------------------------------------------------------------------


def test_that_enter_ticks_a_note_and_the_filter_narrows(maak: Maker, dienst: Dienst, qtbot: QtBot) -> None:
    vul_dossier(dienst, stukken=False)
    view = maak()
    view.naar("geschiedenis")
    tab = view.tab("geschiedenis")
    assert isinstance(tab, GeschiedenisTab)
    tab.filter.kies("NOTITIE")
    assert tab.tabel.zichtbaar() == 2
    tab.tabel.weergave.selectRow(0)
    qtbot.keyClick(tab.tabel.weergave, Qt.Key.Key_Return)
    assert not notities.lijst(dienst, ID)[0].open
    assert tab.gedaan.tekst() == "Weer open"
    tab.filter.kies("INZAGE")
    assert tab.tabel.zichtbaar() == 1
    tab.zoek.setText("bestaat niet")
    assert tab.tabel.zichtbaar() == 0


def test_that_a_follow_up_in_the_werkvoorraad_leads_to_its_note(maak: Maker, dienst: Dienst, qtbot: QtBot) -> None:
    vul_dossier(dienst, stukken=False)
    notities.schrijven(dienst, ID, Notitiesoort.TELEFOON, "Nog iets")
    op = next(n for n in notities.lijst(dienst, ID) if n.open)
    view = maak()
    view.naar("geschiedenis", str(op.id))
    tab = view.tab("geschiedenis")
    assert isinstance(tab, GeschiedenisTab)
    rij = tab.tabel.gekozen()
    assert rij is not None
    assert rij.notitie_id == op.id
    assert tab.gedaan.isEnabled()
    qtbot.keyClick(view.focusWidget(), Qt.Key.Key_Return)
    assert not any(n.open for n in notities.lijst(dienst, ID))


# --- reachable for everybody ------------------------------------------------------------------------------------------------


def test_that_everything_that_takes_the_focus_has_a_name(
    maak: Maker, dienst: Dienst, taken: Taken, qtbot: QtBot
) -> None:
    vul_dossier(dienst)
    view = maak()
    naamloos = []
    for sleutel in view.tabs.sleutels():
        view.naar(sleutel)
        assert taken.wacht_tot_leeg()
        for widget in view.findChildren(QWidget):
            tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()
            if tab and widget.focusProxy() is None and not widget.accessibleName():
                naamloos.append(f"{sleutel}: {type(widget).__name__} {widget.objectName()}")
    assert not naamloos


def test_that_tab_walks_from_the_head_into_the_tab_and_back(maak: Maker, dienst: Dienst, qtbot: QtBot) -> None:
    vul_dossier(dienst, stukken=False)
    view = maak()
    view.naar("geschiedenis")
    tab = view.tab("geschiedenis")
    assert isinstance(tab, GeschiedenisTab)
    view.kop.setFocus()
    gezien: list[QWidget | None] = []
    for _ in range(30):
        qtbot.keyClick(view.focusWidget(), Qt.Key.Key_Tab)
        gezien.append(view.focusWidget())
    assert {view.kop.termijn, view.kop.notitieknop, view.tabs, tab.tabel.weergave} <= set(gezien)


@pytest.mark.parametrize(("kijk_naar", "zin"), [((), ""), (("Beschrijving",), " Kijk nog naar: Beschrijving.")])
def test_that_the_list_of_open_fields_names_one_that_is_filled_and_asks_a_look(
    qtbot: QtBot, kijk_naar: tuple[str, ...], zin: str
) -> None:
    lijst = Openlijst()
    qtbot.addWidget(lijst)
    lijst.toon((), kijk_naar)
    assert [t.text() for t in lijst.findChildren(Tekst)] == [f"Alle velden voor de toetsing zijn ingevuld.{zin}"]
