"""Before a register is opened: a restore that a crash cut in two is finished. Imports nothing when there is none."""

from __future__ import annotations

from glob import escape
from pathlib import Path


def rond_af(map_: Path) -> None:
    """The ready register lies beside its name (``adapters.reservekopie.terugbouw``)."""
    if any(map_.parent.glob(f".{escape(map_.name)}.terug-klaar")):
        from cvt_desktop.bootstrap.kopiegereedschap import maak_kopiegereedschap

        maak_kopiegereedschap().terugbouwer.maak_af(map_)


def staat_er(map_: Path) -> bool:
    """Whether there is a folder of this name, after that."""
    rond_af(map_)
    return map_.is_dir()
