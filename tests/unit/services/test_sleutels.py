"""New keys for the register, and removing a user for good."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.beveiligingspunt import Beveiligingsstand
from cvt_desktop.domain.errors import CvtError, GeenRechtError, RegisterError, ToestandError
from cvt_desktop.ports.toegang import Toegang
from cvt_desktop.services import sleutels
from cvt_desktop.services.aanmelden import Geopend, aanmelden, aanmelden_met_herstelcode, openen
from cvt_desktop.services.certificaten import heeft_certificaat
from cvt_desktop.services.gebruikers import gebruikers, toevoegen, zet_toegang, zonder_login
from cvt_desktop.services.registers import maak
from db import hersleutel
from db.register import BESTAND
from tests.factories import SECRETARIS, VOORZITTER
from tests.fakes.sleutelbos import NepSleutelbos
from tests.fakes.toegang import BEHEERDER, EIGEN, WACHTZIN, maak_testtoegang, nieuw_register, nieuwe, open_als


@pytest.fixture
def toegang() -> Toegang:
    return maak_testtoegang()


@pytest.fixture
def map_(toegang: Toegang, tmp_path: Path) -> Path:
    doel = tmp_path / "register"
    maak(toegang, nieuw_register(doel, nieuwe(BEHEERDER), nieuwe(VOORZITTER), nieuwe(SECRETARIS)))
    return doel


@pytest.fixture
def geopend(toegang: Toegang, map_: Path) -> Geopend:
    return open_als(toegang, map_)


def _acties(geopend: Geopend) -> list[str]:
    with geopend.dienst.register.lezen() as uow:
        return [g.actie for g in uow.logboek.since(0)]


def test_that_new_keys_cost_nobody_anything(toegang: Toegang, map_: Path, geopend: Geopend) -> None:
    oud = bytes(geopend.kluis.db_sleutel())
    sleutels.vervang_sleutels(geopend)
    assert bytes(geopend.kluis.db_sleutel()) != oud
    assert len(gebruikers(geopend.dienst)) == 3, "the open register goes on with the new key"
    assert Actie.SLEUTELS_VERVANGEN in _acties(geopend)
    geopend.sluit()
    assert not hersleutel.past(map_ / BESTAND, lambda: bytearray(oud))
    for wie in (VOORZITTER, BEHEERDER, SECRETARIS, VOORZITTER):
        ander = open_als(toegang, map_, wie)
        assert ander.kluis.generatie == 2
        ander.sluit()


def test_that_who_is_removed_has_no_slot_no_login_and_no_signing_key(toegang: Toegang, map_: Path, geopend: Geopend) -> None:
    sleutels.verwijder_gebruiker(geopend, VOORZITTER.id)
    assert VOORZITTER.id not in geopend.kluis.gebruikers
    assert VOORZITTER.id not in {p.id for p in gebruikers(geopend.dienst)}
    with geopend.dienst.register.lezen() as uow:
        assert not heeft_certificaat(uow, VOORZITTER.id)
        assert uow.personen.get(VOORZITTER.id).naam == VOORZITTER.naam
        assert uow.geheimen.get(f"certificaat:{VOORZITTER.id}"), "what was signed before can still be verified"
    geopend.sluit()
    with pytest.raises(RegisterError) as fout:
        aanmelden(toegang, map_, VOORZITTER.id, WACHTZIN)
    assert fout.value.code == "kluis-onbekend"
    open_als(toegang, map_, SECRETARIS).sluit()


def test_that_only_the_beheerder_removes_and_never_the_own_login(toegang: Toegang, map_: Path, geopend: Geopend) -> None:
    with pytest.raises(ToestandError):
        sleutels.verwijder_gebruiker(geopend, BEHEERDER.id)
    geopend.sluit()
    secretaris = open_als(toegang, map_, SECRETARIS)
    for doe in (lambda: sleutels.verwijder_gebruiker(secretaris, VOORZITTER.id), lambda: sleutels.vervang_sleutels(secretaris)):
        with pytest.raises(GeenRechtError):
            doe()
    secretaris.sluit()


def test_that_who_was_removed_can_come_back_as_somebody_new(toegang: Toegang, map_: Path, geopend: Geopend) -> None:
    sleutels.verwijder_gebruiker(geopend, VOORZITTER.id)
    assert VOORZITTER.id not in {p.id for p in zonder_login(geopend.dienst)}
    with geopend.dienst.register.lezen() as uow:
        persoon = uow.personen.get(VOORZITTER.id)
    toevoegen(geopend, persoon, persoon.naam, EIGEN)
    geopend.sluit()
    aanmelding = aanmelden(toegang, map_, VOORZITTER.id, EIGEN)
    assert aanmelding.moet_wijzigen
    aanmelding.afbreken()


def test_that_a_rekey_that_fails_leaves_the_old_keys(
    toegang: Toegang, map_: Path, geopend: Geopend, monkeypatch: pytest.MonkeyPatch
) -> None:
    oud = bytes(geopend.kluis.db_sleutel())

    def mis(*_: object) -> None:
        raise OSError(28, "vol")

    monkeypatch.setattr(hersleutel, "sync_bestand", mis)
    with pytest.raises(RegisterError) as fout:
        sleutels.vervang_sleutels(geopend)
    assert fout.value.code == "db-vol"
    assert bytes(geopend.kluis.db_sleutel()) == oud
    assert len(gebruikers(geopend.dienst)) == 3
    geopend.sluit()
    assert hersleutel.past(map_ / BESTAND, lambda: bytearray(oud))
    assert not (map_ / "register.nieuw.db").exists()
    open_als(toegang, map_).sluit()


def test_that_a_unit_that_stays_open_stops_the_rekey(geopend: Geopend, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.engine._WACHTTIJD", 0.1)
    with geopend.dienst.register.lezen() as uow:
        uow.personen.all()
        with pytest.raises(CvtError) as fout:
            sleutels.vervang_sleutels(geopend)
    assert fout.value.code == "db-bezet"
    sleutels.vervang_sleutels(geopend)
    geopend.sluit()


# --- what the page Beveiliging says ---


def _standen(geopend: Geopend) -> dict[str, Beveiligingsstand]:
    return {punt.titel: punt.stand for punt in sleutels.punten(geopend)}


def test_that_a_passphrase_alone_is_said_as_long_as_it_lasts(tmp_path: Path, geopend: Geopend) -> None:
    assert sleutels.alleen_wachtzin(geopend.kluis)
    assert _standen(geopend)["Tweede sleutel"] is Beveiligingsstand.LET_OP
    geopend.sluit()
    met = maak_testtoegang(sleutelbos=NepSleutelbos())
    maak(met, nieuw_register(tmp_path / "ander", nieuwe(BEHEERDER)))
    gebonden = open_als(met, tmp_path / "ander")
    assert not sleutels.alleen_wachtzin(gebonden.kluis)
    assert _standen(gebonden) == {"Tweede sleutel": Beveiligingsstand.GOED}
    gebonden.sluit()


def test_that_a_closed_login_with_keys_is_named(geopend: Geopend) -> None:
    zet_toegang(geopend.dienst, VOORZITTER.id, actief=False)
    (punt,) = [p for p in sleutels.punten(geopend) if p.titel == "Gesloten toegang"]
    assert VOORZITTER.naam in punt.tekst
    assert "Verwijderen" in punt.middel
    geopend.sluit()


def test_that_the_use_of_a_recovery_code_stays_in_sight(toegang: Toegang, tmp_path: Path) -> None:
    gemaakt = maak(toegang, nieuw_register(tmp_path / "ander", nieuwe(BEHEERDER), nieuwe(VOORZITTER)))
    aanmelding = aanmelden_met_herstelcode(toegang, gemaakt.map_, gemaakt.herstelcodes[VOORZITTER.id])
    aanmelding.kluis.vervang_wachtzin(EIGEN)
    openen(toegang, aanmelding).sluit()
    geopend = open_als(toegang, gemaakt.map_)
    (punt,) = [p for p in sleutels.punten(geopend) if p.titel == "Herstelcode gebruikt"]
    assert VOORZITTER.naam in punt.tekst
    geopend.sluit()


def test_that_a_sheet_is_told_from_the_one_before_it(toegang: Toegang, tmp_path: Path) -> None:
    gemaakt = maak(toegang, nieuw_register(tmp_path / "ander", nieuwe(BEHEERDER)))
    geopend = open_als(toegang, gemaakt.map_)
    eerste = gemaakt.vingerafdrukken[BEHEERDER.id]
    assert geopend.kluis.herstel_vingerafdruk(BEHEERDER.id) == eerste
    geopend.kluis.nieuwe_herstelcode()
    assert geopend.kluis.herstel_vingerafdruk(BEHEERDER.id) != eerste
    geopend.sluit()
