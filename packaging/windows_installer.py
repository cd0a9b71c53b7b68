"""The installer for Windows: what NSIS needs to know, and its compilation; on Linux against the Linux payload."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import contents
import freeze
import windows_version

HERE = Path(__file__).resolve().parent
SCRIPT = HERE / "windows" / "cvt-desktop.nsi"


def compile_installer(payload: Path, out: Path, version: str, *, quick: bool = False) -> Path:
    """``makensis`` on the folder with the program. ``CVT_SIGN_WINDOWS`` is a command that signs the file behind it."""
    makensis = shutil.which("makensis")
    if makensis is None:
        raise SystemExit("makensis is not there: install NSIS")
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"CvT-Desktop-{version}-setup.exe"
    size = sum(path.stat().st_size for path in payload.rglob("*") if path.is_file()) // 1024
    definitions = {
        "VERSIE": version, "VERSIE4": ".".join(map(str, windows_version.four(version))), "LADING": str(payload),
        "UIT": str(target), "GROOTTE": str(size), "ICOON": str(freeze.WORK / "icons" / "cvt-desktop.ico"),
        "LICENTIE": str(freeze.ROOT / "LICENSE"),
    }  # fmt: skip
    if command := os.environ.get("CVT_SIGN_WINDOWS"):
        definitions["TEKEN"] = command
    if quick:
        definitions["SNEL"] = "1"
    sign = "/" if sys.platform == "win32" else "-"
    named = [f"{sign}D{name}={value}" for name, value in definitions.items()]
    arguments = [makensis, f"{sign}V2", f"{sign}WX", f"{sign}INPUTCHARSET", "UTF8", *named, str(SCRIPT)]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"makensis: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return target


def sign(payload: Path) -> None:
    """The two programs in the payload, when there is a command that signs; NSIS signs what it makes itself."""
    if command := os.environ.get("CVT_SIGN_WINDOWS"):
        for program in sorted(payload.glob("*.exe")):
            subprocess.run(f'{command} "{program}"', shell=True, check=True)


def compile_here() -> str:
    """For the test on Linux: that the script is right, not that it installs."""
    target = compile_installer(freeze.FOLDER, freeze.BUILD / "nsis", contents.program_version(freeze.ROOT), quick=True)
    head = target.read_bytes()[:2]
    told = f"{target.name} {target.stat().st_size / 1_000_000:.1f} MB"
    target.unlink()
    return told if re.fullmatch(b"MZ", head) else f"not a program for Windows: {head!r}"
