"""The writer of workbooks, imported when the first one is written: 70 ms that no opening waits for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.ports.werkmap import Werkblad


class LuieWerkmap:
    """``Werkmapschrijver`` that reads its library in the thread that writes."""

    def schrijf(self, bladen: Sequence[Werkblad], gemaakt_op: date, voortgang: Voortgang) -> bytes:
        """See ``Werkmapschrijver``."""
        from cvt_desktop.adapters.exchange.werkmap import XlsxSchrijver

        return XlsxSchrijver().schrijf(bladen, gemaakt_op, voortgang)
