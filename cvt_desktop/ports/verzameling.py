"""What the collections of a register have in common."""

from __future__ import annotations

from typing import Protocol, TypeVar

T = TypeVar("T")
Id_contra = TypeVar("Id_contra", contravariant=True)


class Verzameling(Protocol[T, Id_contra]):
    """One kind of aggregate. ``save`` inserts (``versie`` 0) or updates, and gives it back with ``versie`` + 1.

    ``get`` raises ``NietGevondenError``; ``save`` raises ``GewijzigdError`` when a newer version was saved meanwhile.
    """

    def get(self, id_: Id_contra) -> T:
        """The aggregate, or ``NietGevondenError``."""
        ...

    def save(self, object_: T) -> T:
        """Insert or update; the result carries the next ``versie``."""
        ...
