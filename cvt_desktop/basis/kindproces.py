"""What every child process does that reads untrusted files: limits on itself, and a pipe of its own for answers."""

from __future__ import annotations

import os
import sys
import time
from typing import BinaryIO

if sys.platform != "win32":
    import resource

_GEHEUGEN = 1 << 30
_SECONDEN = 15


def beperk() -> None:
    """No files, no core dump, at most 1 GB; RLIMIT_AS would kill PDFium. Windows has no such limits."""
    if sys.platform == "win32":
        return
    for grens, waarde in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_DATA, _GEHEUGEN),
    ):
        _, hard = resource.getrlimit(grens)
        hoogste = waarde if hard == resource.RLIM_INFINITY else min(waarde, hard)
        resource.setrlimit(grens, (hoogste, hoogste))


def geef_tijd() -> None:
    """A fresh allowance of processor time for the next request."""
    if sys.platform == "win32":
        return
    gebruikt = int(time.process_time()) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (gebruikt + _SECONDEN, hard))


def eigen_uitvoer() -> BinaryIO:
    """The pipe for answers; whatever a library prints goes to stderr and cannot break a frame."""
    uitvoer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return uitvoer
