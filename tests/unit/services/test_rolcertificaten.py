"""Keys and role certificates through the services: who gets one, who signs, and what a rewritten chain is worth."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.beveiligingspunt import Beveiligingsstand
from cvt_desktop.domain.errors import GeenRechtError, ToestandError
from cvt_desktop.domain.persoon import Persoon, Rol
from cvt_desktop.domain.rolcertificaat import Rolgrond, Rolstand
from cvt_desktop.ports.toegang import Toegang
from cvt_desktop.services import gebruikers, registers, rolcertificaten
from cvt_desktop.services.aanmelden import Geopend, aanmelden, kies_wachtzin, openen
from cvt_desktop.services.handtekeningtoets import certificaten, toets_van_bestand
from cvt_desktop.services.ketencontrole import Handtekeningstand
from cvt_desktop.services.rolcertificaten import overzicht, teken
from cvt_desktop.services.werkvoorraad import werkvoorraad
from db.engine import schrijfeenheid
from db.register import DbRegister
from tests.factories import BAKKENES, PLV_SECRETARIS, RIETDIJK, SECRETARIS, VOORZITTER, maak_persoon
from tests.fakes.klok import VasteKlok
from tests.fakes.register import maak_dienst, maak_testregister
from tests.fakes.toegang import BEHEERDER, EIGEN, WACHTZIN, maak_testtoegang, nieuw_register, open_als

NIEUW = maak_persoon("Femke Oosterling", Rol.LID)


@pytest.fixture
def register(tmp_path: Path) -> DbRegister:
    return maak_testregister(tmp_path)


def standen(register: DbRegister, wie: Persoon) -> list[Rolstand]:
    return [r.stand for r in reversed(overzicht(maak_dienst(register, PLV_SECRETARIS))[0]) if r.persoon_id == wie.id]


def test_that_a_role_that_is_given_waits_for_the_voorzitter(register: DbRegister) -> None:
    dienst = maak_dienst(register, PLV_SECRETARIS)
    gebruikers.rollen_wijzigen(dienst, RIETDIJK.id, frozenset({Rol.LID, Rol.DESKUNDIGE}))
    assert standen(register, RIETDIJK) == [Rolstand.GELDIG, Rolstand.WACHT]
    with pytest.raises(GeenRechtError):
        teken(maak_dienst(register, SECRETARIS), (10,))
    teken(maak_dienst(register, VOORZITTER), (10,))
    assert standen(register, RIETDIJK) == [Rolstand.GELDIG, Rolstand.GELDIG]
    with pytest.raises(ToestandError, match="wacht niet"):
        teken(maak_dienst(register, VOORZITTER), (10,))


def test_that_closing_a_login_withdraws_its_certificate_at_once(register: DbRegister) -> None:
    gebruikers.zet_toegang(maak_dienst(register, PLV_SECRETARIS), BAKKENES.id, actief=False)
    regel = overzicht(maak_dienst(register, VOORZITTER))[0][0]
    assert (regel.grond, regel.stand, regel.rollen) == (Rolgrond.INTREKKING, Rolstand.GELDIG, frozenset())


def test_that_the_export_holds_what_a_verifier_needs_and_no_names(register: DbRegister) -> None:
    with register.lezen() as uow:
        rij = list(certificaten(uow, register.codec))
    assert len(rij) == 9
    assert b"Terhorst" not in b"".join(rij)
    dienst = maak_dienst(register, VOORZITTER)
    with dienst.werk(Actie.BESLUITENLIJST_VASTSTELLEN) as werk:
        werk.leg_vast("zitting", None, None)
    with register.lezen() as uow:
        [g], kluis = uow.logboek.laatste(1), uow.logboek.kluis()
    toets = toets_van_bestand(dienst.zegel.klopt, kluis, rij).toets
    assert toets(kluis, g) is Handtekeningstand.GOED
    assert toets(kluis, replace(g, persoon_id=BAKKENES.id)) is Handtekeningstand.ONBEKEND
    assert toets(kluis, replace(g, actie="besluit.tekenen")) is Handtekeningstand.FOUT
    assert toets_van_bestand(dienst.zegel.klopt, kluis, rij[1:]).toets(kluis, g) is Handtekeningstand.ONBEKEND


def test_that_a_chain_without_its_last_certificate_is_not_believed(register: DbRegister) -> None:
    dienst = maak_dienst(register, VOORZITTER)
    assert overzicht(dienst)[1] == ""
    with schrijfeenheid(register._engine) as sessie:
        sessie.execute(text("DELETE FROM rolcertificaat WHERE nummer = 9"))
    regels, alarm = overzicht(dienst)
    assert "buiten het programma om gewijzigd" in alarm
    assert not any(r.stand is Rolstand.GELDIG for r in regels)


def test_that_a_memory_that_was_taken_away_fits_nothing(register: DbRegister) -> None:
    dienst = maak_dienst(register, VOORZITTER)
    with schrijfeenheid(register._engine) as sessie:
        sessie.execute(text("DELETE FROM geheim WHERE naam = :n"), {"n": f"rolanker:{VOORZITTER.id}"})
    assert overzicht(dienst)[1]


# --- with real keys -----------------------------------------------------------------------------------------------------


def _eerste_keer(toegang: Toegang, map_: Path, wie: Persoon) -> Geopend:
    aanmelding = aanmelden(toegang, map_, wie.id, WACHTZIN)
    kies_wachtzin(toegang, aanmelding, WACHTZIN, EIGEN, EIGEN)
    return openen(toegang, aanmelding, eerste_keer=True)


def test_that_a_key_is_made_at_the_first_own_passphrase_and_counts_when_it_is_signed(tmp_path: Path) -> None:
    toegang, map_ = maak_testtoegang(), tmp_path / "register"
    registers.maak(toegang, nieuw_register(map_))
    geopend = open_als(toegang, map_)
    assert [r.grond for r in overzicht(geopend.dienst)[0]] == [Rolgrond.STICHTING]
    geopend.sluit()
    geopend = _eerste_keer(toegang, map_, VOORZITTER)
    assert overzicht(geopend.dienst)[0][0].stand is Rolstand.WACHT
    with pytest.raises(ToestandError, match="telt nog niet mee"):
        teken(geopend.dienst, (2,))
    geopend.sluit()
    geopend = open_als(toegang, map_)
    [wacht] = [r.nummer for r in overzicht(geopend.dienst)[0] if r.mag_ik]
    teken(geopend.dienst, (wacht,))
    regel = overzicht(geopend.dienst)[0][0]
    assert (regel.stand, regel.tekenaars) == (Rolstand.GELDIG, (BEHEERDER.naam,))
    assert "nog niemand die kon meetekenen" in regel.reden
    geopend.sluit()


def test_that_the_beheerder_makes_the_first_key_of_a_register_from_before_there_were_keys(tmp_path: Path) -> None:
    toegang, map_ = maak_testtoegang(), tmp_path / "register"
    registers.maak(toegang, nieuw_register(map_))
    geopend = open_als(toegang, map_)
    register = geopend.databank
    assert isinstance(register, DbRegister)
    with schrijfeenheid(register._engine) as sessie:
        sessie.execute(text("DELETE FROM rolcertificaat"))
        sessie.execute(text("DELETE FROM geheim WHERE naam LIKE 'lidsleutel:%' OR naam LIKE 'rolanker:%'"))
    geopend.sluit()
    _eerste_keer(toegang, map_, VOORZITTER).sluit()  # nobody is there yet who could sign for the voorzitter
    geopend = open_als(toegang, map_)
    assert [r.grond for r in overzicht(geopend.dienst)[0]] == [Rolgrond.OVERGANG]
    geopend.sluit()
    geopend = open_als(toegang, map_, VOORZITTER, EIGEN)
    assert overzicht(geopend.dienst)[0][0].grond is Rolgrond.SLEUTEL
    geopend.sluit()


def test_that_a_key_under_another_root_key_can_be_replaced_and_waits(register: DbRegister) -> None:
    vreemd = maak_dienst(register, BAKKENES)
    met_andere_sleutel = replace(vreemd, zegel=maak_dienst(register, NIEUW).zegel)
    assert rolcertificaten.eigen_sleutel(vreemd)
    assert not rolcertificaten.eigen_sleutel(met_andere_sleutel)
    rolcertificaten.vervang_sleutel(replace(vreemd, klok=VasteKlok()))
    regel = overzicht(maak_dienst(register, VOORZITTER))[0][0]
    assert (regel.vervangt, regel.stand) == (True, Rolstand.WACHT)


def test_that_the_page_beveiliging_says_what_waits_and_what_cannot_be_trusted(register: DbRegister) -> None:
    dienst = maak_dienst(register, VOORZITTER)
    assert [p.stand for p in rolcertificaten.punten(dienst)] == [Beveiligingsstand.GOED]
    gebruikers.rollen_wijzigen(maak_dienst(register, PLV_SECRETARIS), RIETDIJK.id, frozenset({Rol.LID, Rol.DESKUNDIGE}))
    [wacht] = rolcertificaten.punten(dienst)
    assert (wacht.stand, "1 rolcertificaat wacht" in wacht.tekst) == (Beveiligingsstand.LET_OP, True)
    regels = [(r.stap.tekst, r.scherm, r.stap.tab) for r in werkvoorraad(dienst)]
    assert ("1 rolcertificaat wacht op uw handtekening", "instellingen", "rollen") in regels, "nobody else tells the voorzitter"
    assert not any(r.scherm for r in werkvoorraad(maak_dienst(register, BAKKENES)))
    with schrijfeenheid(register._engine) as sessie:
        sessie.execute(text("DELETE FROM rolcertificaat WHERE nummer > 5"))
    assert [p.stand for p in rolcertificaten.punten(dienst)] == [Beveiligingsstand.FOUT]
