"""The fields of an aanvraag for a bovenschoolse voorziening, TBV (screens.md 5.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from enum import StrEnum

from cvt_desktop.domain.blok_arrangement import Doel
from cvt_desktop.domain.voorziening import Bedrag, Voorziening


@dataclass(frozen=True, slots=True, kw_only=True)
class BlokVoorziening:
    """The whole block. ``voorziening`` is the line of the table as it was when it was chosen.

    The wanted period ends on ``einddatum``, or after so many ``weken``. ``andere``: what else the pupil gets from the
    samenwerkingsverband at the same time, one on each line.
    """

    voorziening: Voorziening | None = None
    ingangsdatum: date | None = None
    einddatum: date | None = None
    weken: int | None = None
    waarom: str = field(default="", repr=False)
    doelen: tuple[Doel, ...] = ()
    vervolg: str = field(default="", repr=False)
    contactpersoon: str = field(default="", repr=False)
    evaluatie_op: date | None = None
    tweede_evaluatie_op: date | None = None
    instemming_ouders: bool | None = None
    instemming_leerling: bool | None = None
    andere: str = field(default="", repr=False)

    @property
    def tot(self) -> date | None:
        """The last day of the wanted period."""
        if self.einddatum is not None or self.ingangsdatum is None or not self.weken:
            return self.einddatum
        try:
            return self.ingangsdatum + timedelta(weeks=self.weken, days=-1)
        except OverflowError:
            return None

    @property
    def bedrag(self) -> Bedrag | None:
        """What it costs, with the sum; None while the voorziening or the period lacks, or without a tariff."""
        if self.voorziening is None or self.ingangsdatum is None or self.tot is None or self.tot < self.ingangsdatum:
            return None
        return self.voorziening.bedrag(self.ingangsdatum, self.tot)

    @property
    def aantal_andere(self) -> int:
        """How many other ondersteuningen run at the same time."""
        return sum(bool(regel.strip()) for regel in self.andere.splitlines())

    def teksten(self) -> Iterator[tuple[str, str]]:
        """``(field, text)`` of each filled text that is typed, by the names of the form."""
        delen: list[tuple[str, object]] = [("tbv", self)]
        delen += [(f"tbv.doelen.{n}", rij) for n, rij in enumerate(self.doelen, 1)]
        for naam, deel in delen:
            for veld in fields(deel):  # type: ignore[arg-type]  # every part is a dataclass
                waarde = getattr(deel, veld.name)
                if isinstance(waarde, str) and not isinstance(waarde, StrEnum) and waarde:
                    yield f"{naam}.{veld.name}", waarde
