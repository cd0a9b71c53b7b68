"""The settings of this computer: how the window stood, never who is in a register."""

from __future__ import annotations

import base64
import binascii
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from cvt_desktop.basis.bestanden import schrijf_atomair

ZOOM_MINIMUM, ZOOM_DEFAULT, ZOOM_MAXIMUM = 80, 100, 200
_LARGEST_FILE = 256 * 1024

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What is remembered between two sessions on this computer.

    ``zoom`` is a percentage; ``geometry`` holds per screen the bytes that Qt gave (``saveGeometry``).
    """

    last_register: Path | None = None
    second_place: Path | None = None
    """Where backups go as well: a stick or a folder of the network; what the policy says goes first."""
    zoom: int = ZOOM_DEFAULT
    geometry: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))

    def with_register(self, folder: Path | None) -> Settings:
        """These settings with another last register."""
        return replace(self, last_register=folder)

    def with_second_place(self, folder: Path | None) -> Settings:
        """These settings with another second place for backups."""
        return replace(self, second_place=folder)

    def with_zoom(self, percentage: int) -> Settings:
        """These settings with another zoom, kept within 80 and 200 per cent."""
        return replace(self, zoom=max(ZOOM_MINIMUM, min(ZOOM_MAXIMUM, percentage)))

    def with_geometry(self, screen: str, geometry: bytes) -> Settings:
        """These settings with another geometry for one screen."""
        return replace(self, geometry=MappingProxyType({**self.geometry, screen: geometry}))


class SettingsFile:
    """Reads and writes ``Settings`` as JSON.

    A missing file gives the defaults; so does a damaged one, which the log mentions. Settings are a comfort:
    a failure to save them is logged and stops nothing.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Settings:
        """The settings as they were saved, or the defaults for each part that cannot be read."""
        try:
            if self._path.stat().st_size > _LARGEST_FILE:
                raise ValueError("too large")
            found = json.loads(self._path.read_text(encoding="utf-8"))
            if not isinstance(found, dict):
                raise TypeError("not an object")
        except FileNotFoundError:
            return Settings()
        except (OSError, ValueError, TypeError, RecursionError) as problem:
            _log.warning("the settings cannot be read (%s): the defaults are used", type(problem).__name__)
            return Settings()
        return _parse(found)

    def save(self, settings: Settings) -> None:
        """Write the settings in one piece."""
        content = {
            "last_register": None if settings.last_register is None else str(settings.last_register),
            "second_place": None if settings.second_place is None else str(settings.second_place),
            "zoom": settings.zoom,
            "geometry": {screen: base64.b64encode(raw).decode("ascii") for screen, raw in settings.geometry.items()},
        }
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            schrijf_atomair(self._path, json.dumps(content, indent=1, sort_keys=True).encode("utf-8"))
        except OSError as problem:
            _log.warning("the settings cannot be saved (%s)", type(problem).__name__)


def _parse(found: Mapping[str, object]) -> Settings:
    register, zoom, geometry = found.get("last_register"), found.get("zoom"), found.get("geometry")
    second = found.get("second_place")
    settings = Settings(
        last_register=Path(register) if isinstance(register, str) and register else None,
        second_place=Path(second) if isinstance(second, str) and second else None,
    )
    if isinstance(zoom, int):
        settings = settings.with_zoom(zoom)
    for screen, value in geometry.items() if isinstance(geometry, dict) else ():
        try:
            settings = settings.with_geometry(str(screen), base64.b64decode(value, validate=True))
        except (TypeError, ValueError, binascii.Error):
            _log.warning("the geometry of a screen cannot be read: the default is used")
    return settings
