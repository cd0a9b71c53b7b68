"""A backup that goes on after locking: in a process of its own, so that this one can wipe its keys at once.

The child gets the data key through a pipe, never on its command line or in its environment, and ends by itself; it also
outlives the window. Its description of the work stands behind the key, as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from uuid import UUID

from cvt_desktop.adapters.vault.kdf import wis
from cvt_desktop.adapters.vault.slots import SLEUTEL
from cvt_desktop.domain.reservekopie import Aanleiding

_MAX = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Naloop:
    """What the child is to copy, and where to."""

    register: Path
    kluis: UUID
    eerste: Path
    tweede: Path | None
    aanleiding: Aanleiding = Aanleiding.SESSIE


def naloop_opdracht() -> tuple[str, ...]:
    """How this program starts its child: the frozen program itself, or the interpreter with the package."""
    if getattr(sys, "frozen", False):
        return (sys.executable, "reservekopie")
    return (sys.executable, "-m", "cvt_desktop", "reservekopie")


def start(naloop: Naloop, dek: bytearray, opdracht: Sequence[str] | None = None) -> subprocess.Popen[bytes]:
    """Start the child and hand it the key, which is wiped here. Raises ``OSError``."""
    velden = {
        "register": str(naloop.register), "kluis": str(naloop.kluis), "eerste": str(naloop.eerste),
        "tweede": None if naloop.tweede is None else str(naloop.tweede), "aanleiding": naloop.aanleiding.value,
    }  # fmt: skip
    vlaggen = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
    try:
        proces = subprocess.Popen(
            opdracht or naloop_opdracht(), bufsize=0, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True, creationflags=vlaggen,
        )  # fmt: skip
        assert proces.stdin is not None
        with proces.stdin as pijp:
            pijp.write(dek)
            pijp.write(json.dumps(velden).encode())
    finally:
        wis(dek)
    Thread(target=proces.wait, daemon=True, name="naloop").start()  # nobody waits for it, and it is no lost child either
    return proces


def ontvang(fd: int) -> tuple[Naloop, bytearray]:
    """In the child: what to do, and the key. Raises ``ValueError``."""
    dek = bytearray(SLEUTEL)
    with os.fdopen(fd, "rb", buffering=0, closefd=False) as pijp:
        if pijp.readinto(dek) != SLEUTEL:
            raise ValueError("no key")
        rest = b""
        while (deel := pijp.read(_MAX)) and len(rest) <= _MAX:
            rest += deel
    velden = json.loads(rest)
    return Naloop(
        register=Path(velden["register"]), kluis=UUID(velden["kluis"]), eerste=Path(velden["eerste"]),
        tweede=None if velden["tweede"] is None else Path(velden["tweede"]), aanleiding=Aanleiding(velden["aanleiding"]),
    ), dek  # fmt: skip
