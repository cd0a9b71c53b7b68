"""Promise 10: a second program, a suspended laptop, a clock that jumps and a lock file that was tidied away do no damage.

Four kinds of run. *race*: three programs try to open one register again and again, while they are stopped and continued, their
lock file is removed, and one may be killed; never are two inside. *suspend*: a program is stopped in the middle of its work; a
second one is told so, and the first one finishes. *clock*: the clock jumps back and ahead between acts. *debris*: the lock file
of a program that died, or something else in its place.
"""

from __future__ import annotations

import os
import random
import select
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.services import notities
from db import lock
from db.lock import neem_schrijfrecht
from db.register import BESTAND
from tests.e2e.apart import fork, wacht
from tests.factories import MOMENT
from tests.fakes.klok import VasteKlok
from tests.fakes.register import open_testregister
from tests.torture.handelingen import Handeling, Werkplek, handelingen
from tests.torture.opzet import tijdelijke_map
from tests.torture.registers import Sjabloon, bestanden_fouten, gaten, keur, open_en_druk, vingerafdruk
from tests.torture.uitkomst import MINST, Uitkomst
from tests.torture.verslag import KOP, Verwachting, stil, vertel

NUMMER = 10
BELOFTE = "a second program, suspend, a jumping clock and a removed lock file do no damage"
KORT = 160
LANG = 20_000

_PROGRAMMAS = 3
_POGINGEN = 6
_IN, _UIT, _BEZET = "in", "uit", "register-bezet"


def overslaan() -> str:
    """Stopping and forking is for systems with signals."""
    return "" if hasattr(os, "fork") else "this system cannot fork a warm process"


