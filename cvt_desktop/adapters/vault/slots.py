"""Wrapping and unwrapping of the register's keys (security.md section 1; docs/adr/0010-kopbestand.md).

passphrase -> Argon2id -> HKDF with the slot's salt -> KEK -> AES-256-GCM over DEK + the user's root key.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import uuid
from dataclasses import dataclass, field, replace

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from cvt_desktop.adapters.vault import kdf
from cvt_desktop.adapters.vault.errors import KopGewijzigdError
from cvt_desktop.adapters.vault.header import (
    ARGON2ID,
    GEEN,
    GEEN_KDF,
    HERSTEL,
    KEYRING,
    WACHTZIN,
    Envelop,
    Kdf,
    Kop,
    Slot,
    canoniek,
    romp,
    slot_json,
)

SLEUTEL = 32
ENVELOP_NONCE = 12


@dataclass(frozen=True, slots=True)
class Factor:
    """The second factor of a slot: the secret that one laptop keeps in its keyring. Without one: ``GEEN_FACTOR``."""

    apparaat: str
    geheim: bytes = field(repr=False)


GEEN_FACTOR = Factor("", b"")


@dataclass(slots=True)
class Sleutels:
    """The two secrets of a slot, in memory that is wiped."""

    dek: bytearray = field(repr=False)
    root: bytearray = field(repr=False)

    def wis(self) -> None:
        """Overwrite both."""
        kdf.wis(self.dek, self.root)


def nieuwe_sleutel() -> bytearray:
    """32 random bytes."""
    return bytearray(secrets.token_bytes(SLEUTEL))


def subsleutel(sleutel: bytearray, kluis: str, doel: str) -> bytearray:
    """An independent key per purpose, bound to this register."""
    return kdf.hkdf(sleutel, zout=uuid.UUID(kluis).bytes, info=b"cvt-sleutel:" + doel.encode())


def kop_mac(kop: Kop, dek: bytearray) -> bytes:
    """HMAC-SHA256 over the exact first two lines of the file: nobody edits slots without the DEK."""
    sleutel = subsleutel(dek, kop.kluis, "header")
    try:
        return hmac.digest(sleutel, romp(kop), "sha256")
    finally:
        kdf.wis(sleutel)


def _geheim_x25519(root: bytearray, kluis: str) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(bytes(subsleutel(root, kluis, "envelop")))


def publieke_sleutel(root: bytearray, kluis: str) -> bytes:
    """The X25519 key to which others seal a new DEK for this user, who need not be there."""
    return _geheim_x25519(root, kluis).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def _kek(ikm: bytearray, slot: Slot, kluis: str) -> bytearray:
    info = {
        "beleid": slot.beleid,
        "doel": "cvt-kek",
        "gebruiker": slot.gebruiker,
        "kluis": kluis,
        "slot": slot.id,
        "versie": slot.versie,
    }
    return kdf.hkdf(ikm, zout=slot.hkdf_zout, info=canoniek(info))


def _aad(slot: Slot, kluis: str) -> bytes:
    velden = slot_json(slot)
    del velden["inhoud"]
    return canoniek({"doel": "cvt-slot", "kluis": kluis, "slot": velden})


def _verpak(slot: Slot, ikm: bytearray, sleutels: Sleutels, kluis: str) -> Slot:
    kek = _kek(ikm, slot, kluis)
    samen = sleutels.dek + sleutels.root
    try:
        return replace(slot, inhoud=AESGCM(kek).encrypt(slot.nonce, samen, _aad(slot, kluis)))
    finally:
        kdf.wis(kek, samen)


def _leeg_slot(
    gebruiker: str, soort: str, afleiding: Kdf, sleutelnummer: int, *, moet_wijzigen: bool = False, apparaat: str = ""
) -> Slot:
    """A slot with fresh id, salts and nonce: the pair (KEK, nonce) never occurs twice."""
    return Slot(
        id=str(uuid.uuid4()),
        gebruiker=gebruiker,
        soort=soort,
        kdf=afleiding,
        hkdf_zout=secrets.token_bytes(32),
        nonce=secrets.token_bytes(12),
        inhoud=b"",
        sleutelnummer=sleutelnummer,
        moet_wijzigen=moet_wijzigen,
        beleid=KEYRING if apparaat else GEEN,
        apparaat=apparaat,
    )


def maak_wachtzinslot(
    kop: Kop, gebruiker: str, wachtzin: bytearray, sleutels: Sleutels, *, geheugen_kib: int, moet_wijzigen: bool,
    factor: Factor = GEEN_FACTOR,
) -> Slot:  # fmt: skip
    """A slot that opens with a passphrase (already NFC bytes), and with the secret of one laptop when there is one."""
    afleiding = Kdf(ARGON2ID, geheugen_kib, kdf.RONDES, kdf.STROMEN, secrets.token_bytes(16))
    slot = _leeg_slot(
        gebruiker, WACHTZIN, afleiding, kop.sleutelnummer, moet_wijzigen=moet_wijzigen, apparaat=factor.apparaat
    )
    ikm = kdf.argon2id(wachtzin, afleiding) + factor.geheim
    try:
        return _verpak(slot, ikm, sleutels, kop.kluis)
    finally:
        kdf.wis(ikm)


def maak_herstelslot(kop: Kop, gebruiker: str, code: bytearray, sleutels: Sleutels) -> Slot:
    """A slot that opens with the 128 bits of a recovery code: random already, so that HKDF alone is enough."""
    slot = _leeg_slot(gebruiker, HERSTEL, Kdf(GEEN_KDF), kop.sleutelnummer)
    return _verpak(slot, code, sleutels, kop.kluis)


def vingerafdruk(slot: Slot, kluis: str) -> str:
    """Twelve hex digits that tell one slot of a register from another."""
    tekst = hashlib.sha256(canoniek({"doel": "cvt-blad", "kluis": kluis, "slot": slot.id})).hexdigest()[:12].upper()
    return "-".join(tekst[n : n + 4] for n in range(0, 12, 4))


def _ontcijfer(slot: Slot, ikm: bytearray, kluis: str) -> Sleutels | None:
    kek, samen = _kek(ikm, slot, kluis), bytearray(2 * SLEUTEL)
    try:
        AESGCM(kek).decrypt_into(slot.nonce, slot.inhoud, _aad(slot, kluis), samen)
        return Sleutels(samen[:SLEUTEL], samen[SLEUTEL:])
    except InvalidTag:
        return None
    finally:
        kdf.wis(kek, samen)


def open_met_wachtzin(slot: Slot, wachtzin: bytearray, kluis: str, geheim: bytes = b"") -> Sleutels | None:
    """The keys, or ``None`` when the passphrase or the device secret is wrong, or the slot was changed."""
    ikm = kdf.argon2id(wachtzin, slot.kdf) + geheim
    try:
        return _ontcijfer(slot, ikm, kluis)
    finally:
        kdf.wis(ikm)


def open_met_code(slot: Slot, code: bytearray, kluis: str) -> Sleutels | None:
    """The keys, or ``None`` when the code belongs to another slot."""
    return _ontcijfer(slot, code, kluis)


def maak_envelop(kop: Kop, gebruiker: str, dek: bytearray, sleutelnummer: int) -> Envelop:
    """The DEK with this number, sealed so that only this user opens it."""
    publiek = next(g.publiek for g in kop.gebruikers if g.id == gebruiker)
    prive = X25519PrivateKey.generate()
    vluchtig = prive.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    info = _envelop_info(gebruiker, kop.kluis, sleutelnummer)
    gedeeld = prive.exchange(X25519PublicKey.from_public_bytes(publiek))
    sleutel, nonce = kdf.hkdf(gedeeld, zout=vluchtig + publiek, info=info), secrets.token_bytes(ENVELOP_NONCE)
    try:
        inhoud = AESGCM(sleutel).encrypt(nonce, dek, info)
    finally:
        kdf.wis(sleutel)
    return Envelop(gebruiker=gebruiker, sleutelnummer=sleutelnummer, vluchtig=vluchtig, nonce=nonce, inhoud=inhoud)


def _envelop_info(gebruiker: str, kluis: str, sleutelnummer: int) -> bytes:
    return canoniek({"doel": "cvt-envelop", "gebruiker": gebruiker, "kluis": kluis, "sleutelnummer": sleutelnummer})


def _open_envelop(envelop: Envelop, root: bytearray, kluis: str) -> bytearray:
    prive = _geheim_x25519(root, kluis)
    publiek = prive.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    gedeeld = prive.exchange(X25519PublicKey.from_public_bytes(envelop.vluchtig))
    info = _envelop_info(envelop.gebruiker, kluis, envelop.sleutelnummer)
    sleutel, dek = kdf.hkdf(gedeeld, zout=envelop.vluchtig + publiek, info=info), bytearray(SLEUTEL)
    try:
        AESGCM(sleutel).decrypt_into(envelop.nonce, envelop.inhoud, info, dek)
    finally:
        kdf.wis(sleutel)
    return dek


def dek_uit_envelop(kop: Kop, gebruiker: str, root: bytearray, sleutelnummer: int) -> bytearray | None:
    """The DEK with this number from this user's envelope; ``None`` when there is none.

    Raises ``KopGewijzigdError`` when there is one that does not open.
    """
    passend = (e for e in kop.enveloppen if (e.gebruiker, e.sleutelnummer) == (gebruiker, sleutelnummer))
    envelop = next(passend, None)
    if envelop is None:
        return None
    try:
        return _open_envelop(envelop, root, kop.kluis)
    except (InvalidTag, ValueError) as fout:  # ValueError: a public key of low order
        raise KopGewijzigdError from fout


def vernieuw_dek(kop: Kop, slot: Slot, sleutels: Sleutels) -> None:
    """Replace the DEK of an older slot by the one that was sealed to this user when the register was rekeyed.

    Raises ``KopGewijzigdError`` when there is none, or when it does not open.
    """
    if slot.sleutelnummer == kop.sleutelnummer:
        return
    dek = dek_uit_envelop(kop, slot.gebruiker, sleutels.root, kop.sleutelnummer)
    if dek is None:
        raise KopGewijzigdError
    kdf.wis(sleutels.dek)
    sleutels.dek = dek
