"""What the trials share: a bare Debian in a folder, commands in it, a screen, and a report."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

SUITE = sys.argv[1] if len(sys.argv) > 1 else "bookworm"


class FailedError(Exception):
    """A check did not hold; the text says what was seen."""


class Report:
    """Runs checks and keeps count."""

    def __init__(self) -> None:
        self.failed = 0

    def check(self, what: str, do: Callable[[], str]) -> bool:
        """One line; a check that fails does not stop those after it."""
        begin = time.perf_counter()
        try:
            said, good = do(), True
        except FailedError as reason:
            said, good = str(reason), False
        except subprocess.CalledProcessError as reason:
            said, good = f"{reason.cmd}: {(reason.stderr or reason.stdout or '')[-800:]}", False
        self.failed += not good
        print(f"{'ok    ' if good else 'FAILED'} {time.perf_counter() - begin:6.1f} s  {what}: {said}", flush=True)
        return good


def debootstrap(root: Path) -> None:
    """The smallest Debian, with the name server of this machine."""
    root.mkdir(parents=True)
    run(["debootstrap", "--variant=minbase", SUITE, str(root), mirror() or ""])
    shutil.copyfile("/etc/resolv.conf", root / "etc/resolv.conf")


def mirror() -> str | None:
    """Where apt gets this Debian from on this machine."""
    policy = run(["apt-cache", "policy", "libc6"], check=False).stdout
    found = re.search(r"^\s+\d+ (https?://\S+) \w+/main", policy, re.MULTILINE)
    return found[1] if found else None


def inside(
    root: Path, command: str, *, user: str = "root", network: bool = False, check: bool = True, display: str = ""
) -> subprocess.CompletedProcess[str]:
    """A command in the tree, with mounts (and without a network) that end with it."""
    return run(entry(root, command, user=user, network=network, display=display), check=check)


def entry(root: Path, command: str, *, user: str, network: bool, display: str = "") -> list[str]:
    mounts = 'mount -t proc proc "$0/proc" && mkdir -p "$0/dev/shm" "$0/tmp/.X11-unix" && mount -t tmpfs tmpfs "$0/dev/shm"'
    if display:
        mounts += ' && mount --bind /tmp/.X11-unix "$0/tmp/.X11-unix"'
    environment = ["env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8", f"HOME={_home(user)}",
                   "DEBIAN_FRONTEND=noninteractive"]  # fmt: skip
    environment += [f"DISPLAY={display}"] if display else []
    return ["unshare", "--mount", "--pid", "--fork", "--kill-child", *([] if network else ["--net"]),
            "sh", "-ec", f'{mounts}; exec chroot --userspec="$1" "$0" {" ".join(environment)} sh -c "$2"', str(root), user,
            command]  # fmt: skip


def _home(user: str) -> str:
    return "/root" if user == "root" else f"/home/{user}"


class Screen:
    """A screen of its own (Xvfb, which picks a number that is free)."""

    def __init__(self) -> None:
        number, told = os.pipe()
        command = ["Xvfb", "-displayfd", str(told), "-screen", "0", "1280x720x24", "-nolisten", "tcp", "-ac", "-noreset"]
        self._server = subprocess.Popen(command, pass_fds=[told], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(told)
        with os.fdopen(number, encoding="ascii") as answer:
            line = answer.readline().strip()
        if not line:
            raise FailedError("Xvfb does not start")
        self.name = f":{line}"

    def wait_for(self, title: str, seconds: float) -> None:
        """Until a window with this in its title is shown."""
        environment = {**os.environ, "DISPLAY": self.name}
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", title], env=environment,
                                   capture_output=True, text=True, check=False)  # fmt: skip
            if found.stdout.strip():
                return
            time.sleep(0.2)
        raise FailedError(f"no window {title!r} in {seconds:.0f} s")

    def picture(self, path: Path) -> None:
        """The whole screen."""
        run(["import", "-display", self.name, "-window", "root", str(path)])

    def close(self) -> None:
        """End the server that was started here."""
        self._server.terminate()
        self._server.wait()


def run(command: Sequence[str], *, check: bool = True) -> subprocess.CompletedProcess[str]:
    """A program with its output kept; ``FailedError`` with the end of it."""
    done = subprocess.run(list(command), capture_output=True, text=True, check=False, errors="replace")
    if check and done.returncode:
        raise FailedError(f"{command[0]} ended with {done.returncode}: {(done.stdout + done.stderr)[-1500:]}")
    return done
