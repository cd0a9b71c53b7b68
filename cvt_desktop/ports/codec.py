"""Domain object to canonical bytes and back; implemented by ``db.codec``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")


class Codec(Protocol):
    """The one codec: domain dataclass to canonical bytes and back (``db.codec``)."""

    def schrijf(self, object_: object) -> bytes:
        """Canonical UTF-8 JSON with the name and version of the type."""
        ...

    def oudere_vormen(self, object_: object) -> Iterator[bytes]:
        """The bytes that each earlier version gave, newest first, as long as everything that came later has its default."""
        ...

    def lees(self, soort: type[T], inhoud: bytes) -> T:
        """Raises ``RegisterError`` when the bytes are not of this type or of a newer version."""
        ...

