"""Folders that are whole or absent."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path

from cvt_desktop.basis.bestanden import sync_map


@contextmanager
def bouw_map(doel: Path) -> Iterator[Path]:
    """A folder beside ``doel`` to build in; at the end of the block it takes the name ``doel`` in one step.

    When the block raises, nothing is left behind. What a crash left of an earlier building is cleared away first.
    Raises ``OSError``; ``FileExistsError`` when ``doel`` holds something already.
    """
    doel = doel.absolute()
    if doel.exists() and (not doel.is_dir() or any(doel.iterdir())):
        raise FileExistsError(str(doel))
    doel.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for rest in doel.parent.glob(f".{escape(doel.name)}.bouw-*"):
        shutil.rmtree(rest, ignore_errors=True)
    bouw = doel.with_name(f".{doel.name}.bouw-{secrets.token_hex(4)}")
    bouw.mkdir(mode=0o700)
    try:
        yield bouw
        sync_map(bouw)
        if doel.exists():
            doel.rmdir()
        bouw.rename(doel)
    except BaseException:
        shutil.rmtree(bouw, ignore_errors=True)
        raise
    sync_map(doel.parent)
