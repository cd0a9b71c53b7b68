"""A search that came to rest goes into the log, outside the thread of the window."""

from __future__ import annotations

from collections.abc import Callable

from cvt_desktop.domain.errors import RegisterError
from ui.tasks import Taken, Voortgang

_DICHT = "kluis-gesloten"


def meld_gezocht(taken: Taken, leg_vast: Callable[[int], None], aantal: int) -> None:
    """Tell it to ``leg_vast``; an error is told as that of any other act. A register that was locked meanwhile is none."""

    def werk(_voortgang: Voortgang) -> None:
        try:
            leg_vast(aantal)
        except RegisterError as fout:
            if fout.code != _DICHT:
                raise

    taken.start(werk, lambda _niets: None, titel="Zoeken vastleggen")
