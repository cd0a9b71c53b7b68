"""Whether the disk below a folder is encrypted, as far as a user without rights can see it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from cvt_desktop.ports.laptop import Schijf, Schijfstand

_GEDULD_S = 10
_SYS = Path("/sys/dev/block")
_TE_DIEP = 8
_OPEN = Schijf(stand=Schijfstand.OPEN, hoe="")

Draai = Callable[[Sequence[str]], "str | None"]
"""Runs a program of the system and gives what it said; None when it is not there or does not answer."""


class DezeLaptop:
    """Implements ``ports.laptop.Laptop``."""

    @property
    def systeem(self) -> str:
        """Windows, macOS or Linux."""
        return {"win32": "Windows", "darwin": "macOS"}.get(sys.platform, "Linux")

    def schijf(self, map_: Path) -> Schijf:
        """See ``Laptop``."""
        if sys.platform == "win32":
            return windows_schijf(map_, _draai)
        if sys.platform == "darwin":
            return mac_schijf(_draai)
        return linux_schijf(map_)


def linux_schijf(map_: Path, *, sys_block: Path = _SYS, apparaat: int | None = None) -> Schijf:
    """LUKS and plain dm-crypt are read from the device mapper. Below a network, memory or ZFS file system nothing is seen."""
    try:
        nummer = map_.stat().st_dev if apparaat is None else apparaat
        blok = (sys_block / f"{os.major(nummer)}:{os.minor(nummer)}").resolve(strict=True)
    except OSError:
        return _onbekend("het bestandssysteem ligt niet rechtstreeks op een schijf")
    gevonden = _lagen(blok, 0)
    if gevonden is None:
        return _onbekend("de schijf bestaat uit lagen die het programma niet kent")
    return Schijf(stand=Schijfstand.VERSLEUTELD, hoe="LUKS of dm-crypt") if gevonden else _OPEN


def _lagen(blok: Path, diepte: int) -> bool | None:
    """Whether this device or every one below it is dm-crypt; None when it goes on too deep."""
    if diepte > _TE_DIEP:
        return None
    uuid = blok / "dm" / "uuid"
    if uuid.is_file() and uuid.read_text(encoding="ascii", errors="replace").startswith("CRYPT-"):
        return True
    onder = blok / "slaves"
    delen = sorted(onder.iterdir()) if onder.is_dir() else []
    if not delen:
        return False
    gezien = [_lagen(deel.resolve(), diepte + 1) for deel in delen]
    return None if None in gezien else all(gezien)


def mac_schijf(draai: Draai) -> Schijf:
    """``fdesetup status`` answers every user."""
    antwoord = draai(["/usr/bin/fdesetup", "status"])
    if antwoord is None:
        return _onbekend("fdesetup gaf geen antwoord")
    if "FileVault is On" in antwoord:
        return Schijf(stand=Schijfstand.VERSLEUTELD, hoe="FileVault")
    return _OPEN if "FileVault is Off" in antwoord else _onbekend("fdesetup gaf een onbekend antwoord")


_BITLOCKER = (
    "(New-Object -ComObject Shell.Application).NameSpace('{schijf}').Self"
    ".ExtendedProperty('System.Volume.BitLockerProtection')"
)


def windows_schijf(map_: Path, draai: Draai) -> Schijf:
    """What the Explorer itself shows as a padlock: a number that every user may read. Anything else is not visible."""
    schijf = map_.absolute().drive
    if len(schijf) != 2 or not schijf[0].isalpha():
        return _onbekend("de map ligt niet op een schijf met een letter")
    opdracht = _BITLOCKER.format(schijf=schijf)
    antwoord = draai(["powershell.exe", "-NoProfile", "-NonInteractive", "-Command", opdracht])
    if antwoord is None:
        return _onbekend("Windows gaf geen antwoord")
    # 1 on, 2 off, 3 encrypting, 4 decrypting, 5 suspended, 6 locked (Windows property system)
    stand = antwoord.strip()
    if stand in {"1", "6"}:
        return Schijf(stand=Schijfstand.VERSLEUTELD, hoe="BitLocker")
    if stand in {"3", "5"}:
        return Schijf(stand=Schijfstand.OPEN, hoe="BitLocker is onderbroken of nog bezig")
    return _OPEN if stand in {"2", "4"} else _onbekend("zonder beheerdersrechten zegt Windows het hier niet")


def _onbekend(waarom: str) -> Schijf:
    return Schijf(stand=Schijfstand.NIET_TE_ZIEN, hoe=waarom)


def _draai(opdracht: Sequence[str]) -> str | None:
    try:
        klaar = subprocess.run(
            opdracht, capture_output=True, text=True, errors="replace", timeout=_GEDULD_S, check=False,
            stdin=subprocess.DEVNULL, creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return None
    return klaar.stdout if klaar.returncode == 0 else None
