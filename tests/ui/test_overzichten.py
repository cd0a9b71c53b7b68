"""*Overzichten* as a person uses it: the arrows choose a number, its dossiers stand below it, and they open."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.adapters.exchange.werkmap import XlsxSchrijver
from cvt_desktop.domain.cijfer import Overzichtsoort
from cvt_desktop.domain.errors import RegisterError
from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.services.stukken import Stuklezer
from tests.besluit_opzet import Besluitopzet
from tests.bezwaar_opzet import maak, zet_bekend
from tests.dossiers import NepKijker
from tests.fakes.navigatie import NepNavigatie
from tests.ui.toegankelijk import controleer
from ui.f1 import leg_uit_bij_focus
from ui.feedback import Stilfeedback
from ui.presenters.overzichten import CSV, Gelezen, OverzichtenPresenter
from ui.presenters.steekproef import SteekproefPresenter
from ui.tasks import Gestopt, Taken
from ui.theme import Thema
from ui.tonen import Keuze
from ui.views import overzichten
from ui.views.overzichten import OverzichtenView
from ui.widgets.hulppaneel import Hulppaneel

LEZER = Stuklezer(inlezer=Bestandslezer(), kijker=NepKijker)


@pytest.fixture
def opzet(tmp_path: Path) -> Besluitopzet:
    een = zet_bekend(tmp_path / "register")
    maak(een)
    return een


@pytest.fixture
def navigatie() -> NepNavigatie:
    return NepNavigatie()


@pytest.fixture
def view(qtbot: QtBot, opzet: Besluitopzet, navigatie: NepNavigatie, taken: Taken, tmp_path: Path) -> OverzichtenView:
    een = overzichten.maak_scherm(opzet.dienst, navigatie, taken, Stilfeedback(paden=[tmp_path / "mijn cijfers"]),
                                 XlsxSchrijver(), LEZER)  # fmt: skip
    assert isinstance(een, OverzichtenView)
    return toon(qtbot, een, taken)


def toon(qtbot: QtBot, een: OverzichtenView, taken: Taken) -> OverzichtenView:
    qtbot.addWidget(een)
    een.resize(1280, 620)
    een.show()
    een.activateWindow()
    QTest.qWaitForWindowActive(een)
    assert taken.wacht_tot_leeg()
    een.begin()
    return een


def kies(view: OverzichtenView, soort: Overzichtsoort) -> None:
    view.soort.zet_waarde(soort.name)
    view.soort.gewijzigd.emit()


def test_that_every_number_on_the_page_is_the_number_of_dossiers_below_it(view: OverzichtenView) -> None:
    gezien = 0
    for soort in Overzichtsoort:
        kies(view, soort)
        for regel in range(view.blad.model.rowCount()):
            for kolom in range(4):
                view.blad.zet_waarde((regel, kolom))
                tekst, aantal = view.blad.model.celtekst(regel, kolom + 1), view.rijen.zichtbaar()
                in_dagen_of_euro = any(woord in view.blad.model.celtekst(regel, 0) for woord in ("gemiddeld", "bedrag"))
                assert tekst.lstrip("▲ ") in {str(aantal), "–"} or in_dagen_of_euro
                gezien += aantal
    assert gezien > 20


def test_that_the_arrows_choose_a_number_and_enter_goes_to_its_dossiers_and_opens_one(
    view: OverzichtenView, navigatie: NepNavigatie, opzet: Besluitopzet, qtbot: QtBot
) -> None:
    assert view.achter.text() == "TLV vso – nieuw, 2026-2027: 1"
    qtbot.keyClick(view.blad.weergave, Qt.Key.Key_Left)
    assert view.achter.text() == "TLV vso – nieuw, apr-jul: 1"
    qtbot.keyClick(view.blad.weergave, Qt.Key.Key_Left)
    assert (view.achter.text(), view.rijen.zichtbaar()) == ("TLV vso – nieuw, dec-mrt: 0", 0)
    qtbot.keyClick(view.blad.weergave, Qt.Key.Key_Return)
    assert view.blad.weergave.hasFocus()  # nothing is behind it
    qtbot.keyClick(view.blad.weergave, Qt.Key.Key_Right)
    qtbot.keyClick(view.blad.weergave, Qt.Key.Key_Return)
    assert view.rijen.weergave.hasFocus()
    qtbot.keyClick(view.rijen.weergave, Qt.Key.Key_Return)
    assert navigatie.gegaan == [("dossier", opzet.aanvraag_id(), "overzicht", None)]


def test_that_the_name_of_a_line_stands_for_the_whole_year(view: OverzichtenView) -> None:
    view.blad.weergave.setCurrentIndex(view.blad.model.index(0, 0))
    assert view.achter.text() == "TLV vso – nieuw, 2026-2027: 1"


def test_that_f1_explains_the_table_that_is_shown_with_its_article(view: OverzichtenView) -> None:
    kies(view, Overzichtsoort.TERMIJN)
    view.blad.setFocus()
    assert leg_uit_bij_focus()
    (paneel,) = view.findChildren(Hulppaneel)
    assert "Awb 4:15, lid 1" in paneel.accessibleDescription()
    paneel.sluit()


def test_that_the_bars_are_told_in_words_and_the_page_can_be_used_without_a_mouse(view: OverzichtenView) -> None:
    assert view.beeld.accessibleName() == "Staafdiagram. Ontvangen, 2026-2027 (aantal)"
    assert view.beeld.accessibleDescription() == "TLV vso – nieuw: 1"
    controleer(view)


def test_that_the_figures_are_saved_after_a_purpose_was_chosen(
    view: OverzichtenView, taken: Taken, tmp_path: Path
) -> None:
    view.uitvoer.click()
    assert view.dialoog is not None
    view.dialoog._on_save()
    assert view.dialoog.doel.fout() == "Kies voor wie dit bestand is."
    view.dialoog.doel.zet_waarde("OPR")
    view.dialoog._on_save()
    assert taken.wacht_tot_leeg()
    assert "Opgeslagen als mijn cijfers.xlsx." in view.melding.tekst()
    assert (tmp_path / "mijn cijfers.xlsx").read_bytes().startswith(b"PK")


def test_that_the_figures_are_saved_as_csv_when_that_is_chosen(view: OverzichtenView, taken: Taken, tmp_path: Path) -> None:
    view.uitvoer.click()
    assert view.dialoog is not None
    view.dialoog.doel.zet_waarde("OPR")
    view.dialoog.bestand.zet_waarde(CSV)
    view.dialoog._on_save()
    assert taken.wacht_tot_leeg()
    assert "voor: ondersteuningsplanraad" in (tmp_path / "mijn cijfers.csv").read_text("utf-8")


def test_that_the_budget_is_typed_in_beside_what_was_granted(view: OverzichtenView, taken: Taken) -> None:
    assert not view.begroting.isVisible()
    kies(view, Overzichtsoort.ONDERSTEUNING)
    assert view.begroting.isVisible()
    view.begroting.click()
    assert view.geld is not None
    assert view.geld.doe is not None
    veld = next(iter(view.geld.velden.values()))
    veld.zet_waarde(50000)
    view.geld.doe.click()
    assert taken.wacht_tot_leeg()
    assert "Begroting 2026-2027 vastgelegd." in view.melding.tekst()
    namen = [view.blad.model.celtekst(regel, 0) for regel in range(view.blad.model.rowCount())]
    assert any("begroot EUR 50.000" in naam for naam in namen)


class KapottePresenter(OverzichtenPresenter):
    """Cannot read the first time."""

    kapot = True

    def lees(self, jaar: str, voortgang: Voortgang) -> Gelezen:
        if self.kapot:
            self.kapot = False
            raise RegisterError("Het register is even niet te lezen. Probeer het opnieuw.", code="lezen")
        return super().lees(jaar, voortgang)


def test_that_an_error_says_what_to_do_and_again_works(
    qtbot: QtBot, opzet: Besluitopzet, navigatie: NepNavigatie, taken: Taken
) -> None:
    view = toon(qtbot, OverzichtenView(KapottePresenter(opzet.dienst, navigatie, XlsxSchrijver()), taken, Stilfeedback(),
                                       SteekproefPresenter(opzet.dienst, LEZER)), taken)  # fmt: skip
    assert "even niet te lezen" in view.melding.tekst()
    assert not view.uitvoer.isEnabled()
    view.ververs()
    assert view.bezig.bezig()
    assert taken.wacht_tot_leeg()
    assert (view.melding.tekst(), view.achter.text()) == ("", "TLV vso – nieuw, 2026-2027: 1")


def test_that_tables_follow_larger_text(view: OverzichtenView, qapp: QApplication) -> None:
    thema = Thema(qapp)
    koppen = [view.blad.weergave.horizontalHeader(), view.rijen.weergave.horizontalHeader()]
    klein = [kop.font().pointSizeF() for kop in koppen]
    thema.zet_zoom(1.6)
    groot = [kop.font().pointSizeF() for kop in koppen]
    thema.zet_zoom(1.0)
    thema.deleteLater()
    assert all(na > voor * 1.5 for voor, na in zip(klein, groot, strict=True))


class StoppendePresenter(OverzichtenPresenter):
    """Is stopped by somebody when it reads an earlier year."""

    def lees(self, jaar: str, voortgang: Voortgang) -> Gelezen:
        if jaar == "2025-2026":
            raise Gestopt
        return super().lees(jaar, voortgang)


def test_that_a_count_that_was_stopped_leaves_the_year_that_is_shown(
    qtbot: QtBot, opzet: Besluitopzet, navigatie: NepNavigatie, taken: Taken
) -> None:
    presenter = StoppendePresenter(opzet.dienst, navigatie, XlsxSchrijver())
    view = toon(qtbot, OverzichtenView(presenter, taken, Stilfeedback(), SteekproefPresenter(opzet.dienst, LEZER)), taken)
    view.jaar.zet_keuzes([Keuze(waarde=j, tekst=j) for j in ("2026-2027", "2025-2026")])
    view.jaar.zet_waarde("2025-2026")
    view.jaar.gewijzigd.emit()
    assert taken.wacht_tot_leeg()
    assert (view.jaar.waarde(), view.bezig.bezig(), view.achter.text()) == (
        "2026-2027", False, "TLV vso – nieuw, 2026-2027: 1")  # fmt: skip


def test_that_the_sample_is_drawn_shown_and_written_into_the_chosen_folder(
    qtbot: QtBot, opzet: Besluitopzet, navigatie: NepNavigatie, taken: Taken, tmp_path: Path
) -> None:
    uit = tmp_path / "uit"
    uit.mkdir()
    presenter = OverzichtenPresenter(opzet.dienst, navigatie, XlsxSchrijver())
    proef = SteekproefPresenter(opzet.dienst, LEZER)
    view = toon(qtbot, OverzichtenView(presenter, taken, Stilfeedback(paden=[uit]), proef), taken)
    view.steekproef.click()
    dialoog = view.trekking
    assert dialoog is not None
    assert not dialoog.hoofd.isEnabled()
    dialoog.van.zet_waarde(None)
    dialoog.trekken.click()
    assert taken.wacht_tot_leeg()
    assert dialoog.van.fout()
    dialoog.van.zet_waarde(date(2027, 1, 1))
    dialoog.trekken.click()
    assert taken.wacht_tot_leeg()
    assert dialoog.zin.text().startswith("Alle 1 besluit")
    assert dialoog.tabel.zichtbaar() == 1
    controleer(dialoog)
    dialoog.hoofd.click()
    assert taken.wacht_tot_leeg()
    assert len(list(uit.iterdir())) == 2
    assert "2 bestanden in uit" in view.melding.tekst()


def test_that_an_overview_without_figures_says_so_and_an_overview_is_always_chosen(view: OverzichtenView) -> None:
    for soort in Overzichtsoort:
        kies(view, soort)
        if not view.blad.model.rowCount():
            break
    else:
        pytest.fail("each overview has figures here")
    assert view.achter.text() == ""
    assert view.rijen.zichtbaar() == 0
    assert view.rijen._leeg[0] == "Hier is in dit schooljaar niets te tellen."
    keuzes = [view.soort._lijst.itemText(n) for n in range(view.soort._lijst.count())]
    assert keuzes[0] == str(next(iter(Overzichtsoort)))
    assert view.soort.waarde()


def test_that_a_number_that_is_chosen_is_told_once(view: OverzichtenView) -> None:
    verteld: list[tuple[int, int]] = []
    view.blad.gekozen.connect(lambda regel, kolom: verteld.append((regel, kolom)))
    view.blad.zet_waarde((1, 0))
    view.blad.zet_waarde((0, 0))
    assert verteld == [(1, 0), (0, 0)]
    view.blad.zet_waarde((0, 0))
    assert verteld[2:] == [(0, 0)], "what lies behind it may be another"
