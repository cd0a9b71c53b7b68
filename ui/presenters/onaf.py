"""What was typed in a form of *Instellingen* and not kept yet: it outlives another page and locking (screens.md 4.1)."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from cvt_desktop.services.concepten import bewaar_concept, lees_concept, vergeet_concept
from cvt_desktop.services.context import Dienst

NIEUW = "nieuw"
"""The key of a row that does not exist yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Onafveld:
    """One field: its value stands in the field of its kind, an empty one in none."""

    naam: str
    tekst: str | None = None
    getal: str | None = None
    vink: bool | None = None
    dag: date | None = None
    reeks: tuple[str, ...] | None = None
    beeld: str | None = None
    """A picture of at most 1 MB, as base64."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Onafvorm:
    """One form, or the form of one row."""

    sleutel: str
    velden: tuple[Onafveld, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Onafgemaakt:
    """All that one person left unfinished in one tab."""

    vormen: tuple[Onafvorm, ...] = ()


class Onaf:
    """The unfinished forms of one tab. Without ``dienst`` they last as long as the window."""

    def __init__(self, dienst: Dienst | None = None, tab: str = "") -> None:
        self._dienst, self._concept = dienst, f"instellingen/{tab}"
        self._vormen: dict[str, dict[str, Any]] = {}
        self._bewaard = Onafgemaakt()
        if dienst is not None and (gelezen := lees_concept(dienst, self._concept, Onafgemaakt)) is not None:
            self._bewaard = gelezen
            self._vormen = {v.sleutel: {veld.naam: _waarde(veld) for veld in v.velden} for v in gelezen.vormen}

    def van(self, sleutel: str) -> dict[str, Any]:
        """What was typed there, by field."""
        return dict(self._vormen.get(sleutel, {}))

    def sleutels(self) -> list[str]:
        """Where something was typed."""
        return list(self._vormen)

    def zet(self, sleutel: str, getypt: Mapping[str, Any]) -> None:
        """Remember it; nothing typed is forgotten."""
        if getypt:
            self._vormen[sleutel] = dict(getypt)
        else:
            self._vormen.pop(sleutel, None)

    def bewaar(self) -> None:
        """Into the register, under this person."""
        nu = Onafgemaakt(vormen=tuple(
            Onafvorm(sleutel=sleutel, velden=velden)
            for sleutel, getypt in self._vormen.items()
            if (velden := tuple(_veld(naam, w) for naam, w in getypt.items()))
        ))  # fmt: skip
        if self._dienst is None or nu == self._bewaard:
            return
        if nu.vormen:
            bewaar_concept(self._dienst, self._concept, nu)
        else:
            vergeet_concept(self._dienst, self._concept)
        self._bewaard = nu


def _veld(naam: str, waarde: Any) -> Onafveld:
    match waarde:
        case bool():
            return Onafveld(naam=naam, vink=waarde)
        case int() | Decimal():
            return Onafveld(naam=naam, getal=str(waarde))
        case date():
            return Onafveld(naam=naam, dag=waarde)
        case str():
            return Onafveld(naam=naam, tekst=waarde)
        case bytes():
            return Onafveld(naam=naam, beeld=b64encode(waarde).decode("ascii"))
        case None:
            return Onafveld(naam=naam)
        case _:
            return Onafveld(naam=naam, reeks=tuple(sorted(waarde)))


def _waarde(veld: Onafveld) -> Any:
    if veld.getal is not None:
        return Decimal(veld.getal)
    if veld.beeld is not None:
        return b64decode(veld.beeld)
    return next((w for w in (veld.tekst, veld.vink, veld.dag, veld.reeks) if w is not None), None)
