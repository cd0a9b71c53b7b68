"""The cyclic collector in the thread of the window alone.

Python collects wherever an object is made, also in the thread of a task; a widget that is found there is destroyed there, and Qt
ends the process (seen as a segmentation fault in the middle of a task). So it is off, and the window collects between two events.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

from ui.stiltewacht import LEVEN

_KLOK_MS = 500
_OUD_S = 30.0
"""Between two rounds over everything: that is the one that can be felt, 70 ms with 10,000 dossiers in memory."""
_STIL_S = 2.0
"""So long nobody typed or moved the mouse before a round over everything begins."""
_UITERLIJK_S = 300.0
"""Who never pauses gets one all the same."""


class Opruimer(QObject):
    """Collects as the interpreter would: what is youngest when there is much of it, what is older less often.

    Make one per process, before the first task. While the thresholds of ``gc`` are 0 it waits. Below an application it hears
    who types (as ``Stiltewacht`` does), and looks at everything in a pause.
    """

    def __init__(self, ouder: QObject) -> None:
        super().__init__(ouder)
        gc.disable()
        self._laatst_alles, self._laatst_leven = time.monotonic(), 0.0
        if isinstance(ouder, QGuiApplication):
            ouder.focusWindowChanged.connect(self._on_focus_window_changed)
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
        elif aantallen[2] <= drempels[2] or not self._alles_mag():
            gc.collect(1)
        else:
            gc.collect(2)
            self._laatst_alles = time.monotonic()

    def _alles_mag(self) -> bool:
        nu = time.monotonic()
        geleden = nu - self._laatst_alles
        return geleden >= _OUD_S and (nu - self._laatst_leven >= _STIL_S or geleden >= _UITERLIJK_S)

    def _on_focus_window_changed(self, venster: QWindow | None) -> None:
        if venster is not None:
            venster.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in LEVEN:
            self._laatst_leven = time.monotonic()
        return super().eventFilter(watched, event)
