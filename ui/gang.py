"""Work for the window that is done in turns, so that keys and clicks are heard in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

TUSSEN_MS = 2
"""Between two parts: without it Qt lays out and draws what one part made and goes on with the next, in one breath."""


class Gang(QObject):
    """Runs one generator, an event of the loop for each part; ``rond_af`` does what is left at once.

    An exception ends it: a part that runs in its own event gives it to ``mis``, ``rond_af`` raises it when there is none.
    """

    def __init__(self, ouder: QObject, *, tussen_ms: int = TUSSEN_MS) -> None:
        super().__init__(ouder)
        self._delen: Iterator[None] | None = None
        self._mis: Callable[[Exception], None] | None = None
        self.haast = False
        """Whether the rest is being done at once: a part that would wait for something does it itself."""
        self._klok = QTimer(self, singleShot=True, interval=tussen_ms)
        self._klok.timeout.connect(self._on_turn)

    @property
    def loopt(self) -> bool:
        """Whether something is left to do."""
        return self._delen is not None

    def begin(self, delen: Iterator[None], mis: Callable[[Exception], None] | None = None) -> None:
        """Do the first part now and the others in turns; what ran before is finished first."""
        self.rond_af()
        self._delen, self._mis = delen, mis
        self._on_turn()

    def rond_af(self) -> None:
        """All that is left, now."""
        self.haast = True
        try:
            while self._delen is not None:
                self._stap()
        finally:
            self.haast = False

    def stop(self) -> None:
        """Leave the rest undone."""
        self._klok.stop()
        self._delen = None

    def _on_turn(self) -> None:
        self._stap()
        if self._delen is not None:
            self._klok.start()

    def _stap(self) -> None:
        delen, self._delen = self._delen, None  # a part that looks at the window must not find itself still to do
        assert delen is not None
        try:
            next(delen)
        except StopIteration:
            self._klok.stop()
        except Exception as fout:
            self._klok.stop()
            if self._mis is None:
                raise
            self._mis(fout)
        else:
            self._delen = delen
