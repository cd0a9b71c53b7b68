"""Waiting after wrong passphrases: it survives a restart and holds in every window, and nothing is ever wiped."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol
from uuid import UUID

from cvt_desktop.domain.errors import CvtError


class WachtenError(CvtError):
    """Too soon after a wrong passphrase; ``seconden`` is how long there is to wait."""

    code = "kluis-wachten"

    def __init__(self, seconden: int) -> None:
        hoelang = f"{seconden} seconden" if seconden > 1 else "1 seconde"
        super().__init__(
            f"Er is een paar keer een verkeerde wachtzin getypt. Wacht nog {hoelang} en probeer het dan opnieuw. "
            "Weet u de wachtzin niet meer, gebruik dan uw herstelcode.",
            veld="wachtzin",
        )
        self.seconden = seconden


class Pogingen(Protocol):
    """Remembers attempts per register and user, outside the register."""

    def wachttijd(self, kluis: UUID, gebruiker: UUID, nu: datetime) -> int:
        """Seconds until the next attempt; 0 when it may begin now."""
        ...

    def begin(self, kluis: UUID, gebruiker: UUID, nu: datetime) -> None:
        """Count an attempt as wrong before it is made: who pulls the plug gains nothing. Raises ``WachtenError``."""
        ...

    def gelukt(self, kluis: UUID, gebruiker: UUID) -> int:
        """It was right: forget the wrong ones; gives how many there were."""
        ...

    def telt_niet(self, kluis: UUID, gebruiker: UUID) -> None:
        """The attempt came to nothing for another reason: take it off the count."""
        ...
