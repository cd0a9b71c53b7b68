"""Speaking with a child process that reads untrusted files: started at need, ended when it hangs."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.invulformulier import OP_SLOT
from cvt_desktop.ports.kijker import Antwoord, Opdracht, lees_kader, schrijf_kader


@dataclass(frozen=True, slots=True, kw_only=True)
class Zinnen:
    """What a person reads when it does not work; ``begin`` stands before what the child itself says."""

    begin: str
    uitgevallen: str
    te_lang: str
    geen_start: str


class Kindproces:
    """One child. May be used from several threads; who asks holds ``_slot``. ``tijdslimiet`` in seconds per request."""

    def __init__(self, opdracht: Sequence[str], zinnen: Zinnen, tijdslimiet: float) -> None:
        self._opdracht, self._zinnen, self._tijdslimiet = tuple(opdracht), zinnen, tijdslimiet
        self._slot = threading.Lock()
        self._proces: subprocess.Popen[bytes] | None = None

    def breek_af(self) -> None:
        """End the child at once, also while another thread waits for its answer; that request then fails."""
        proces = self._proces
        if proces is not None:
            proces.kill()

    def _vraag(self, opdracht: Opdracht, inhoud: bytes) -> bytes:
        """One request and its answer; the child is killed at the time limit, and is gone after any trouble."""
        proces = self._start()
        invoer, uitvoer = self._pijpen(proces)
        verlopen = threading.Event()

        def stop() -> None:
            verlopen.set()
            proces.kill()

        wekker = threading.Timer(self._tijdslimiet, stop)
        wekker.start()
        try:
            schrijf_kader(invoer.write, opdracht, inhoud)
            invoer.flush()
            kader = lees_kader(uitvoer.read)
        except (OSError, ValueError):
            kader = None
        finally:
            wekker.cancel()
            wekker.join()
        if kader is None:
            self._beeindig()
            raise BestandError(self._zinnen.te_lang if verlopen.is_set() else self._zinnen.uitgevallen)
        code, antwoord = kader
        if code != Antwoord.GOED:
            raise BestandError(self._zinnen.begin + antwoord.decode("utf-8", "replace"),
                               code=OP_SLOT if code == Antwoord.SLOT else None)  # fmt: skip
        return antwoord

    def _start(self) -> subprocess.Popen[bytes]:
        if self._proces is not None and self._proces.poll() is None:
            return self._proces
        self._beeindig()
        try:
            self._proces = subprocess.Popen(
                self._opdracht,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                # Qt and PDFium may quote from the file in their warnings: nobody reads or keeps them
                stderr=subprocess.DEVNULL,
                env=omgeving(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as fout:
            raise BestandError(self._zinnen.geen_start) from fout
        return self._proces

    def _beeindig(self) -> None:
        proces, self._proces = self._proces, None
        if proces is None:
            return
        proces.kill()
        for pijp in self._pijpen(proces):
            try:
                pijp.close()
            except OSError:
                continue  # closing flushes what the dead child never read
        proces.wait()

    def _pijpen(self, proces: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
        if proces.stdin is None or proces.stdout is None:
            raise BestandError(self._zinnen.geen_start)
        return proces.stdin, proces.stdout


def kindopdracht(naam: str) -> tuple[str, ...]:
    """How this program starts a child of its own: the frozen program itself, or the interpreter with the package."""
    if getattr(sys, "frozen", False):
        return (sys.executable, naam)
    return (sys.executable, "-m", "cvt_desktop", naam)


def omgeving() -> dict[str, str]:
    """The environment of a child."""
    omgeving = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    if not getattr(sys, "frozen", False):
        project = str(Path(__file__).resolve().parents[3])
        omgeving["PYTHONPATH"] = os.pathsep.join(deel for deel in (project, os.environ.get("PYTHONPATH", "")) if deel)
    return omgeving
