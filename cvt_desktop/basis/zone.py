"""The zone of the Netherlands, apart from the words: a command that needs no package at all reads words only."""

from __future__ import annotations

from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
"""The zone in which a moment is shown and a day counted, whatever the system is set to (awb.md section 3, rule 1)."""
