"""The Ed25519 key of a member: made here, sealed under the member's root key, opened for one signature and wiped."""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from cvt_desktop.adapters.vault import kdf, slots, zegel

DOEL = "ondertekenen"


def maak(root: bytearray, van: zegel.Eigenaar) -> tuple[bytes, bytes]:
    """``(sealed private key, public key of 32 bytes)``."""
    geheim = slots.nieuwe_sleutel()
    try:
        publiek = Ed25519PrivateKey.from_private_bytes(geheim).public_key().public_bytes_raw()
        return zegel.verzegel(geheim, root, van, DOEL), publiek
    finally:
        kdf.wis(geheim)


def onderteken(verzegeld: bytes, bericht: bytes, root: bytearray, van: zegel.Eigenaar) -> bytes:
    """64 bytes. Raises ``RegisterError`` (``kluis-zegel``) when it is somebody else's key, or damaged."""
    geheim = zegel.ontzegel_in_buffer(verzegeld, root, van, DOEL)
    try:
        return Ed25519PrivateKey.from_private_bytes(geheim).sign(bericht)
    finally:
        kdf.wis(geheim)


def klopt(publiek: bytes, bericht: bytes, handtekening: bytes) -> bool:
    """Whether this key signed these bytes."""
    try:
        Ed25519PublicKey.from_public_bytes(publiek).verify(handtekening, bericht)
    except (InvalidSignature, ValueError):
        return False
    return True
