"""One thing that protects a register, as it is now: shown on the page *Beveiliging*, each red one with its cure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Beveiligingsstand(StrEnum):
    """How a point stands. What cannot be seen is never good: it asks somebody to look."""

    GOED = "goed"
    LET_OP = "let op"
    FOUT = "fout"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beveiligingspunt:
    """``titel`` names it in two or three words, ``tekst`` says how it stands, ``middel`` what to do when that is not good."""

    titel: str
    stand: Beveiligingsstand
    tekst: str
    middel: str = ""

    def __post_init__(self) -> None:
        if self.stand is not Beveiligingsstand.GOED and not self.middel:
            raise ValueError(f"{self.titel}: a state that is not good needs its cure")
