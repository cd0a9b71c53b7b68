"""The count of wrong passphrases, one small file per register below the state folder (``ports.pogingen``)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from pathlib import Path
from typing import Any
from uuid import UUID

from cvt_desktop.basis.bestanden import schrijf_atomair
from cvt_desktop.ports.pogingen import WachtenError

STEPS = (0, 0, 0, 2, 5, 15, 30, 60, 120, 240, 300)
"""Seconds to wait after so many wrong ones in a row; the last holds from there on."""
_FOLDER = "pogingen"
_LARGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class _Count:
    wrong: int
    last: datetime


class AttemptsFolder:
    """``Pogingen`` in files. A file that cannot be read or written counts as none: it must lock nobody out.

    A clock that was put back lets the wait of this step begin again, never end sooner; the window that it was put back in
    waits one step at most for it, because the step is counted from the moment that is written then.
    """

    def __init__(self, state: Path) -> None:
        self._folder = state / _FOLDER

    def wachttijd(self, kluis: UUID, gebruiker: UUID, nu: datetime) -> int:
        """See ``Pogingen``."""
        counts = self._read(kluis)
        count = counts.get(str(gebruiker))
        if count is None:
            return 0
        step = STEPS[min(count.wrong, len(STEPS) - 1)]
        if nu < count.last and step:
            counts[str(gebruiker)] = _Count(count.wrong, nu)
            self._write(kluis, counts)
            return step
        left = (count.last + timedelta(seconds=step) - nu).total_seconds()
        return max(0, min(step, ceil(left)))

    def begin(self, kluis: UUID, gebruiker: UUID, nu: datetime) -> None:
        """See ``Pogingen``."""
        if seconds := self.wachttijd(kluis, gebruiker, nu):
            raise WachtenError(seconds)
        counts = self._read(kluis)
        old = counts.get(str(gebruiker))
        counts[str(gebruiker)] = _Count((old.wrong if old else 0) + 1, nu)
        self._write(kluis, counts)

    def gelukt(self, kluis: UUID, gebruiker: UUID) -> int:
        """See ``Pogingen``."""
        counts = self._read(kluis)
        count = counts.pop(str(gebruiker), None)
        if count is None:
            return 0
        self._write(kluis, counts)
        return max(0, count.wrong - 1)  # the right one was counted when it began

    def telt_niet(self, kluis: UUID, gebruiker: UUID) -> None:
        """See ``Pogingen``."""
        counts = self._read(kluis)
        old = counts.get(str(gebruiker))
        if old is not None:
            counts[str(gebruiker)] = _Count(max(0, old.wrong - 1), old.last)
            self._write(kluis, counts)

    def _path(self, kluis: UUID) -> Path:
        return self._folder / f"{kluis}.json"

    def _read(self, kluis: UUID) -> dict[str, _Count]:
        try:
            path = self._path(kluis)
            if path.stat().st_size > _LARGEST:
                return {}
            found = json.loads(path.read_text(encoding="utf-8"))
            return {str(UUID(who)): _count(value) for who, value in found.items()}
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return {}

    def _write(self, kluis: UUID, counts: dict[str, _Count]) -> None:
        value = {who: {"fout": c.wrong, "laatst": c.last.isoformat()} for who, c in sorted(counts.items())}
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            schrijf_atomair(self._path(kluis), json.dumps(value).encode())
        except OSError:
            return


def _count(value: dict[str, Any]) -> _Count:
    wrong, last = value["fout"], datetime.fromisoformat(value["laatst"])
    if type(wrong) is not int or not 0 <= wrong < 2**31 or last.tzinfo is None:
        raise ValueError("not a count")
    return _Count(wrong, last)
