"""The only place that asks the time."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class SystemClock:
    """The laptop's clock; days are those of Europe/Amsterdam (awb.md section 3, rule 1)."""

    def now(self) -> datetime:
        """The moment, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The calendar day in the Netherlands."""
        return self.now().astimezone(AMSTERDAM).date()


class FixedDayClock(SystemClock):
    """A clock whose day is chosen (``oefendatum``); the moment of signing stays the real one."""

    def __init__(self, day: date) -> None:
        self._day = day

    def today(self) -> date:
        """The chosen day."""
        return self._day
