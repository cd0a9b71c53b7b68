"""The page of all rules, in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cvt_desktop.domain.controleregel import Niveau
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.ports.voortgang import Stil
from cvt_desktop.services import regels
from cvt_desktop.services.regels import Regelgroep
from tests.besluit_opzet import zet_besluit_op
from tests.factories import maak_persoon
from tests.fakes.register import maak_dienst
from ui.presenters.instellingen import hint_uit, hint_waarden
from ui.presenters.niveaus import NIVEAUCHIPS
from ui.presenters.regels import MAAK_HINT, WEER_WAARSCHUWEN, RegelsPresenter


def test_that_a_line_says_its_source_the_date_of_that_text_and_what_the_law_leaves_open(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    presenter = RegelsPresenter(opzet.dienst)
    presenter.toon(regels.overzicht(opzet.dienst))
    staat = presenter.staat(str(Regelgroep.CONTROLE))
    rij = next(r for r in staat.rijen if r.code == "C38")
    assert (rij.bron, rij.tekst_van, rij.open_in_wet) == ("LBT 108110", "04-04-2018", "criteria van het ondersteuningsplan")
    assert "Het samenwerkingsverband bepaalt zelf: criteria van het ondersteuningsplan." in rij.uitleg
    assert "niet of het besluit juist is" in staat.onder
    assert "bij 1 besluit dat nog niet is getekend" in staat.onder
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


def test_that_the_page_proposes_a_hint_and_says_where_it_cannot_be_one(tmp_path: Path) -> None:
    presenter = RegelsPresenter(maak_dienst(zet_besluit_op(tmp_path).zitting.register, maak_persoon("Bea Beheer", Rol.BEHEERDER)))
    gelezen = regels.overzicht(presenter._dienst)
    presenter.toon(replace(gelezen, regels=tuple(
        replace(r, gemeld=6, aanvaard=4, voorstel=True) if r.code == "C36" else r for r in gelezen.regels)))  # fmt: skip
    staat = presenter.staat(str(Regelgroep.CONTROLE))
    assert presenter.voorstel().startswith("Voorstel: regel C36 is in meer dan de helft")
    rijen = {r.code: r for r in staat.rijen}
    assert (rijen["C36"].act, rijen["C22"].act, rijen["C01"].act, rijen["C16"].act) == (MAAK_HINT, "", "", "")
    assert "staat in de wet (Awb 3:50)" in rijen["C22"].uitleg
    assert "blokkeert het tekenen; hij blijft dus zoals hij is." in rijen["C01"].uitleg
    assert "C36 geeft alleen nog een hint" in presenter.doe(rijen["C36"])
    presenter.toon(presenter.lees(Stil()))
    na = next(r for r in presenter.staat(str(Regelgroep.CONTROLE)).rijen if r.code == "C36")
    assert (na.act, na.zwaarte) == (WEER_WAARSCHUWEN, replace(NIVEAUCHIPS[Niveau.HINT], tekst="hint, eigen keuze"))
    assert "C36 waarschuwt weer" in presenter.doe(na)


def test_that_who_may_not_change_settings_reads_who_can(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    presenter = RegelsPresenter(opzet.dienst)
    gelezen = regels.overzicht(opzet.dienst)
    presenter.toon(replace(gelezen, regels=tuple(replace(r, voorstel=r.code in {"C11", "C36"}) for r in gelezen.regels)))
    staat = presenter.staat(str(Regelgroep.CONTROLE))
    assert "regels C11 en C36 zijn" in presenter.voorstel()
    assert presenter.voorstel().endswith("De beheerder kan er een hint van maken.")
    assert {r.act for r in staat.rijen} == {""}


def test_that_instellingen_shows_the_rules_that_became_a_hint_and_reads_them_back(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    nu = opzet.dienst.instellingen
    with opzet.zitting.register.lezen() as uow:
        een = nu(uow)
    lichter = replace(een, reglement=replace(een.reglement, als_hint=("C36", "C11")))
    waarden = hint_waarden(lichter)
    assert waarden == {"als_hint": "C11 Kern van elk advies in de brief\nC36 Adviezen zijn recent"}
    assert hint_uit({"als_hint": "c36\n\nC11 Kern\nC36"}, een.reglement).als_hint == ("C36", "C11")
    assert hint_uit({"als_hint": ""}, lichter.reglement).als_hint == ()
