"""The intake page, the form, and the import of schools, as a person uses them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.domain.blok_arrangement import Arrangementvorm
from cvt_desktop.domain.formulier import Soort, Verzorger
from cvt_desktop.domain.pro_criteria import Domein
from cvt_desktop.domain.voorziening import bezetting
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.intake import NieuweAanvraag, registreren
from cvt_desktop.services.invoer import Invoer
from cvt_desktop.services.scholen import scholen
from cvt_desktop.services.stukken import Stuklezer
from tests.arrangement_opzet import BAO_TRAN, maak_arrangement, maak_arrangementformulier
from tests.dossiers import NepKijker
from tests.factories import (
    MEANDER,
    RAVENKOOG,
    SCHOLEN,
    SECRETARIS,
    SEM,
    VANDAAG,
    WERKSCHUIT,
    maak_besluit,
    maak_formulier,
    maak_leerling,
    maak_verklaring,
    maak_zitting,
)
from tests.fakes.navigatie import NepNavigatie
from tests.fakes.register import maak_dienst, maak_testregister
from tests.pro_opzet import FENNA, maak_bijzonder, maak_pro, maak_proformulier
from tests.voorziening_opzet import GUUSJE, TUSSENKLAS, maak_tbvformulier, maak_voorziening
from ui.dialogs.scholen_import import ScholenImport
from ui.documentbron import Documentbronnen
from ui.feedback import Stilfeedback
from ui.presenters.aanvraagvelden_voorziening import Voorzieningtabel
from ui.tasks import Taken
from ui.views.aanvraagformulier import Aanvraagformulier
from ui.views.intake import IntakeView, maak_scherm
from ui.widgets.tekst import Tekst

LEZER = Stuklezer(inlezer=Bestandslezer())
VOLLEDIG = Invoer.van(maak_formulier(), maak_leerling(), RAVENKOOG.id)


@pytest.fixture
def dienst(tmp_path: Path) -> Dienst:
    return maak_dienst(maak_testregister(tmp_path / "register"), SECRETARIS)


@pytest.fixture
def navigatie() -> NepNavigatie:
    return NepNavigatie()


@pytest.fixture
def feedback() -> Stilfeedback:
    return Stilfeedback()


@pytest.fixture
def view(qtbot: QtBot, dienst: Dienst, taken: Taken, navigatie: NepNavigatie, feedback: Stilfeedback) -> IntakeView:
    view = maak_scherm(dienst, navigatie, taken, feedback, LEZER)
    qtbot.addWidget(view)
    view.resize(1280, 640)
    view.show()
    qtbot.waitExposed(view)
    return view


def veld(view: QWidget, naam: str) -> QLineEdit:
    gevonden = next(w for w in view.findChildren(QLineEdit) if w.accessibleName() == naam)
    assert isinstance(gevonden, QLineEdit)
    return gevonden


def knop(view: QWidget, begin: str) -> QAbstractButton:
    return next(k for k in view.findChildren(QAbstractButton) if k.accessibleName().startswith(begin))


def test_that_the_form_gives_back_what_it_shows(qtbot: QtBot) -> None:
    formulier = Aanvraagformulier(SCHOLEN)
    qtbot.addWidget(formulier)
    formulier.toon(VOLLEDIG)
    assert formulier.waarde() == VOLLEDIG
    formulier.toon(Invoer())
    assert formulier.waarde() == Invoer()


def test_that_the_form_goes_to_a_field_also_when_it_is_folded_or_in_a_row(qtbot: QtBot) -> None:
    formulier = Aanvraagformulier(SCHOLEN)
    qtbot.addWidget(formulier)
    formulier.toon(VOLLEDIG)
    formulier.show()
    qtbot.waitExposed(formulier)
    for naam in ("vso.categorie", "vso.mdo_op", "a.opmerking", "b.verzorgers.2.straat", "vso.geprobeerd", "onbekend"):
        formulier.naar_veld(naam)
    formulier.naar_veld("b.verzorgers.2.straat")
    focus = formulier.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.text() == "Rietgors 14"


@pytest.mark.parametrize("soort", [Soort.TLV_PRO_REGULIER, Soort.TLV_PRO_BIJZONDER])
def test_that_the_form_of_praktijkonderwijs_gives_back_what_it_shows(qtbot: QtBot, soort: Soort) -> None:
    formulier = Aanvraagformulier(SCHOLEN)
    qtbot.addWidget(formulier)
    invoer = Invoer.van(maak_proformulier(maak_bijzonder(iq=maak_pro().iq)), FENNA, WERKSCHUIT.id)
    formulier.zet_soort(soort)
    formulier.toon(invoer)
    assert formulier.waarde() == invoer
    formulier.zet_soort(Soort.TLV_VSO_NIEUW)
    assert formulier.veld("pro.motivering").isHidden() or not formulier.veld("pro.motivering").isVisibleTo(formulier)
    assert formulier.veld("vso.waarom").isVisibleTo(formulier)


@pytest.mark.parametrize("vorm", list(Arrangementvorm))
def test_that_the_form_of_an_arrangement_gives_back_what_it_shows_with_its_sum(qtbot: QtBot, vorm: Arrangementvorm) -> None:
    formulier = Aanvraagformulier(SCHOLEN)
    qtbot.addWidget(formulier)
    arr = maak_arrangement(vorm=vorm, tarief_cent=9_850, materieel_cent=12_000, bijdrage_cent=1_050)
    invoer = Invoer.van(maak_arrangementformulier(arr), BAO_TRAN, WERKSCHUIT.id)
    formulier.zet_soort(Soort.TVIA)
    formulier.toon(invoer)
    assert formulier.waarde() == invoer
    assert any("EUR 3.064,50" in t.text() for t in formulier.findChildren(Tekst))
    assert formulier.veld("arr.geevalueerd").isVisibleTo(formulier) is (vorm is Arrangementvorm.VERLENGING)
    assert not formulier.veld("vso.waarom").isVisibleTo(formulier)
    formulier.zet_soort(Soort.TLV_VSO_NIEUW)
    assert not formulier.veld("arr.titel").isVisibleTo(formulier)
    assert formulier.veld("vso.waarom").isVisibleTo(formulier)


def test_that_the_form_of_a_voorziening_gives_back_what_it_shows_and_says_at_once_what_cannot_be(qtbot: QtBot) -> None:
    formulier = Aanvraagformulier(SCHOLEN)
    qtbot.addWidget(formulier)
    alleen = replace(TUSSENKLAS, scholen=(MEANDER.id,))
    nieuw = replace(alleen, tarief_cent=1_000_000)
    formulier.zet_voorzieningen(Voorzieningtabel(standen=(bezetting(nieuw, (), VANDAAG),)))
    invoer = Invoer.van(maak_tbvformulier(maak_voorziening(voorziening=alleen)), GUUSJE, WERKSCHUIT.id)
    formulier.zet_soort(Soort.TBV)
    formulier.toon(invoer)
    assert formulier.waarde() == invoer, "the line that was chosen stays as it was"
    teksten = " ".join(t.text() for t in formulier.findChildren(Tekst))
    assert "EUR 2.450 (EUR 9.800 per schooljaar" in teksten
    assert "niet aanvragen: alleen vso De Meander." in teksten
    assert "13 van 14 plaatsen bezet, 1 vrij" in teksten
    school = formulier.veld("a.school")
    school.zet_waarde(str(MEANDER.id))
    school.gewijzigd.emit()
    formulier.veld("tbv.voorziening").gewijzigd.emit()  # chosen anew: now as it stands in the table
    teksten = " ".join(t.text() for t in formulier.findChildren(Tekst))
    assert "niet aanvragen" not in teksten
    assert formulier.waarde().tbv.voorziening == nieuw
    assert "EUR 2.500 (EUR 10.000 per schooljaar" in teksten
    formulier.naar_veld("tbv.tot")
    formulier.zet_soort(Soort.TVIA)
    assert not formulier.veld("tbv.waarom").isVisibleTo(formulier)
    assert formulier.veld("arr.titel").isVisibleTo(formulier)


def test_that_a_day_fills_an_empty_dl_and_the_outcome_follows_the_typing(qtbot: QtBot) -> None:
    formulier = Aanvraagformulier(SCHOLEN)
    qtbot.addWidget(formulier)
    formulier.zet_soort(Soort.TLV_PRO_REGULIER)
    pro = maak_pro()
    zonder = replace(pro, leerachterstand=(replace(pro.leerachterstand[0], afgenomen=None, dl=None), *pro.leerachterstand[1:]))
    formulier.toon(Invoer.van(maak_proformulier(zonder), FENNA, WERKSCHUIT.id))
    veld = formulier.veld("pro.IR.afgenomen")
    veld.editor.setText("20-1-2027")  # type: ignore[attr-defined]  # a line edit
    assert formulier.waarde().pro.domein(Domein.IR).dl == 55
    teksten = [t.text() for t in formulier.findChildren(Tekst)]
    assert "Leerachterstand 1 − 24/55 = 31/55 = 0,56." in teksten
    assert any("IQ en leerachterstand voldoen beide" in t for t in teksten)


def test_that_the_kind_is_chosen_on_the_page_and_is_that_of_the_aanvraag(
    qtbot: QtBot, view: IntakeView, taken: Taken, dienst: Dienst
) -> None:
    keus = view.formulier.veld("soort").editor
    assert isinstance(keus, QComboBox)
    keus.setCurrentIndex(keus.findText(Soort.TLV_PRO_REGULIER.value))
    keus.activated.emit(keus.currentIndex())
    assert view.formulier.soort is Soort.TLV_PRO_REGULIER
    view.formulier.toon(Invoer.van(maak_proformulier(), FENNA, RAVENKOOG.id))
    with qtbot.waitSignal(view.geregistreerd):
        knop(view, "Registreren").click()
    assert [r.soort for r in dienst.overzichten.aanvragen()] == [str(Soort.TLV_PRO_REGULIER)]
    assert taken.wacht_tot_leeg()


def test_that_errors_stand_at_their_fields_in_rows_too(qtbot: QtBot) -> None:
    formulier = Aanvraagformulier(SCHOLEN)
    qtbot.addWidget(formulier)
    formulier.toon(VOLLEDIG)
    formulier.toon_fouten({"b.verzorgers.1.naam": "Fout bij de naam.", "a.getekend_door": "Fout bij de ondertekening."})
    beschrijvingen = {w.accessibleName(): w.accessibleDescription() for w in formulier.findChildren(QLineEdit)}
    assert beschrijvingen["Aanvraag getekend door, functie"] == "Fout: Fout bij de ondertekening."
    fouten = [w.accessibleDescription() for w in formulier.findChildren(QLineEdit) if w.accessibleName() == "Naam"]
    assert fouten == ["Fout: Fout bij de naam.", ""]
    formulier.toon_open(["a.getekend_door"])
    assert "Nog open" in veld(formulier, "Aanvraag getekend door, functie").accessibleDescription()


def test_that_verzorgers_can_be_added_and_taken_away(qtbot: QtBot) -> None:
    formulier = Aanvraagformulier(SCHOLEN)
    qtbot.addWidget(formulier)
    formulier.toon(replace(VOLLEDIG, b=replace(VOLLEDIG.b, verzorgers=())))
    knop(formulier, "Verzorger toevoegen").click()
    namen = [w for w in formulier.findChildren(QLineEdit) if w.accessibleName() == "Naam"]
    assert len(namen) == 2
    namen[1].setText("Agnieszka Żurawska")
    assert formulier.waarde().b.verzorgers == (Verzorger(naam="Agnieszka Żurawska"),)
    knop(formulier, "Verzorger 2 weghalen").click()
    assert formulier.waarde().b.verzorgers == ()


def test_that_a_word_from_an_older_list_stays(qtbot: QtBot) -> None:
    formulier = Aanvraagformulier(SCHOLEN)
    qtbot.addWidget(formulier)
    oud = replace(VOLLEDIG, spoed="moet snel", vso=replace(VOLLEDIG.vso, einddatum=date(2027, 12, 31)))
    formulier.toon(oud)
    assert formulier.waarde() == oud


def test_that_every_input_has_a_name_and_can_be_reached(view: IntakeView) -> None:
    invoer = [w for soort in (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton) for w in view.findChildren(soort)]
    zonder = [w for w in invoer if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus and not w.accessibleName()]
    assert not zonder


def test_that_what_is_typed_is_kept_without_a_button(qtbot: QtBot, view: IntakeView, dienst: Dienst, taken: Taken) -> None:
    qtbot.keyClicks(veld(view, "Roepnaam"), "Sem")
    qtbot.waitUntil(lambda: "Concept bewaard" in "".join(w.text() for w in view._kop.findChildren(type(view._kop._sub))))
    opnieuw = maak_scherm(dienst, NepNavigatie(), taken, Stilfeedback(), LEZER)
    qtbot.addWidget(opnieuw)
    assert veld(opnieuw, "Roepnaam").text() == "Sem"
    assert "stond nog open: Sem" in opnieuw._melding.tekst()


def test_that_registering_an_empty_form_names_what_is_missing_and_goes_there(qtbot: QtBot, view: IntakeView) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    knop(view, "Registreren").click()
    assert view._melding.tekst().startswith("3 velden houden het registreren tegen.")
    assert view.focusWidget() is veld(view, "Roepnaam")


def test_that_the_field_that_stops_it_stays_in_sight_under_the_message(qtbot: QtBot, view: IntakeView) -> None:
    view.resize(1200, 600)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.formulier.toon(replace(VOLLEDIG, school_id=None))
    knop(view, "Registreren").click()
    keuze = QApplication.focusWidget()
    assert keuze is not None
    qtbot.waitUntil(lambda: keuze.visibleRegion().boundingRect().height() == keuze.height())


def test_that_a_filled_form_is_registered_and_the_page_is_empty_again(
    qtbot: QtBot, view: IntakeView, taken: Taken, navigatie: NepNavigatie, dienst: Dienst
) -> None:
    view.formulier.toon(VOLLEDIG)
    with qtbot.waitSignal(view.geregistreerd) as signaal:
        knop(view, "Registreren").click()
    assert navigatie.gegaan == [("dossier", signaal.args[0], "toetsing", "open")]
    assert len(dienst.overzichten.aanvragen()) == 1
    assert view.formulier.waarde().van_leerling.roepnaam == ""
    assert taken.wacht_tot_leeg()


def test_that_a_bsn_is_marked_at_its_field_and_stops_registering(view: IntakeView, dienst: Dienst) -> None:
    view.formulier.toon(replace(VOLLEDIG, opmerking="nummer 111222333"))
    knop(view, "Registreren").click()
    assert list(dienst.overzichten.aanvragen()) == []
    vlak = next(w for w in view.findChildren(QPlainTextEdit) if w.accessibleName() == "Opmerking voor de commissie")
    assert "kan zijn" in vlak.accessibleDescription()
    assert "111222333" not in vlak.accessibleDescription()


def test_that_an_unreadable_date_stops_and_is_said(qtbot: QtBot, view: IntakeView) -> None:
    view.formulier.toon(VOLLEDIG)
    veld(view, "Geboortedatum").setText("31-31-2011")
    knop(view, "Registreren").click()
    assert "niet te lezen" in veld(view, "Geboortedatum").accessibleDescription()


def test_that_dropped_files_stand_in_the_list_with_their_kind(
    view: IntakeView, taken: Taken, tmp_path: Path, dienst: Dienst
) -> None:
    (tmp_path / "OPP 2026.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "programma.pdf").write_bytes(b"MZ")
    view.stukken.gebracht.emit([tmp_path / "OPP 2026.pdf", tmp_path / "programma.pdf"])
    assert taken.wacht_tot_leeg()
    soort = next(w for w in view.findChildren(QComboBox) if w.accessibleName() == "Soort van OPP 2026.pdf")
    assert soort.currentText() == "OPP"
    assert view.stukken.melding.tekst() == "programma.pdf: Niet aangenomen: het is een programma, geen document."
    soort.setCurrentText("MDO-verslag")
    view.bewaar()
    knop(view, "OPP 2026.pdf weghalen").click()
    with dienst.register.lezen() as uow:
        assert uow.opslag.namen() == frozenset()


OSO = """<?xml version="1.0" encoding="UTF-8"?>
<dossier xmlns="http://www.edustandaard.nl/oso_gegevensset/2019/dossier">
<metadata><overstap>VOSWV</overstap></metadata>
<leerling><achternaam>Bergenvaarder</achternaam><roepnaam>Daan</roepnaam>
<geboortedatum>2013-03-17</geboortedatum></leerling>
<inzage><akkoord>Nee</akkoord><redennietakkoord>Te veel zorggegevens</redennietakkoord></inzage></dossier>"""


def test_that_an_oso_file_is_previewed_and_only_then_taken_over(view: IntakeView, taken: Taken, tmp_path: Path) -> None:
    (tmp_path / "oso.xml").write_text(OSO, encoding="utf-8")
    view.stukken.gebracht.emit([tmp_path / "oso.xml"])
    assert taken.wacht_tot_leeg()
    assert view.oso.isVisible()
    assert veld(view, "Roepnaam").text() == ""
    assert not knop(view, "Registreren").isEnabled()
    main = knop(view, "Registreren").shortcut()
    assert knop(view.oso, "Overnemen").shortcut() == main, "no Tab past thirty ticks"
    knop(view.oso, "Overnemen").click()
    assert taken.wacht_tot_leeg()
    assert not view.oso.isVisible()
    assert (veld(view, "Roepnaam").text(), veld(view, "Achternaam").text()) == ("Daan", "Bergenvaarder")


def test_that_a_known_leerling_is_shown_with_the_choice(qtbot: QtBot, view: IntakeView, taken: Taken) -> None:
    invoer = Invoer.van(maak_formulier(), SEM, RAVENKOOG.id)
    view.formulier.toon(invoer)
    with qtbot.waitSignal(view.geregistreerd):
        knop(view, "Registreren").click()
    view.formulier.toon(invoer)
    view.bewaar()
    ander = knop(view, "Wie is dit: Ander kind")
    assert not ander.isChecked()
    ander.click()
    assert view._presenter.concept.ander_kind


def test_that_throwing_away_is_asked_first(view: IntakeView, feedback: Stilfeedback) -> None:
    veld(view, "Roepnaam").setText("Sem")
    view.bewaar()
    knop(view, "Weggooien").click()
    assert veld(view, "Roepnaam").text() == "Sem"
    assert "Concept weggooien?" in feedback.gezegd[-1]
    feedback._antwoorden.append(True)
    knop(view, "Weggooien").click()
    assert veld(view, "Roepnaam").text() == ""


def test_that_later_keeps_the_draft_and_goes_back(view: IntakeView, navigatie: NepNavigatie) -> None:
    veld(view, "Roepnaam").setText("Sem")
    knop(view, "Later verder").click()
    assert navigatie.gegaan == [("terug",)]
    assert not view._presenter.concept.leeg


def test_that_schools_are_previewed_and_then_imported(
    qtbot: QtBot, dienst: Dienst, taken: Taken, feedback: Stilfeedback, tmp_path: Path
) -> None:
    csv = tmp_path / "scholen.csv"
    csv.write_text("Naam;BRIN;Vestiging;Plaats\nvso Het Kompashuis;99KP;00;Duinhage\n;99XX;00;\n", encoding="utf-8")
    ouder = QWidget()
    qtbot.addWidget(ouder)
    ouder.show()
    dialoog = ScholenImport(dienst, Bestandslezer(), taken, feedback, ouder=ouder)
    dialoog.open()
    assert not dialoog.hoofd.isEnabled()
    dialoog._on_file_brought([csv])
    assert taken.wacht_tot_leeg()
    assert dialoog.tabel.zichtbaar() == 2
    assert len(scholen(dienst)) == len(SCHOLEN)
    (tmp_path / "anders.csv").write_text("A;B\n1;2\n", encoding="utf-8")
    dialoog._on_file_brought([tmp_path / "anders.csv"])
    assert taken.wacht_tot_leeg()
    assert "Zet op de eerste regel van de lijst namen als School" in dialoog.melding.tekst()
    assert dialoog.tabel.zichtbaar() == 0, "what stood in the file before is not what would be imported"
    assert not dialoog.hoofd.isEnabled()
    dialoog._on_file_brought([csv])
    assert taken.wacht_tot_leeg()
    with qtbot.waitSignal(dialoog.geimporteerd):
        dialoog.hoofd.click()
    assert taken.wacht_tot_leeg()
    assert len(scholen(dienst)) == len(SCHOLEN) + 1
    assert feedback.gezegd == ["Scholen geïmporteerd: 1 school erbij, 0 bijgewerkt, 0 ongewijzigd."]


def test_that_a_verlenging_is_chosen_at_the_known_leerling_and_fills_the_form(
    view: IntakeView, dienst: Dienst, taken: Taken
) -> None:
    eerste = registreren(dienst, NieuweAanvraag(soort=Soort.TLV_VSO_NIEUW, invoer=VOLLEDIG))
    with dienst.register.schrijven() as uow:
        zitting = uow.zittingen.save(maak_zitting())
        besluit = uow.besluiten.save(maak_besluit(aanvraag_id=eerste, zitting_id=zitting.id))
        uow.verklaringen.save(maak_verklaring(aanvraag_id=eerste, besluit_id=besluit.id))
    view.formulier.toon(replace(Invoer(school_id=RAVENKOOG.id), van_leerling=VOLLEDIG.van_leerling))
    view.bewaar()
    assert taken.wacht_tot_leeg()
    knop(view, "Wie is dit: Verlenging hierop").click()
    assert taken.wacht_tot_leeg()
    assert view.formulier.soort is Soort.TLV_VSO_VERLENGING
    vso = view.formulier.waarde().vso
    assert (vso.eerdere_tlv, vso.ingangsdatum) == ("OEF-2627-0119", date(2029, 8, 1))
    assert veld(view, "Eerdere TLV").isVisible()
    assert not any(w.isVisible() for w in view.findChildren(QPlainTextEdit) if w.accessibleName() == "Waarom is vso nodig")
    assert any(w.isVisible() for w in view.findChildren(QPlainTextEdit) if w.accessibleName() == "Reden van verlenging")


def test_that_a_dropped_text_is_read_here_and_what_is_chosen_goes_into_the_form_and_back(
    qtbot: QtBot, dienst: Dienst, taken: Taken, navigatie: NepNavigatie, feedback: Stilfeedback, tmp_path: Path
) -> None:
    view = maak_scherm(dienst, navigatie, taken, feedback, LEZER, bronnen=Documentbronnen(NepKijker()))
    qtbot.addWidget(view)
    view.show()
    (tmp_path / "OPP 2026.txt").write_bytes(b"De leerling heeft onder-\nsteuning nodig.")
    view.stukken.gebracht.emit([tmp_path / "OPP 2026.txt"])
    assert taken.wacht_tot_leeg()
    knop(view, "OPP 2026.txt lezen").click()
    assert taken.wacht_tot_leeg()
    lezen = view.dialogen.lees_open
    assert lezen is not None
    vlak = lezen.kijker.findChild(QPlainTextEdit)
    assert isinstance(vlak, QPlainTextEdit)
    vlak.selectAll()
    vlak.setFocus()
    qtbot.keyClick(vlak, Qt.Key.Key_T)
    dialoog = lezen.overnemer.dialoog
    assert dialoog is not None
    dialoog.lijst.kies("vso.waarom")
    dialoog.lijst.geactiveerd.emit(dialoog.lijst.gekozen())
    assert view.formulier.waarde().vso.waarom == "De leerling heeft ondersteuning nodig. (OPP)"
    lezen.melding._actie.click()
    assert view.formulier.waarde().vso.waarom == ""
    lezen.reject()
