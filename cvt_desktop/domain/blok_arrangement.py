"""The fields of an individueel arrangement, TvIA (screens.md 5.8). Money is kept in whole cents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum

from cvt_desktop.domain.ondersteuning import Ondersteuning


class Arrangementvorm(StrEnum):
    """Whether it is asked for the first time; a verlenging tells what came of the earlier goals."""

    NIEUW = "nieuw"
    VERLENGING = "verlenging"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doel:
    """A goal, how one sees that it was reached, and when."""

    doel: str = field(default="", repr=False)
    zichtbaar: str = field(default="", repr=False)
    wanneer: str = ""

    @property
    def zin(self) -> str:
        """``Is elke dag op school. Te zien aan: het verzuimoverzicht (oktober 2027)``; '' when nothing was filled in."""
        aan = f"Te zien aan: {self.zichtbaar.strip()}" if self.zichtbaar.strip() else ""
        wat = ". ".join(deel for deel in (self.doel.strip().rstrip("."), aan) if deel)
        return f"{wat} ({self.wanneer.strip()})" if wat and self.wanneer.strip() else wat


@dataclass(frozen=True, slots=True, kw_only=True)
class BlokArrangement:
    """The whole block. ``offerte`` holds words or a place in a stuk; ``…_cent`` are amounts, ``tarief_cent`` per hour."""

    titel: str = field(default="", repr=False)
    vorm: Arrangementvorm | None = None
    verlenging_van: str = field(default="", repr=False)
    geevalueerd: str = field(default="", repr=False)
    aanbieder: str = field(default="", repr=False)
    specialisme: str = field(default="", repr=False)
    offerte: str = field(default="", repr=False)
    doelen: tuple[Doel, ...] = ()
    uren: int | None = None
    tarief_cent: int | None = None
    materieel_cent: int | None = None
    bijdrage_cent: int | None = None
    ingangsdatum: date | None = None
    einddatum: date | None = None
    evaluatie_op: date | None = None
    gedaan: tuple[Ondersteuning, ...] = ()
    waarom_onderwijs: str = field(default="", repr=False)
    sterker: str = field(default="", repr=False)

    @property
    def bedrag_cent(self) -> int | None:
        """What is asked: hours times tariff, and material, less what the school pays; None when nothing was filled in."""
        uren = self.uren * self.tarief_cent if self.uren is not None and self.tarief_cent is not None else None
        if uren is None and self.materieel_cent is None:
            return None
        return (uren or 0) + (self.materieel_cent or 0) - (self.bijdrage_cent or 0)

    def teksten(self) -> Iterator[tuple[str, str]]:
        """``(field, text)`` of each filled text, by the names of the form."""
        delen: list[tuple[str, object]] = [("arr", self)]
        delen += [(f"arr.doelen.{n}", rij) for n, rij in enumerate(self.doelen, 1)]
        delen += [(f"arr.gedaan.{n}", rij) for n, rij in enumerate(self.gedaan, 1)]
        for naam, deel in delen:
            for veld in fields(deel):  # type: ignore[arg-type]  # every part is a dataclass
                waarde = getattr(deel, veld.name)
                if isinstance(waarde, str) and not isinstance(waarde, StrEnum) and waarde:
                    yield f"{naam}.{veld.name}", waarde
