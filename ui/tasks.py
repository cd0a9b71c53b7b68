"""The one door for slow work: run, progress, stop, result, error. The window never waits."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Event, Lock
from typing import Any, Generic, Protocol, TypeVar
from zlib import crc32

from PySide6.QtCore import QEventLoop, QObject, QThread, QThreadPool, QTimer, Signal, Slot
from shiboken6 import isValid

from cvt_desktop.domain.errors import CvtError

log = logging.getLogger(__name__)
T = TypeVar("T")
LANG_MS = 1000
_TUSSENPOOS_S = 0.05
_NAZORG_MS = 100


class Gestopt(Exception):  # noqa: N818 (no error: a person asked for it)
    """Raised inside the work by ``Voortgang.controleer`` after a person pressed Stoppen."""


class Bezig(Protocol):
    """What can show that it is busy: a Bezigbalk, a Tabel."""

    def zet_bezig(self, bezig: bool) -> None: ...


class Voortgang(QObject):
    """Given to the work, in its own thread: tells how far it is and asks whether to go on."""

    gemeld = Signal(float, str)

    def __init__(self) -> None:
        super().__init__()
        self._stop = Event()
        self._laatst = 0.0

    def meld(self, deel: float, tekst: str = "") -> None:
        """``deel`` from 0 to 1, or -1 when that is unknown. Cheap: not more than twenty messages a second pass."""
        nu = time.monotonic()
        if nu - self._laatst >= _TUSSENPOOS_S or deel >= 1:
            self._laatst = nu
            self.gemeld.emit(deel, tekst)

    def meld_en_controleer(self, deel: float, tekst: str = "") -> None:
        """Both at once, for work that takes one function. Raises ``Gestopt``."""
        self.controleer()
        self.meld(deel, tekst)

    def stop(self) -> None:
        """Ask the work to stop."""
        self._stop.set()

    @property
    def gestopt(self) -> bool:
        return self._stop.is_set()

    def controleer(self) -> None:
        """To be called by the work where it can stop.

        Raises:
            Gestopt: a person asked to stop.
        """
        if self._stop.is_set():
            raise Gestopt


class Taak(QObject):
    """One piece of work that was started; kept by ``Taken`` until its result has been delivered."""

    _af = Signal(object, object)

    def __init__(
        self,
        werk: Callable[[Voortgang], Any],
        klaar: Callable[[Any], None],
        fout: Callable[[Exception], None],
        *,
        titel: str,
        bezig: Bezig | None,
        stopbaar: bool,
        zonder_scherm: Callable[[Exception], None],
        zonder_pagina: Callable[[], None],
    ) -> None:
        super().__init__()
        self.titel, self.stopbaar = titel, stopbaar
        self.voortgang = Voortgang()
        self._werk, self._klaar, self._fout, self._bezig = werk, klaar, fout, bezig
        self._zonder_scherm, self._zonder_pagina = zonder_scherm, zonder_pagina
        self._vergeten = False
        self._af.connect(self._on_done)
        self.einde: Callable[[Taak], None] = lambda _taak: None

    def begin(self) -> None:
        """Show that it is busy; in the thread of the window."""
        if self._bezig is not None:
            self._bezig.zet_bezig(True)

    def draai(self) -> None:
        """Do the work; in a thread of the pool."""
        uitkomst: object = None
        mis: Exception | None = None
        try:
            uitkomst = self._werk(self.voortgang)
        except Exception as fout:  # noqa: BLE001 (delivered to the window, where it becomes a sentence)
            mis = fout
        with suppress(RuntimeError):  # the program ended meanwhile, and Qt took this object along
            self._af.emit(uitkomst, mis)

    def vergeet(self) -> None:
        """Stop, and do not deliver: the screen that asked is gone."""
        self._vergeten = True
        self.voortgang.stop()

    @Slot(object, object)
    def _on_done(self, uitkomst: object, fout: Exception | None) -> None:
        self.einde(self)
        if self._vergeten:
            return
        if isinstance(self._bezig, QObject) and not isValid(self._bezig):
            # the page that asked is gone: nothing is left to show a result on, but an error is told, and that something was done
            if fout is None:
                self._zonder_pagina()
            elif not isinstance(fout, Gestopt):
                self._zonder_scherm(fout)
            return
        if self._bezig is not None:
            self._bezig.zet_bezig(False)
        if fout is None:
            self._klaar(uitkomst)
        elif not isinstance(fout, Gestopt):
            self._fout(fout)


def _draai(doos: list[Taak]) -> None:
    """In a thread of the pool. That thread holds the box alone, and empties it when it is done with the task."""
    doos[0].draai()
    doos.clear()


class Taken(QObject):
    """Runs work on at most two threads and delivers results in the thread of the window.

    What a page asks in order to show itself has a thread of its own (``kort``): it does not stand in line behind long work.
    ``lang(taak)`` is sent for a task that takes more than a second, ``gedaan(taak)`` when it ended: the status line
    shows title, progress and *Stoppen*. ``onbekende_fout`` gets every error for which no ``fout`` was given. ``gehandeld``: an
    act went well after its page was left, so that other pages show what was before.
    """

    lang = Signal(object)
    gedaan = Signal(object)
    gehandeld = Signal()

    def __init__(self, onbekende_fout: Callable[[Exception], None], *, draden: int = 2) -> None:
        super().__init__()
        self._onbekende_fout = onbekende_fout
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(draden)
        self._kort = QThreadPool(self)
        self._kort.setMaxThreadCount(1)
        self._lopend: set[Taak] = set()
        self._nazorg: list[tuple[Taak, list[Taak]]] = []
        self._dicht = False

    def start(
        self,
        werk: Callable[[Voortgang], T],
        klaar: Callable[[T], None],
        fout: Callable[[Exception], None] | None = None,
        *,
        bezig: Bezig | None = None,
        titel: str = "Bezig",
        stopbaar: bool = False,
        kort: bool = False,
        handeling: bool = False,
    ) -> Taak:
        """Run ``werk`` and then ``klaar`` with its result, or ``fout`` with what it raised.

        ``werk`` runs outside the thread of the window: it touches no widget. ``bezig`` shows a busy state meanwhile.
        ``kort`` is for reading of less than a second that a page waits for.
        ``handeling``: it changes the register, also for pages that come in front before it ends.
        """
        taak = Taak(werk, klaar, fout or self._onbekende_fout, titel=titel, bezig=bezig, stopbaar=stopbaar,
                    zonder_scherm=self._onbekende_fout,
                    zonder_pagina=self.gehandeld.emit if handeling else lambda: None)  # fmt: skip
        doos = [taak]
        taak.einde = lambda wie: self._on_task_ended(wie, doos)
        self._lopend.add(taak)
        taak.begin()
        if not self._dicht:
            QTimer.singleShot(LANG_MS, self, lambda: self._on_long(taak))
            (self._kort if kort else self._pool).start(partial(_draai, doos))
        return taak

    def aantal(self) -> int:
        """How many tasks have not delivered yet."""
        return len(self._lopend)

    def wacht_tot_leeg(self, tijd_ms: int = 30_000) -> bool:
        """For tests and for closing: let the window live until nothing runs; False when ``tijd_ms`` passed."""
        einde = time.monotonic() + tijd_ms / 1000
        lus = QEventLoop()
        while self._lopend and time.monotonic() < einde:
            lus.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            QThread.msleep(1)
        return not self._lopend

    def sluit(self, tijd_ms: int = 5_000) -> bool:
        """Ask everything to stop and wait for the threads; nothing is delivered any more. False when one still runs."""
        self._dicht = True
        for taak in list(self._lopend):
            taak.vergeet()
        for pool in (self._kort, self._pool):
            pool.clear()
        klaar = self._kort.waitForDone(tijd_ms) & self._pool.waitForDone(tijd_ms)
        if klaar:  # else its thread would be the last that knows the task, and it would end there
            self._lopend.clear()
            self._nazorg.clear()
        return klaar

    def _on_long(self, taak: Taak) -> None:
        if taak in self._lopend and not self._dicht:
            self.lang.emit(taak)

    def _on_task_ended(self, taak: Taak, doos: list[Taak]) -> None:
        """A task, with the page that its work knows, ends in the thread of the window: it is kept until its own let go of it."""
        self._lopend.discard(taak)
        self._nazorg.append((taak, doos))
        QTimer.singleShot(_NAZORG_MS, self, self._on_aftercare)
        if not self._dicht:
            self.gedaan.emit(taak)

    def _on_aftercare(self) -> None:
        """Let go of the tasks whose thread has emptied its box; another one waits for the next time."""
        self._nazorg = [een for een in self._nazorg if een[1]]


class LaatsteVraag:
    """For a list that is read again and again: only the answer to what was asked last is shown, and only that error."""

    def __init__(self, taken: Taken) -> None:
        self._taken, self._nummer = taken, 0

    def stel(
        self, werk: Callable[[Voortgang], T], klaar: Callable[[T], None], fout: Callable[[Exception], None], *,
        bezig: Bezig | None = None, titel: str = "Bezig", kort: bool = False,
    ) -> None:  # fmt: skip
        """As ``Taken.start``."""
        self._nummer = nummer = self._nummer + 1

        def als_laatste(doe: Callable[[Any], None]) -> Callable[[Any], None]:
            return lambda wat: doe(wat) if nummer == self._nummer else None

        self._taken.start(werk, als_laatste(klaar), als_laatste(fout), bezig=bezig, titel=titel, kort=kort)


class Eens(Generic[T]):
    """Reads once, whichever thread asks first; the other one waits for it and gets the same, or the same error."""

    def __init__(self, lees: Callable[[], T]) -> None:
        self._lees, self._slot = lees, Lock()
        self._uitkomst: list[T] = []
        self._mis: Exception | None = None

    def __call__(self) -> T:
        """What was read; raises what reading raised."""
        with self._slot:
            if not self.gereed:
                try:
                    self._uitkomst.append(self._lees())
                except Exception as fout:  # noqa: BLE001 (kept for who asks next: an act is not done twice)
                    self._mis = fout
        if self._mis is not None:
            raise self._mis
        return self._uitkomst[0]

    @property
    def gereed(self) -> bool:
        """Whether asking takes no time."""
        return bool(self._uitkomst) or self._mis is not None


def fout_nummer(fout: BaseException) -> str:
    """Log an unexpected error by type and place only (its text may hold personal data) and give its number."""
    spoor = fout.__traceback__
    while spoor is not None and spoor.tb_next is not None:
        spoor = spoor.tb_next
    plaats = "onbekend"
    if spoor is not None:
        code = spoor.tb_frame.f_code
        plaats = f"{code.co_filename.replace(chr(92), '/').rsplit('/', 1)[-1]}:{spoor.tb_lineno}"
    nummer = f"{crc32(f'{type(fout).__name__} {plaats}'.encode()) & 0xFFFFF:05X}"
    log.error("onverwachte fout %s: %s in %s", nummer, type(fout).__name__, plaats)
    return nummer


def melding(fout: BaseException) -> str:
    """The Dutch sentence for any error."""
    if isinstance(fout, CvtError):
        return fout.melding
    return (
        f"Er ging iets mis dat het programma niet kende (foutnummer {fout_nummer(fout)}). "
        "Wat u typte is bewaard. Probeer het nog een keer; blijft het gebeuren, geef het nummer dan door aan de beheerder."
    )