class _Foltering:
    def __init__(self, map_: Path, loting: random.Random) -> None:
        self._loting = loting
        self._sjabloon, self._map = Sjabloon(map_ / "sjabloon"), map_ / "register"
        self._druk = open_en_druk(self._sjabloon.map_)
        self._volgnummer = Werkplek(self._sjabloon, self._sjabloon.map_).kluis.volgnummer
        self.soorten: tuple[Callable[[], Iterator[str]], ...] = (self.race, self.suspend, self.clock, self.debris)

    def keer(self, soort: Callable[[], Iterator[str]]) -> str:
        """One run; what was wrong, or ``""``."""
        self._sjabloon.kopie(self._map)
        gevonden = list(soort())
        return f"{soort.__name__}: {'; '.join(gevonden[:3])}" if gevonden else ""

    # --- three programs ---

    def race(self) -> Iterator[str]:
        """Never two inside, and each note that was said is there."""
        kinderen = [fork(self._probeer_steeds(self._loting.random())) for _ in range(_PROGRAMMAS)]
        gedood = self._plaag([pid for pid, _ in kinderen])
        gezegd = [wacht(pid, fd) for pid, fd in kinderen]
        for regels in gezegd:
            yield from (f"a program broke off: {regel[-200:]}" for regel in regels if regel.startswith("!!!!"))
            yield from (f"refused for another reason: {r}" for r in regels if r.startswith("geweigerd") and _BEZET not in r)
        yield from _overlap(gezegd)
        binnen = sum(1 for regels in gezegd for regel in regels if regel.startswith(_UIT))
        bezet = sum(1 for regels in gezegd for regel in regels if _BEZET in regel)
        if not gedood and binnen + bezet != _PROGRAMMAS * _POGINGEN:
            yield "an attempt has no outcome"
        register = open_testregister(self._map)
        try:
            with register.lezen() as uow:
                er = len([n for n in uow.notities.of_aanvraag(self._sjabloon.aanvragen[0]) if n.tekst == "ik was hier"])
            if not binnen <= er <= binnen + gedood:
                yield f"{binnen} notes were said, {er} are there"
            with register._engine.connect() as verbinding:
                yield from keur(verbinding)
                yield from gaten(verbinding)
        finally:
            register.sluit()

    def _probeer_steeds(self, rust: float) -> Callable[[Callable[[str], None]], None]:
        def doe(zeg: Callable[[str], None]) -> None:
            for _ in range(_POGINGEN):
                plek = Werkplek(self._sjabloon, self._map)
                fout = stil(lambda plek=plek: plek.register)  # type: ignore[misc]
                if fout is None:
                    zeg(f"{_IN} {time.monotonic()}")
                    notities.schrijven(plek.dienst(), self._sjabloon.aanvragen[0], Notitiesoort.NOTITIE, "ik was hier")
                    zeg(f"{_UIT} {time.monotonic()}")
                    plek.sluit()
                else:
                    zeg(f"geweigerd {fout.code}")
                time.sleep(rust * 0.01)

        return doe

    def _plaag(self, pids: list[int]) -> int:
        """Stop, continue, remove the lock file, kill; how many were killed."""
        gedood = 0
        for _ in range(self._loting.randint(4, 12)):
            pid = self._loting.choice(pids)
            wat = self._loting.random()
            with suppress(ProcessLookupError):
                if wat < 0.5:
                    os.kill(pid, signal.SIGSTOP)
                    time.sleep(self._loting.uniform(0.001, 0.02))
                    os.kill(pid, signal.SIGCONT)
                elif wat < 0.95:
                    (self._map / lock.NAAM).unlink(missing_ok=True)
                elif not gedood:
                    os.kill(pid, signal.SIGKILL)
                    gedood = 1
            time.sleep(self._loting.uniform(0.001, 0.01))
        return gedood

    # --- a suspended program ---

    def suspend(self) -> Iterator[str]:
        """Stopped at any moment, also inside a commit: others are told, and it goes on afterwards."""
        acts = self._loting.sample([a for a in handelingen() if not a.kop], 2)
        pid, fd = fork(self._werk(acts))
        select.select([fd], [], [], 30)  # it is inside when it says its first word
        time.sleep(self._loting.uniform(0.0, 0.05))
        os.kill(pid, signal.SIGSTOP)
        try:
            if self._loting.random() < 0.5:
                (self._map / lock.NAAM).unlink(missing_ok=True)
            klaar = os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
            fout = stil(lambda: neem_schrijfrecht(self._map, sinds=MOMENT).geef_vrij())
            if not klaar and self._open(pid) and (fout is None or fout.code != _BEZET):
                yield f"a second program was told {fout.code if fout else 'nothing'}"
        finally:
            os.kill(pid, signal.SIGCONT)
        gezegd = wacht(pid, fd)
        yield from (regel[-300:] for regel in gezegd if regel.startswith("!!!!"))
        if "klaar" not in gezegd:
            yield "the work did not end"
        yield from self._wat_er_is(gezegd)

    def _open(self, pid: int) -> bool:
        """Whether the stopped program has the database open: between its acts it closes nothing."""
        with suppress(OSError):
            return any(link.readlink() == self._map / BESTAND for link in Path(f"/proc/{pid}/fd").iterdir())
        return False

    def _werk(
        self, acts: list[Handeling], sprong: Callable[[], timedelta] | None = None
    ) -> Callable[[Callable[[str], None]], None]:
        def doe(zeg: Callable[[str], None]) -> None:
            plek = Werkplek(self._sjabloon, self._map)
            vertel(plek.register, zeg)
            zeg("begonnen")
            for act in acts:
                if sprong is not None:
                    moment = MOMENT + sprong()
                    plek.klok = VasteKlok(moment.date(), moment)
                fout = stil(lambda act=act: act.doe(plek))  # type: ignore[misc]
                if fout is not None and (sprong is None or not fout.code or fout.code == "db-fout"):
                    zeg(f"!!!! {act.naam}: {fout.code}: {fout.melding}")
                if act.kop:
                    zeg(f"{KOP} {plek.kluis.volgnummer}")
            plek.sluit()
            zeg("klaar")

        return doe

    def _wat_er_is(self, gezegd: list[str]) -> Iterator[str]:
        verwacht = Verwachting(self._druk, self._volgnummer)
        for regel in gezegd:
            verwacht.hoor(regel)
        plek = Werkplek(self._sjabloon, self._map)
        register = plek.register
        try:
            with register._engine.connect() as verbinding:
                yield from keur(verbinding)
                if vingerafdruk(verbinding) != verwacht.bewaard:
                    yield "what was acknowledged is not there"
                yield from bestanden_fouten(verbinding, self._map)
                yield from gaten(verbinding)
        finally:
            plek.sluit()

    # --- the clock, and what somebody left behind ---

    def clock(self) -> Iterator[str]:
        """Acts at moments that jump years back and ahead are done or refused with a message; numbers and log stay whole."""
        acts = self._loting.sample(handelingen(), 4)
        gezegd = wacht(*fork(self._werk(acts, lambda: timedelta(seconds=self._loting.randint(-(10**8), 10**8)))))
        yield from (regel[-300:] for regel in gezegd if regel.startswith("!!!!"))
        yield from self._wat_er_is(gezegd)

    def debris(self) -> Iterator[str]:
        """The lock file of a dead program heals; what cannot be a lock file is explained."""
        slot = self._map / lock.NAAM
        kans = self._loting.randrange(4)
        if kans == 0:
            slot.mkdir()
        elif kans == 1:
            slot.write_bytes(self._loting.randbytes(self._loting.randint(0, 600)))
        elif kans == 2:
            pid, fd = fork(self._sterf)
            wacht(pid, fd)
        plek = Werkplek(self._sjabloon, self._map)
        fout: CvtError | None = stil(lambda: plek.register)
        if (fout is not None) != (kans == 0):
            yield f"lock file of kind {kans}: {fout.code if fout else 'opened'}"
        plek.sluit()

    def _sterf(self, _zeg: Callable[[str], None]) -> None:
        neem_schrijfrecht(self._map, sinds=MOMENT)
        os.kill(os.getpid(), signal.SIGKILL)


