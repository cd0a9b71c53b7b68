"""The one-time slots that go along to another laptop: each opens with its user's passphrase and the transfer code together.

A passphrase slot without a device secret is sealed under the code; beside the header it lies in a file of its own, until
its user logged in once (docs/adr/0054-stokje.md). The key that the code gives may be kept in the keyring of the new laptop:
then only the first user types the code.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from cvt_desktop.adapters.vault import herstelcode, kdf
from cvt_desktop.adapters.vault.errors import KopBeschadigdError, geweigerd
from cvt_desktop.adapters.vault.header import Json, Slot, canoniek, slot_json
from cvt_desktop.adapters.vault.koplezer import lees_slot
from cvt_desktop.basis.bestanden import schrijf_atomair
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.ports.sleutelbos import Sleutelbos, SleutelbosError

NAAM = "kop.overdracht.cvt"
_EERSTE = b"CVT-OVERDRACHT 1\n"
_MAX = 2 * 2**20
_NONCE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Eenmalig:
    """The file: a salt for the code, and per user a sealed slot."""

    kluis: str
    zout: bytes
    slots: Mapping[str, bytes] = field(repr=False)


def naar_bytes(eenmalig: Eenmalig) -> bytes:
    """One line that names the format, one of canonical JSON, and a checksum."""
    inhoud = canoniek({"kluis": eenmalig.kluis, "slots": {g: s.hex() for g, s in eenmalig.slots.items()},
                       "zout": eenmalig.zout.hex()})  # fmt: skip
    romp = b"%s%s\n" % (_EERSTE, inhoud)
    return b"%s%s\n" % (romp, hashlib.sha256(romp).hexdigest().encode())


def lees(map_: Path) -> Eenmalig | None:
    """The file in a register folder; None when there is none, or when it is not whole: the recovery code is left then."""
    try:
        with (map_ / NAAM).open("rb") as bestand:
            inhoud = bestand.read(_MAX)
        v = json.loads(inhoud.split(b"\n")[1])
        gelezen = Eenmalig(kluis=str(v["kluis"]), zout=bytes.fromhex(v["zout"]),
                           slots={str(g): bytes.fromhex(s) for g, s in v["slots"].items()})  # fmt: skip
    except (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
        return None
    return gelezen if naar_bytes(gelezen) == inhoud else None


def verzegel(kluis: str, slots: Mapping[str, Slot], code: str) -> bytes:
    """The file with these slots, sealed under the code."""
    zout = secrets.token_bytes(32)
    sleutel = _uit_code(code, kluis, zout)
    try:
        verzegeld = {}
        for gebruiker, slot in slots.items():
            nonce = secrets.token_bytes(_NONCE)
            verzegeld[gebruiker] = nonce + AESGCM(sleutel).encrypt(nonce, canoniek(slot_json(slot)), _aad(kluis, gebruiker))
    finally:
        kdf.wis(sleutel)
    return naar_bytes(Eenmalig(kluis=kluis, zout=zout, slots=verzegeld))


def open_slot(eenmalig: Eenmalig, gebruiker: str, sleutel: bytearray) -> Slot | None:
    """The slot of a user; None when the key is another one."""
    verzegeld = eenmalig.slots[gebruiker]
    try:
        inhoud = AESGCM(sleutel).decrypt(verzegeld[:_NONCE], verzegeld[_NONCE:], _aad(eenmalig.kluis, gebruiker))
        return uit_json(inhoud)
    except (InvalidTag, ValueError):
        return None


def sleutel_van(eenmalig: Eenmalig, code: str, bos: Sleutelbos | None) -> bytearray | None:
    """The key from the code that was typed, else from the keyring; None when there is neither. Raises ``InvoerError``."""
    if code:
        return _uit_code(code, eenmalig.kluis, eenmalig.zout)
    if bos is None:
        return None
    with suppress(SleutelbosError):
        gevonden = bos.lees(_naam(eenmalig.kluis))
        return None if gevonden is None else bytearray(gevonden)
    return None


def onthoud_code(map_: Path, code: str, bos: Sleutelbos | None) -> bool:
    """Keep the key of the code in the keyring, for who logs in here later; whether that could be done."""
    eenmalig = lees(map_)
    if eenmalig is None or bos is None:
        return False
    sleutel = _uit_code(code, eenmalig.kluis, eenmalig.zout)
    try:
        bos.zet(_naam(eenmalig.kluis), bytes(sleutel))
    except SleutelbosError:
        return False
    finally:
        kdf.wis(sleutel)
    return True


def gebruikt(map_: Path, gebruiker: str, bos: Sleutelbos | None) -> None:
    """The one-time slot of this user is spent. With the last one the file and the key go; what fails is done next time."""
    eenmalig = lees(map_)
    if eenmalig is None or gebruiker not in eenmalig.slots:
        return
    rest = {g: s for g, s in eenmalig.slots.items() if g != gebruiker}
    with suppress(OSError):
        if rest:
            schrijf_atomair(map_ / NAAM, naar_bytes(Eenmalig(kluis=eenmalig.kluis, zout=eenmalig.zout, slots=rest)))
            return
        (map_ / NAAM).unlink(missing_ok=True)
    if not rest and bos is not None:
        with suppress(SleutelbosError):
            bos.wis(_naam(eenmalig.kluis))


def als_json(slot: Slot, bij: str) -> bytes:
    """A slot as it is kept ready in the register, with the slot of the header that has the same passphrase."""
    return canoniek({"bij": bij, "slot": slot_json(slot)})


def uit_bewaard(inhoud: bytes) -> tuple[Slot, str] | None:
    """What ``als_json`` wrote; None for anything else."""
    try:
        v: Json = json.loads(inhoud)
        return uit_json(canoniek(v["slot"])), str(v["bij"])
    except (ValueError, KeyError, TypeError):
        return None


def uit_json(inhoud: bytes) -> Slot:
    """A slot from canonical JSON, as strictly as in the header. Raises ``ValueError``."""
    try:
        return lees_slot(json.loads(inhoud))
    except KopBeschadigdError as fout:
        raise ValueError("no slot") from fout


def code_nodig() -> CvtError:
    """The first login of this user on a laptop that took the stokje over, and the keyring does not know the code."""
    return geweigerd("overdrachtcode", "Dit is uw eerste keer op deze laptop sinds hij het stokje overnam. Typ ook de "
                                       "overdrachtcode van het papier: acht groepen van zes cijfers.")  # fmt: skip


def _uit_code(code: str, kluis: str, zout: bytes) -> bytearray:
    geheim = herstelcode.uit_cijfers(code)
    try:
        return kdf.hkdf(geheim, zout=zout, info=canoniek({"doel": "cvt-overdrachtslots", "kluis": kluis, "versie": 1}))
    finally:
        kdf.wis(geheim)


def _aad(kluis: str, gebruiker: str) -> bytes:
    return canoniek({"doel": "cvt-overdrachtslot", "gebruiker": gebruiker, "kluis": kluis})


def _naam(kluis: str) -> str:
    return f"overdracht:{kluis}"
