"""What this laptop remembers of registers, outside their folders; implemented by ``adapters.vault.geheugen``."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from cvt_desktop.domain.hoogwater import Herinnering, Hoogwater


class Registergeheugen(Protocol):
    """The high-water mark of each register. ``sleutel`` is a secret that lies in the register itself: it proves the mark.

    ``sleutelbos``: the keyring of the system is used too; practice registers do without.
    """

    def lees(self, kluis: UUID, sleutel: bytes, *, sleutelbos: bool) -> Herinnering:
        """What is remembered; never raises. May take seconds (the keyring)."""
        ...

    def onthoud(self, kluis: UUID, merk: Hoogwater, sleutel: bytes, *, sleutelbos: bool) -> None:
        """Keep the mark. Raises ``RegisterError`` when it can be kept nowhere."""
        ...
