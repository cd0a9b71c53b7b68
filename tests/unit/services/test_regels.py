"""All rules with their sources, and how often each of the check spoke."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Tekenwijze
from cvt_desktop.domain.bronnen import Bronsoort, alle_bronnen, bron
from cvt_desktop.domain.controleregel import REDENEN, Niveau
from cvt_desktop.domain.controleregels import REGELS
from cvt_desktop.domain.errors import GeenRechtError, InvoerError
from cvt_desktop.domain.instellingen import UITLEG
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.domain.regelhint import regels_met, waarom_geen_hint
from cvt_desktop.services import besluiten, regels
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.instellingen import huidige, nieuwe_versie
from cvt_desktop.services.ondertekenen import tekenen
from cvt_desktop.services.regels import Regelgroep
from tests.besluit_opzet import Besluitopzet, zet_besluit_op
from tests.factories import VOORZITTER, maak_persoon

BEHEERDER = maak_persoon("Bea Beheer", Rol.BEHEERDER)


def test_that_a_rule_is_counted_once_per_signed_besluit_and_in_those_that_wait(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path, aantal=2)
    opzet.schrijf(gewone_taal="")
    besluiten.accepteren(opzet.dienst, opzet.besluit().id, "C22", REDENEN[0])
    besluit = besluiten.naar_tekenmap(opzet.dienst, opzet.besluit().id)
    voor = regels.overzicht(opzet.dienst)
    assert (voor.verslagen, voor.open_) == (0, 2)
    tekenen(opzet.als(VOORZITTER), besluit.id, Tekenwijze.PAPIER)
    na = regels.overzicht(opzet.dienst)
    stand = {r.code: (r.nu, r.gemeld, r.aanvaard) for r in na.regels if r.groep is Regelgroep.CONTROLE}
    assert (na.verslagen, na.open_) == (1, 1)
    assert stand["C22"] == (0, 1, 1)
    assert stand["C26"] == (1, 1, 0)
    assert stand["C01"] == (0, 0, 0)


def test_that_every_rule_setting_and_source_is_on_the_page_and_who_sees_no_dossier_sees_no_counts(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    overzicht = regels.overzicht(opzet.als(maak_persoon("Pieter Proef", Rol.FG)))
    per_groep = {g: [r for r in overzicht.regels if r.groep is g] for g in Regelgroep}
    assert [r.code for r in per_groep[Regelgroep.CONTROLE]] == [r.id for r in REGELS]
    assert len(per_groep[Regelgroep.INSTELLING]) == len(UITLEG)
    assert len(per_groep[Regelgroep.BRON]) == len(alle_bronnen())
    assert per_groep[Regelgroep.TOETS]
    assert not overzicht.mag_tellen
    assert {r.nu for r in overzicht.regels} == {None}


def niveau(opzet: Besluitopzet, regel_id: str) -> Niveau | None:
    """How heavy this rule is in the check of the concept; None when it is silent."""
    return next((b.niveau for b in opzet.beeld().bevindingen if b.regel_id == regel_id), None)


def test_that_a_rule_that_became_a_hint_asks_no_reason_until_it_is_turned_back(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    opzet.schrijf(beoordeling_adviezen="")
    beheerder = opzet.als(BEHEERDER)
    assert (niveau(opzet, "C24"), niveau(opzet, "C22")) == (Niveau.LET_OP, Niveau.LET_OP)
    nieuw = regels.maak_hint(beheerder, "C24")
    assert nieuw.reglement.als_hint == ("C24",)
    assert (niveau(opzet, "C24"), niveau(opzet, "C22")) == (Niveau.HINT, Niveau.LET_OP)
    assert regels.maak_hint(beheerder, "C24").nummer == nieuw.nummer, "nothing changed, so there is no new version"
    staat = next(r for r in regels.overzicht(beheerder).regels if r.code == "C24")
    assert (staat.als_hint, staat.zwaarte, staat.redenen) == (True, "hint", ())
    regels.weer_waarschuwen(beheerder, "C24")
    assert niveau(opzet, "C24") is Niveau.LET_OP
    with opzet.zitting.register.lezen() as uow:
        laatste = uow.logboek.laatste(1)[0]
        assert (laatste.actie, laatste.persoon_id) == (Actie.INSTELLINGEN_WIJZIGEN, BEHEERDER.id)
        assert uow.logboek.klopt(laatste, uow.instellingen.all()[0])


def test_that_what_was_signed_keeps_its_report_whatever_becomes_a_hint_later(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    opzet.schrijf(gewone_taal="wat de ouders lezen", beoordeling_adviezen="")
    for regel_id in ("C22", "C24"):
        besluiten.accepteren(opzet.dienst, opzet.besluit().id, regel_id, REDENEN[0])
    tekenen(opzet.als(VOORZITTER), besluiten.naar_tekenmap(opzet.dienst, opzet.besluit().id).id, Tekenwijze.PAPIER)
    regels.maak_hint(opzet.als(BEHEERDER), "C24")
    with opzet.zitting.register.lezen() as uow:
        [verslag] = uow.aanvragen.get(opzet.aanvraag_id()).controles
    assert {(b.niveau, b.reden) for b in verslag.bevindingen if b.regel_id == "C24"} == {("let op", REDENEN[0])}
    meldingen = opzet.dienst.overzichten.controlemeldingen()
    tellingen = opzet.dienst.overzichten.controletellingen()
    assert {t.regel_id: (t.gemeld, t.aanvaard) for t in tellingen.regels} == {
        m.regel_id: (1, int(bool(m.reden))) for m in meldingen}  # fmt: skip
    assert {m.regel_id: m.reden for m in meldingen}["C24"] == REDENEN[0]


@pytest.mark.parametrize(("regel_id", "zegt"), [
    ("C22", "staat in de wet (Awb 3:50)"), ("C01", "blokkeert het tekenen"), ("C29", "blokkeert het tekenen"),
    ("C16", "al een hint"), ("C999", "nummer"),
])  # fmt: skip
def test_that_the_law_and_a_block_stay_as_heavy_as_they_are(tmp_path: Path, regel_id: str, zegt: str) -> None:
    opzet = zet_besluit_op(tmp_path)
    with pytest.raises(InvoerError, match=re.escape(zegt)):
        regels.maak_hint(opzet.als(BEHEERDER), regel_id)
    nu = huidige(opzet.dienst)
    with pytest.raises(InvoerError, match=re.escape(zegt)):
        nieuwe_versie(opzet.als(BEHEERDER), replace(nu, reglement=replace(nu.reglement, als_hint=(regel_id,))),
                      geldig_vanaf=nu.geldig_vanaf)  # fmt: skip


def test_that_a_setting_that_came_in_another_way_makes_no_rule_of_the_law_lighter() -> None:
    assert {r.id for r, lichter in zip(REGELS, regels_met(tuple(r.id for r in REGELS)), strict=True)
            if r.niveau is not lichter.niveau} == {r.id for r in REGELS if not waarom_geen_hint(r)}  # fmt: skip
    assert not [r.id for r in REGELS if not waarom_geen_hint(r) and bron(r.bron).soort is Bronsoort.WET]


@pytest.mark.parametrize("doe", [regels.maak_hint, regels.weer_waarschuwen])
def test_that_only_the_beheerder_changes_the_weight_of_a_rule(tmp_path: Path, doe: Callable[[Dienst, str], object]) -> None:
    opzet = zet_besluit_op(tmp_path)
    with pytest.raises(GeenRechtError):
        doe(opzet.dienst, "C24")
    assert regels.overzicht(opzet.als(BEHEERDER)).mag_wijzigen
    assert not regels.overzicht(opzet.dienst).mag_wijzigen
