"""Files that ship with the program."""

from __future__ import annotations

from pathlib import Path

_HIER = Path(__file__).resolve().parent


def path(name: str) -> Path:
    """The file or folder ``name`` (forward slashes) below ``resources/``; it need not exist."""
    return _HIER.joinpath(*name.split("/"))
