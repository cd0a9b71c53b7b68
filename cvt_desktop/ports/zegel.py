"""Sealing and signing under the root key of the person who is logged in: private keys lie in the register only like that."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID


class Zegel(Protocol):
    """Authenticated encryption bound to a purpose, and signatures; implemented by the open vault."""

    @property
    def user_id(self) -> UUID:
        """Whose seal it is."""
        ...

    def verzegel(self, data: bytes, doel: str) -> bytes:
        """Seal for ``doel``, for example ``"ondertekensleutel"``."""
        ...

    def ontzegel(self, verzegeld: bytes, doel: str) -> bytes:
        """Open; raises ``RegisterError`` when the bytes were sealed by somebody else or changed."""
        ...

    def nieuwe_lidsleutel(self) -> tuple[bytes, bytes]:
        """A key pair (Ed25519) of this person: ``(sealed private key, public key)``."""
        ...

    def onderteken(self, verzegelde_sleutel: bytes, bericht: bytes) -> bytes:
        """Sign with a key that ``nieuwe_lidsleutel`` sealed; it is wiped at once. Raises ``RegisterError`` as ``ontzegel``."""
        ...

    def klopt(self, publiek: bytes, bericht: bytes, handtekening: bytes) -> bool:
        """Whether the owner of this public key signed these bytes."""
        ...
