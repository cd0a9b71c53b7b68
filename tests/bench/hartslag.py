"""Measures how long the window does not listen: ``with hartslag() as hart: ...``.

A timer of the loop beats every two milliseconds; what lies between two beats more than that is a pause in which no key
would have been heard, whatever held it up: an event that took long, or another thread that held the interpreter.
A script gives its acts to ``doe``, which runs each as an event of its own, as a key or a click would be.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter, sleep

from PySide6.QtCore import QObject, Qt, QTimer

from tests.bench.venster import wacht_tot

SLAG_MS = 2
_MELD_MS = 5.0
_KIJK_S = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class Pauze:
    """One time in which the loop did nothing else; ``waar`` is what ran, when the sampler looked."""

    ms: float
    bij: str
    waar: str = ""


class Hart(QObject):
    """``pauzes`` holds what took more than five milliseconds; ``langste`` the longest of them."""

    def __init__(self, *, kijk: bool = False) -> None:
        super().__init__()
        self.pauzes: list[Pauze] = []
        self.bij = "begin"
        self._laatst = perf_counter()
        self._gezien = ""
        self._uit = False
        self._klok = QTimer(self, interval=SLAG_MS, timerType=Qt.TimerType.PreciseTimer)
        self._klok.timeout.connect(self._on_beat)
        self._klok.start()
        self._draad = threading.Thread(target=self._kijk, args=(threading.get_ident(),), daemon=True) if kijk else None
        if self._draad is not None:
            self._draad.start()

    @property
    def langste(self) -> Pauze:
        """The longest pause; of zero milliseconds when there was none."""
        return max(self.pauzes, key=lambda pauze: pauze.ms, default=Pauze(ms=0.0, bij=""))

    def doe(self, bij: str, act: Callable[[], object], klaar: Callable[[], bool] = lambda: True, *, rust_ms: int = 60) -> None:
        """Run ``act`` as an event, then let the window live until ``klaar`` and ``rust_ms`` longer."""
        self.bij = bij
        gedaan: list[float] = []

        def nu() -> None:
            try:
                act()
            finally:
                gedaan.append(perf_counter())

        QTimer.singleShot(0, self, nu)
        wacht_tot(lambda: bool(gedaan) and klaar())
        einde = perf_counter() + rust_ms / 1000
        wacht_tot(lambda: perf_counter() > einde)

    @contextmanager
    def buiten(self) -> Iterator[None]:
        """What the script itself does here (looking something up) is no pause of the window."""
        voor = perf_counter()
        yield
        self._laatst += perf_counter() - voor

    def stop(self) -> None:
        """No more beats."""
        self._uit = True
        self._klok.stop()
        if self._draad is not None:
            self._draad.join()

    def _on_beat(self) -> None:
        nu = perf_counter()
        pauze = (nu - self._laatst) * 1000 - SLAG_MS
        if pauze > _MELD_MS:
            self.pauzes.append(Pauze(ms=pauze, bij=self.bij, waar=self._gezien))
        self._gezien = ""
        self._laatst = nu

    def _kijk(self, hoofd: int) -> None:
        """In a thread of its own: what is the window doing while it does not beat?"""
        while not self._uit:
            sleep(_KIJK_S)
            if perf_counter() - self._laatst > 4 * _KIJK_S:
                self._gezien += f"{_plaatsen(hoofd)}\n"


def _plaatsen(draad: int) -> str:
    """The innermost calls of a thread. No frame outlives this function: what it holds would end in the wrong thread."""
    frame = sys._current_frames().get(draad)
    plaatsen: list[str] = []
    while frame is not None and len(plaatsen) < 9:
        code = frame.f_code
        plaatsen.append(f"{code.co_filename.rsplit('/', 1)[-1]}:{frame.f_lineno} {code.co_name}")
        frame = frame.f_back
    return " < ".join(plaatsen)


@contextmanager
def hartslag(*, kijk: bool = False) -> Iterator[Hart]:
    """Beats as long as the block runs; ``kijk`` also notes what ran in each pause (costs a little)."""
    hart = Hart(kijk=kijk)
    try:
        yield hart
    finally:
        hart.stop()
