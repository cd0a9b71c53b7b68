"""The import of running TLVs through its dialog, and what the page Verklaringen shows of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.services.context import Dienst
from tests.beelden.wandelingen import kijk_mee
from tests.factories import SECRETARIS, VOORZITTER
from tests.fakes.navigatie import NepNavigatie
from tests.fakes.register import maak_dienst, maak_testregister
from tests.ui.pages.excel import maak_om
from tests.ui.pages.programma import meld_aan, open_scherm
from tests.werkweek.hand import CTRL, TOETS, Hand, zichtbaar
from ui.dialogs.verklaringen_import import VerklaringenImport
from ui.feedback import Stilfeedback
from ui.presenters.verklaringen import OVERGENOMEN
from ui.presenters.verklaringen_import import VerklaringenImportPresenter
from ui.tasks import Taken
from ui.views import verklaringen
from ui.views.verklaringen import VerklaringenView
from ui.widgets.knop import Knop

KOP = "TLV-nummer;Leerling;Geboortedatum;Soort;Categorie;Geldig vanaf;Geldig t/m;School"
GOED = "\n".join(
    f"OEF-2526-{n:04};Kind{chr(65 + n % 26)}x Voorbeeld;0{n % 9 + 1}-12-2011;vso;laag;01-08-2025;31-07-2027;vso De Meander"
    for n in range(1, 57)
)
FOUT = """\
OEF-2526-0090;Sem de Wit;31-02-2012;vso;laag;01-08-2025;31-07-2027;
OEF-2526-0091;Sem de Wit;01-02-2012;vso;;01-08-2025;31-07-2027;
;Sem de Wit;01-02-2012;vso;hoog;01-08-2025;31-07-2027;
OEF-2526-0092;Sem de Wit;01-02-2012;sbo;hoog;01-08-2025;31-07-2027;"""


@pytest.fixture
def dienst(tmp_path: Path) -> Dienst:
    return maak_dienst(maak_testregister(tmp_path / "register"), SECRETARIS)


@pytest.fixture
def feedback() -> Stilfeedback:
    return Stilfeedback()


@pytest.fixture
def gezegd() -> list[str]:
    return []


@pytest.fixture
def dialoog(
    qtbot: QtBot, dienst: Dienst, taken: Taken, feedback: Stilfeedback, gezegd: list[str]
) -> Iterator[VerklaringenImport]:
    ouder = QWidget()
    qtbot.addWidget(ouder)
    ouder.show()
    lezer = Bestandslezer()
    presenter = VerklaringenImportPresenter(dienst, lezer)
    een = VerklaringenImport(presenter, lezer, taken, feedback, gezegd.append, ouder=ouder)
    een.open()
    yield een
    if isValid(een):
        een.reject()


def breng(dialoog: VerklaringenImport, taken: Taken, tmp_path: Path, tekst: str) -> None:
    pad = tmp_path / "lijst.csv"
    pad.write_text(tekst, encoding="utf-8")
    dialoog._on_file_brought([pad])
    assert taken.wacht_tot_leeg()


def test_that_sixty_rows_with_four_wrong_are_previewed_and_whole_rows_taken_over(een: Programma, tmp_path: Path) -> None:
    """The walk of screens.md part 11, 12: on the practice register, by the keyboard."""
    ruimte, hand = meld_aan(een), Hand(een, kijk=kijk_mee(een))
    pad = tmp_path / "lijst.csv"
    pad.write_text(f"{KOP}\n{GOED}\n{FOUT}\n", encoding="utf-8")
    view = open_scherm(een, "verklaringen")
    assert isinstance(view, VerklaringenView)
    hand.spatie(view.importknop)
    dialoog = QApplication.activeModalWidget()
    assert isinstance(dialoog, VerklaringenImport)
    assert not dialoog.hoofd.isEnabled()
    assert isinstance(een.feedback, Stilfeedback)
    een.feedback._paden.append(pad)
    hand.spatie(dialoog.vak.findChildren(Knop)[0])
    assert dialoog.tabel.zichtbaar() == 60
    dialoog.toon.editor.setFocus()
    hand.kies("niet")
    assert dialoog.tabel.zichtbaar() == 4
    hand.druk(TOETS.Key_Home, CTRL, op=dialoog.tabel.weergave)
    hand.toon("import")
    assert "Geboortedatum: Dit is geen datum. Schrijf bijvoorbeeld 31-12-2026." in dialoog.nadere.text()
    eerder = len(ruimte.omgeving.dienst.overzichten.overgenomen())
    hand.druk(TOETS.Key_Return, CTRL)
    assert QApplication.activeModalWidget() is None
    assert "56 verklaringen overgenomen, 4 regels niet overgenomen." in zichtbaar(een.venster)
    assert len(ruimte.omgeving.dienst.overzichten.overgenomen()) == eerder + 56


def test_that_a_column_that_lacks_is_asked_for_and_then_judged(
    dialoog: VerklaringenImport, taken: Taken, tmp_path: Path
) -> None:
    breng(dialoog, taken, tmp_path, f"{KOP.replace('Geboortedatum', 'Datum X')}\n{GOED}\n")
    assert dialoog.raster.isVisible()
    assert dialoog.height() <= 720
    assert "Geboortedatum" in dialoog.melding.tekst()
    assert not dialoog.hoofd.isEnabled()
    dialoog.kolommen["GEBOORTEDATUM"].zet_waarde("2")
    dialoog._on_column_chosen()
    assert taken.wacht_tot_leeg()
    assert dialoog.height() <= 720
    assert dialoog.hoofd.isEnabled()
    assert dialoog.tabel.zichtbaar() == 56


def test_that_stopping_keeps_the_dialog_and_takes_nothing_over(
    dialoog: VerklaringenImport, dienst: Dienst, taken: Taken, gezegd: list[str], tmp_path: Path
) -> None:
    breng(dialoog, taken, tmp_path, f"{KOP}\n{GOED}\n")
    dialoog.hoofd.click()
    dialoog.reject()
    assert taken.wacht_tot_leeg()
    assert dialoog.isVisible()
    assert (gezegd, dienst.overzichten.overgenomen()) == ([], [])
    assert dialoog.hoofd.isEnabled()


def test_that_a_file_that_is_no_table_says_what_to_do(dialoog: VerklaringenImport, taken: Taken, tmp_path: Path) -> None:
    breng(dialoog, taken, tmp_path, "geen tabel")
    assert "geen leesbare tabel" in dialoog.melding.tekst()
    assert not dialoog.hoofd.isEnabled()


def test_that_nothing_of_an_earlier_file_is_taken_over_when_the_next_one_cannot_be_read(
    dialoog: VerklaringenImport, taken: Taken, tmp_path: Path
) -> None:
    breng(dialoog, taken, tmp_path, f"{KOP}\n{GOED}\n")
    assert dialoog.hoofd.isEnabled()
    (tmp_path / "kapot.xlsx").write_bytes(b"PK\x03\x04 onzin")
    dialoog._on_file_brought([tmp_path / "kapot.xlsx"])
    assert taken.wacht_tot_leeg()
    assert not dialoog.hoofd.isEnabled()
    assert dialoog.tabel.zichtbaar() == 0
    assert dialoog.stand.text() == "Nog geen bestand gekozen."


def test_that_refused_rows_are_saved_where_somebody_chooses(
    dialoog: VerklaringenImport, taken: Taken, feedback: Stilfeedback, tmp_path: Path
) -> None:
    breng(dialoog, taken, tmp_path, f"{KOP}\n{GOED}\n{FOUT}\n")
    dialoog._schrijf(tmp_path / "fout.csv")
    assert taken.wacht_tot_leeg()
    assert (tmp_path / "fout.csv").read_text(encoding="utf-8-sig").count("\n") == 5
    assert dialoog.hoofd.isEnabled()


def test_that_the_page_shows_them_as_taken_over_without_dossier_and_document(
    qtbot: QtBot, dialoog: VerklaringenImport, dienst: Dienst, taken: Taken, feedback: Stilfeedback, tmp_path: Path
) -> None:
    breng(dialoog, taken, tmp_path, f"{KOP}\n{GOED}\n")
    dialoog.hoofd.click()
    assert taken.wacht_tot_leeg()
    navigatie = NepNavigatie()
    view = verklaringen.maak_scherm(dienst, navigatie, taken, feedback, maak_om(dienst))
    assert isinstance(view, VerklaringenView)
    qtbot.addWidget(view)
    assert taken.wacht_tot_leeg()
    assert view.tabel.zichtbaar() == 56
    (rij,) = [r for r in view.presenter.staat().rijen if r.nummer == "OEF-2526-0007"]
    assert (rij.stand.tekst, rij.tot) == ("niet aangevraagd", "31-07-2027")
    view.tabel.kies(rij.id)
    assert "uit vorig systeem" in view.nadere.text()
    assert not view.acten.opslaan.isEnabled()
    assert view.intrekken.isHidden()
    view.presenter.open(rij)
    assert navigatie.gegaan == []
    assert view.presenter.staat(toestand="geldig").rijen == ()
    assert len(view.presenter.staat(toestand=OVERGENOMEN, eindjaar="2027").rijen) == 56
    assert len(view.presenter.staat(toestand="niet aangevraagd").rijen) == 56
    assert view.presenter.staat(toestand="verlenging op agenda").rijen == ()


def test_that_who_may_not_take_over_sees_no_button(
    qtbot: QtBot, tmp_path: Path, taken: Taken, feedback: Stilfeedback
) -> None:
    for wie, ziet in ((SECRETARIS, True), (VOORZITTER, False)):
        dienst = maak_dienst(maak_testregister(tmp_path / wie.naam), wie)
        view = verklaringen.maak_scherm(dienst, NepNavigatie(), taken, feedback, maak_om(dienst))
        assert isinstance(view, VerklaringenView)
        qtbot.addWidget(view)
        assert taken.wacht_tot_leeg()
        assert view.importknop.isVisibleTo(view) is ziet
