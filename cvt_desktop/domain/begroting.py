"""What a school year may cost, per kind of ondersteuning, typed in by hand (screens.md 1.4 and 4.16)."""

from __future__ import annotations

from dataclasses import dataclass

from cvt_desktop.basis.tekst import euro
from cvt_desktop.domain.formulier import Soort


@dataclass(frozen=True, slots=True, kw_only=True)
class Begroting:
    """The budget of one kind in one school year, in whole cents."""

    schooljaar: str
    soort: Soort
    bedrag_cent: int


def tegenover(begroot_cent: int, toegekend_cent: int) -> tuple[str, bool]:
    """What was granted against a budget, in words, and whether it is more."""
    over = begroot_cent - toegekend_cent
    deel = f" ({round(100 * toegekend_cent / begroot_cent)}%)" if begroot_cent else ""
    rest = f"{euro(-over)} meer dan begroot" if over < 0 else f"er is nog {euro(over)}"
    return f"Toegekend {euro(toegekend_cent)} van {euro(begroot_cent)}{deel}: {rest}.", over < 0
