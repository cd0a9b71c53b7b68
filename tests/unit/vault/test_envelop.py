"""A register that was rekeyed by somebody who did not know the other users' passphrases (ADR 0010, enveloppen).

The sealing is written here from the document alone, so that it also tests the document.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import replace
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from cvt_desktop.adapters.vault import slots
from cvt_desktop.adapters.vault.errors import KopGewijzigdError
from cvt_desktop.adapters.vault.header import Envelop, Kop, naar_bytes
from cvt_desktop.adapters.vault.kluis import ontgrendel, ontgrendel_met_herstelcode
from cvt_desktop.adapters.vault.koplezer import ontleed
from tests.unit.vault.conftest import ANNA, BRAM, WACHTZIN_ANNA, WACHTZIN_BRAM, Opstelling


def _envelop(kop: Kop, gebruiker: UUID, dek: bytes, nummer: int) -> Envelop:
    publiek = next(g.publiek for g in kop.gebruikers if g.id == str(gebruiker))
    vluchtig = X25519PrivateKey.generate()
    naast = vluchtig.public_key().public_bytes_raw()
    info = json.dumps(
        {"doel": "cvt-envelop", "gebruiker": str(gebruiker), "kluis": kop.kluis, "sleutelnummer": nummer},
        sort_keys=True,
        separators=(",", ":"),
    ).encode()
    sleutel = HKDF(SHA256(), 32, naast + publiek, info).derive(
        vluchtig.exchange(X25519PublicKey.from_public_bytes(publiek))
    )
    nonce = secrets.token_bytes(12)
    return Envelop(
        gebruiker=str(gebruiker),
        sleutelnummer=nummer,
        vluchtig=naast,
        nonce=nonce,
        inhoud=AESGCM(sleutel).encrypt(nonce, dek, info),
    )


def _hersleutel(opstelling: Opstelling, *voor: UUID) -> bytearray:
    """Write the header as a finished rekey leaves it: the slots still hold the older DEK."""
    dek = slots.nieuwe_sleutel()
    kop, _ = ontleed(opstelling.kop.read_bytes())
    nieuw = replace(
        kop,
        sleutelnummer=2,
        generatie=2,
        volgnummer=kop.volgnummer + 2,
        enveloppen=tuple(_envelop(kop, gebruiker, bytes(dek), 2) for gebruiker in voor),
    )
    opstelling.kop.write_bytes(naar_bytes(nieuw, slots.kop_mac(nieuw, dek)))
    return dek


def test_that_a_user_who_was_absent_at_a_rekey_gets_the_new_key(opstelling: Opstelling) -> None:
    dek = _hersleutel(opstelling, ANNA, BRAM)
    for gebruiker, wachtzin in ((ANNA, WACHTZIN_ANNA), (BRAM, WACHTZIN_BRAM)):
        open_ = ontgrendel(opstelling.map_, gebruiker, wachtzin)
        assert open_.db_sleutel() == dek
        assert open_.generatie == 2
    assert ontgrendel_met_herstelcode(opstelling.map_, opstelling.codes[ANNA]).db_sleutel() == dek


def test_that_a_slot_is_renewed_with_the_new_key_at_the_next_unlock(opstelling: Opstelling) -> None:
    dek = _hersleutel(opstelling, ANNA, BRAM)
    ontgrendel(opstelling.map_, ANNA, WACHTZIN_ANNA)
    kop, _ = ontleed(opstelling.kop.read_bytes())
    assert {s.sleutelnummer for s in kop.slots if s.gebruiker == str(ANNA) and s.soort == "wachtzin"} == {2}
    assert ontgrendel(opstelling.map_, ANNA, WACHTZIN_ANNA).db_sleutel() == dek


def test_that_who_got_no_envelope_stays_out(opstelling: Opstelling) -> None:
    _hersleutel(opstelling, ANNA)
    with pytest.raises(KopGewijzigdError):
        ontgrendel(opstelling.map_, BRAM, WACHTZIN_BRAM)


def test_that_an_envelope_for_somebody_else_does_not_open(opstelling: Opstelling) -> None:
    _hersleutel(opstelling, ANNA, BRAM)
    kop, mac = ontleed(opstelling.kop.read_bytes())
    een, twee = kop.enveloppen
    verwisseld = replace(
        kop, enveloppen=(replace(twee, gebruiker=een.gebruiker), replace(een, gebruiker=twee.gebruiker))
    )
    opstelling.kop.write_bytes(naar_bytes(verwisseld, mac))
    with pytest.raises(KopGewijzigdError):
        ontgrendel(opstelling.map_, ANNA, WACHTZIN_ANNA)


def test_that_an_envelope_with_a_point_of_low_order_is_refused(opstelling: Opstelling) -> None:
    _hersleutel(opstelling, ANNA)
    kop, mac = ontleed(opstelling.kop.read_bytes())
    nul = replace(kop.enveloppen[0], vluchtig=bytes(32))
    opstelling.kop.write_bytes(naar_bytes(replace(kop, enveloppen=(nul,)), mac))
    with pytest.raises(KopGewijzigdError):
        ontgrendel(opstelling.map_, ANNA, WACHTZIN_ANNA)
