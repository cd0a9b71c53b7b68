"""Sealing of small secrets under a user's root key, such as a signing key (docs/adr/0010-kopbestand.md)."""

from __future__ import annotations

import secrets
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from cvt_desktop.adapters.vault import kdf
from cvt_desktop.adapters.vault.errors import geweigerd
from cvt_desktop.adapters.vault.header import canoniek
from cvt_desktop.adapters.vault.slots import subsleutel

_MERK = b"CVTZ\x01"
_NONCE = 12
_TAG = 16


class Eigenaar(NamedTuple):
    """Whose seal it is: the register and the user in it, as UUID texts."""

    kluis: str
    gebruiker: str


def _aad(van: Eigenaar, doel: str) -> bytes:
    return _MERK + canoniek({"doel": doel, "gebruiker": van.gebruiker, "kluis": van.kluis})


def verzegel(data: bytes | bytearray, root: bytearray, van: Eigenaar, doel: str) -> bytes:
    """``CVTZ``, version 1, nonce (12), AES-256-GCM of ``data``."""
    sleutel, nonce = subsleutel(root, van.kluis, f"zegel:{doel}"), secrets.token_bytes(_NONCE)
    try:
        return _MERK + nonce + AESGCM(sleutel).encrypt(nonce, data, _aad(van, doel))
    finally:
        kdf.wis(sleutel)


def ontzegel(zegel: bytes, root: bytearray, van: Eigenaar, doel: str) -> bytes:
    """What was sealed. Raises ``RegisterError`` (``kluis-zegel``): damaged, of another user, another purpose."""
    open_ = ontzegel_in_buffer(zegel, root, van, doel)
    try:
        return bytes(open_)
    finally:
        kdf.wis(open_)


def ontzegel_in_buffer(zegel: bytes, root: bytearray, van: Eigenaar, doel: str) -> bytearray:
    """The same in memory that the caller wipes."""
    sleutel = subsleutel(root, van.kluis, f"zegel:{doel}")
    open_ = bytearray(max(len(zegel) - len(_MERK) - _NONCE - _TAG, 0))
    try:
        if zegel[:5] != _MERK or len(zegel) < len(_MERK) + _NONCE + _TAG:
            raise InvalidTag
        AESGCM(sleutel).decrypt_into(zegel[5 : 5 + _NONCE], zegel[5 + _NONCE :], _aad(van, doel), open_)
    except InvalidTag as fout:
        raise geweigerd(
            "zegel",
            "Een persoonlijke sleutel in het register is beschadigd of hoort bij een andere gebruiker. "
            "Meld u aan als degene van wie de sleutel is, of maak in Instellingen een nieuwe sleutel.",
        ) from fout
    finally:
        kdf.wis(sleutel)
    return open_
