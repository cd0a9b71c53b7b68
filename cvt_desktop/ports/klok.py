"""The clock that services ask."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol


class Klok(Protocol):
    """The moment (UTC) and the calendar day (Europe/Amsterdam, or the chosen day of a practice register)."""

    def now(self) -> datetime:
        """The moment, in UTC."""
        ...

    def signing_moment(self) -> datetime:
        """The moment for a signature, in UTC: the real one, also where the day was chosen."""
        ...

    def today(self) -> date:
        """The calendar day."""
        ...
