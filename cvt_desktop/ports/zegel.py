"""Sealing under the root key of the person who is logged in: signing keys lie in the register only like that."""

from __future__ import annotations

from typing import Protocol


class Zegel(Protocol):
    """Authenticated encryption bound to a purpose; implemented by the open vault."""

    def verzegel(self, data: bytes, doel: str) -> bytes:
        """Seal for ``doel``, for example ``"ondertekensleutel"``."""
        ...

    def ontzegel(self, verzegeld: bytes, doel: str) -> bytes:
        """Open; raises ``RegisterError`` when the bytes were sealed by somebody else or changed."""
        ...
