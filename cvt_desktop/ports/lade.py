"""What a register keeps by name and not as an aggregate: file keys, counters, sealed bytes."""

from __future__ import annotations

from typing import Protocol

from cvt_desktop.domain.ids import BijlageId
from cvt_desktop.ports.bijlagen import BewaardeBijlage


class Opslag(Protocol):
    """Where the bytes of a bijlage or document lie, and the key that opens them."""

    def get(self, bijlage_id: BijlageId) -> BewaardeBijlage:
        """Raises ``NietGevondenError``."""
        ...

    def add(self, bijlage_id: BijlageId, bewaard: BewaardeBijlage) -> None:
        """Keep it."""
        ...

    def delete(self, bijlage_id: BijlageId) -> None:
        """Forget the key of a file that never became part of a dossier; refused when a stuk or brief points to it."""
        ...

    def namen(self) -> frozenset[str]:
        """The file names that are in use, for the sweep."""
        ...


class Tellers(Protocol):
    """Gap-free counters: a number is given inside the unit that uses it, so an undone unit leaves no hole."""

    def volgende(self, naam: str) -> int:
        """1, 2, 3, ... for this name."""
        ...

    def zet(self, naam: str, laatste: int) -> None:
        """Start above ``laatste``; refused when the counter is already further."""
        ...

    def laatste(self, naam: str) -> int:
        """The number that was given last, 0 before the first."""
        ...


class Geheimen(Protocol):
    """Sealed bytes (certificates, signing keys): sealed by the vault before they come here."""

    def get(self, naam: str) -> bytes | None:
        """The sealed bytes, or None."""
        ...

    def put(self, naam: str, inhoud: bytes) -> None:
        """Save or replace."""
        ...
