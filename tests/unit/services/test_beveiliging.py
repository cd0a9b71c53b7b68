"""The page *Beveiliging*: what it says of this register, and that nothing is called good that was not seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cvt_desktop.domain.beveiligingspunt import Beveiligingspunt, Beveiligingsstand
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.ports.laptop import Schijf, Schijfstand
from cvt_desktop.services import beveiliging
from cvt_desktop.services.aanmelden import Geopend, nieuwe_herstelcode, wijzig_wachtzin
from cvt_desktop.services.beveiliging import Slotstand
from cvt_desktop.services.registers import maak
from tests.fakes.laptop import NepLaptop
from tests.fakes.toegang import EIGEN, WACHTZIN, maak_testtoegang, nieuw_register, open_als

GOED, LET_OP, FOUT = Beveiligingsstand.GOED, Beveiligingsstand.LET_OP, Beveiligingsstand.FOUT
SLOT = Slotstand(minuten=15, minuten_zitting=45, hoort_slaap=True, hoort_sessie=True)


@pytest.fixture
def geopend(tmp_path: Path) -> Iterator[Geopend]:
    toegang = maak_testtoegang()
    maak(toegang, nieuw_register(tmp_path / "register"))
    een = open_als(toegang, tmp_path / "register")
    yield een
    een.sluit()


def _punten(geopend: Geopend, laptop: NepLaptop | None = None, slot: Slotstand = SLOT) -> dict[str, Beveiligingspunt]:
    return {punt.titel: punt for punt in beveiliging.punten(geopend, laptop or NepLaptop(), slot)}


def test_that_an_unencrypted_disk_is_red_and_names_what_to_ask(geopend: Geopend) -> None:
    punt = _punten(geopend, NepLaptop(stand=Schijfstand.OPEN, systeem="Windows"))["Schijf van de laptop"]
    assert punt.stand is FOUT
    assert "BitLocker" in punt.middel


def test_that_a_disk_that_cannot_be_seen_is_said_so() -> None:
    punt = beveiliging.schijfpunt(Schijf(stand=Schijfstand.NIET_TE_ZIEN, hoe="Windows zegt het niet"), "Windows")
    assert punt.stand is LET_OP
    assert "Niet te zien" in punt.tekst
    assert "schrijf het antwoord" in punt.middel


def test_that_an_encrypted_disk_is_good(geopend: Geopend) -> None:
    assert _punten(geopend)["Schijf van de laptop"].stand is GOED


def test_that_a_computer_that_does_not_tell_of_its_sleep_is_said_so(geopend: Geopend) -> None:
    punt = _punten(geopend, slot=replace(SLOT, hoort_slaap=False))["Slaap en schermslot"]
    assert punt.stand is LET_OP
    assert "in slaap gaat" in punt.tekst
    assert "Ctrl+L" in punt.middel
    assert _punten(geopend)["Slaap en schermslot"].stand is GOED


def test_that_a_user_without_a_recovery_code_is_told(geopend: Geopend) -> None:
    assert _punten(geopend)["Uw herstelcode"].stand is GOED
    nieuwe_herstelcode(geopend)
    assert _punten(geopend)["Uw herstelcode"].stand is GOED


def test_that_the_age_of_the_passphrase_is_told_and_is_no_reproach(geopend: Geopend) -> None:
    assert "Niet gewijzigd" in _punten(geopend)["Uw wachtzin"].tekst
    wijzig_wachtzin(geopend, WACHTZIN, EIGEN, EIGEN)
    punt = _punten(geopend)["Uw wachtzin"]
    assert "Voor het laatst gewijzigd op 12 mei 2027" in punt.tekst
    assert punt.stand is GOED


def test_that_secretaris_and_beheerder_in_one_is_noted(geopend: Geopend) -> None:
    sessie = geopend.dienst.sessie

    def als(*rollen: Rol) -> Geopend:
        return replace(geopend, dienst=replace(geopend.dienst, sessie=replace(sessie, rollen=frozenset(rollen))))

    assert _punten(als(Rol.SECRETARIS, Rol.BEHEERDER))["Twee rollen"].stand is LET_OP
    assert "Twee rollen" not in _punten(als(Rol.BEHEERDER))


def test_that_the_worst_stands_first(geopend: Geopend) -> None:
    rang = [FOUT, LET_OP, GOED]
    punten = beveiliging.punten(geopend, NepLaptop(stand=Schijfstand.OPEN), replace(SLOT, hoort_sessie=False))
    standen = [rang.index(punt.stand) for punt in punten]
    assert standen == sorted(standen)
    assert standen[0] == 0


def test_that_a_state_that_is_not_good_has_a_cure() -> None:
    with pytest.raises(ValueError, match="cure"):
        Beveiligingspunt(titel="a", stand=FOUT, tekst="b")
