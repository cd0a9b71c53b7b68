"""One field that a form asks, as a presenter describes it; the widget for it is made where the form is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

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
    """One field of a form. ``naam`` is that of what it fills; ``gewoon``: ouders read it, so language hints stand under it.

    ``vandaag``: a day that is today nearly always, and stands there to be changed.
    """

    naam: str
    label: str
    soort: Vaksoort = Vaksoort.DAG
    uitleg: str = ""
    optioneel: bool = False
    keuzes: tuple[Keuze, ...] = field(default=(), repr=False)
    gewoon: bool = False
    vandaag: bool = False


def lege_velden(vakken: tuple[Vak, ...], waarden: Mapping[str, Any]) -> dict[str, str]:
    """The error of each field that has to be filled and is not."""
    return {v.naam: "Vul deze dag in." if v.soort is Vaksoort.DAG else "Vul dit in." for v in vakken
            if not v.optioneel and waarden[v.naam] in (None, "")}  # fmt: skip
