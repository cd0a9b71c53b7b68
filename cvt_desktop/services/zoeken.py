"""Searching in a list of dossiers is looking at people: an event, without the words that were typed."""

from __future__ import annotations

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.services.context import Dienst


def leg_vast(dienst: Dienst, waarin: str, aantal: int) -> None:
    """Somebody searched in the list ``waarin`` and saw so many lines."""
    with dienst.werk(Actie.DOSSIERS_ZOEKEN) as werk:
        werk.leg_vast(waarin, None, None, aantal=aantal)
