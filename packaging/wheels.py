"""Is there for every locked package a wheel for the systems that we ship to, with a hash that the lock names?

Nothing is downloaded: ``uv`` tells which files each locked version has, with their hashes; which of them a system accepts
follows from the names of the files.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from packaging.utils import parse_wheel_filename

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-package.lock")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A system that we ship to, and the Python that we ship there."""

    name: str
    python: tuple[int, int]
    platforms: tuple[str, ...]
    sys_platform: str
    machine: str

    def tags(self) -> frozenset[Tag]:
        """What the name of a wheel may say."""
        interpreter = f"cp{self.python[0]}{self.python[1]}"
        own = cpython_tags(self.python, platforms=self.platforms)
        return frozenset([*own, *compatible_tags(self.python, interpreter, self.platforms)])

    def wants(self, marker: str) -> bool:
        """Whether a locked line is for this system."""
        version = ".".join(map(str, self.python))
        system = {"win32": ("nt", "Windows"), "darwin": ("posix", "Darwin")}.get(self.sys_platform, ("posix", "Linux"))
        return not marker or Marker(marker).evaluate({
            "sys_platform": self.sys_platform, "os_name": system[0], "platform_system": system[1],
            "platform_machine": self.machine, "python_version": version, "python_full_version": f"{version}.0",
            "implementation_name": "cpython", "platform_python_implementation": "CPython",
        })  # fmt: skip


_GLIBC = tuple(f"manylinux_2_{minor}_x86_64" for minor in range(36, 4, -1))
_OLD_NAMES = ("manylinux2014_x86_64", "manylinux2010_x86_64", "manylinux1_x86_64", "linux_x86_64")
# macOS on Intel is not among them: cryptography 50 and pikepdf 10 have no wheel for it. The README says what a Mac must be.
TARGETS = (
    Target(name="Windows", python=(3, 13), platforms=("win_amd64",), sys_platform="win32", machine="AMD64"),
    Target(name="macOS", python=(3, 13), platforms=tuple(mac_platforms((15, 0), "arm64")), sys_platform="darwin",
           machine="arm64"),
    Target(name="Debian 12", python=(3, 11), platforms=(*_GLIBC, *_OLD_NAMES), sys_platform="linux", machine="x86_64"),
)  # fmt: skip


class NoIndexError(Exception):
    """Nobody answers: the question cannot be put."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """One line of a lock file with its hashes."""

    name: str
    version: str
    marker: str
    hashes: frozenset[str]


def read(lock: Path) -> list[Locked]:
    """The lines of a lock file."""
    found = []
    for part in re.split(r"\n(?=[a-z0-9])", lock.read_text(encoding="utf-8")):
        if line := re.match(r"([a-z0-9-]+)==(\S+)(?: ; ([^\\]+?))? ?\\?\n", part):
            hashes = frozenset(re.findall(r"--hash=sha256:([0-9a-f]{64})", part))
            found.append(Locked(name=line[1], version=line[2], marker=(line[3] or "").strip(), hashes=hashes))
    return found


def wheels(locked: Iterable[Locked]) -> dict[str, dict[str, str]]:
    """For each package the names of its wheels with their hashes. Raises ``NoIndexError``."""
    with tempfile.TemporaryDirectory() as folder:
        asked, told = Path(folder, "asked.in"), Path(folder, "pylock.toml")
        asked.write_text("".join(f"{line.name}=={line.version}\n" for line in locked), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "uv", "pip", "compile", str(asked), "--no-config", "--no-deps", "--universal", "--quiet",
             "--python-version", "3.11", "--format", "pylock.toml", "--output-file", str(told)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            said = " ".join(done.stderr.split())
            if re.search(r"error sending request|Failed to fetch|Could not connect|dns error|timed out", said):
                raise NoIndexError(said[:200])
            raise SystemExit(said[:1000])
        packages = tomllib.loads(told.read_text(encoding="utf-8"))["packages"]
    return {
        package["name"]: {
            str(wheel.get("name") or wheel["url"].rpartition("/")[2]): wheel["hashes"]["sha256"]
            for wheel in package.get("wheels", ())
        }
        for package in packages
    }


def missing(locked: Iterable[Locked], known: dict[str, dict[str, str]], target: Target) -> list[str]:
    """The packages without a wheel that this system accepts and whose hash is locked."""
    tags = target.tags()

    def has(line: Locked) -> bool:
        files = known.get(line.name, {}).items()
        return any(digest in line.hashes and tags & parse_wheel_filename(name)[3] for name, digest in files)

    return [f"{line.name}=={line.version}" for line in locked if target.wants(line.marker) and not has(line)]
