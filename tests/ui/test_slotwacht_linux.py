"""What the program hears over the message bus of Linux: a login service of our own says it."""

from __future__ import annotations

import os
import queue
import select
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("the message bus of Linux", allow_module_level=True)
if shutil.which("dbus-daemon") is None:
    pytest.skip("dbus-daemon is not installed", allow_module_level=True)

from tests.fakes.logind import Logind, bus


class _Luisteraar:
    """The child process and the lines that it says."""

    def __init__(self, adres: str) -> None:
        omgeving = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": adres, "DBUS_SESSION_BUS_ADDRESS": adres, "XDG_SESSION_ID": "1"}
        self._proces = subprocess.Popen([sys.executable, "-m", "tests.ui.slotwacht_kind"], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True, env=omgeving)  # fmt: skip
        self._regels: queue.Queue[str] = queue.Queue()
        self._draad = threading.Thread(target=self._lees, daemon=True)
        self._draad.start()

    def _lees(self) -> None:
        assert self._proces.stdout is not None
        for regel in self._proces.stdout:
            self._regels.put(regel.strip())

    def hoort(self) -> str:
        return self._regels.get(timeout=20)

    def zwijgt(self) -> bool:
        try:
            self._regels.get(timeout=0.3)
        except queue.Empty:
            return True
        return False

    def zeg(self, tekst: str) -> None:
        assert self._proces.stdin is not None
        self._proces.stdin.write(f"{tekst}\n")
        self._proces.stdin.flush()

    def sluit(self) -> None:
        assert self._proces.stdin is not None
        assert self._proces.stdout is not None
        self._proces.stdin.close()
        self._proces.wait(10)
        self._draad.join(5)
        self._proces.stdout.close()


@contextmanager
def _luisteraar() -> Iterator[tuple[Logind, _Luisteraar]]:
    with bus() as adres:
        logind = Logind(adres)
        kind = _Luisteraar(adres)
        try:
            assert kind.hoort() == "slaap True sessie True"
            yield logind, kind
        finally:
            kind.sluit()
            logind.sluit()


def _losgelaten(rem: int) -> bool:
    """Whether the other end of the pipe is closed."""
    return bool(select.select([rem], [], [], 5)[0]) and os.read(rem, 1) == b""


def _rem(logind: Logind, hoeveelste: int) -> int:
    """The brake that was asked for; the answer of the bus can come before it is kept here."""
    einde = time.monotonic() + 5
    while len(logind.remmen) < hoeveelste and time.monotonic() < einde:
        time.sleep(0.02)
    return logind.remmen[hoeveelste - 1]


def test_that_sleep_the_lock_of_the_session_and_another_user_are_heard_on_linux() -> None:
    with _luisteraar() as (logind, kind):
        logind.sein("PrepareForSleep", True)
        assert kind.hoort() == "SLAAP"
        logind.sein("PrepareForSleep", False)
        logind.slot()
        assert kind.hoort() == "SESSIESLOT"
        logind.slot(pad="/org/freedesktop/login1/session/_32")
        assert kind.zwijgt(), "the session of somebody else"
        logind.verander("Active", False)
        assert kind.hoort() == "ANDERE_GEBRUIKER"
        logind.eigenschappen["Active"] = True
        logind.verander("LockedHint", True)
        assert kind.hoort() == "SESSIESLOT"


def test_that_sleep_waits_until_the_register_is_closed() -> None:
    with _luisteraar() as (logind, kind):
        logind.sein("PrepareForSleep", True)
        assert kind.hoort() == "SLAAP"
        eerste = _rem(logind, 1)
        assert not select.select([eerste], [], [], 0.1)[0], "the laptop may not sleep yet"
        kind.zeg("vertrokken")
        assert _losgelaten(eerste)
        logind.sein("PrepareForSleep", False)
        logind.slot()
        assert kind.hoort() == "SESSIESLOT"
        assert _rem(logind, 2), "the next sleep is held back as well"


def test_that_a_computer_without_a_login_service_says_so() -> None:
    with bus() as adres:
        kind = _Luisteraar(adres)
        try:
            assert kind.hoort().startswith("slaap False")
        finally:
            kind.sluit()
