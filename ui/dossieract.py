"""An act on the page that is open: an entry of its menu, with a key of its own, and a line of the palette (Ctrl+K)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossieract:
    """``titel`` is what the menu and the palette show."""

    titel: str
    doe: Callable[[], None]
    toets: str = ""
