"""The page of all rules, in words."""

from __future__ import annotations

from pathlib import Path

from cvt_desktop.services import regels
from cvt_desktop.services.regels import Regelgroep
from tests.besluit_opzet import zet_besluit_op
from ui.presenters.regels import RegelsPresenter


def test_that_a_line_says_its_source_the_date_of_that_text_and_what_the_law_leaves_open(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    presenter = RegelsPresenter(opzet.dienst)
    presenter.toon(regels.overzicht(opzet.dienst))
    staat = presenter.staat(str(Regelgroep.CONTROLE))
    rij = next(r for r in staat.rijen if r.code == "C38")
    assert (rij.bron, rij.tekst_van, rij.open_in_wet) == ("LBT 108110", "04-04-2018", "criteria van het ondersteuningsplan")
    assert "Het samenwerkingsverband bepaalt zelf: criteria van het ondersteuningsplan." in rij.uitleg
    assert "niet of het besluit juist is" in staat.onder
    assert "in 1 besluit dat nog niet is getekend" in staat.onder
    assert not presenter.staat(str(Regelgroep.BRON)).met_telling


def test_that_the_rules_of_terms_and_praktijkonderwijs_are_lists_of_their_own_with_what_is_a_setting(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    presenter = RegelsPresenter(opzet.dienst)
    presenter.toon(regels.overzicht(opzet.dienst))
    termijn = {r.code: r for r in presenter.staat(str(Regelgroep.TERMIJN)).rijen}
    assert (termijn["T03"].bron, termijn["T03"].open_in_wet) == ("Awb 4:5, lid 1", "hersteltermijn")
    assert "Het samenwerkingsverband bepaalt zelf: hersteltermijn." in termijn["T03"].uitleg
    assert presenter.staat(str(Regelgroep.PRO)).rijen[3].bron == "UB WVO 2.46, lid 4"


def test_that_a_setting_says_on_which_tab_it_is(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    presenter = RegelsPresenter(opzet.dienst)
    presenter.toon(regels.overzicht(opzet.dienst))
    waar = {r.regel: r.waar for r in presenter.staat(str(Regelgroep.INSTELLING)).rijen}
    assert (waar["Quorum"], waar["Wie besluit"], waar["Hersteltermijn (dagen)"]) == ("Commissie", "Wie besluit", "Reglement")
