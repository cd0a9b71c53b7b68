"""All rules with their sources, and how often each of the check spoke."""

from __future__ import annotations

from pathlib import Path

from cvt_desktop.domain.besluit import Tekenwijze
from cvt_desktop.domain.bronnen import alle_bronnen
from cvt_desktop.domain.controleregel import REDENEN
from cvt_desktop.domain.controleregels import REGELS
from cvt_desktop.domain.instellingen import UITLEG
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.services import besluiten, regels
from cvt_desktop.services.ondertekenen import tekenen
from cvt_desktop.services.regels import Regelgroep
from tests.besluit_opzet import zet_besluit_op
from tests.factories import VOORZITTER, maak_persoon


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
