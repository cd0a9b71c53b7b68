"""One field that a form asks, as a presenter describes it; the widget for it is made where the form is shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from ui.tonen import Keuze


class Vaksoort(Enum):
    """Which field asks it."""

    DAG = "dag"
    KEUZE = "keuze"
    REGEL = "regel"
    TEKST = "tekst"
    GETAL = "getal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vak:
    """One field of a form. ``naam`` is that of what it fills."""

    naam: str
    label: str
    soort: Vaksoort = Vaksoort.DAG
    uitleg: str = ""
    optioneel: bool = False
    keuzes: tuple[Keuze, ...] = field(default=(), repr=False)
