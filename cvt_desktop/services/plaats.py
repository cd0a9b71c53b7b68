"""Where a live register may lie (security.md section 2): not where a program copies it while it is written."""

from __future__ import annotations

from pathlib import Path

from cvt_desktop.basis.mappen import in_synchronisatiemap
from cvt_desktop.domain.errors import RegisterError


def keur_plaats(map_: Path) -> None:
    """Refuse a folder where a live register would get damaged or copied, new or old. Raises ``RegisterError``."""
    if in_synchronisatiemap(map_):
        raise RegisterError(
            "Deze map wordt gesynchroniseerd of staat op het netwerk. Een register in gebruik raakt daar beschadigd. "
            "Zet het register in een map op deze laptop zelf.", code="synchronisatiemap", veld="map",
        )  # fmt: skip
