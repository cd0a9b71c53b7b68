"""Between the block of praktijkonderwijs and the flat named values that widgets show. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from cvt_desktop.domain.blok_pro import Afnamewijze, BlokPro, Domeintoets, Iqtest, Progrond, Proroute
from cvt_desktop.domain.pro_criteria import Domein

_WOORDEN: dict[str, type[StrEnum]] = {"route": Proroute, "grond": Progrond, "wijze": Afnamewijze}
_GETALLEN = frozenset({"totaal", "verbaal", "nonverbaal", "dle", "dl"})
_RIJEN = frozenset({"begeleiding", "externen"})
_EIGEN = tuple(v.name for v in fields(BlokPro) if v.name not in _RIJEN | {"iq", "leerachterstand"})
_IQ = tuple(v.name for v in fields(Iqtest))
_DOMEIN = tuple(v.name for v in fields(Domeintoets) if v.name != "domein")


def naar_velden(pro: BlokPro) -> dict[str, Any]:
    """Every single field by its name: ``pro.motivering``, ``pro.iq.totaal``, ``pro.IR.dle``."""
    waarden = {f"pro.{naam}": _tonen(naam, getattr(pro, naam)) for naam in _EIGEN}
    waarden |= {f"pro.iq.{naam}": _tonen(naam, getattr(pro.iq, naam)) for naam in _IQ}
    for domein in Domein:
        rij = pro.domein(domein)
        waarden |= {f"pro.{domein.name}.{naam}": _tonen(naam, getattr(rij, naam)) for naam in _DOMEIN}
    return waarden


def van_velden(waarden: Mapping[str, Any], basis: BlokPro) -> BlokPro:
    """``basis`` with the values of the fields that are there; the rows (begeleiding, externen) stay those of ``basis``."""
    rijen = []
    for domein in Domein:
        rij = replace(basis.domein(domein), **_uit(waarden, f"pro.{domein.name}.", _DOMEIN))
        if not rij.leeg:
            rijen.append(rij)
    iq = replace(basis.iq, **_uit(waarden, "pro.iq.", _IQ))
    return replace(basis, iq=iq, leerachterstand=tuple(rijen), **_uit(waarden, "pro.", _EIGEN))


def _uit(waarden: Mapping[str, Any], begin: str, namen: tuple[str, ...]) -> dict[str, Any]:
    return {naam: _lezen(naam, waarden[f"{begin}{naam}"]) for naam in namen if f"{begin}{naam}" in waarden}


def _tonen(naam: str, waarde: Any) -> Any:
    if naam in _WOORDEN:
        return waarde.value if waarde is not None else ""
    return waarde


def _lezen(naam: str, waarde: Any) -> Any:
    if naam in _WOORDEN:
        return _WOORDEN[naam](waarde) if waarde else None
    if naam in _GETALLEN and isinstance(waarde, Decimal):
        return int(waarde)
    return waarde
