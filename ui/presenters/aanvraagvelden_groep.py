"""Between the block of a groepsarrangement and the flat named values that widgets show: euros there, cents here. No Qt."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from cvt_desktop.basis.tekst import euro
from cvt_desktop.domain.blok_groep import BlokGroep
from cvt_desktop.services.groepregels import vermoedens_in
from ui.presenters.aanvraagvelden_arrangement import in_cent, in_euro

_RIJEN = frozenset({"doelen", "begroting"})
_EIGEN = tuple(v.name for v in fields(BlokGroep) if v.name not in _RIJEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Groepstand:
    """What stands under the fields: the sum, and for each text that may name a pupil the warning, by its field."""

    som: str
    waarschuwingen: Mapping[str, str]


def naar_velden(groep: BlokGroep) -> dict[str, Any]:
    """Every single field by its name: ``groep.titel``, ``groep.bijdrage_cent``."""
    return {f"groep.{naam}": _tonen(naam, getattr(groep, naam)) for naam in _EIGEN}


def van_velden(waarden: Mapping[str, Any], basis: BlokGroep) -> BlokGroep:
    """``basis`` with the values of the fields that are there; the rows (doelen, begroting) stay those of ``basis``."""
    return replace(basis, **{naam: _lezen(naam, waarden[f"groep.{naam}"]) for naam in _EIGEN if f"groep.{naam}" in waarden})


def groepstand(groep: BlokGroep, scholen: Collection[str], dag: date | None) -> Groepstand:
    """``dag``: the day of receipt, which tells what may be a date of birth; without it no date is one."""
    gevonden = vermoedens_in(groep, dag or date.min, tuple(scholen))
    return Groepstand(som=_som(groep), waarschuwingen={veld: wat.melding for veld, wat in gevonden.items()})


def _som(groep: BlokGroep) -> str:
    if groep.kosten_cent is None or groep.bedrag_cent is None:
        return "Gevraagd bedrag: volgt uit de regels van de begroting."
    if groep.bedrag_cent < 0:
        return "De bijdrage van de scholen is hoger dan de begroting. Controleer de bedragen."
    samen, gevraagd = euro(groep.kosten_cent), euro(groep.bedrag_cent)
    return f"Begroting samen {samen}. Gevraagd bedrag: {gevraagd} (na de bijdrage van de scholen)."


def _tonen(naam: str, waarde: Any) -> Any:
    return in_euro(waarde) if naam.endswith("_cent") else waarde


def _lezen(naam: str, waarde: Any) -> Any:
    if naam.endswith("_cent"):
        return in_cent(waarde)
    return int(waarde) if naam == "aantal" and isinstance(waarde, Decimal) else waarde
