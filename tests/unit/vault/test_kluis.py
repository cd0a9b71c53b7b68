"""Getting in, staying out, and what becomes of the keys."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from cvt_desktop.adapters.vault import kdf, kopbestand
from cvt_desktop.adapters.vault.errors import (
    GeenRegisterError,
    KopBeschadigdError,
    KopGewijzigdError,
    NieuwerRegisterError,
    VerkeerdeHerstelcodeError,
    VerkeerdeWachtzinError,
)
from cvt_desktop.adapters.vault.header import canoniek
from cvt_desktop.adapters.vault.herstelcode import in_cijfers, nieuwe_code
from cvt_desktop.adapters.vault.kluis import (
    OpenKluis,
    lees_loginnamen,
    maak_kluis,
    ontgrendel,
    ontgrendel_met_herstelcode,
)
from cvt_desktop.adapters.vault.koplezer import ontleed
from cvt_desktop.domain.errors import InvoerError, RegisterError
from tests.unit.vault.conftest import ANNA, BRAM, NIEUW, WACHTZIN_ANNA, WACHTZIN_BRAM, Opstelling

CEES = uuid4()
WACHTZIN_CEES = "groene kranen drinken altijd thee"


def _herschrijf(pad: Path, wijzig: dict[str, Any] | None = None, **slot: object) -> None:
    """Edit a header as somebody without the DEK can: with a sound checksum and the old MAC."""
    regel1, romp, mac, _, _ = pad.read_bytes().split(b"\n")
    waarde = json.loads(romp)
    waarde.update(wijzig or {})
    waarde["slots"][0].update(slot)
    inhoud = regel1 + b"\n" + canoniek(waarde) + b"\n" + mac + b"\n"
    pad.write_bytes(inhoud + hashlib.sha256(inhoud).hexdigest().encode() + b"\n")


# --- unlocking ---


def test_that_the_right_passphrase_opens_and_gives_the_same_keys(opstelling: Opstelling) -> None:
    open_ = ontgrendel(opstelling.map_, ANNA, WACHTZIN_ANNA)
    assert open_.db_sleutel() == opstelling.kluis.db_sleutel()
    assert open_.rootsleutel() == opstelling.kluis.rootsleutel()
    assert (open_.user_id, open_.loginnaam, open_.generatie, open_.oefen) == (ANNA, "Anna", 1, False)
    assert open_.vault_id == lees_loginnamen(opstelling.map_).vault_id


@pytest.mark.parametrize("fout", ["", "zeven paarden", WACHTZIN_ANNA.upper(), WACHTZIN_ANNA + " ", WACHTZIN_BRAM])
def test_that_a_wrong_passphrase_is_refused_in_dutch(opstelling: Opstelling, fout: str) -> None:
    with pytest.raises(VerkeerdeWachtzinError) as gevangen:
        ontgrendel(opstelling.map_, ANNA, fout)
    assert gevangen.value.code == "kluis-wachtzin"
    assert "herstelcode" in gevangen.value.melding


def test_that_two_slots_open_the_same_database_but_not_the_same_root_key(opstelling: Opstelling) -> None:
    bram = ontgrendel(opstelling.map_, BRAM, WACHTZIN_BRAM)
    assert bram.moet_wijzigen
    bram.wijzig_wachtzin(WACHTZIN_BRAM, NIEUW)
    assert bram.db_sleutel() == opstelling.kluis.db_sleutel()
    assert bram.rootsleutel() != opstelling.kluis.rootsleutel()


def test_that_an_unknown_user_is_told_to_ask_the_beheerder(opstelling: Opstelling) -> None:
    with pytest.raises(RegisterError, match="beheerder"):
        ontgrendel(opstelling.map_, CEES, WACHTZIN_CEES)


def test_that_before_unlock_only_names_and_the_practice_mark_are_known(opstelling: Opstelling) -> None:
    lijst = lees_loginnamen(opstelling.map_)
    assert lijst.gebruikers == ((ANNA, "Anna"), (BRAM, "Bram"))
    assert not lijst.oefen
    assert lijst.melding is None


def test_that_a_passphrase_typed_with_combining_marks_opens_as_well(tmp_path: Path) -> None:
    kluis, _ = maak_kluis(tmp_path, oefen=True, gebruikers=[(ANNA, "Anna", "caf\u00e9", False)])
    assert ontgrendel(tmp_path, ANNA, "cafe\u0301").db_sleutel() == kluis.db_sleutel()


def test_that_sub_keys_differ_per_purpose_and_never_equal_the_database_key(opstelling: Opstelling) -> None:
    kluis = opstelling.kluis
    sleutels = {kluis.sleutel("audit"), kluis.sleutel("header"), bytes(kluis.db_sleutel()), bytes(kluis.rootsleutel())}
    assert len(sleutels) == 4
    assert kluis.sleutel("audit") == ontgrendel(opstelling.map_, ANNA, WACHTZIN_ANNA).sleutel("audit")


def test_that_a_closed_vault_has_no_keys(opstelling: Opstelling) -> None:
    kluis = opstelling.kluis
    sleutels = kluis._open()
    kluis.sluit()
    kluis.sluit()
    assert sleutels.dek == bytes(32)
    assert sleutels.root == bytes(32)
    for poging in (kluis.db_sleutel, kluis.rootsleutel, kluis.nieuwe_herstelcode):
        with pytest.raises(RegisterError, match="vergrendeld"):
            poging()


# --- making ---


def test_that_a_folder_with_a_register_is_refused(opstelling: Opstelling) -> None:
    voor = opstelling.kop.read_bytes()
    with pytest.raises(RegisterError, match="staat al een register"):
        maak_kluis(opstelling.map_, oefen=True, gebruikers=[(ANNA, "Anna", "x", False)])
    assert opstelling.kop.read_bytes() == voor


def test_that_a_weak_passphrase_makes_no_register(tmp_path: Path) -> None:
    with pytest.raises(InvoerError) as fout:
        maak_kluis(tmp_path / "r", oefen=False, gebruikers=[(ANNA, "Anna", "Welkom2026Welkom", False)])
    assert fout.value.veld == "wachtzin"
    assert not (tmp_path / "r").exists()


def test_that_two_users_cannot_have_one_login_name(tmp_path: Path) -> None:
    with pytest.raises(InvoerError) as fout:
        maak_kluis(tmp_path, oefen=True, gebruikers=[(ANNA, "Anna", "a", False), (BRAM, "anna ", "b", False)])
    assert fout.value.veld == "loginnaam"


def test_that_a_practice_register_says_so(tmp_path: Path) -> None:
    kluis, codes = maak_kluis(tmp_path, oefen=True, gebruikers=[(ANNA, "Anna", "oefenen", False)])
    assert kluis.oefen
    assert lees_loginnamen(tmp_path).oefen
    assert set(codes) == {ANNA}
    assert (tmp_path / "bijlagen").is_dir()


def test_that_every_salt_nonce_and_id_in_a_header_is_used_once(opstelling: Opstelling) -> None:
    for _ in range(5):
        opstelling.kluis.nieuwe_herstelcode()
        opstelling.kluis.wijzig_wachtzin(WACHTZIN_ANNA, NIEUW)
        opstelling.kluis.wijzig_wachtzin(NIEUW, WACHTZIN_ANNA)
    gezien: list[bytes | str] = []
    for n in range(20):
        kop, _ = ontleed(opstelling.kop.read_bytes())
        nieuw = [w for s in kop.slots for w in (s.nonce, s.hkdf_zout, s.id, s.kdf.zout) if w and w not in gezien]
        gezien += nieuw
        verwacht = 3 if n else 3 * 3 + 2
        assert len(nieuw) == verwacht
        opstelling.kluis.nieuwe_herstelcode()
    assert len(set(gezien)) == len(gezien)


# --- damage and tampering ---


@pytest.mark.parametrize("schade", ["flip", "half", "leeg", "weg"])
def test_that_a_damaged_header_falls_back_to_the_previous_one_and_says_so(opstelling: Opstelling, schade: str) -> None:
    opstelling.kluis.voeg_gebruiker_toe(CEES, "Cees", WACHTZIN_CEES)
    heel = opstelling.kop.read_bytes()
    if schade == "weg":
        opstelling.kop.unlink()
    else:
        stuk = {"flip": heel[:300] + bytes([heel[300] ^ 4]) + heel[301:], "half": heel[:700], "leeg": b""}[schade]
        opstelling.kop.write_bytes(stuk)

    lijst = lees_loginnamen(opstelling.map_)
    assert [naam for _, naam in lijst.gebruikers] == ["Anna", "Bram"]
    assert lijst.melding is not None

    open_ = ontgrendel(opstelling.map_, ANNA, WACHTZIN_ANNA)
    assert open_.melding is not None
    assert "vorige versie" in open_.melding
    assert open_.db_sleutel() == opstelling.kluis.db_sleutel()
    assert open_.volgnummer == 3, "above the number that the damaged header had"
    assert ontgrendel(opstelling.map_, ANNA, WACHTZIN_ANNA).melding is None, "healed at once"


def test_that_two_damaged_generations_are_refused_with_the_cure(opstelling: Opstelling) -> None:
    opstelling.kluis.voeg_gebruiker_toe(CEES, "Cees", WACHTZIN_CEES)
    opstelling.kop.write_bytes(b"CVT-KOP 1\n")
    opstelling.vorige.write_bytes(b"")
    with pytest.raises(KopBeschadigdError, match="reservekopie"):
        ontgrendel(opstelling.map_, ANNA, WACHTZIN_ANNA)


def test_that_a_newer_header_is_never_replaced_by_the_previous_one(opstelling: Opstelling) -> None:
    opstelling.kluis.voeg_gebruiker_toe(CEES, "Cees", WACHTZIN_CEES)
    opstelling.kop.write_bytes(b"CVT-KOP 2\n{}\n")
    with pytest.raises(NieuwerRegisterError, match="nieuwere versie"):
        ontgrendel(opstelling.map_, ANNA, WACHTZIN_ANNA)


def test_that_an_empty_folder_is_no_register(tmp_path: Path) -> None:
    for map_ in (tmp_path, tmp_path / "weg"):
        with pytest.raises(GeenRegisterError, match=r"kop\.cvt"):
            lees_loginnamen(map_)


def test_that_flags_edited_without_the_dek_are_noticed_after_unlock(opstelling: Opstelling) -> None:
    for wijzig in ({"oefen": True}, {"generatie": 2}, {"volgnummer": 9}, {"houder": str(uuid4())}):
        heel = opstelling.kop.read_bytes()
        _herschrijf(opstelling.kop, wijzig)
        with pytest.raises(KopGewijzigdError) as fout:
            ontgrendel(opstelling.map_, ANNA, WACHTZIN_ANNA)
        assert fout.value.code == "kluis-kop-gewijzigd"
        opstelling.kop.write_bytes(heel)


def test_that_a_slot_edited_without_the_dek_does_not_open(opstelling: Opstelling) -> None:
    heel = opstelling.kop.read_bytes()
    for anders in ({"moet_wijzigen": True}, {"id": str(uuid4())}, {"hkdf_zout": "00" * 32}, {"nonce": "00" * 12}):
        _herschrijf(opstelling.kop, None, **anders)
        with pytest.raises(VerkeerdeWachtzinError):
            ontgrendel(opstelling.map_, ANNA, WACHTZIN_ANNA)
        opstelling.kop.write_bytes(heel)


def test_that_a_slot_of_another_user_edited_without_the_dek_is_noticed(opstelling: Opstelling) -> None:
    _herschrijf(opstelling.kop, None, moet_wijzigen=True)
    with pytest.raises(KopGewijzigdError):
        ontgrendel(opstelling.map_, BRAM, WACHTZIN_BRAM)


def test_that_a_slot_moved_to_another_register_does_not_open(opstelling: Opstelling, tmp_path: Path) -> None:
    _herschrijf(opstelling.kop, {"kluis": str(uuid4())})
    with pytest.raises(VerkeerdeWachtzinError):
        ontgrendel(opstelling.map_, ANNA, WACHTZIN_ANNA)


def test_that_a_change_is_refused_when_the_header_was_edited_under_an_open_vault(opstelling: Opstelling) -> None:
    _herschrijf(opstelling.kop, {"volgnummer": 7})
    voor = opstelling.kop.read_bytes()
    with pytest.raises(KopGewijzigdError):
        opstelling.kluis.voeg_gebruiker_toe(CEES, "Cees", WACHTZIN_CEES)
    assert opstelling.kop.read_bytes() == voor


# --- changes ---


def test_that_a_changed_passphrase_opens_and_the_old_one_opens_no_file_any_more(opstelling: Opstelling) -> None:
    root = opstelling.kluis.rootsleutel()
    assert opstelling.kluis.wijzig_wachtzin(WACHTZIN_ANNA, NIEUW) is None
    assert ontgrendel(opstelling.map_, ANNA, NIEUW).rootsleutel() == root
    with pytest.raises(VerkeerdeWachtzinError):
        ontgrendel(opstelling.map_, ANNA, WACHTZIN_ANNA)
    opstelling.kop.unlink()
    with pytest.raises(VerkeerdeWachtzinError):
        ontgrendel(opstelling.map_, ANNA, WACHTZIN_ANNA)
    assert ontgrendel(opstelling.map_, ANNA, NIEUW).rootsleutel() == root


def test_that_a_header_that_was_half_written_before_does_not_stay_beside_the_new_one(opstelling: Opstelling) -> None:
    resten = [opstelling.map_ / ".kop.cvt.123.tmp", opstelling.map_ / ".kop.vorige.cvt.123.tmp"]
    for rest in resten:
        rest.write_bytes((opstelling.map_ / kopbestand.NAAM).read_bytes())
    ontgrendel(opstelling.map_, ANNA, WACHTZIN_ANNA).wijzig_wachtzin(WACHTZIN_ANNA, NIEUW)
    assert not any(rest.exists() for rest in resten)


def test_that_changing_asks_the_old_passphrase_and_a_good_other_one(opstelling: Opstelling) -> None:
    with pytest.raises(VerkeerdeWachtzinError):
        opstelling.kluis.wijzig_wachtzin("iets anders", NIEUW)
    for slecht in ("te kort", WACHTZIN_ANNA, "Bram Bram Anna 2026"):
        with pytest.raises(InvoerError) as fout:
            opstelling.kluis.wijzig_wachtzin(WACHTZIN_ANNA, slecht)
        assert fout.value.veld == "nieuwe_wachtzin"
    assert ontgrendel(opstelling.map_, ANNA, WACHTZIN_ANNA).user_id == ANNA


def test_that_a_first_change_gives_a_root_key_and_a_recovery_code_that_nobody_else_had(opstelling: Opstelling) -> None:
    oude_kop = opstelling.kop.read_bytes()
    bram = ontgrendel(opstelling.map_, BRAM, WACHTZIN_BRAM)
    oude_root = bytes(bram._open().root)
    assert not bram.heeft_herstelcode
    assert BRAM not in opstelling.codes
    code = bram.wijzig_wachtzin(WACHTZIN_BRAM, NIEUW)
    assert code is not None
    assert bram.heeft_herstelcode
    assert not bram.moet_wijzigen
    assert bytes(bram.rootsleutel()) != oude_root
    assert ontgrendel_met_herstelcode(opstelling.map_, code).rootsleutel() == bram.rootsleutel()
    assert oude_kop != opstelling.kop.read_bytes()


def test_that_nothing_is_sealed_under_a_root_key_that_somebody_else_could_know(opstelling: Opstelling) -> None:
    bram = ontgrendel(opstelling.map_, BRAM, WACHTZIN_BRAM)
    for poging in (bram.rootsleutel, bram.nieuwe_herstelcode, lambda: bram.verzegel(b"x", "ondertekensleutel")):
        with pytest.raises(RegisterError, match="eigen wachtzin"):
            poging()


def test_that_an_added_user_can_open_and_must_change(opstelling: Opstelling) -> None:
    assert opstelling.kluis.voeg_gebruiker_toe(CEES, " Cees ", WACHTZIN_CEES) is None
    cees = ontgrendel(opstelling.map_, CEES, WACHTZIN_CEES)
    assert cees.moet_wijzigen
    assert cees.loginnaam == "Cees"
    assert cees.db_sleutel() == opstelling.kluis.db_sleutel()
    assert ontgrendel(opstelling.map_, ANNA, WACHTZIN_ANNA).volgnummer == 2
    with pytest.raises(InvoerError, match="Kies een andere naam"):
        opstelling.kluis.voeg_gebruiker_toe(uuid4(), "cees", WACHTZIN_CEES)


def test_that_two_open_vaults_do_not_undo_each_others_changes(opstelling: Opstelling) -> None:
    bram = ontgrendel(opstelling.map_, BRAM, WACHTZIN_BRAM)
    opstelling.kluis.voeg_gebruiker_toe(CEES, "Cees", WACHTZIN_CEES)
    bram.wijzig_wachtzin(WACHTZIN_BRAM, NIEUW)
    opstelling.kluis.wijzig_wachtzin(WACHTZIN_ANNA, "vier lange liedjes over een eend")
    assert ontgrendel(opstelling.map_, CEES, WACHTZIN_CEES).user_id == CEES
    assert ontgrendel(opstelling.map_, BRAM, NIEUW).user_id == BRAM


def test_that_an_outdated_vault_of_the_same_user_cannot_replace_a_newer_root_key(opstelling: Opstelling) -> None:
    een = ontgrendel(opstelling.map_, BRAM, WACHTZIN_BRAM)
    twee = ontgrendel(opstelling.map_, BRAM, WACHTZIN_BRAM)
    een.wijzig_wachtzin(WACHTZIN_BRAM, NIEUW)
    with pytest.raises(RegisterError, match="opnieuw aan"):
        twee.wijzig_wachtzin(WACHTZIN_BRAM, "vier lange liedjes over een eend")
    assert ontgrendel(opstelling.map_, BRAM, NIEUW).rootsleutel() == een.rootsleutel()


def test_that_a_slot_below_the_floor_is_made_stronger_at_the_next_unlock(
    opstelling: Opstelling, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kdf, "_bodem", kdf._Bodem(geheugen_kib=128, ijken=False))
    ontgrendel(opstelling.map_, ANNA, WACHTZIN_ANNA)
    kop, _ = ontleed(opstelling.kop.read_bytes())
    assert [s.kdf.geheugen_kib for s in kop.slots if s.gebruiker == str(ANNA)] == [128, 0]
    assert [s.kdf.geheugen_kib for s in kop.slots if s.gebruiker == str(BRAM)] == [64]
    assert ontgrendel(opstelling.map_, ANNA, WACHTZIN_ANNA).rootsleutel() == opstelling.kluis.rootsleutel()


def test_that_a_failed_write_changes_nothing_and_names_the_cure(
    opstelling: Opstelling, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vol(pad: Path, inhoud: bytes, *, mode: int = 0o600) -> None:
        if pad.name == "kop.cvt":
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(kopbestand, "schrijf_atomair", vol)
    with pytest.raises(RegisterError, match="schijf is vol"):
        opstelling.kluis.wijzig_wachtzin(WACHTZIN_ANNA, NIEUW)
    monkeypatch.undo()
    assert opstelling.kluis.volgnummer == 1
    assert ontgrendel(opstelling.map_, ANNA, WACHTZIN_ANNA).user_id == ANNA
    opstelling.kluis.wijzig_wachtzin(WACHTZIN_ANNA, NIEUW)


# --- recovery ---


def test_that_the_recovery_code_opens_and_leads_to_a_new_passphrase(opstelling: Opstelling) -> None:
    open_ = ontgrendel_met_herstelcode(opstelling.map_, opstelling.codes[ANNA].replace("-", "  "))
    assert open_.user_id == ANNA
    assert open_.via_herstelcode
    assert open_.moet_wijzigen
    assert open_.rootsleutel() == opstelling.kluis.rootsleutel()
    open_.vervang_wachtzin(NIEUW)
    assert not open_.moet_wijzigen
    assert ontgrendel(opstelling.map_, ANNA, NIEUW).db_sleutel() == opstelling.kluis.db_sleutel()
    with pytest.raises(VerkeerdeWachtzinError):
        ontgrendel(opstelling.map_, ANNA, WACHTZIN_ANNA)
    assert ontgrendel_met_herstelcode(opstelling.map_, opstelling.codes[ANNA]).user_id == ANNA, "the code stays valid"


def test_that_a_sound_code_of_something_else_is_refused(opstelling: Opstelling) -> None:
    with pytest.raises(VerkeerdeHerstelcodeError, match="andere volgorde"):
        ontgrendel_met_herstelcode(opstelling.map_, in_cijfers(nieuwe_code()))
    groepen = opstelling.codes[ANNA].split("-")
    with pytest.raises(VerkeerdeHerstelcodeError):
        ontgrendel_met_herstelcode(opstelling.map_, "-".join(groepen[::-1]))


def test_that_a_new_recovery_code_ends_the_old_one(opstelling: Opstelling) -> None:
    nieuw = opstelling.kluis.nieuwe_herstelcode()
    assert ontgrendel_met_herstelcode(opstelling.map_, nieuw).user_id == ANNA
    with pytest.raises(VerkeerdeHerstelcodeError):
        ontgrendel_met_herstelcode(opstelling.map_, opstelling.codes[ANNA])


def test_that_a_passphrase_is_replaced_without_the_old_one_only_after_the_code(opstelling: Opstelling) -> None:
    with pytest.raises(RegisterError, match="huidige wachtzin"):
        opstelling.kluis.vervang_wachtzin(NIEUW)


# --- seals ---


def test_that_a_seal_opens_for_its_user_and_purpose_only(opstelling: Opstelling) -> None:
    bram = ontgrendel(opstelling.map_, BRAM, WACHTZIN_BRAM)
    bram.wijzig_wachtzin(WACHTZIN_BRAM, NIEUW)
    zegel = opstelling.kluis.verzegel(b"een sleutel", "ondertekensleutel")
    assert b"een sleutel" not in zegel
    assert opstelling.kluis.ontzegel(zegel, "ondertekensleutel") == b"een sleutel"
    assert ontgrendel_met_herstelcode(opstelling.map_, opstelling.codes[ANNA]).ontzegel(zegel, "ondertekensleutel")
    pogingen: list[tuple[OpenKluis, bytes, str]] = [
        (bram, zegel, "ondertekensleutel"),
        (opstelling.kluis, zegel, "anders"),
        (opstelling.kluis, zegel[:-1], "ondertekensleutel"),
        (opstelling.kluis, b"", "ondertekensleutel"),
    ]
    pogingen += [
        (opstelling.kluis, zegel[:n] + bytes([zegel[n] ^ 1]) + zegel[n + 1 :], "ondertekensleutel")
        for n in range(len(zegel))
    ]
    for kluis, inhoud, doel in pogingen:
        with pytest.raises(RegisterError, match="beschadigd of hoort bij een andere"):
            kluis.ontzegel(inhoud, doel)


def test_that_two_seals_of_the_same_thing_differ(opstelling: Opstelling) -> None:
    zegels = {opstelling.kluis.verzegel(b"x", "d") for _ in range(200)}
    assert len(zegels) == 200


# --- what later releases write ---


def test_that_the_header_of_a_register_that_was_handed_over_does_not_change(opstelling: Opstelling) -> None:
    opstelling.kluis.zet_stokje(generatie=2, houder=None, overgedragen=True)
    voor = opstelling.kop.read_bytes()
    for kluis in (
        ontgrendel(opstelling.map_, ANNA, WACHTZIN_ANNA),
        ontgrendel_met_herstelcode(opstelling.map_, opstelling.codes[ANNA]),
    ):
        assert kluis.overgedragen
        assert not kluis.moet_wijzigen
        with pytest.raises(RegisterError, match="andere laptop"):
            kluis.nieuwe_herstelcode()
    assert opstelling.kop.read_bytes() == voor


def test_that_the_number_of_a_header_rises_only_when_the_laptop_knew_none_newer(opstelling: Opstelling) -> None:
    kluis = ontgrendel(opstelling.map_, ANNA, WACHTZIN_ANNA, gekeurd=False)
    begin = kluis.volgnummer
    kluis.nieuwe_herstelcode()
    kluis.nieuwe_herstelcode()
    assert kluis.volgnummer == begin
    kluis.keur_goed()
    assert kluis.volgnummer == begin + 1
    kluis.nieuwe_herstelcode()
    assert kluis.volgnummer == begin + 2
    assert kluis.bij_openen.volgnummer == begin


def test_that_what_a_laptop_saw_stands_in_both_files(opstelling: Opstelling) -> None:
    opstelling.kluis.voeg_gebruiker_toe(uuid4(), "Nog iemand", "groene kikkers eten geen soep vandaag")
    assert (opstelling.map_ / "kop.vorige.cvt").read_bytes() != opstelling.kop.read_bytes()
    stand = opstelling.kluis.bevestig()
    assert (opstelling.map_ / "kop.vorige.cvt").read_bytes() == opstelling.kop.read_bytes()
    assert stand.volgnummer == opstelling.kluis.volgnummer
