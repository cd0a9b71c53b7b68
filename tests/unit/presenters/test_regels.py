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
