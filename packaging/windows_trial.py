"""The Windows installer as an ICT department uses it, under Wine in a bare Debian: silent, with its exit codes.

The payload is a small one, in which Wine's own ``cmd.exe`` stands for the program: what is tried is the installer. The
real payload is for a Windows machine (``workflows/windows.yml``) and for the hand test.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import freeze
import windows_installer
from bare_system import FailedError, Report, debootstrap, inside

ROOT = freeze.BUILD / "trial-windows"
OLD, NEW = "0.1.0", "0.2.0"
_HOME = "/srv/wine"
_PROGRAMS = "drive_c/users/root/AppData/Local/Programs/CvT Desktop"
_REGISTER = "drive_c/users/root/AppData/Local/cvt-desktop/registers/proef/kop.cvt"
_ENTRY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\cvt-desktop"


def run(report: Report) -> None:
    """Make the system, then go through the life of an installation."""
    if not report.check("a bare Debian with Wine", _make):
        return
    wine = ROOT / _HOME.lstrip("/")
    program, register = wine / _PROGRAMS, wine / _REGISTER

    def installs() -> str:
        _setup(OLD, "/CurrentUser", 0)
        _has(program, OLD)
        _menu(wine, "users/root/AppData/Roaming", there=True)
        register.parent.mkdir(parents=True)
        register.write_bytes(b"register")
        return f"DisplayVersion {_version('HKCU')}, in the Start menu"

    def upgrades() -> str:
        _setup(NEW, "/CurrentUser", 0)
        _has(program, NEW)
        return f"DisplayVersion {_version('HKCU')}, nothing of {OLD} left"

    def refuses() -> str:
        _setup(OLD, "/CurrentUser", 4)
        _has(program, NEW)
        opened = f'(sleep 30 | wine "{_HOME}/{_PROGRAMS}/cvt-desktop.exe" >/dev/null 2>&1) & sleep 5; '
        _setup(NEW, "/CurrentUser", 3, before=opened, after="; wineserver -k")
        _has(program, NEW)
        return "an older version: 4, the program open: 3; nothing changed"

    def removes() -> str:
        _wine(f'wine "{_HOME}/{_PROGRAMS}/uninstall.exe" /S /CurrentUser')
        if program.exists() or not register.is_file():
            raise FailedError(f"program there: {program.exists()}, register there: {register.is_file()}")
        _menu(wine, "users/root/AppData/Roaming", there=False)
        return "the program is gone, the register is not"

    def for_all() -> str:
        _setup(OLD, "/AllUsers", 0)
        _has(wine / "drive_c/Program Files/CvT Desktop", OLD)
        _menu(wine, "ProgramData", there=True)
        _setup(OLD, "/CurrentUser", 0, folder="/D=C:\\elders")
        _has(wine / "drive_c/elders", OLD)
        return f"per machine, DisplayVersion {_version('HKLM')}; another folder with /D"

    def too_old() -> str:
        _wine("wine winecfg -v win7")
        _setup(OLD, "/CurrentUser", 5)
        return "exit code 5"

    report.check("Windows: silent, per user", installs)
    report.check("Windows: upgrade in place", upgrades)
    report.check("Windows: refusals", refuses)
    report.check("Windows: uninstall", removes)
    report.check("Windows: per machine", for_all)
    report.check("Windows: too old a Windows", too_old)
    shutil.rmtree(ROOT)


def _make() -> str:
    shutil.rmtree(ROOT, ignore_errors=True)
    debootstrap(ROOT)
    inside(ROOT, "dpkg --add-architecture i386 && apt-get update -q && "
                       "apt-get install -y -q --no-install-recommends wine wine32 wine64", network=True)  # fmt: skip
    command = next(ROOT.glob("usr/lib/x86_64-linux-gnu/wine/x86_64-windows/cmd.exe"))
    for version in (OLD, NEW):
        payload = ROOT / "payload" / version
        (payload / "_internal").mkdir(parents=True)
        shutil.copyfile(command, payload / "cvt-desktop.exe")
        (payload / "_internal" / f"only in {version}").write_text(version, encoding="utf-8")
        windows_installer.compile_installer(payload, ROOT / "setup", version, quick=True)
    _wine("wineboot -i; wine winecfg -v win10")
    return "two installers, Windows 10"


def _wine(command: str) -> str:
    """What it says. Wine's server writes the registry when it ends, so it is waited for."""
    before = f"export WINEPREFIX={_HOME} WINEDEBUG=-all WINEDLLOVERRIDES='mscoree=;mshtml='"
    return inside(ROOT, f"{before}; {command}; wineserver -w", check=False).stdout


def _setup(version: str, who: str, expected: int, *, folder: str = "", before: str = "", after: str = "") -> None:
    where = f" '{folder}'" if folder else ""
    told = _wine(f"{before}wine /setup/CvT-Desktop-{version}-setup.exe /S {who}{where}; echo code $?{after}")
    if f"code {expected}" not in told.split("\n"):
        raise FailedError(f"{version} {who}: expected exit code {expected}, got: {told[-200:]}")


def _has(folder: Path, version: str) -> None:
    found = sorted(path.name for path in folder.glob("_*/*"))
    files = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    if found != [f"only in {version}"] or files != {"_internal", "cvt-desktop.exe", "uninstall.exe"}:
        raise FailedError(f"expected {version} in {folder}, found {sorted(files)}, {found}")


def _menu(wine: Path, where: str, *, there: bool) -> None:
    link = wine / "drive_c" / where / "Microsoft/Windows/Start Menu/Programs/CvT Desktop.lnk"
    if link.exists() is not there:
        raise FailedError(f"{link.name} in the Start menu: {link.exists()}")


def _version(hive: str) -> str:
    told = _wine(f"wine reg query '{hive}\\{_ENTRY}' /v DisplayVersion /reg:64").split()
    if "REG_SZ" not in told:
        raise FailedError(f"no entry in {hive}")
    return told[-1]
