"""What the ICT department lays down for every user of this computer: a file of six keys, read once at the start.

Without the file nothing changes. A key that is not known or has a value that cannot be, is left out and named: a policy
that silently does half of what it says is worse than none.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

IDLE_MINIMUM, IDLE_MAXIMUM = 5, 30
_LARGEST_FILE = 64 * 1024
_NAME = "beleid.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The six keys as they apply; ``problems`` are Dutch sentences about what could not be followed."""

    registermap: Path | None = None
    reservekopiemap: Path | None = None
    exportmap: Path | None = None
    vergrendelen_uiterlijk_na: int | None = None
    sleutelbos_verplicht: bool = False
    oefenregister: bool = True
    problems: tuple[str, ...] = ()

    def idle_minutes(self, wanted: int) -> int:
        """The minutes of silence of a register, never more than the policy allows."""
        return wanted if self.vergrendelen_uiterlijk_na is None else min(wanted, self.vergrendelen_uiterlijk_na)


def policy_file(platform: str = sys.platform, environment: Mapping[str, str] = os.environ) -> Path:
    """Where the policy of this computer lies; only an administrator writes there."""
    if platform == "win32":
        return Path(environment.get("PROGRAMDATA") or "C:/ProgramData", "cvt-desktop", _NAME)
    if platform == "darwin":
        return Path("/Library/Application Support/cvt-desktop", _NAME)
    return Path("/etc/cvt-desktop", _NAME)


def read_policy(path: Path | None) -> Policy:
    """The policy in ``path``, or none."""
    try:
        if path is None or not path.is_file():
            return Policy()
        if path.stat().st_size > _LARGEST_FILE:
            raise ValueError("too large")
        found = json.loads(path.read_text(encoding="utf-8-sig"))  # Notepad writes the three bytes before the text
        if not isinstance(found, dict):
            raise TypeError("not an object")
    except (OSError, ValueError, TypeError, RecursionError):
        return Policy(problems=(f"Het beleidsbestand {path} kan niet worden gelezen. Vraag de ICT-afdeling het te herstellen.",))
    known: dict[str, Any] = {}
    problems = []
    for key, value in found.items():
        wanted = _KEYS.get(key)
        if wanted is None:
            problems.append(f"Het beleidsbestand noemt “{key}”; die sleutel bestaat niet.")
        elif (read := wanted[0](value)) is None:
            problems.append(f"Het beleidsbestand zegt bij “{key}” iets wat niet kan; het moet {wanted[1]} zijn.")
        else:
            known[key] = read
    return Policy(**known, problems=tuple(problems))


def _folder(value: object) -> Path | None:
    """An absolute folder; ``%NAME%`` and ``$NAME`` are filled in, so that one file serves every user."""
    if not isinstance(value, str) or not value.strip():
        return None
    folder = Path(os.path.expandvars(value.strip()))
    return folder if folder.is_absolute() else None


def _minutes(value: object) -> int | None:
    good = isinstance(value, int) and not isinstance(value, bool) and IDLE_MINIMUM <= value <= IDLE_MAXIMUM
    return value if good and isinstance(value, int) else None


def _yes_or_no(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


_KEYS: Mapping[str, tuple[Callable[[object], object], str]] = {
    "registermap": (_folder, "een volledig pad"),
    "reservekopiemap": (_folder, "een volledig pad"),
    "exportmap": (_folder, "een volledig pad"),
    "vergrendelen_uiterlijk_na": (_minutes, f"een getal van {IDLE_MINIMUM} tot en met {IDLE_MAXIMUM} (minuten)"),
    "sleutelbos_verplicht": (_yes_or_no, "true of false"),
    "oefenregister": (_yes_or_no, "true of false"),
}
