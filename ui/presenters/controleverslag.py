"""The report of the check on a besluit, as a window shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Controleverslagblad:
    """The report to show, under which name it is saved, and what tells the log that it left."""

    pdf: bytes = field(repr=False)
    naam: str
    mag_uit: bool
    bij_uitvoer: Callable[[str], None]
