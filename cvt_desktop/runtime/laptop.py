"""Which laptop this is: a random number for this user of it, no serial number and no name."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID, uuid4

from cvt_desktop.basis.bestanden import schrijf_atomair

_NAME = "laptop"


def laptop_id(state: Path) -> UUID:
    """The number in the folder ``state``, made when there is none. Raises ``OSError`` when it cannot be kept."""
    path = state / _NAME
    try:
        return UUID(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError):  # none yet, or damaged: then this is a new laptop to every register
        number = uuid4()
    state.mkdir(mode=0o700, parents=True, exist_ok=True)
    schrijf_atomair(path, f"{number}\n".encode("ascii"))
    return number
