"""How long somebody waits after wrong passphrases; apart, so that a start at which nobody chose a name loads no clock."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from cvt_desktop.runtime.attempts import AttemptsFolder
from cvt_desktop.runtime.clock import SystemClock


def wachttijd(state: Path, kluis: UUID, gebruiker: UUID) -> int:
    """Seconds until the next attempt; 0 when it may begin now."""
    return AttemptsFolder(state).wachttijd(kluis, gebruiker, SystemClock().now())
