"""The encrypted files of a register: bijlagen as received and documents as made.

Implemented by ``adapters.bijlagen.opslag`` (a folder) and by ``tests.fakes`` (memory).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Protocol

from cvt_desktop.domain.bestandssoort import MAX_BYTES

MAX_BIJLAGE = MAX_BYTES
"""The cap of one bijlage in bytes (50 MB)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaardeBijlage:
    """Where one file lies and what opens it. The key stands in this row only: without the row it is gone."""

    naam: str
    sleutel: bytes = field(repr=False)
    lengte: int
    sha256: str
    """Of the plain bytes, as 64 lower-case hex digits."""


class BijlageOpslag(Protocol):
    """Immutable files with random names, each encrypted under its own key."""

    def bewaar(self, data: bytes) -> BewaardeBijlage:
        """Write a file, durable when this returns; call it before the row that holds the result is committed.

        Raises ``BestandError``: larger than ``MAX_BIJLAGE``, disk full, read-only. Nothing is left behind then.
        """
        ...

    def lees(self, naam: str, sleutel: bytes) -> bytes:
        """The plain bytes. Raises ``BestandError`` when absent, altered, cut off or reordered."""
        ...

    def verwijder(self, naam: str) -> None:
        """Remove the file; nothing happens when it is gone already. Call it after the row was deleted."""
        ...

    def veeg(self, bekend: Collection[str]) -> int:
        """At opening: remove files that no row names and that were not written since; returns how many."""
        ...
