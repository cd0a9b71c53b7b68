"""The cyclic collector in the thread of the window alone.

Python collects wherever an object is made, also in the thread of a task; a widget that is found there is destroyed there, and Qt
ends the process (seen as a segmentation fault in the middle of a task). So it is off, and the window collects between two events.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer

_KLOK_MS = 500
_OUD_S = 30.0
"""Between two rounds over everything: that is the one that can be felt."""


class Opruimer(QObject):
    """Collects as the interpreter would: what is youngest when there is much of it, what is older less often.

    Make one per process, before the first task. While the thresholds of ``gc`` are 0 it waits.
    """

    def __init__(self, ouder: QObject) -> None:
        super().__init__(ouder)
        gc.disable()
        self._laatst_alles = time.monotonic()
        self._klok = QTimer(self)
        self._klok.setInterval(_KLOK_MS)
        self._klok.timeout.connect(self.ruim)
        self._klok.start()

    def ruim(self) -> None:
        """One round, when it is time for one."""
        drempels, aantallen = gc.get_threshold(), gc.get_count()
        if not drempels[0] or aantallen[0] <= drempels[0]:
            return
        if aantallen[1] <= drempels[1]:
            gc.collect(0)
        elif aantallen[2] <= drempels[2] or time.monotonic() - self._laatst_alles < _OUD_S:
            gc.collect(1)
        else:
            gc.collect(2)
            self._laatst_alles = time.monotonic()
