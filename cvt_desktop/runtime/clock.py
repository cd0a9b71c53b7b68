"""The only place that asks the time."""

from __future__ import annotations

from datetime import UTC, date, datetime

from cvt_desktop.basis.zone import AMSTERDAM


class SystemClock:
    """The laptop's clock; days are those of Europe/Amsterdam (awb.md section 3, rule 1)."""

    def now(self) -> datetime:
        """The moment, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The calendar day in the Netherlands."""
        return self.now().astimezone(AMSTERDAM).date()

    def signing_moment(self) -> datetime:
        """The moment, in UTC."""
        return self.now()


class FixedDayClock(SystemClock):
    """A clock whose day is chosen (``oefendatum``): the hour is that of the laptop, so that its moments stay in order.

    Signatures keep the real moment (screens.md part 8): a certificate would not be valid on a day to come.
    """

    def __init__(self, day: date) -> None:
        self._day = day

    def now(self) -> datetime:
        """This hour, on the chosen day."""
        return datetime.combine(self._day, super().now().astimezone(AMSTERDAM).time(), AMSTERDAM).astimezone(UTC)

    def signing_moment(self) -> datetime:
        """The real moment, in UTC."""
        return super().now()

    def today(self) -> date:
        """The chosen day."""
        return self._day
