"""By which way a pupil came to a TLV: what controller and accountant ask beside each number (screens.md 4.14)."""

from __future__ import annotations

from enum import StrEnum

from cvt_desktop.domain.blok_pro import Proroute
from cvt_desktop.domain.formulier import Route, Soort

ZIJ_INSTROOM = frozenset({Route.VO_VSO, Route.PRO_VSO})
"""From regular vo into the vso, not straight from po or so."""


class Instroom(StrEnum):
    """The kind of intake of a TLV."""

    NIEUW = "nieuw"
    ZIJ_INSTROOM = "zij-instroom"
    PO_VO = "po-vo"
    VERLENGING = "verlenging"


def instroom(soort: Soort, route: Route | None, proroute: Proroute | None) -> Instroom:
    """From the kind and the route that the aanvraag gives; without a route it is just new."""
    if soort is Soort.TLV_VSO_VERLENGING:
        return Instroom.VERLENGING
    if route in ZIJ_INSTROOM or proroute is Proroute.LEERJAAR_1:
        return Instroom.ZIJ_INSTROOM
    if route is Route.PO_VSO or proroute is Proroute.BASISONDERWIJS:
        return Instroom.PO_VO
    return Instroom.NIEUW
