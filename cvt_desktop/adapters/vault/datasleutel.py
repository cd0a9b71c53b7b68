"""The data key alone, without a user: for work that goes on after the vault was closed (a backup)."""

from __future__ import annotations

from uuid import UUID

from cvt_desktop.adapters.vault import kdf
from cvt_desktop.adapters.vault.errors import gesloten
from cvt_desktop.adapters.vault.slots import SLEUTEL, subsleutel


class Datasleutel:
    """Implements ``ports.reservekopie.Sleutelbron``. Takes over ``dek``; ``sluit`` wipes it."""

    def __init__(self, dek: bytearray, kluis: UUID) -> None:
        if len(dek) != SLEUTEL:
            raise ValueError("a data key has 32 bytes")
        self._dek: bytearray | None = dek
        self._kluis = str(kluis)

    def db_sleutel(self) -> bytearray:
        """A copy; the receiver wipes it."""
        return bytearray(self._open())

    def sleutel(self, doel: str) -> bytes:
        """As ``OpenKluis.sleutel``."""
        return bytes(subsleutel(self._open(), self._kluis, doel))

    def sluit(self) -> None:
        """Wipe it. May be called twice."""
        if self._dek is not None:
            kdf.wis(self._dek)
            self._dek = None

    def _open(self) -> bytearray:
        if self._dek is None:
            raise gesloten()
        return self._dek
