"""Making a register: whole or not at all, with everything it begins with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cvt_desktop.domain.errors import CvtError, GeenRechtError, InvoerError, RegisterError
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.ports.toegang import Kluis
from cvt_desktop.services.certificaten import heeft_certificaat, laad_ondertekenaar
from cvt_desktop.services.registers import NieuwePersoon, maak
from tests.factories import BENSALEM, SECRETARIS, VOORZITTER, maak_persoon
from tests.fakes.toegang import BEHEERDER, maak_testtoegang, nieuw_register, nieuwe, open_als


def test_that_a_new_register_holds_settings_people_schools_and_an_event_for_each(tmp_path: Path) -> None:
    toegang = maak_testtoegang()
    gemaakt = maak(toegang, nieuw_register(tmp_path / "register"))
    geopend = open_als(toegang, gemaakt.map_)
    with geopend.dienst.register.lezen() as uow:
        assert uow.instellingen.all()[0].nummer == 1
        assert [p.naam for p in uow.personen.all() if p.met_login] == [BEHEERDER.naam, VOORZITTER.naam]
        assert len(uow.personen.all()) == 3
        assert len(uow.scholen.all()) == 2
        soorten = {g.object_soort for g in uow.logboek.laatste(50)}
    geopend.sluit()
    assert {"instellingen", "persoon", "school", "register"} <= soorten


def test_that_only_who_typed_the_own_passphrase_gets_a_recovery_code(tmp_path: Path) -> None:
    gemaakt = maak(maak_testtoegang(), nieuw_register(tmp_path / "register"))
    assert list(gemaakt.herstelcodes) == [BEHEERDER.id]
    assert "herstelcodes" not in repr(gemaakt)


def test_that_who_is_present_and_signs_gets_a_certificate_at_once(tmp_path: Path) -> None:
    toegang = maak_testtoegang(echt=True)
    gemaakt = maak(toegang, nieuw_register(tmp_path / "register", nieuwe(BEHEERDER), nieuwe(VOORZITTER)))
    geopend = open_als(toegang, gemaakt.map_, VOORZITTER)
    assert laad_ondertekenaar(geopend.dienst).naam == VOORZITTER.naam
    with geopend.dienst.register.lezen() as uow:
        assert not heeft_certificaat(uow, BEHEERDER.id)
    geopend.sluit()


@pytest.mark.parametrize("gevuld", [True, False])
def test_that_an_existing_folder_is_only_taken_when_it_is_empty(tmp_path: Path, gevuld: bool) -> None:
    map_ = tmp_path / "register"
    map_.mkdir()
    if gevuld:
        (map_ / "brief.txt").write_text("x")
        with pytest.raises(RegisterError, match="lege map"):
            maak(maak_testtoegang(), nieuw_register(map_))
        assert [p.name for p in tmp_path.rglob("*")] == ["register", "brief.txt"]
    else:
        maak(maak_testtoegang(), nieuw_register(map_))
        assert (map_ / "kop.cvt").is_file()


def test_that_a_failure_halfway_leaves_nothing_behind(tmp_path: Path) -> None:
    toegang = maak_testtoegang()

    class Kapot:
        def __getattr__(self, naam: str) -> object:
            return getattr(toegang.databanken, naam)

        def maak(self, map_: Path, kluis: Kluis, **_: object) -> None:
            assert (map_ / "kop.cvt").is_file(), "the vault was made already"
            raise RegisterError("De schijf is vol.", code="vol")

    with pytest.raises(RegisterError, match="vol"):
        maak(replace(toegang, databanken=Kapot()), nieuw_register(tmp_path / "register"))  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_that_what_a_crash_left_is_cleared_by_the_next_making(tmp_path: Path) -> None:
    rest = tmp_path / ".register.bouw-0badc0de"
    rest.mkdir()
    (rest / "kop.cvt").write_text("half")
    maak(maak_testtoegang(), nieuw_register(tmp_path / "register"))
    assert [p.name for p in tmp_path.iterdir()] == ["register"]


def test_that_a_folder_that_is_synchronised_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="gesynchroniseerd") as fout:
        maak(maak_testtoegang(), nieuw_register(tmp_path / "OneDrive - swv" / "register"))
    assert fout.value.veld == "map"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("personen", "soort", "woord"),
    [
        ((nieuwe(SECRETARIS),), InvoerError, "beheerder"),
        ((nieuwe(BEHEERDER, zelf=False),), InvoerError, "beheerder"),
        ((nieuwe(BEHEERDER), nieuwe(maak_persoon("A. Beide", Rol.SECRETARIS, Rol.LID))), GeenRechtError, "geen stem"),
        ((nieuwe(BEHEERDER), nieuwe(replace(BENSALEM, rollen=frozenset()))), InvoerError, "rol"),
        ((NieuwePersoon(persoon=BENSALEM),), InvoerError, "beheerder"),
    ],
)
def test_that_people_who_do_not_fit_are_refused_before_anything_is_made(
    tmp_path: Path, personen: tuple[NieuwePersoon, ...], soort: type[CvtError], woord: str
) -> None:
    with pytest.raises(soort, match=woord):
        maak(maak_testtoegang(), nieuw_register(tmp_path / "register", *personen))
    assert list(tmp_path.iterdir()) == []


def test_that_a_weak_passphrase_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    zwak = replace(nieuwe(BEHEERDER), wachtzin="welkom2026")
    with pytest.raises(InvoerError) as fout:
        maak(maak_testtoegang(), nieuw_register(tmp_path / "register", zwak))
    assert fout.value.veld == "wachtzin"
    assert list(tmp_path.iterdir()) == []


def test_that_settings_that_cannot_work_are_refused(tmp_path: Path) -> None:
    nieuw = nieuw_register(tmp_path / "register")
    swv = replace(nieuw.instellingen.swv, nummer="9999")
    with pytest.raises(InvoerError) as fout:
        maak(maak_testtoegang(), replace(nieuw, instellingen=replace(nieuw.instellingen, swv=swv)))
    assert fout.value.veld == "nummer"
