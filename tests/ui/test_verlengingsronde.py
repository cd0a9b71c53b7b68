"""The verlengingsronde as a secretaris uses it, and the acts of a line of the TLV register."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.adapters.exchange.werkmap import XlsxSchrijver
from cvt_desktop.services import intakeconcept, verklaringen
from cvt_desktop.services.context import Dienst
from tests.factories import RAVENKOOG
from tests.fakes.navigatie import NepNavigatie
from tests.ronde_tlv import KOMPAS, MEANDER_NAAM, maak
from tests.ui.pages.excel import maak_om
from tests.ui.toegankelijk import controleer
from ui.changes import Wijzigingen
from ui.dialogs.tlvacten import SchoolDialoog
from ui.feedback import Stilfeedback
from ui.presenters.verlengingsronde import VerlengingsrondePresenter
from ui.tasks import Taken
from ui.views import verklaringen as verklaringenscherm
from ui.views.verklaringen import VerklaringenView
from ui.views.verlengingsronde import Rondeomgeving, VerlengingsrondeView, maak_scherm


@pytest.fixture
def dienst(tmp_path: Path) -> Dienst:
    return maak(tmp_path / "register")


def test_that_lists_go_out_come_back_and_show_how_far_each_school_is(
    qtbot: QtBot, dienst: Dienst, taken: Taken, tmp_path: Path
) -> None:
    map_ = tmp_path / "lijsten"
    map_.mkdir()
    om = Rondeomgeving(taken=taken, feedback=Stilfeedback(paden=[map_]), inlezer=Bestandslezer(), wijzigingen=Wijzigingen(),
                       terug=lambda: None)  # fmt: skip
    view = maak_scherm(VerlengingsrondePresenter(dienst, NepNavigatie(), XlsxSchrijver()), om)
    assert isinstance(view, VerlengingsrondeView)
    qtbot.addWidget(view)
    view.resize(1280, 620)
    assert not any(k.isEnabled() for k in (view.alle, view.lijst, view.inlezen)), "nothing was read yet"
    assert view.scholen._leeg[1].startswith("Kies bij ‘Loopt af op’ een andere dag.")
    view.show()
    assert taken.wacht_tot_leeg()
    assert [rij.school for rij in view.scholen.getoond()] == [MEANDER_NAAM, KOMPAS]
    assert view.dag.waarde() == "2027-07-31"
    assert view.bellen.text() == "Van 6 verklaringen is nog niets gehoord: bel de school."
    assert "niets gehoord" not in view.kop._sub.text(), "the line under it says that, with what to do"
    assert [rij.nummer for rij in view.tlvs.getoond()] == ["OEF-2526-0001", "OEF-2526-0002", "OEF-2526-0003"]
    controleer(view)
    view.alle.click()
    assert taken.wacht_tot_leeg()
    assert len(list(map_.iterdir())) == 4
    assert "verstuur ze beveiligd" in view.melding.tekst()
    ingevuld = tmp_path / "terug.csv"
    antwoorden = "OEF-2526-0001;verlengen\nOEF-2526-0002;uitstroom\nOEF-0000-0001;verlengen\n"
    ingevuld.write_text(f"TLV-nummer;Antwoord\n{antwoorden}", "utf-8")
    view.inlezen.click()
    assert view.dialoog is not None
    view.dialoog._on_file_brought([ingevuld])
    assert taken.wacht_tot_leeg()
    assert view.dialoog.stand.text() == (
        "2 nieuwe antwoorden, 1 aanvraag in concept; 0 al bekend, 0 zonder antwoord, 1 afgekeurd.")
    assert "onbekend" in view.dialoog.tabel.getoond()[2].opmerking.tekst
    view.dialoog.hoofd.click()
    assert taken.wacht_tot_leeg()
    assert view.melding.tekst().startswith(f"{MEANDER_NAAM}: 2 antwoorden verwerkt; 1 aanvraag staat in concept")
    assert "0 aangevraagd, 1 in concept; 1 loopt niet door" in view.kop._sub.text()
    assert [rij.stand.tekst for rij in view.tlvs.getoond()] == ["verlengen, in concept", "loopt niet door", "niets gehoord"]
    view.stil.zet_waarde(True)
    view.stil.gewijzigd.emit()
    assert [rij.nummer for rij in view.tlvs.getoond()] == ["OEF-2526-0003", "OEF-2526-0004", "OEF-2526-0005", "OEF-2526-0006"]


def test_that_a_line_of_the_register_begins_its_verlenging_and_notes_another_school(
    qtbot: QtBot, dienst: Dienst, taken: Taken
) -> None:
    geopend: list[str] = []
    view = verklaringenscherm.maak_scherm(dienst, NepNavigatie(), taken, Stilfeedback(), maak_om(dienst, geopend.append))
    assert isinstance(view, VerklaringenView)
    qtbot.addWidget(view)
    view.show()
    assert taken.wacht_tot_leeg()
    rij = next(r for r in view.tabel.getoond() if r.nummer == "OEF-2526-0001")
    view.tabel.kies(rij.id)
    assert [knop.isEnabled() for knop in (view.acten.opslaan, view.acten.afschrift, view.acten.geschiedenis)] == [False] * 3
    view.acten.verlengen.click()
    concept = intakeconcept.lees(dienst, geopend[0])
    assert concept is not None
    assert concept.invoer.vso.eerdere_tlv == "OEF-2526-0001"
    view.acten.school.click()
    dialoog = view.acten.dialoog
    assert isinstance(dialoog, SchoolDialoog)
    assert dialoog.doe is not None
    dialoog.doe.click()
    assert dialoog.school.fout() == "Vul de naam van de nieuwe school in."
    dialoog.school.zet_waarde(RAVENKOOG.naam)
    dialoog.doe.click()
    assert "Geen nieuwe TLV nodig bij overstap" in view.melding.tekst()
    with dienst.register.lezen() as uow:
        wissel = uow.overgenomen.get(rij.id).schoolwissel
    assert wissel is not None
    assert wissel.school == RAVENKOOG.naam
    view.soort.zet_waarde("TLV PrO – regulier")
    view.soort.gewijzigd.emit()
    assert view.tabel.zichtbaar() == 0
    assert len(verklaringen.overgenomen(dienst)) == 7
