"""What can be seen of the laptop itself, without rights that a user has not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol


class Schijfstand(StrEnum):
    """Whether the disk below a folder is encrypted."""

    VERSLEUTELD = "versleuteld"
    OPEN = "niet versleuteld"
    NIET_TE_ZIEN = "niet te zien"


@dataclass(frozen=True, slots=True, kw_only=True)
class Schijf:
    """``hoe`` names what was found, or why nothing could be seen: a word for the page, never a path."""

    stand: Schijfstand
    hoe: str


class Laptop(Protocol):
    """The computer that a register lies on."""

    @property
    def systeem(self) -> str:
        """Windows, macOS or Linux."""
        ...

    def schijf(self, map_: Path) -> Schijf:
        """Whether the disk of this folder is encrypted; may take seconds. Never raises."""
        ...
