"""Getting in and out: the first passphrase, the recovery code, and everything that keeps one out."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import InvoerError, RegisterError, ToestandError
from cvt_desktop.services import certificaatuitgifte, gebruikers
from cvt_desktop.services.aanmelden import (
    aanmelden,
    aanmelden_met_herstelcode,
    controleer_teruggetypt,
    kies_wachtzin,
    nieuwe_herstelcode,
    openen,
    wijzig_wachtzin,
)
from cvt_desktop.services.certificaten import eigen_certificaat, laad_ondertekenaar
from cvt_desktop.services.registers import GemaaktRegister, maak
from tests.factories import VOORZITTER, maak_instellingen
from tests.fakes.toegang import BEHEERDER, EIGEN, WACHTZIN, maak_testtoegang, nieuw_register, nieuwe, open_als


@pytest.fixture
def gemaakt(tmp_path: Path) -> GemaaktRegister:
    return maak(maak_testtoegang(), nieuw_register(tmp_path / "register"))


def test_that_opening_is_an_event_of_the_person(gemaakt: GemaaktRegister) -> None:
    geopend = open_als(maak_testtoegang(), gemaakt.map_)
    with geopend.dienst.register.lezen() as uow:
        laatste = uow.logboek.laatste(1)[0]
    geopend.sluit()
    assert (laatste.actie, laatste.persoon_id) == (Actie.REGISTER_OPENEN, BEHEERDER.id)


def test_that_wrong_passphrases_are_counted_in_the_log_at_the_next_unlocking(gemaakt: GemaaktRegister) -> None:
    toegang = maak_testtoegang()
    for _ in range(2):
        with pytest.raises(RegisterError, match="past niet"):
            aanmelden(toegang, gemaakt.map_, BEHEERDER.id, "een heel andere zin dan deze")
    for verwacht in ([(BEHEERDER.id, "wachtzin", 2)], []):
        geopend = open_als(toegang, gemaakt.map_)
        with geopend.dienst.register.lezen() as uow:
            geopend_op = next(g.volgnummer for g in uow.logboek.laatste(9) if g.actie == Actie.REGISTER_OPENEN)
            mislukt = [g for g in uow.logboek.since(geopend_op) if g.actie == Actie.AANMELDING_MISLUKT]
        geopend.sluit()
        assert [(g.persoon_id, g.object_soort, g.aantal) for g in mislukt] == verwacht


def test_that_a_wrong_passphrase_for_a_signature_is_told_in_the_log_too(gemaakt: GemaaktRegister) -> None:
    toegang = maak_testtoegang()
    geopend = open_als(toegang, gemaakt.map_)
    for _ in range(2):
        with pytest.raises(RegisterError, match="past niet"):
            geopend.controleer_wachtzin(BEHEERDER.id, "een heel andere zin dan deze")
    geopend.controleer_wachtzin(BEHEERDER.id, WACHTZIN)
    with geopend.dienst.register.lezen() as uow:
        laatste = uow.logboek.laatste(1)[0]
    geopend.sluit()
    assert (laatste.actie, laatste.persoon_id, laatste.aantal) == (Actie.AANMELDING_MISLUKT, BEHEERDER.id, 2)


def test_that_a_wrong_passphrase_gives_the_register_back(gemaakt: GemaaktRegister) -> None:
    toegang = maak_testtoegang()
    with pytest.raises(RegisterError, match="past niet"):
        aanmelden(toegang, gemaakt.map_, BEHEERDER.id, "een heel andere zin dan deze")
    open_als(toegang, gemaakt.map_).sluit()


def test_that_a_register_that_was_moved_to_a_synchronised_folder_is_not_opened_there(
    gemaakt: GemaaktRegister, tmp_path: Path
) -> None:
    elders = tmp_path / "OneDrive - swv"
    elders.mkdir()
    gemaakt.map_.rename(elders / "register")
    voor = {p.name: p.read_bytes() for p in (elders / "register").iterdir() if p.is_file()}
    with pytest.raises(RegisterError, match="op deze laptop zelf"):
        aanmelden(maak_testtoegang(), elders / "register", BEHEERDER.id, WACHTZIN)
    assert {p.name: p.read_bytes() for p in (elders / "register").iterdir() if p.is_file()} == voor
    (elders / "register").rename(gemaakt.map_)
    open_als(maak_testtoegang(), gemaakt.map_).sluit()


def test_that_a_second_window_is_told_so(gemaakt: GemaaktRegister) -> None:
    toegang = maak_testtoegang()
    geopend = open_als(toegang, gemaakt.map_)
    with pytest.raises(RegisterError, match="ander venster"):
        aanmelden(toegang, gemaakt.map_, BEHEERDER.id, WACHTZIN)
    geopend.sluit()
    geopend.sluit()
    open_als(toegang, gemaakt.map_).sluit()


def test_that_a_closed_register_has_no_keys_and_no_connections(gemaakt: GemaaktRegister) -> None:
    geopend = open_als(maak_testtoegang(), gemaakt.map_)
    geopend.sluit()
    with pytest.raises(RegisterError):
        geopend.kluis.db_sleutel()
    with pytest.raises(RegisterError), geopend.dienst.register.lezen() as uow:
        uow.personen.all()


def test_that_a_passphrase_typed_by_somebody_else_is_replaced_first(gemaakt: GemaaktRegister) -> None:
    toegang = maak_testtoegang()
    aanmelding = aanmelden(toegang, gemaakt.map_, VOORZITTER.id, WACHTZIN)
    assert aanmelding.moet_wijzigen
    with pytest.raises(InvoerError) as fout:
        kies_wachtzin(toegang, aanmelding, WACHTZIN, EIGEN, EIGEN + "!")
    assert fout.value.veld == "nog_eens"
    code = kies_wachtzin(toegang, aanmelding, WACHTZIN, EIGEN, EIGEN)
    assert code is not None
    openen(toegang, aanmelding, eerste_keer=True).sluit()
    aanmelding = aanmelden_met_herstelcode(toegang, gemaakt.map_, code)
    assert aanmelding.persoon_id == VOORZITTER.id
    aanmelding.afbreken()
    with pytest.raises(RegisterError):
        aanmelden(toegang, gemaakt.map_, VOORZITTER.id, WACHTZIN)


def test_that_nobody_gets_in_with_the_passphrase_of_another_without_changing_it(gemaakt: GemaaktRegister) -> None:
    toegang = maak_testtoegang()
    with pytest.raises(RegisterError, match="eigen wachtzin"):
        open_als(toegang, gemaakt.map_, VOORZITTER)
    open_als(toegang, gemaakt.map_).sluit()


def test_that_the_use_of_a_recovery_code_is_a_loud_event(gemaakt: GemaaktRegister) -> None:
    toegang = maak_testtoegang()
    aanmelding = aanmelden_met_herstelcode(toegang, gemaakt.map_, gemaakt.herstelcodes[BEHEERDER.id])
    assert kies_wachtzin(toegang, aanmelding, "", EIGEN, EIGEN) is None
    geopend = openen(toegang, aanmelding)
    with geopend.dienst.register.lezen() as uow:
        laatste = uow.logboek.laatste(1)[0]
    geopend.sluit()
    assert (laatste.actie, laatste.object_soort) == (Actie.HERSTELCODE_GEBRUIKEN, "herstelcode")
    open_als(toegang, gemaakt.map_, wachtzin=EIGEN).sluit()


def test_that_a_code_is_compared_group_by_group(gemaakt: GemaaktRegister) -> None:
    toegang, code = maak_testtoegang(), gemaakt.herstelcodes[BEHEERDER.id]
    controleer_teruggetypt(toegang, code, code.replace("-", " "))
    groepen = code.split("-")
    fout_getypt = "-".join((*groepen[:2], "123456", *groepen[3:]))
    with pytest.raises(InvoerError, match="Groep 3"):
        controleer_teruggetypt(toegang, code, fout_getypt)
    with pytest.raises(InvoerError, match="hele code"):
        controleer_teruggetypt(toegang, code, "-".join(groepen[:7]))


def test_that_a_truncated_database_is_explained_and_leaves_the_register_closed(gemaakt: GemaaktRegister) -> None:
    os.truncate(gemaakt.map_ / "register.db", 100)
    toegang = maak_testtoegang()
    with pytest.raises(RegisterError, match="afgekapt"):
        open_als(toegang, gemaakt.map_)
    toegang.databanken.neem_schrijfrecht(gemaakt.map_, sinds=toegang.klok.now()).geef_vrij()


def test_that_a_user_without_access_stays_out(gemaakt: GemaaktRegister) -> None:
    toegang = maak_testtoegang()
    aanmelding = aanmelden(toegang, gemaakt.map_, VOORZITTER.id, WACHTZIN)
    kies_wachtzin(toegang, aanmelding, WACHTZIN, EIGEN, EIGEN)
    openen(toegang, aanmelding).sluit()
    geopend = open_als(toegang, gemaakt.map_)
    gebruikers.zet_toegang(geopend.dienst, VOORZITTER.id, actief=False)
    geopend.sluit()
    with pytest.raises(RegisterError, match="geen toegang"):
        open_als(toegang, gemaakt.map_, VOORZITTER, EIGEN)
    open_als(toegang, gemaakt.map_).sluit()


def test_that_orphans_are_swept_at_opening(gemaakt: GemaaktRegister) -> None:
    wees = gemaakt.map_ / "bijlagen" / f"{'0' * 32}.cvb"
    wees.write_bytes(b"rest of a crash")
    open_als(maak_testtoegang(), gemaakt.map_).sluit()
    assert not wees.exists()


def test_that_a_practice_register_stands_still_on_its_own_day(tmp_path: Path) -> None:
    toegang = maak_testtoegang()
    nieuw = nieuw_register(tmp_path / "register", nieuwe(BEHEERDER), oefen=True)
    dag = date(2027, 3, 1)
    maak(toegang, replace(nieuw, instellingen=maak_instellingen(oefendatum=dag)))
    geopend = open_als(toegang, tmp_path / "register")
    assert geopend.dienst.klok.today() == dag
    geopend.sluit()


def test_that_the_own_passphrase_and_code_can_be_changed_while_open(gemaakt: GemaaktRegister) -> None:
    toegang = maak_testtoegang()
    geopend = open_als(toegang, gemaakt.map_)
    with pytest.raises(RegisterError):
        wijzig_wachtzin(geopend, "niet mijn eigen zin hoor", EIGEN, EIGEN)
    wijzig_wachtzin(geopend, WACHTZIN, EIGEN, EIGEN)
    nieuw = nieuwe_herstelcode(geopend)
    geopend.controleer_wachtzin(BEHEERDER.id, EIGEN)
    with pytest.raises(RegisterError):
        geopend.controleer_wachtzin(BEHEERDER.id, WACHTZIN)
    geopend.sluit()
    with pytest.raises(RegisterError):
        aanmelden_met_herstelcode(toegang, gemaakt.map_, gemaakt.herstelcodes[BEHEERDER.id])
    aanmelden_met_herstelcode(toegang, gemaakt.map_, nieuw).afbreken()


def test_that_a_certificate_is_requested_at_the_first_login_and_issued_by_the_maker(tmp_path: Path) -> None:
    toegang = maak_testtoegang(echt=True)
    maak(toegang, nieuw_register(tmp_path / "register"))
    aanmelding = aanmelden(toegang, tmp_path / "register", VOORZITTER.id, WACHTZIN)
    kies_wachtzin(toegang, aanmelding, WACHTZIN, EIGEN, EIGEN)
    geopend = openen(toegang, aanmelding, eerste_keer=True)
    assert certificaatuitgifte.wacht_op_uitgifte(geopend.dienst)
    assert not certificaatuitgifte.kan_uitgeven(geopend.dienst)
    geopend.sluit()
    geopend = open_als(toegang, tmp_path / "register")
    (wachtend,) = certificaatuitgifte.uit_te_geven(geopend.dienst)
    certificaatuitgifte.geef_uit(geopend.dienst, wachtend.persoon_id)
    with pytest.raises(ToestandError):
        certificaatuitgifte.geef_uit(geopend.dienst, wachtend.persoon_id)
    geopend.sluit()
    geopend = open_als(toegang, tmp_path / "register", VOORZITTER, EIGEN)
    assert laad_ondertekenaar(geopend.dienst).naam == VOORZITTER.naam
    assert not certificaatuitgifte.vraag_aan(geopend.dienst)
    geopend.sluit()


def test_that_another_certificate_can_be_asked_for_and_the_old_one_signs_until_it_is_issued(tmp_path: Path) -> None:
    toegang, map_ = maak_testtoegang(echt=True), tmp_path / "register"
    maak(toegang, nieuw_register(map_))
    aanmelding = aanmelden(toegang, map_, VOORZITTER.id, WACHTZIN)
    kies_wachtzin(toegang, aanmelding, WACHTZIN, EIGEN, EIGEN)
    openen(toegang, aanmelding, eerste_keer=True).sluit()
    beheerder = open_als(toegang, map_)
    certificaatuitgifte.geef_uit(beheerder.dienst, VOORZITTER.id)
    beheerder.sluit()
    lid = open_als(toegang, map_, VOORZITTER, EIGEN)
    eerste = eigen_certificaat(lid.dienst)
    certificaatuitgifte.vraag_opnieuw(lid.dienst)
    with pytest.raises(ToestandError, match="al aangevraagd"):
        certificaatuitgifte.vraag_opnieuw(lid.dienst)
    assert eigen_certificaat(lid.dienst) == eerste
    lid.sluit()
    beheerder = open_als(toegang, map_)
    (wie,) = certificaatuitgifte.uitgegeven(beheerder.dienst)
    assert (wie.naam, wie.geldig_tot, wie.eigen) == (VOORZITTER.naam, eerste.geldig_tot, False)
    certificaatuitgifte.geef_uit(beheerder.dienst, VOORZITTER.id)
    beheerder.sluit()
    lid = open_als(toegang, map_, VOORZITTER, EIGEN)
    assert eigen_certificaat(lid.dienst).vingerafdruk != eerste.vingerafdruk
    assert laad_ondertekenaar(lid.dienst).naam == VOORZITTER.naam
    lid.sluit()
