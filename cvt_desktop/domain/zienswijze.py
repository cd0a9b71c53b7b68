"""Who was asked for a zienswijze before a besluit, and what came of it (Awb 4:7 to 4:9)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Zienswijzevan(StrEnum):
    """The applicant is heard under Awb 4:7, who is concerned without being it under 4:8."""

    SCHOOL = "school"
    OUDERS = "ouders"


class Zienswijzevorm(StrEnum):
    """How it was given; the choice is of who gives it (Awb 4:9)."""

    SCHRIFTELIJK = "schriftelijk"
    MONDELING = "mondeling"
    NIET_GEGEVEN = "niet gegeven"


@dataclass(frozen=True, slots=True, kw_only=True)
class Zienswijze:
    """What was said; ``inhoud`` is empty only when nothing was."""

    op: date
    vorm: Zienswijzevorm
    inhoud: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Zienswijzevraag:
    """An invitation that was sent to ``wie``, about what may be decided, to be answered ``uiterlijk``."""

    van: Zienswijzevan
    wie: str = field(repr=False)
    over: str = field(repr=False)
    verzonden_op: date
    uiterlijk: date
    zienswijze: Zienswijze | None = None

    def wacht(self, vandaag: date) -> bool:
        """Whether an answer can still come: none was kept, and its last day has not gone by."""
        return self.zienswijze is None and vandaag <= self.uiterlijk
