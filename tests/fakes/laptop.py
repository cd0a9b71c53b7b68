"""A laptop whose disk a test chooses."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cvt_desktop.ports.laptop import Schijf, Schijfstand


@dataclass(frozen=True, slots=True, kw_only=True)
class NepLaptop:
    """``Laptop``."""

    stand: Schijfstand = Schijfstand.VERSLEUTELD
    systeem: str = "Linux"

    def schijf(self, map_: Path) -> Schijf:
        return Schijf(stand=self.stand, hoe="LUKS of dm-crypt" if self.stand is Schijfstand.VERSLEUTELD else "")
