"""Where the program keeps what is its own on this computer."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from cvt_desktop.runtime.policy import policy_file

NAME = "cvt-desktop"
HOME_VARIABLE = "CVT_DESKTOP_HOME"
"""Puts every folder below one that the caller chooses: tests, the demo, a stick."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """The program's own folders: ``data`` (registers), ``config`` (settings), ``log``, and ``state`` within ``data``.

    ``data`` lies in the local profile, never in the roaming one: a roaming profile copies a live database.
    """

    data: Path
    config: Path
    log: Path
    policy: Path | None = None
    """What the ICT department lays down; outside these folders, and the same for every user of the computer."""

    @property
    def registers(self) -> Path:
        """The folder that is proposed for a new register."""
        return self.data / "registers"

    @property
    def practice_register(self) -> Path:
        """The register folder of the practice register (oefenregister)."""
        return self.data / "oefenregister"

    def large_practice_register(self, rows: int) -> Path:
        """The same with so many rows more, for figures."""
        return self.data / f"oefenregister-{rows}"

    @property
    def state(self) -> Path:
        """What this laptop remembers about registers and itself: no settings, no data, and no part of any register."""
        return self.data / "toestand"

    @property
    def backups(self) -> Path:
        """The first place of the backups (reservekopieën): beside the registers, never inside one."""
        return self.data / "reservekopieen"

    @property
    def settings_file(self) -> Path:
        """The settings of this computer; see ``settings``."""
        return self.config / "instellingen.json"

    @property
    def log_file(self) -> Path:
        """The log; older ones lie beside it."""
        return self.log / "cvt-desktop.log"

    def ensure(self) -> None:
        """Make the folders, for this user alone where the system can say so. Raises ``OSError``."""
        for folder in (self.data, self.config, self.log, self.state):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def find_paths(environment: Mapping[str, str] = os.environ) -> Paths:
    """The folders of this system, or those below ``CVT_DESKTOP_HOME``; makes nothing."""
    if home := environment.get(HOME_VARIABLE):
        root = Path(home).absolute()
        return Paths(data=root / "data", config=root / "config", log=root / "log", policy=policy_file())
    folders = platformdirs.PlatformDirs(NAME, appauthor=False, roaming=False)
    return Paths(data=folders.user_data_path, config=folders.user_config_path, log=folders.user_log_path, policy=policy_file())
