"""How far slow work is, and whether it may go on. ``ui.tasks.Voortgang`` is one."""

from __future__ import annotations

from typing import Protocol


class Voortgang(Protocol):
    """Given to work that takes more than a moment."""

    def meld(self, deel: float, tekst: str = "") -> None:
        """``deel`` from 0 to 1, or -1 when that is unknown."""
        ...

    def controleer(self) -> None:
        """Called where the work can stop; raises when somebody asked for that."""
        ...


class Stil:
    """Nobody looks and nobody stops it."""

    def meld(self, deel: float, tekst: str = "") -> None:
        """Nothing."""

    def controleer(self) -> None:
        """Go on."""


class Deel:
    """A part of longer work: what it calls 0 to 1 is ``van`` to ``tot`` of the whole."""

    def __init__(self, geheel: Voortgang, van: float, tot: float) -> None:
        self._geheel, self._van, self._tot = geheel, van, tot

    def meld(self, deel: float, tekst: str = "") -> None:
        """See ``Voortgang``."""
        self._geheel.meld(self._van + max(deel, 0.0) * (self._tot - self._van), tekst)

    def controleer(self) -> None:
        """See ``Voortgang``."""
        self._geheel.controleer()
