"""One form that shows several things after each other, and gives back what was typed in each of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Protocol, runtime_checkable

from ui.presenters.onaf import Onaf
from ui.widgets.formulier import Formulier


@runtime_checkable
class MetOnaf(Protocol):
    """A tab in which something can be left unfinished."""

    def koppel(self, onaf: Onaf) -> None:
        """Show what was left unfinished earlier."""

    def bewaar_onaf(self) -> None:
        """Keep what was typed and not kept yet."""


class Vormgeheugen:
    """``toon`` fills the form; ``onthoud`` keeps what was typed since. ``buiten``: fields that only help to type."""

    def __init__(self, onaf: Onaf | None = None, buiten: Collection[str] = ()) -> None:
        self.onaf = onaf or Onaf()
        self._buiten = frozenset(buiten)
        self._vorm: Formulier | None = None
        self._sleutel = ""
        self._getoond: dict[str, Any] = {}

    def toon(self, vorm: Formulier, sleutel: str, waarden: Mapping[str, Any]) -> None:
        """Show ``waarden``, and over them what was typed there earlier. What another form held was remembered before."""
        vorm.zet_waarden(waarden)
        self._vorm, self._sleutel, self._getoond = vorm, sleutel, vorm.waarden()
        vorm.zet_waarden(self.onaf.van(sleutel))

    def getypt(self) -> dict[str, Any]:
        """What differs from what was shown."""
        if self._vorm is None:
            return {}
        nu = self._vorm.waarden()
        return {naam: w for naam, w in nu.items() if naam not in self._buiten and w != self._getoond.get(naam)}

    def onthoud(self) -> bool:
        """Keep what was typed; False when that is nothing."""
        if self._vorm is None:
            return False
        getypt = self.getypt()
        self.onaf.zet(self._sleutel, getypt)
        return bool(getypt)

    def vergeet(self) -> None:
        """What was typed has been kept, or was let go: the form shows nothing of anyone now."""
        self.onaf.zet(self._sleutel, {})
        self._vorm = None
