"""A clock that stands still until a test moves it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from tests.factories import VANDAAG


class VasteKlok:
    """Implements ``ports.klok.Klok``: ``dag`` is today, ``moment`` is now (10.00 UTC on that day unless given)."""

    def __init__(self, dag: date = VANDAAG, moment: datetime | None = None) -> None:
        self.dag = dag
        self.moment = moment or datetime.combine(dag, time(10, 0), tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def signing_moment(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.dag

    def verder(self, dagen: int = 0, *, seconden: int = 0) -> None:
        """Let time pass."""
        self.dag += timedelta(days=dagen)
        self.moment += timedelta(days=dagen, seconds=seconden)
