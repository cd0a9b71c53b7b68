"""Between the block of an arrangement and the flat named values that widgets show: euros there, cents here. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

from cvt_desktop.basis.tekst import euro
from cvt_desktop.domain.blok_arrangement import Arrangementvorm, BlokArrangement

_RIJEN = frozenset({"doelen", "gedaan"})
_EIGEN = tuple(v.name for v in fields(BlokArrangement) if v.name not in _RIJEN)


def naar_velden(arr: BlokArrangement) -> dict[str, Any]:
    """Every single field by its name: ``arr.titel``, ``arr.tarief_cent``."""
    return {f"arr.{naam}": _tonen(naam, getattr(arr, naam)) for naam in _EIGEN}


def van_velden(waarden: Mapping[str, Any], basis: BlokArrangement) -> BlokArrangement:
    """``basis`` with the values of the fields that are there; the rows (doelen, gedaan) stay those of ``basis``."""
    return replace(basis, **{naam: _lezen(naam, waarden[f"arr.{naam}"]) for naam in _EIGEN if f"arr.{naam}" in waarden})


def somregel(arr: BlokArrangement) -> str:
    """``Gevraagd bedrag: EUR 2.940``, under the numbers that it is made of."""
    if arr.bedrag_cent is None:
        return "Gevraagd bedrag: volgt uit uren en tarief, of uit materieel."
    if arr.bedrag_cent < 0:
        return "De bijdrage van de school is hoger dan de kosten. Controleer de bedragen."
    return f"Gevraagd bedrag: {euro(arr.bedrag_cent)} (uren × tarief + materieel − bijdrage van de school)."


def in_euro(cent: int | None) -> Decimal | None:
    """An amount as a field shows it."""
    return None if cent is None else Decimal(cent) / 100


def in_cent(waarde: object) -> int | None:
    """An amount as it is kept."""
    return int(waarde * 100) if isinstance(waarde, Decimal) else None


def _tonen(naam: str, waarde: Any) -> Any:
    if naam == "vorm":
        return waarde.value if waarde is not None else ""
    return in_euro(waarde) if naam.endswith("_cent") else waarde


def _lezen(naam: str, waarde: Any) -> Any:
    if naam == "vorm":
        return Arrangementvorm(waarde) if waarde else None
    if naam.endswith("_cent"):
        return in_cent(waarde)
    return int(waarde) if naam == "uren" and isinstance(waarde, Decimal) else waarde
