"""The people of the commission and the deskundigen; nobody raises own rights here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cvt_desktop.domain.errors import GeenRechtError, InvoerError
from cvt_desktop.domain.persoon import Beroep, Rol, Werkverband
from cvt_desktop.services import personen
from cvt_desktop.services.context import Dienst
from db.register import DbRegister
from tests.factories import CRUTZER, PLV_SECRETARIS, SECRETARIS, VOORZITTER, maak_persoon
from tests.fakes.register import maak_dienst, maak_testregister

NIEUW = maak_persoon("Fleur Zandbergh", Rol.DESKUNDIGE, beroep=Beroep.PEDAGOOG, met_login=False)


@pytest.fixture
def register(tmp_path: Path) -> DbRegister:
    return maak_testregister(tmp_path / "register")


@pytest.fixture
def secretaris(register: DbRegister) -> Dienst:
    return maak_dienst(register, SECRETARIS)


def nu(dienst: Dienst, persoon: Any) -> Any:
    return next(p for p in personen.personen(dienst, ook_inactief=True) if p.id == persoon.id)


def test_that_a_new_deskundige_stands_on_the_list(secretaris: Dienst) -> None:
    personen.bewaren(secretaris, replace(NIEUW, naam="  Fleur Zandbergh "))
    assert "Fleur Zandbergh" in [p.naam for p in personen.deskundigen(secretaris)]
    assert VOORZITTER.naam not in [p.naam for p in personen.deskundigen(secretaris)]


@pytest.mark.parametrize(
    ("velden", "veld"),
    [({"naam": " "}, "naam"), ({"rollen": frozenset()}, "rollen"), ({"beroep": Beroep.ANDERS}, "beroep"),
     ({"werkverbanden": (Werkverband(organisatie=" "),)}, "werkverbanden"), ({"functie": "pas 111222333"}, "functie"),
     ({"werkverbanden": (Werkverband(organisatie="X", tot_jaar=27),)}, "werkverbanden"), ({"naam": "a\u202eb"}, "naam")],
)  # fmt: skip
def test_that_what_cannot_be_kept_is_named(secretaris: Dienst, velden: dict, veld: str) -> None:
    with pytest.raises(InvoerError) as fout:
        personen.bewaren(secretaris, replace(NIEUW, **velden))
    assert fout.value.veld == veld


def test_that_a_secretaris_has_no_stem(secretaris: Dienst) -> None:
    with pytest.raises(GeenRechtError):
        personen.bewaren(secretaris, replace(NIEUW, rollen=frozenset({Rol.SECRETARIS, Rol.LID})))


def test_that_only_the_beheerder_touches_rights_of_who_logs_in(secretaris: Dienst, register: DbRegister) -> None:
    ik = nu(secretaris, SECRETARIS)
    hoger = replace(ik, rollen=ik.rollen | {Rol.BEHEERDER})
    for verboden in (hoger, replace(ik, met_login=False), replace(NIEUW, met_login=True)):
        with pytest.raises(GeenRechtError):
            personen.bewaren(secretaris, verboden)
    with pytest.raises(GeenRechtError):
        personen.zet_actief(secretaris, VOORZITTER.id, actief=False)
    assert personen.bewaren(secretaris, replace(ik, functie="ambtelijk secretaris")).functie == "ambtelijk secretaris"
    beheerder = maak_dienst(register, PLV_SECRETARIS)
    assert not personen.zet_actief(beheerder, VOORZITTER.id, actief=False).actief


def test_that_who_left_is_not_on_the_list_and_can_come_back(secretaris: Dienst) -> None:
    personen.zet_actief(secretaris, CRUTZER.id, actief=False)
    assert CRUTZER.naam not in [p.naam for p in personen.deskundigen(secretaris)]
    personen.zet_actief(secretaris, CRUTZER.id, actief=True)
    assert CRUTZER.naam in [p.naam for p in personen.deskundigen(secretaris)]


def test_that_a_lid_changes_nobody(register: DbRegister) -> None:
    with pytest.raises(GeenRechtError):
        personen.bewaren(maak_dienst(register, VOORZITTER), NIEUW)
