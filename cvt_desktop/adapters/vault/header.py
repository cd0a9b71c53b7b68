"""The vault header and its exact bytes (docs/adr/0010-kopbestand.md); ``koplezer`` reads them back.

Standard library only: the login page reads names with this module before any cryptography is imported.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field

FORMAAT = b"CVT-KOP "
VERSIE = 1
MAX_BYTES = 512 * 1024

ARGON2ID, GEEN_KDF = "argon2id", "geen"
WACHTZIN, HERSTEL, OVERDRACHT = "wachtzin", "herstel", "overdracht"
GEEN, KEYRING = "geen", "keyring"
ACTIEF, OVERGEDRAGEN = "actief", "overgedragen"
SLOTVERSIE = 1
INHOUD_BYTES = 80  # AES-256-GCM over DEK (32) + root key (32), tag 16

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Kdf:
    """How the secret of a slot becomes key material; memory in KiB (0 for a recovery code)."""

    naam: str
    geheugen_kib: int = 0
    rondes: int = 0
    stromen: int = 0
    zout: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gebruiker:
    """A user: the chosen login name (all that shows before unlock) and the X25519 key of the root key."""

    id: str
    loginnaam: str = field(repr=False)
    publiek: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One way in for one user: AEAD(KEK, DEK + root key)."""

    id: str
    gebruiker: str
    soort: str
    kdf: Kdf
    hkdf_zout: bytes
    nonce: bytes
    inhoud: bytes = field(repr=False)
    sleutelnummer: int
    moet_wijzigen: bool = False
    beleid: str = GEEN
    apparaat: str = ""
    versie: int = SLOTVERSIE


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelop:
    """A newer DEK, sealed to one user's X25519 key by whoever rekeyed the register."""

    gebruiker: str
    sleutelnummer: int
    vluchtig: bytes
    nonce: bytes
    inhoud: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kop:
    """Everything in the header but its MAC. ``volgnummer`` counts writes; ``generatie`` stands in the database too."""

    kluis: str
    oefen: bool
    generatie: int
    volgnummer: int
    sleutelnummer: int
    houder: str
    toestand: str
    gebruikers: tuple[Gebruiker, ...]
    slots: tuple[Slot, ...]
    enveloppen: tuple[Envelop, ...] = ()


def canoniek(waarde: object) -> bytes:
    """The one JSON form: sorted keys, no spaces, UTF-8, no floats."""
    return json.dumps(waarde, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def slot_json(slot: Slot) -> Json:
    """The slot as it stands in the header."""
    kdf: Json = {"naam": slot.kdf.naam}
    if slot.kdf.naam == ARGON2ID:
        kdf |= {
            "geheugen_kib": slot.kdf.geheugen_kib,
            "rondes": slot.kdf.rondes,
            "stromen": slot.kdf.stromen,
            "zout": slot.kdf.zout.hex(),
        }
    return {
        "apparaat": slot.apparaat,
        "beleid": slot.beleid,
        "gebruiker": slot.gebruiker,
        "hkdf_zout": slot.hkdf_zout.hex(),
        "id": slot.id,
        "inhoud": slot.inhoud.hex(),
        "kdf": kdf,
        "moet_wijzigen": slot.moet_wijzigen,
        "nonce": slot.nonce.hex(),
        "sleutelnummer": slot.sleutelnummer,
        "soort": slot.soort,
        "versie": slot.versie,
    }


def _envelop_json(envelop: Envelop) -> Json:
    return {
        "gebruiker": envelop.gebruiker,
        "inhoud": envelop.inhoud.hex(),
        "nonce": envelop.nonce.hex(),
        "sleutelnummer": envelop.sleutelnummer,
        "vluchtig": envelop.vluchtig.hex(),
    }


def romp(kop: Kop) -> bytes:
    """The first two lines of the file: what the MAC covers."""
    inhoud = canoniek(
        {
            "enveloppen": [_envelop_json(e) for e in kop.enveloppen],
            "gebruikers": [{"id": g.id, "loginnaam": g.loginnaam, "publiek": g.publiek.hex()} for g in kop.gebruikers],
            "generatie": kop.generatie,
            "houder": kop.houder,
            "kluis": kop.kluis,
            "oefen": kop.oefen,
            "sleutelnummer": kop.sleutelnummer,
            "slots": [slot_json(s) for s in kop.slots],
            "toestand": kop.toestand,
            "volgnummer": kop.volgnummer,
        }
    )
    return b"%s%d\n%s\n" % (FORMAAT, VERSIE, inhoud)


def naar_bytes(kop: Kop, mac: bytes) -> bytes:
    """The whole file: two lines, the MAC, and a checksum that finds damage before anything is unlocked."""
    inhoud = b"%s%s\n" % (romp(kop), mac.hex().encode())
    return b"%s%s\n" % (inhoud, hashlib.sha256(inhoud).hexdigest().encode())
