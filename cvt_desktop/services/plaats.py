"""Where a live register may lie (security.md section 2): not where a program copies it while it is written."""

from __future__ import annotations

from pathlib import Path

from cvt_desktop.basis.plaatsen import Plaats, plaats
from cvt_desktop.domain.errors import RegisterError

_NETWERK = (
    "Deze map staat op een netwerkschijf. Een register in gebruik raakt daar beschadigd: het netwerk houdt niet bij wie "
    "erin schrijft. Zet de hele map op de schijf van deze laptop zelf; een reservekopie mag wel op het netwerk."
)
_SYNCHRONISATIE = (
    "Deze map wordt gesynchroniseerd met een ander apparaat of een wolkdienst. Een register in gebruik raakt daar beschadigd, en "
    "er komen kopieën op plaatsen die u niet kent. Zet de hele map in een map op deze laptop zelf die niet meedoet."
)


def keur_plaats(map_: Path) -> None:
    """Refuse a folder where a live register would get damaged or copied, new or old. Raises ``RegisterError``."""
    waar = plaats(map_)
    if waar is Plaats.NETWERK:
        raise RegisterError(_NETWERK, code="netwerkmap", veld="map")
    if waar is Plaats.SYNCHRONISATIE:
        raise RegisterError(_SYNCHRONISATIE, code="synchronisatiemap", veld="map")
