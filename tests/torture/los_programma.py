"""The program in a process of its own, on a register of the caller; driven by orders (``slot_kind``)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

from cvt_desktop.domain.persoon import Persoon


class Programmakind:
    """The program in its own process."""

    def __init__(self, huis: Path, register: Path) -> None:
        omgeving = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "CVT_DESKTOP_HOME": str(huis)}
        omgeving.pop("DBUS_SESSION_BUS_ADDRESS", None)
        self._proces = subprocess.Popen([sys.executable, "-m", "tests.torture.slot_kind", str(register)], env=omgeving,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)  # fmt: skip
        self._wacht()

    @property
    def pid(self) -> int:
        """Whose memory it is."""
        return self._proces.pid

    def _pijpen(self) -> tuple[IO[bytes], IO[bytes]]:
        assert self._proces.stdin is not None
        assert self._proces.stdout is not None
        return self._proces.stdin, self._proces.stdout

    def _wacht(self) -> None:
        antwoord = self._pijpen()[1].readline()
        if antwoord != b"klaar\n":
            raise RuntimeError(f"the program ended with exit code {self._proces.wait(5)}")

    def doe(self, order: str) -> None:
        """One order, done when this returns."""
        self._pijpen()[0].write(f"{order}\n".encode())
        self._wacht()

    def meld_aan(self, wie: Persoon, wachtzin: str) -> None:
        """As somebody types it."""
        self.doe(f"wie {wie.id}")
        for teken in wachtzin:
            self.doe(f"k{teken}")
        self.doe("in")

    def sluit(self) -> None:
        """Away."""
        self._proces.kill()
        self._proces.wait()
        for pijp in self._pijpen():
            pijp.close()
