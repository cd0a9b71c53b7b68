"""A piece of work in a forked process of its own: killed at any moment, without rights, or with a full disk."""

from __future__ import annotations

import os
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Callable

import pytest

NIEMAND = 65534
MET_FORK = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


def fork(doe: Callable[[Callable[[str], None]], None], *, als_niemand: bool = False) -> tuple[int, int]:
    """Run ``doe(zeg)`` in a fork; gives its pid and the descriptor on which what it said can be read."""
    lees, schrijf = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Python 3.12 warns of forks beside threads; ours hold no lock
        pid = os.fork()
    if pid:
        os.close(schrijf)
        return pid, lees
    try:
        os.close(lees)
        if als_niemand and os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NIEMAND)
            os.setuid(NIEMAND)
        doe(lambda tekst: _zeg(schrijf, tekst))
    except BaseException:  # noqa: BLE001 - the parent reads what went wrong; nothing of pytest may run in the fork
        _zeg(schrijf, "!!!! " + traceback.format_exc().replace("\n", " | "))
    finally:
        sys.stdout.flush()
        os._exit(0)


def _zeg(fd: int, tekst: str) -> None:
    os.write(fd, tekst.encode() + b"\n")


def wacht(pid: int, fd: int) -> list[str]:
    """The lines that the fork said, once it is gone."""
    with os.fdopen(fd, encoding="utf-8") as uit:
        regels = uit.read().splitlines()
    os.waitpid(pid, 0)
    return regels


def dood(pid: int, fd: int, na: float) -> list[str]:
    """Kill it after ``na`` seconds as a power cut would; the lines that it said before."""
    time.sleep(na)
    os.kill(pid, signal.SIGKILL)
    return wacht(pid, fd)


def doe_apart(doe: Callable[[Callable[[str], None]], None], *, als_niemand: bool = False) -> list[str]:
    """Run it to its end."""
    return wacht(*fork(doe, als_niemand=als_niemand))
