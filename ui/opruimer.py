"""The cyclic collector in the thread of the window alone.

Python collects wherever an object is made, also in the thread of a task; a widget that is found there is destroyed there, and Qt
ends the process (seen as a segmentation fault in the middle of a task). So it is off, and the window collects between two events.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer

_KLOK_MS = 500
_OUD_S, _UITERLIJK_S = 30.0, 300.0
"""Between two rounds over everything: the least, and the most. Such a round can be felt (70 ms with 10,000 dossiers on the
screens), so it waits until nothing was made for a while: somebody reads, or is away.
"""
_STIL, _STIL_TIKKEN = 100, 6
"""Objects that came to stay between two ticks (a page that is built leaves thousands), and for how many ticks it stays so."""


class Opruimer(QObject):
    """Collects as the interpreter would: what is youngest when there is much of it, what is older less often.

    Make one per process, before the first task. While the thresholds of ``gc`` are 0 it waits.
    """

    def __init__(self, ouder: QObject) -> None:
        super().__init__(ouder)
        gc.disable()
        self._laatst_alles = time.monotonic()
        self._vorige = self._stil = 0
        self._klok = QTimer(self)
        self._klok.setInterval(_KLOK_MS)
        self._klok.timeout.connect(self.ruim)
        self._klok.start()

    def ruim(self) -> None:
        """One round, when it is time for one."""
        drempels, aantallen = gc.get_threshold(), gc.get_count()
        self._stil = self._stil + 1 if aantallen[0] - self._vorige < _STIL else 0
        self._vorige = aantallen[0]
        if not drempels[0]:
            return
        if aantallen[2] > drempels[2] and self._is_tijd():
            self._doe(2)
            self._laatst_alles = time.monotonic()
        elif aantallen[0] > drempels[0]:
            self._doe(0 if aantallen[1] <= drempels[1] else 1)

    def _is_tijd(self) -> bool:
        geleden = time.monotonic() - self._laatst_alles
        return geleden >= (_OUD_S if self._stil >= _STIL_TIKKEN else _UITERLIJK_S)

    def _doe(self, generatie: int) -> None:
        gc.collect(generatie)
        self._vorige = 0
