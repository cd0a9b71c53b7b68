"""The laptop as second factor: when a slot gets it, what it then needs, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from cvt_desktop.adapters.vault import kdf
from cvt_desktop.adapters.vault.apparaat import Apparaat
from cvt_desktop.adapters.vault.errors import (
    AnderApparaatError,
    SleutelbosVerplichtError,
    VerkeerdeWachtzinError,
)
from cvt_desktop.adapters.vault.header import HERSTEL, WACHTZIN
from cvt_desktop.adapters.vault.kluis import OpenKluis, maak_kluis, ontgrendel, ontgrendel_met_herstelcode
from cvt_desktop.adapters.vault.kopbestand import lees_kop
from cvt_desktop.domain.errors import InvoerError, RegisterError
from cvt_desktop.ports.sleutelbos import Sleutelbosstand
from tests.fakes.sleutelbos import NepSleutelbos
from tests.unit.vault.conftest import ANNA, BRAM, NIEUW, WACHTZIN_ANNA, WACHTZIN_BRAM


@pytest.fixture
def laptop() -> Apparaat:
    return Apparaat(str(uuid4()), NepSleutelbos())


def _bos(apparaat: Apparaat) -> NepSleutelbos:
    assert isinstance(apparaat.bos, NepSleutelbos)
    return apparaat.bos


def _maak(map_: Path, apparaat: Apparaat | None, *, oefen: bool = False) -> tuple[OpenKluis, str]:
    gebruikers = [(ANNA, "Anna", WACHTZIN_ANNA, False), (BRAM, "Bram", WACHTZIN_BRAM, True)]
    kluis, codes = maak_kluis(map_, oefen=oefen, gebruikers=gebruikers, apparaat=apparaat)
    return kluis, codes[ANNA]


def test_that_who_typed_the_passphrase_is_bound_and_who_did_not_is_not_yet(tmp_path: Path, laptop: Apparaat) -> None:
    kluis, _ = _maak(tmp_path, laptop)
    assert kluis.gebonden
    bram = ontgrendel(tmp_path, BRAM, WACHTZIN_BRAM, laptop)
    assert not bram.gebonden
    bram.wijzig_wachtzin(WACHTZIN_BRAM, NIEUW)
    assert bram.gebonden
    assert ontgrendel(tmp_path, BRAM, NIEUW, laptop).gebonden


def test_that_the_passphrase_alone_does_not_open_a_copy(tmp_path: Path, laptop: Apparaat) -> None:
    _maak(tmp_path, laptop)
    with pytest.raises(AnderApparaatError):
        ontgrendel(tmp_path, ANNA, WACHTZIN_ANNA)
    with pytest.raises(AnderApparaatError, match="herstelcode"):
        ontgrendel(tmp_path, ANNA, WACHTZIN_ANNA, Apparaat(str(uuid4()), NepSleutelbos()))


def test_that_the_laptop_alone_does_not_open_it_either(tmp_path: Path, laptop: Apparaat) -> None:
    _maak(tmp_path, laptop)
    with pytest.raises(VerkeerdeWachtzinError):
        ontgrendel(tmp_path, ANNA, "een heel andere wachtzin", laptop)


def test_that_a_practice_register_is_never_bound(tmp_path: Path, laptop: Apparaat) -> None:
    kluis, _ = _maak(tmp_path, laptop, oefen=True)
    assert not kluis.gebonden
    assert not _bos(laptop).geheimen


def test_that_without_a_keyring_the_policy_says_so_and_more_characters_are_asked(tmp_path: Path) -> None:
    kaal = Apparaat(str(uuid4()), NepSleutelbos(Sleutelbosstand.ONVEILIG))
    kluis, _ = _maak(tmp_path / "een", kaal)
    assert not kluis.gebonden
    kort = "kB7vq2Zr0pLw9XmT"
    with pytest.raises(InvoerError, match="20 tekens"):
        maak_kluis(tmp_path / "twee", oefen=False, gebruikers=[(ANNA, "Anna", kort, False)], apparaat=kaal)
    met = Apparaat(str(uuid4()), NepSleutelbos())
    maak_kluis(tmp_path / "drie", oefen=False, gebruikers=[(ANNA, "Anna", kort, False)], apparaat=met)


def test_that_an_older_slot_is_bound_at_the_next_login_and_says_so(tmp_path: Path, laptop: Apparaat) -> None:
    _maak(tmp_path, None)
    kluis = ontgrendel(tmp_path, ANNA, WACHTZIN_ANNA, laptop)
    assert kluis.gebonden
    assert kluis.melding is not None
    assert "herstelcode" in kluis.melding
    assert ontgrendel(tmp_path, ANNA, WACHTZIN_ANNA, laptop).melding is None
    with pytest.raises(AnderApparaatError):
        ontgrendel(tmp_path, ANNA, WACHTZIN_ANNA)


def test_that_a_slot_without_a_recovery_slot_is_never_bound(tmp_path: Path, laptop: Apparaat) -> None:
    kluis, _ = _maak(tmp_path, None)
    kluis._bewaar(lambda kop: replace(kop, slots=tuple(s for s in kop.slots if s.soort != HERSTEL)))
    assert not ontgrendel(tmp_path, ANNA, WACHTZIN_ANNA, laptop).gebonden
    assert not _bos(laptop).geheimen


def test_that_a_keyring_that_does_not_keep_binds_nobody(tmp_path: Path, laptop: Apparaat) -> None:
    _maak(tmp_path, None)
    _bos(laptop).weigert_schrijven = True
    assert not ontgrendel(tmp_path, ANNA, WACHTZIN_ANNA, laptop).gebonden
    assert ontgrendel(tmp_path, ANNA, WACHTZIN_ANNA).user_id == ANNA


def test_that_a_second_laptop_is_added_with_the_kit_and_the_first_keeps_its_own(tmp_path: Path, laptop: Apparaat) -> None:
    _, code = _maak(tmp_path, laptop)
    tweede = Apparaat(str(uuid4()), NepSleutelbos())
    kluis = ontgrendel_met_herstelcode(tmp_path, code, tweede)
    kluis.vervang_wachtzin(NIEUW)
    assert kluis.gebonden
    assert ontgrendel(tmp_path, ANNA, NIEUW, tweede).db_sleutel() == kluis.db_sleutel()
    assert ontgrendel(tmp_path, ANNA, WACHTZIN_ANNA, laptop).db_sleutel() == kluis.db_sleutel()
    with pytest.raises(VerkeerdeWachtzinError):
        ontgrendel(tmp_path, ANNA, WACHTZIN_ANNA, tweede)


def test_that_a_first_own_passphrase_leaves_nothing_that_another_could_have_kept(tmp_path: Path, laptop: Apparaat) -> None:
    _maak(tmp_path, laptop)
    bram = ontgrendel(tmp_path, BRAM, WACHTZIN_BRAM, laptop)
    bram.wijzig_wachtzin(WACHTZIN_BRAM, NIEUW)
    slots = [s for s in lees_kop(tmp_path).kop.slots if s.gebruiker == str(BRAM)]
    assert sorted(s.soort for s in slots) == [HERSTEL, WACHTZIN]


def test_that_the_secret_stays_when_the_passphrase_changes(tmp_path: Path, laptop: Apparaat) -> None:
    kluis, _ = _maak(tmp_path, laptop)
    voor = dict(_bos(laptop).geheimen)
    kluis.wijzig_wachtzin(WACHTZIN_ANNA, NIEUW)
    assert _bos(laptop).geheimen == voor
    assert kluis.gebonden


def test_that_a_weak_slot_is_renewed_with_its_second_factor(
    tmp_path: Path, laptop: Apparaat, monkeypatch: pytest.MonkeyPatch
) -> None:
    _maak(tmp_path, laptop)
    monkeypatch.setattr(kdf, "_bodem", kdf._Bodem(geheugen_kib=128, ijken=False))
    kluis = ontgrendel(tmp_path, ANNA, WACHTZIN_ANNA, laptop)
    slot = next(s for s in lees_kop(tmp_path).kop.slots if s.gebruiker == str(ANNA) and s.soort == WACHTZIN)
    assert (slot.kdf.geheugen_kib, slot.apparaat) == (128, laptop.id)
    assert ontgrendel(tmp_path, ANNA, WACHTZIN_ANNA, laptop).db_sleutel() == kluis.db_sleutel()


# --- the policy of the computer ---


def test_that_the_policy_lets_nobody_make_a_register_without_a_keyring(tmp_path: Path) -> None:
    streng = Apparaat(str(uuid4()), NepSleutelbos(Sleutelbosstand.AFWEZIG), verplicht=True)
    with pytest.raises(SleutelbosVerplichtError):
        _maak(tmp_path / "r", streng)
    assert not (tmp_path / "r").exists()


def test_that_the_policy_shuts_a_slot_that_cannot_be_bound_and_loses_nothing(tmp_path: Path, laptop: Apparaat) -> None:
    _maak(tmp_path, None)
    streng = Apparaat(laptop.id, NepSleutelbos(Sleutelbosstand.VERGRENDELD), verplicht=True)
    with pytest.raises(SleutelbosVerplichtError, match="ICT"):
        ontgrendel(tmp_path, ANNA, WACHTZIN_ANNA, streng)
    _bos(streng).toestand = Sleutelbosstand.BESCHIKBAAR
    assert ontgrendel(tmp_path, ANNA, WACHTZIN_ANNA, streng).gebonden


def test_that_the_policy_refuses_a_new_passphrase_without_a_keyring(tmp_path: Path, laptop: Apparaat) -> None:
    _, code = _maak(tmp_path, laptop)
    streng = Apparaat(laptop.id, NepSleutelbos(Sleutelbosstand.AFWEZIG), verplicht=True)
    kluis = ontgrendel_met_herstelcode(tmp_path, code, streng)
    with pytest.raises(RegisterError, match="ICT"):
        kluis.vervang_wachtzin(NIEUW)
    assert ontgrendel(tmp_path, ANNA, WACHTZIN_ANNA, laptop).gebonden
