"""What was tried or given: rows that more than one kind of aanvraag asks for."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Ondersteuning:
    """One row of "wat is geprobeerd", or of the guidance that was given."""

    wat: str = field(default="", repr=False)
    periode: str = ""
    effect: str = field(default="", repr=False)
    vindplaats: str = ""
