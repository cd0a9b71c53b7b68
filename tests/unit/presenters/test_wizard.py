"""The wizard without a window: steps, refusals, users, codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvt_desktop.adapters.vault.kopbestand import lees_loginnamen
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.services.aanmelden import aanmelden, openen
from tests.fakes.toegang import EIGEN, WACHTZIN, maak_testtoegang
from ui.presenters.wizard import Stap, WizardPresenter

SWV = {
    "naam": "Samenwerkingsverband vo De Waterlanden", "nummer": "vo 9999", "straat": "Sluiskade 8", "postcode": "1999 aa",
    "plaats": "Meerstede", "telefoon": "", "email": "", "website": "", "rechtbank": "", "email_fg": "", "steunpunt": "",
    "bezwaar_elektronisch": "", "map": "", "logo": None,
}  # fmt: skip


@pytest.fixture
def wizard(tmp_path: Path) -> WizardPresenter:
    return WizardPresenter(maak_testtoegang(), tmp_path)


def _vul(wizard: WizardPresenter) -> None:
    wizard.neem(Stap.SWV, SWV)
    wizard.neem(Stap.MODEL, {"model_TLV_VSO_NIEUW": "M2"})
    assert not wizard.voeg_toe("Ruben Veldkamper", "secretaris", ["SECRETARIS", "BEHEERDER"], WACHTZIN, WACHTZIN, zelf=True)
    assert not wizard.voeg_toe("Wieke Terhorst", "voorzitter", ["VOORZITTER"], WACHTZIN, WACHTZIN, zelf=False)


def test_that_no_decision_model_is_chosen_beforehand(wizard: WizardPresenter) -> None:
    assert list(wizard.keur(Stap.MODEL)) == ["model_TLV_VSO_NIEUW"]
    wizard.neem(Stap.MODEL, {"model_TLV_VSO_NIEUW": "M3"})
    assert not wizard.keur(Stap.MODEL)


def test_that_the_defaults_of_commission_and_rules_can_be_left_as_they_are(wizard: WizardPresenter) -> None:
    assert not wizard.keur(Stap.COMMISSIE)
    assert not wizard.keur(Stap.REGLEMENT)
    waarden = wizard.waarden(Stap.REGLEMENT)
    assert (waarden["beslistermijn_weken"], waarden["streef_weken"], waarden["hersteltermijn_dagen"]) == (8, 6, 14)


def test_that_what_was_typed_stays_also_when_it_is_wrong(wizard: WizardPresenter) -> None:
    wizard.neem(Stap.SWV, SWV | {"nummer": "99"})
    assert list(wizard.keur(Stap.SWV)) == ["nummer"]
    assert wizard.waarden(Stap.SWV)["nummer"] == "99"
    assert wizard.waarden(Stap.SWV)["naam"] == SWV["naam"]


def test_that_number_and_postcode_are_tidied(wizard: WizardPresenter) -> None:
    wizard.neem(Stap.SWV, SWV)
    assert not wizard.keur(Stap.SWV)
    assert wizard.waarden(Stap.SWV)["nummer"] == "VO9999"
    assert wizard.doel.name == "CvT vo De Waterlanden"


def test_that_a_folder_that_exists_is_refused_before_the_end(wizard: WizardPresenter, tmp_path: Path) -> None:
    (tmp_path / "Bezet").mkdir()
    (tmp_path / "Bezet" / "x").write_text("x")
    wizard.neem(Stap.SWV, SWV | {"map": "Bezet"})
    assert list(wizard.keur(Stap.SWV)) == ["map"]
    wizard.neem(Stap.SWV, SWV | {"map": "../../buiten"})
    assert wizard.doel.parent == tmp_path


@pytest.mark.parametrize(
    ("naam", "rollen", "wachtzin", "nog_eens", "veld"),
    [
        ("", ["BEHEERDER"], WACHTZIN, WACHTZIN, "naam"),
        ("Ruben Veldkamper", ["BEHEERDER"], "kort", "kort", "wachtzin"),
        ("Ruben Veldkamper", ["BEHEERDER"], WACHTZIN, EIGEN, "nog_eens"),
        ("Ruben Veldkamper", ["SECRETARIS"], WACHTZIN, WACHTZIN, "rollen"),
        ("Ruben Veldkamper", ["BEHEERDER", "SECRETARIS", "LID"], WACHTZIN, WACHTZIN, "rollen"),
    ],
)
def test_that_a_user_who_does_not_fit_is_refused_at_the_field(
    wizard: WizardPresenter, naam: str, rollen: list[str], wachtzin: str, nog_eens: str, veld: str
) -> None:
    assert list(wizard.voeg_toe(naam, "", rollen, wachtzin, nog_eens, zelf=True)) == [veld]
    assert wizard.gebruikers() == []
    assert wizard.keur(Stap.GEBRUIKERS)


def test_that_one_name_is_one_user(wizard: WizardPresenter) -> None:
    _vul(wizard)
    assert list(wizard.voeg_toe("wieke terhorst", "", ["LID"], WACHTZIN, WACHTZIN, zelf=True)) == ["naam"]
    wizard.haal_weg(1)
    assert [g.naam for g in wizard.gebruikers()] == ["Ruben Veldkamper"]


def test_that_the_end_is_a_register_and_a_code_for_who_typed(wizard: WizardPresenter) -> None:
    _vul(wizard)
    assert all(not wizard.keur(stap) for stap in (Stap.SWV, Stap.COMMISSIE, Stap.MODEL, Stap.REGLEMENT, Stap.GEBRUIKERS))
    gemaakt = wizard.maak()
    assert len(lees_loginnamen(gemaakt.map_).gebruikers) == 2
    (code,) = wizard.codes()
    assert code.naam == "Ruben Veldkamper"
    assert code.code not in repr(code)
    assert wizard.herstelblad(code).startswith(b"%PDF")
    wizard.controleer(code.code, code.code)
    with pytest.raises(InvoerError):
        wizard.controleer(code.code, code.code[:-1] + "x")
    ik = next(iter(gemaakt.herstelcodes))
    toegang = maak_testtoegang()
    geopend = openen(toegang, aanmelden(toegang, gemaakt.map_, ik, WACHTZIN))
    with geopend.dienst.register.lezen() as uow:
        assert dict(uow.instellingen.all()[0].reglement.modellen).popitem()[1] is Besluitmodel.M2
    geopend.sluit()
    wizard.vergeet()
    assert wizard.codes() == []