def _overlap(gezegd: list[list[str]]) -> Iterator[str]:
    """Two programs that were inside at the same time."""
    binnen = sorted(paar for regels in gezegd for paar in _paren(regels))
    for (_, eind), (begin, _) in pairwise(binnen):
        if begin < eind:
            yield "two programs were inside at once"


def _paren(regels: list[str]) -> Iterator[tuple[float, float]]:
    begin = 0.0
    for regel in regels:
        woord, _, waarde = regel.partition(" ")
        if woord == _IN:
            begin = float(waarde)
        elif woord == _UIT:
            yield begin, float(waarde)


def loop(aantal: int, zaad: int, tot: float) -> Uitkomst:
    """The four kinds in turn."""
    fouten, runs = list[str](), 0
    with tijdelijke_map() as map_:
        foltering = _Foltering(map_, random.Random(zaad))
        while runs < aantal and (runs < MINST or time.monotonic() < tot):
            runs += 1
            if fout := foltering.keer(foltering.soorten[runs % len(foltering.soorten)]):
                fouten.append(fout)
    return Uitkomst(runs, tuple(fouten))


_RACES = 60


def controle(zaad: int) -> Uitkomst:
    """Three programs when only the file is locked: removing it lets a second one in."""
    echt, fouten, keren = lock._open_map, list[str](), 0
    lock._open_map = lambda _map: None  # type: ignore[assignment]
    try:
        with tijdelijke_map() as map_:
            foltering = _Foltering(map_, random.Random(zaad))
            while keren < _RACES and not fouten:  # a race is not lost each time
                keren += 1
                if fout := foltering.keer(foltering.race):
                    fouten.append(fout)
    finally:
        lock._open_map = echt
    return Uitkomst(keren, tuple(fouten))


