"""Runs the journey of ``reis_kind`` in a home of its own, traced, and where that is allowed without a network."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.architecture.boom import ROOT
from tests.torture.sporen import OPDRACHT, Sporen, lees

_GEDULD_S = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Gereisd:
    """What the journey left: ``wereld`` holds home, temp and run; ``uit`` the exported documents."""

    wereld: Path
    uit: Path
    sporen: Sporen
    bus: str


def zonder_net() -> tuple[str, ...]:
    """What goes before a command to cut the network off, or nothing when this user may not."""
    for opdracht in (("unshare", "-n"), ("unshare", "-rn")):
        if shutil.which("unshare") and subprocess.run([*opdracht, "true"], capture_output=True, check=False).returncode == 0:
            return opdracht
    return ()


def kan_volgen() -> str:
    """Why it cannot be traced here; empty when it can."""
    if not sys.platform.startswith("linux"):
        return "strace is a program of Linux"
    if shutil.which("strace") is None:
        return "strace is not installed (dev.py installs it on Debian)"
    proef = subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null", "true"], capture_output=True, check=False)
    return "" if proef.returncode == 0 else "this user may not trace (ptrace is not allowed)"


@contextmanager
def _bus(map_: Path) -> Iterator[str]:
    """A message bus as a desktop has one: the program listens there for sleep and the lock of the session."""
    if shutil.which("dbus-daemon") is None:
        yield ""
        return
    adres = f"unix:path={map_ / 'bus'}"
    proces = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address=1", f"--address={adres}"],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)  # fmt: skip
    assert proces.stdout is not None
    try:
        proces.stdout.readline()
        yield adres
    finally:
        proces.terminate()
        proces.wait(5)
        proces.stdout.close()


def reis(map_: Path, *, voor: tuple[str, ...] = ()) -> Gereisd:
    """The journey; ``voor`` stands before the command. Raises ``RuntimeError`` when it does not get to its end."""
    wereld, uit, spoor = map_ / "wereld", map_ / "uit", map_ / "spoor.txt"
    for deel in ("huis", "temp", "run", "cache"):
        (wereld / deel).mkdir(parents=True)
    (wereld / "run").chmod(0o700)
    uit.mkdir()
    with _bus(map_) as bus:
        omgeving = {
            **{k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "CVT_", "COV_", "PYTEST_"))},
            "HOME": str(wereld / "huis"), "TMPDIR": str(wereld / "temp"), "XDG_RUNTIME_DIR": str(wereld / "run"),
            "XDG_CACHE_HOME": str(wereld / "cache"), "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1",
            "DBUS_SESSION_BUS_ADDRESS": bus, "DBUS_SYSTEM_BUS_ADDRESS": bus, "PYTHONPATH": str(ROOT),
        }  # fmt: skip
        opdracht = [*voor, *OPDRACHT, "-o", str(spoor), sys.executable, "-m", "tests.torture.reis_kind", str(uit)]
        klaar = subprocess.run(opdracht, env=omgeving, cwd=ROOT, capture_output=True, text=True, timeout=_GEDULD_S, check=False)
    if "klaar" not in klaar.stdout:
        raise RuntimeError(f"the journey ended with exit code {klaar.returncode}: {klaar.stderr[-2000:]}")
    with spoor.open(encoding="utf-8", errors="replace") as regels:
        return Gereisd(wereld=wereld, uit=uit, sporen=lees(regels, ROOT), bus=bus.removeprefix("unix:path="))


@contextmanager
def een_reis(nummer: int) -> Iterator[Gereisd]:
    """Journey ``nummer`` of a loop. Promises 25 and 26 judge the first one of a process together, when both are tried in it."""
    if nummer == 0:
        yield _eerste()
        return
    with tempfile.TemporaryDirectory(prefix="reis-") as naam:
        yield reis(Path(naam), voor=zonder_net())


@cache
def _eerste() -> Gereisd:
    map_ = Path(tempfile.mkdtemp(prefix="reis-"))
    atexit.register(shutil.rmtree, map_, ignore_errors=True)
    return reis(map_, voor=zonder_net())
