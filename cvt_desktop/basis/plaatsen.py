"""Places where a register must not live: network disks, and folders that a program copies to elsewhere by itself."""

from __future__ import annotations

import ctypes
import os
import re
import sys
from collections.abc import Callable, Iterable
from enum import Enum
from pathlib import Path

_SYNC = (
    "onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud", "owncloud", "syncthing", "megasync", "box sync",
    "pcloud", "proton drive", "seafile", "tresorit", "com~apple~clouddocs", "mijn drive", "my drive", "drivefs",
)  # fmt: skip
"""How the folders of those programs begin."""
_SYNC_HEEL = frozenset({"box", "mega", "cloudstorage", "mobile documents"})
"""Too short, or too common at the beginning of another name."""
_MERKEN = (".dropbox.cache", ".stfolder", ".nextcloudsync.log", ".owncloudsync.log", ".megaignore", ".seafile-data")
"""What those programs leave in the folder that they copy, whatever its name."""
_NETWERK = frozenset({
    "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "afpfs", "ceph", "glusterfs", "davfs", "ncpfs", "coda",
    "lustre", "beegfs", "ocfs2", "gfs2", "webdav", "fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.smbnetfs", "fuse.gvfsd-fuse",
    "fuse.glusterfs", "fuse.s3fs", "fuse.google-drive-ocamlfuse", "fuse.onedriver",
})  # fmt: skip
_KOPPELINGEN = Path("/proc/self/mounts")
_ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_DRIVE_REMOTE = 4


class Plaats(Enum):
    """What kind of place a folder is."""

    LAPTOP = "laptop"
    NETWERK = "netwerk"
    SYNCHRONISATIE = "synchronisatie"


def plaats(
    map_: Path, *, platform: str = sys.platform, koppelingen: Callable[[], str] | None = None,
    schijfsoort: Callable[[str], int] | None = None, gekopieerd: Callable[[], Iterable[Path]] | None = None,
) -> Plaats:  # fmt: skip
    """Where ``map_`` lies, which need not exist yet. A junction or link counts where it leads to.

    The last three say what the system says: the mounted file systems, the kind of a drive letter, and the folders that a
    program copies.
    """
    for pad in (map_.absolute(), _waarheen(map_)):
        if str(pad).startswith(("\\\\", "//")):
            return Plaats.NETWERK
        if _gesynchroniseerd(pad, (gekopieerd or _gekopieerde_mappen)()):
            return Plaats.SYNCHRONISATIE
        if platform == "win32":
            letter = pad.drive
            if letter and (schijfsoort or _schijfsoort)(letter) == _DRIVE_REMOTE:
                return Plaats.NETWERK
        elif _soort_koppeling(pad, (koppelingen or _lees_koppelingen)()) in _NETWERK:
            return Plaats.NETWERK
    return Plaats.LAPTOP


def _waarheen(map_: Path) -> Path:
    try:
        return map_.resolve()
    except (OSError, RuntimeError):
        return map_.absolute()


def _gesynchroniseerd(pad: Path, gekopieerd: Iterable[Path]) -> bool:
    delen = [deel.casefold() for deel in pad.parts]
    if any(deel in _SYNC_HEEL or deel.startswith(_SYNC) for deel in delen):
        return True
    mappen = [pad, *pad.parents]
    return any(map_ in mappen for map_ in gekopieerd) or any(_bestaat(map_ / merk) for map_ in mappen for merk in _MERKEN)


def _bestaat(pad: Path) -> bool:
    try:
        return pad.exists()
    except OSError:
        return False


def _gekopieerde_mappen() -> Iterable[Path]:
    """Where OneDrive works, under any name: it tells every program of the user."""
    return [Path(os.environ[naam]) for naam in _ONEDRIVE if os.environ.get(naam)]


def _soort_koppeling(pad: Path, koppelingen: str) -> str:
    """The kind of the file system that is mounted nearest above ``pad`` (``/proc/self/mounts``: device, place, kind)."""
    beste, soort = "", ""
    for regel in koppelingen.splitlines():
        velden = regel.split(" ")
        if len(velden) < 3:
            continue
        punt = re.sub(r"\\([0-7]{3})", lambda gevonden: chr(int(gevonden[1], 8)), velden[1])
        if Path(punt) in (pad, *pad.parents) and len(punt) >= len(beste):  # of two on one place the last lies on top
            beste, soort = punt, velden[2]
    return soort


def _lees_koppelingen() -> str:
    try:
        return _KOPPELINGEN.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""  # macOS has no such list


def _schijfsoort(letter: str) -> int:
    if sys.platform != "win32":
        return 0
    return int(ctypes.windll.kernel32.GetDriveTypeW(f"{letter}\\"))
