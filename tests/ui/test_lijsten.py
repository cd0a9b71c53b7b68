"""Werkvoorraad and Aanvragen as a person uses them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from cvt_desktop.adapters.exchange.tabel import lees_tabel
from cvt_desktop.adapters.vault.errors import gesloten
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.lijstuitvoer import Lijstsoort
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.reservekopie import Kopiekort
from tests.factories import (
    BAKKENES,
    BESTUURDER,
    SECRETARIS,
    SEM,
    maak_aanvraag,
    maak_formulier,
    maak_leerling,
    maak_zitting,
)
from tests.fakes.navigatie import NepNavigatie
from tests.fakes.register import maak_dienst, maak_testregister
from tests.ui.pages.excel import maak_excel
from ui.changes import Wijzigingen
from ui.dialogs.agenda import AgendaDialoog
from ui.dialogs.stapelagenda import StapelAgenda
from ui.feedback import Stilfeedback
from ui.presenters.aanvragen import AanvragenPresenter
from ui.presenters.naarexcel import MET, ZONDER
from ui.presenters.stapelkeuze import Stapelact
from ui.tasks import Taken
from ui.views import aanvragen, werkvoorraad
from ui.views.aanvragen import AanvragenView
from ui.views.werkvoorraad import WerkvoorraadView
from ui.widgets.kaart import Kaart
from ui.zoekmelding import meld_gezocht


@pytest.fixture
def dienst(tmp_path: Path) -> Dienst:
    register = maak_testregister(tmp_path)
    formulier = maak_formulier()
    formulier = replace(formulier, a=replace(formulier.a, ontvangen_op=date(2027, 5, 3)))
    with register.schrijven() as uow:
        uow.leerlingen.save(maak_leerling())
        uow.leerlingen.save(SEM)
        uow.aanvragen.save(maak_aanvraag("2026-0391", status=Status.GETEKEND, bevestigd_op=date(2027, 4, 2)))
        uow.aanvragen.save(maak_aanvraag("2026-0399", status=Status.IN_TOETSING, bevestigd_op=date(2027, 5, 3),
                                         leerling_id=SEM.id, formulier=formulier))  # fmt: skip
    return maak_dienst(register, SECRETARIS)


@pytest.fixture
def navigatie() -> NepNavigatie:
    return NepNavigatie()


def open_aanvragen(
    dienst: Dienst, navigatie: NepNavigatie, taken: Taken, *, wijzigingen: Wijzigingen | None = None,
    feedback: Stilfeedback | None = None,
) -> AanvragenView:  # fmt: skip
    return aanvragen.maak_scherm(AanvragenPresenter(dienst, navigatie), taken, feedback or Stilfeedback(),
                                 maak_excel(dienst, Lijstsoort.AANVRAGEN), wijzigingen=wijzigingen)  # fmt: skip


def open_werkvoorraad(
    qtbot: QtBot, dienst: Dienst, navigatie: NepNavigatie, taken: Taken, notities: list[AanvraagId] | None = None
) -> WerkvoorraadView:
    noteer = notities.append if notities is not None else None
    view = werkvoorraad.maak_scherm(dienst, navigatie, taken, notitie=noteer)
    qtbot.addWidget(view)
    view.resize(1280, 640)
    view.show()
    qtbot.waitExposed(view)
    assert taken.wacht_tot_leeg()
    view.tabel.setFocus()
    return view


def test_that_the_day_begins_with_what_is_to_be_done_today(
    qtbot: QtBot, dienst: Dienst, navigatie: NepNavigatie, taken: Taken
) -> None:
    view = open_werkvoorraad(qtbot, dienst, navigatie, taken)
    assert [k.accessibleName() for k in view.chips.findChildren(QAbstractButton)] == [
        "Vandaag 1", "Deze week 0", "Wacht op anderen 0", "Alles 2",
    ]  # fmt: skip
    qtbot.keyClick(view.tabel.weergave, Qt.Key.Key_Return)
    assert navigatie.gegaan[0][2:] == ("brieven", "verzenden")


def test_that_space_peeks_and_ctrl_m_writes_a_note(qtbot: QtBot, dienst: Dienst, navigatie: NepNavigatie, taken: Taken) -> None:
    genoteerd: list[AanvraagId] = []
    view = open_werkvoorraad(qtbot, dienst, navigatie, taken, genoteerd)
    qtbot.keyClick(view.tabel.weergave, Qt.Key.Key_Space)
    assert view.kijkje.isVisible()
    qtbot.keyClick(view.tabel.weergave, Qt.Key.Key_Space)
    assert not view.kijkje.isVisible()
    qtbot.keyClick(view.tabel.weergave, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert genoteerd == [maak_aanvraag("2026-0391").id]


def test_that_the_terms_go_to_a_calendar_file_from_the_list_only_for_who_may_export(
    qtbot: QtBot, dienst: Dienst, taken: Taken, tmp_path: Path
) -> None:
    feedback = Stilfeedback(paden=[tmp_path / "mijn agenda"])
    view = werkvoorraad.maak_scherm(dienst, NepNavigatie(), taken, feedback=feedback)
    qtbot.addWidget(view)
    view.show()
    next(k for k in view.findChildren(QAbstractButton) if k.accessibleName() == "Naar uw agenda…").click()
    dialoog = view.findChildren(AgendaDialoog)[0]
    next(k for k in dialoog.findChildren(QAbstractButton) if k.accessibleName() == "Opslaan als…").click()
    assert taken.wacht_tot_leeg()
    assert b"2026-0399: uiterlijk besluiten" in (tmp_path / "mijn agenda.ics").read_bytes()
    assert "Opgeslagen als mijn agenda.ics: 4 afspraken." in view._melding.tekst()
    lid = replace(dienst, sessie=replace(dienst.sessie, persoon_id=BAKKENES.id, rollen=BAKKENES.rollen))
    zonder = werkvoorraad.maak_scherm(lid, NepNavigatie(), taken, feedback=feedback)
    qtbot.addWidget(zonder)
    assert "Naar uw agenda…" not in [k.accessibleName() for k in zonder.findChildren(QAbstractButton)]


def test_that_shift_and_the_arrows_select_more_and_one_act_does_them_all(
    qtbot: QtBot, dienst: Dienst, navigatie: NepNavigatie, taken: Taken
) -> None:
    with dienst.register.schrijven() as uow:
        for nummer in (1, 2):
            uow.aanvragen.save(maak_aanvraag(f"2026-000{nummer}", status=Status.ONTVANGEN))
    view = open_werkvoorraad(qtbot, dienst, navigatie, taken)
    assert view.stapelbalk is not None
    knop = view.stapelbalk.knoppen[Stapelact.BEVESTIGEN]
    assert not knop.isVisible()
    for _ in range(2):
        qtbot.keyClick(view.tabel.weergave, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert (knop.isVisible(), knop.accessibleName()) == (True, "Ontvangst bevestigen (2)")
    knop.click()
    assert taken.wacht_tot_leeg()
    assert "De ontvangst van 2 dossiers is bevestigd" in view._melding.tekst()
    assert "2026-0391" in view._melding.tekst(), "what did not go along is named"
    assert len(view.tabel.gekozen_rijen()) == 3, "what was selected together still is"
    next(k for k in view._melding.findChildren(QAbstractButton) if k.accessibleName() == "Terugnemen").click()
    assert taken.wacht_tot_leeg()
    assert view._melding.tekst() == "Teruggenomen: de ontvangstbevestiging: 2 dossiers."


def test_that_ctrl_space_takes_a_line_in_and_leaves_it_out_and_space_alone_peeks(
    qtbot: QtBot, dienst: Dienst, navigatie: NepNavigatie, taken: Taken
) -> None:
    view = open_werkvoorraad(qtbot, dienst, navigatie, taken)
    next(k for k in view.chips.findChildren(QAbstractButton) if k.accessibleName() == "Alles 2").click()
    lijst, ctrl = view.tabel.weergave, Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(lijst, Qt.Key.Key_Down, ctrl)
    assert len(view.tabel.gekozen_rijen()) == 1, "the arrow with Ctrl goes without selecting"
    qtbot.keyClick(lijst, Qt.Key.Key_Space, ctrl)
    assert len(view.tabel.gekozen_rijen()) == 2
    assert not view.kijkje.isVisible()
    qtbot.keyClick(lijst, Qt.Key.Key_Space, ctrl)
    assert len(view.tabel.gekozen_rijen()) == 1


def test_that_an_agenda_is_chosen_and_an_act_for_none_of_them_says_why(
    qtbot: QtBot, dienst: Dienst, navigatie: NepNavigatie, taken: Taken
) -> None:
    with dienst.register.schrijven() as uow:
        uow.aanvragen.save(maak_aanvraag("2026-0001", status=Status.GEREED_VOOR_ZITTING, bevestigd_op=date(2027, 4, 2)))
        uow.zittingen.save(maak_zitting(datum=date(2027, 5, 26)))
    view = open_werkvoorraad(qtbot, dienst, navigatie, taken)
    assert view.stapelbalk is not None
    next(k for k in view.chips.findChildren(QAbstractButton) if k.accessibleName() == "Alles 3").click()
    view.tabel.weergave.selectAll()
    bevestigen = view.stapelbalk.knoppen[Stapelact.BEVESTIGEN]
    assert not bevestigen.isEnabled()
    assert bevestigen.toolTip() == "alleen waarvan de ontvangst nog niet is bevestigd."
    view.stapelbalk.knoppen[Stapelact.AGENDA].click()
    dialoog = view.stapelaar.dialoog
    assert isinstance(dialoog, StapelAgenda)
    view.tabel.weergave.clearSelection()  # as when the list is read anew behind it
    next(k for k in dialoog.findChildren(QAbstractButton) if k.accessibleName() == "Op agenda zetten").click()
    assert taken.wacht_tot_leeg()
    assert "Op de agenda van wo 26 mei staat nu ook 2026-0001." in view._melding.tekst()


def test_that_headings_cannot_be_chosen_and_go_when_a_column_is_sorted(
    qtbot: QtBot, dienst: Dienst, navigatie: NepNavigatie, taken: Taken
) -> None:
    view = open_werkvoorraad(qtbot, dienst, navigatie, taken)
    next(k for k in view.chips.findChildren(QAbstractButton) if k.accessibleName() == "Alles 2").click()
    view.keuzes.gegroepeerd.emit("STAP")
    assert [bool(rij.kop) for rij in view.tabel.getoond()] == [True, False, True, False]
    assert view.tabel.weergave.columnSpan(0, 0) == 5
    view.tabel.kies(view.tabel.getoond()[1].sleutel)
    qtbot.keyClick(view.tabel.weergave, Qt.Key.Key_Down)
    gekozen = view.tabel.gekozen()
    assert gekozen is not None
    assert gekozen == view.tabel.getoond()[3]
    view.tabel.model.sort(3)
    assert not [rij for rij in view.tabel.getoond() if rij.kop]


def test_that_the_register_line_unfolds_to_where_it_is_looked_after(
    qtbot: QtBot, dienst: Dienst, navigatie: NepNavigatie, taken: Taken
) -> None:
    kort = Kopiekort(laatste="Reservekopie vandaag 08.55", tweede="tweede plaats voor reservekopieën 12 dagen oud")
    view = werkvoorraad.maak_scherm(dienst, navigatie, taken, kopieen=lambda: kort)
    qtbot.addWidget(view)
    view.show()
    assert taken.wacht_tot_leeg()
    assert view.beheer.knop.accessibleName() == "Registerbeheer: tweede plaats voor reservekopieën 12 dagen oud"
    view.beheer.knop.click()
    next(k for k in view.beheer.findChildren(QAbstractButton) if k.accessibleName().startswith("tweede")).click()
    assert navigatie.gegaan == [("scherm", "reservekopieen")]


def test_that_the_bestuurder_sees_four_numbers_that_lead_to_the_overzichten(
    qtbot: QtBot, dienst: Dienst, navigatie: NepNavigatie, taken: Taken
) -> None:
    bestuurder = replace(dienst, sessie=replace(dienst.sessie, persoon_id=BESTUURDER.id, rollen=BESTUURDER.rollen))
    view = open_werkvoorraad(qtbot, bestuurder, navigatie, taken)
    cijfers = view.cijfers
    assert cijfers is not None
    qtbot.waitUntil(lambda: sum(k.isVisible() for k in cijfers.findChildren(Kaart)) == 4)  # Qt shows them in a turn of its own
    assert [k.accessibleName() for k in cijfers.findChildren(Kaart) if k.isVisible()] == [
        "aanvragen ontvangen: 2 2 nog niet bekendgemaakt", "besluiten verzonden: 0", "binnen de termijn: –",
        "toegekend: EUR 0 geen begroting ingevuld",
    ]  # fmt: skip
    cijfers.kop.click()
    assert navigatie.gegaan == [("scherm", "overzichten")]


def test_that_an_empty_chip_says_what_comes_next(qtbot: QtBot, dienst: Dienst, navigatie: NepNavigatie, taken: Taken) -> None:
    view = open_werkvoorraad(qtbot, dienst, navigatie, taken)
    next(k for k in view.chips.findChildren(QAbstractButton) if k.accessibleName() == "Deze week 0").click()
    assert view.tabel._legestaat.titel() == "Niets voor deze week."


def test_that_the_main_act_is_only_there_for_who_may_register(
    qtbot: QtBot, dienst: Dienst, navigatie: NepNavigatie, taken: Taken
) -> None:
    view = open_werkvoorraad(qtbot, dienst, navigatie, taken)
    next(k for k in view.findChildren(QAbstractButton) if k.accessibleName() == "Nieuwe aanvraag").click()
    assert navigatie.gegaan == [("scherm", "nieuwe-aanvraag")]
    lid = replace(dienst, sessie=replace(dienst.sessie, persoon_id=BAKKENES.id, rollen=BAKKENES.rollen))
    zonder = open_werkvoorraad(qtbot, lid, navigatie, taken)
    assert "Nieuwe aanvraag" not in [k.accessibleName() for k in zonder.findChildren(QAbstractButton)]


def test_that_aanvragen_filters_while_typing_and_opens_with_enter(
    qtbot: QtBot, dienst: Dienst, navigatie: NepNavigatie, taken: Taken
) -> None:
    view = open_aanvragen(dienst, navigatie, taken)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    view.bij_tonen()
    assert taken.wacht_tot_leeg()
    assert view.tabel.zichtbaar() == 2
    qtbot.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(view.zoek, "zurawski")
    assert view.tabel.zichtbaar() == 1
    qtbot.keyClick(view.zoek, Qt.Key.Key_Return)
    assert navigatie.gegaan == [("dossier", maak_aanvraag("2026-0391").id, "overzicht", None)]


def test_that_what_the_filter_leaves_goes_to_excel_without_names_when_one_asks_so(
    qtbot: QtBot, dienst: Dienst, navigatie: NepNavigatie, taken: Taken, tmp_path: Path
) -> None:
    view = open_aanvragen(dienst, navigatie, taken, feedback=Stilfeedback(paden=[tmp_path / "lijst"]))
    qtbot.addWidget(view)
    view.show()
    view.bij_tonen()
    assert taken.wacht_tot_leeg()
    qtbot.keyClicks(view.zoek, "zurawski")
    view.excel.click()
    assert view.excel.dialoog is not None
    assert view.excel.dialoog.namen.waarde() == MET
    view.excel.dialoog.namen.zet_waarde(ZONDER)
    view.excel.dialoog._on_save()
    assert taken.wacht_tot_leeg()
    assert view._melding.tekst() == "Opgeslagen als lijst.xlsx: 1 regel."
    gelezen = lees_tabel((tmp_path / "lijst.xlsx").read_bytes())
    assert "Leerling" not in gelezen.koppen
    assert [rij.cel(0) for rij in gelezen.rijen] == ["2026-0391"]


def test_that_a_search_goes_into_the_log_once_it_rests_without_its_words(
    qtbot: QtBot, dienst: Dienst, navigatie: NepNavigatie, taken: Taken
) -> None:
    view = open_aanvragen(dienst, navigatie, taken)
    qtbot.addWidget(view)
    view.show()
    view.bij_tonen()
    assert taken.wacht_tot_leeg()
    qtbot.keyClicks(view.zoek, "zurawski")
    view.zoek.rond_af()
    view.zoek.rond_af()
    assert taken.wacht_tot_leeg()
    qtbot.keyClicks(view.zoek, "x")
    view.zoek.clear()
    view.zoek.rond_af()
    assert taken.wacht_tot_leeg()
    with dienst.register.lezen() as uow:
        gezocht = [g for g in uow.logboek.since(0) if g.actie == "dossiers.zoeken"]
    assert [(g.object_soort, g.aantal, g.digest) for g in gezocht] == [("aanvragen", 1, "")]
    assert not any("zurawski" in str(veld) for g in gezocht for veld in (g.rol, g.object_soort, g.actie))
    view.hide()


def test_that_a_search_in_a_register_that_was_locked_meanwhile_is_no_error(taken: Taken) -> None:
    def dicht(_aantal: int) -> None:
        raise gesloten()

    meld_gezocht(taken, dicht, 1)
    assert taken.wacht_tot_leeg()


def test_that_a_change_in_the_register_reaches_an_open_list(
    qtbot: QtBot, dienst: Dienst, navigatie: NepNavigatie, taken: Taken
) -> None:
    wijzigingen = Wijzigingen()
    view = open_aanvragen(dienst, navigatie, taken, wijzigingen=wijzigingen)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    view.bij_tonen()
    assert taken.wacht_tot_leeg()
    with dienst.register.schrijven() as uow:
        uow.aanvragen.save(maak_aanvraag("2026-0400"))
    wijzigingen.meld("aanvraag")
    assert taken.wacht_tot_leeg()
    assert view.tabel.zichtbaar() == 3
