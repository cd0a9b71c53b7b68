"""Widgets that are built a part at a time, so that keys are heard in between."""

from __future__ import annotations

from collections.abc import Iterator


def in_eens(delen: Iterator[None]) -> None:
    """Do all parts that are left now."""
    for _ in delen:
        pass


class InBeurten:
    """Beside QWidget: ``_delen`` builds it, and yields after each part of at most ten or fifteen milliseconds.

    The constructor of such a widget has ``af``: False leaves the parts to whoever calls ``stap``.
    """

    _delen: Iterator[None]

    def stap(self) -> bool:
        """Build one more part; False when nothing is left."""
        return next(self._delen, False) is None

    def maak_af(self) -> None:
        """Build all that is left."""
        in_eens(self._delen)
