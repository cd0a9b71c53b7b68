"""What is made unreadable in a stuk before it goes out: what concerns others, for weighty reasons (Awb 7:4, lid 6)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from cvt_desktop.domain.errors import InvoerError

HEEL = 10_000
"""The width and the height of a page; a place is told in these parts, so that it holds for every size."""
KLEINST = 20
MEESTE = 1_000
"""A stuk that needs more is better left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lakvlak:
    """One rectangle on one page, from 1; ``links`` and ``boven`` are its corner."""

    bladzijde: int
    links: int
    boven: int
    breed: int
    hoog: int

    @property
    def geldig(self) -> bool:
        """It lies on the page, and is not so small that nobody sees it."""
        op_blad = min(self.links, self.boven) >= 0 and max(self.links + self.breed, self.boven + self.hoog) <= HEEL
        return self.bladzijde >= 1 and min(self.breed, self.hoog) >= KLEINST and op_blad


def keur(vlakken: Collection[Lakvlak], paginas: int | None) -> tuple[Lakvlak, ...]:
    """In the order of the pages. Raises ``InvoerError``; ``paginas`` None: not known."""
    if len(vlakken) > MEESTE:
        raise InvoerError(f"Meer dan {MEESTE} vlakken kan niet. Laat dit stuk liever weg, met de reden.", code="lak-veel")
    if any(not vlak.geldig or (paginas is not None and vlak.bladzijde > paginas) for vlak in vlakken):
        raise InvoerError("Een vlak valt buiten de bladzijde of is te klein om te zien. Teken het opnieuw.", code="lak-plaats")
    return tuple(sorted(vlakken, key=lambda v: (v.bladzijde, v.boven, v.links, v.breed, v.hoog)))
