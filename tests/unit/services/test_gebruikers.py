"""Logins and roles, by the beheerder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cvt_desktop.domain.errors import GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.services import gebruikers, mandaten
from cvt_desktop.services.aanmelden import Geopend, aanmelden
from cvt_desktop.services.registers import maak
from tests.factories import BAKKENES, PLV_SECRETARIS, VOORZITTER, maak_persoon
from tests.fakes.toegang import BEHEERDER, WACHTZIN, maak_testtoegang, nieuw_register, open_als
from tests.unit.services.test_mandaten import invoer
from tests.zitting_opzet import open_zitting, zet_op


@pytest.fixture
def geopend(tmp_path: Path) -> Iterator[Geopend]:
    toegang = maak_testtoegang()
    maak(toegang, nieuw_register(tmp_path / "register"))
    geopend = open_als(toegang, tmp_path / "register")
    yield geopend
    geopend.sluit()


def test_that_a_new_user_can_log_in_and_must_choose_an_own_passphrase(geopend: Geopend) -> None:
    lid = maak_persoon("Joost Bakkenes", Rol.LID)
    gebruikers.toevoegen(geopend, lid, "", WACHTZIN)
    assert lid.naam in [p.naam for p in gebruikers.gebruikers(geopend.dienst)]
    geopend.sluit()
    aanmelding = aanmelden(maak_testtoegang(), geopend.map_, lid.id, WACHTZIN)
    assert aanmelding.moet_wijzigen
    aanmelding.afbreken()


def test_that_a_refused_login_leaves_no_person_behind(geopend: Geopend) -> None:
    with pytest.raises(InvoerError) as fout:
        gebruikers.toevoegen(geopend, maak_persoon("Joost Bakkenes", Rol.LID), "", "kort")
    assert fout.value.veld == "wachtzin"
    with pytest.raises(InvoerError, match="staat al"):
        gebruikers.toevoegen(geopend, maak_persoon("Joost Bakkenes", Rol.LID), VOORZITTER.naam, WACHTZIN)
    assert "Joost Bakkenes" not in [p.naam for p in gebruikers.gebruikers(geopend.dienst)]
    assert "Joost Bakkenes" not in [p.naam for p in gebruikers.zonder_login(geopend.dienst)]


def test_that_somebody_of_the_register_can_get_a_login(geopend: Geopend) -> None:
    (crutzer,) = gebruikers.zonder_login(geopend.dienst)
    gebruikers.toevoegen(geopend, crutzer, "", WACHTZIN)
    assert gebruikers.zonder_login(geopend.dienst) == []


def test_that_a_secretaris_never_gets_a_stem(geopend: Geopend) -> None:
    with pytest.raises(GeenRechtError, match="geen stem"):
        gebruikers.rollen_wijzigen(geopend.dienst, VOORZITTER.id, frozenset({Rol.SECRETARIS, Rol.LID}))
    with pytest.raises(InvoerError):
        gebruikers.rollen_wijzigen(geopend.dienst, VOORZITTER.id, frozenset())


def test_that_there_is_always_a_beheerder(geopend: Geopend) -> None:
    with pytest.raises(ToestandError, match="enige beheerder"):
        gebruikers.rollen_wijzigen(geopend.dienst, BEHEERDER.id, frozenset({Rol.SECRETARIS}))
    with pytest.raises(ToestandError, match="eigen toegang"):
        gebruikers.zet_toegang(geopend.dienst, BEHEERDER.id, actief=False)
    gebruikers.rollen_wijzigen(geopend.dienst, VOORZITTER.id, frozenset({Rol.VOORZITTER, Rol.BEHEERDER}))
    gebruikers.rollen_wijzigen(geopend.dienst, BEHEERDER.id, frozenset({Rol.SECRETARIS}))


def test_that_it_is_told_where_somebody_who_goes_is_still_counted_on(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    beheer = opzet.als(PLV_SECRETARIS)
    assert gebruikers.staat_nog(beheer, BAKKENES.id) == ("de zitting wo 12 mei",)
    assert gebruikers.staat_nog(beheer, PLV_SECRETARIS.id) == ()
    with pytest.raises(GeenRechtError):
        gebruikers.staat_nog(opzet.als(BAKKENES), BAKKENES.id)
    open_zitting(opzet)
    assert gebruikers.staat_nog(beheer, BAKKENES.id) == ("de zitting wo 12 mei",)
    mandaten.geven(beheer, invoer(VOORZITTER))
    assert gebruikers.staat_nog(beheer, VOORZITTER.id) == ("de zitting wo 12 mei", "het mandaatregister")
