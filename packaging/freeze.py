"""From the checkout to one folder with the program, the same bytes for the same inputs.

Runs in the environment of ``requirements-package.lock``; ``package.py`` calls it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from email.utils import parsedate_to_datetime
from pathlib import Path

import contents
import icons
import windows_version

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
BUILD = ROOT / "build" / "package"
WORK = BUILD / "work"
FOLDER = BUILD / "dist" / "cvt-desktop"
CHANGELOG = HERE / "linux" / "changelog"

# Extension modules that come with the names of their functions for a debugger: a third of their size. Libraries that
# auditwheel changed (the folders *.libs) and Qt's own stay as they are: strip has damaged such files before.
_STRIPPED = re.compile(r"^(libpython[^/]*|python3\.\d+/.*|sqlcipher3/.*|sqlalchemy/.*|aiohttp/.*|lxml/.*|multidict/.*|"
                       r"frozenlist/.*|propcache/.*|yarl/.*|markupsafe/.*|PIL/[^/]*)\.so(\.[\d.]+)?$")  # fmt: skip


def epoch() -> int:
    """The moment of the newest entry in the changelog: no file of the package is of another time."""
    last = re.search(r"^ -- .*>  (.+)$", CHANGELOG.read_text(encoding="utf-8"), re.MULTILINE)
    if last is None:
        raise SystemExit("packaging/linux/changelog has no entry with a date")
    return int(parsedate_to_datetime(last[1]).timestamp())


def freeze() -> Path:
    """The folder with the program in it."""
    moment = epoch()
    shutil.rmtree(BUILD / "dist", ignore_errors=True)
    shutil.rmtree(BUILD / "pyinstaller", ignore_errors=True)
    WORK.mkdir(parents=True, exist_ok=True)
    icons.draw(WORK / "icons")
    version = contents.program_version(ROOT)
    (WORK / "version.txt").write_text(windows_version.resource(version), encoding="utf-8")
    environment = {**os.environ, "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": str(moment), "CVT_PACKAGE_WORK": str(WORK),
                   "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": os.pathsep.join([str(ROOT), str(HERE)])}  # fmt: skip
    log = BUILD / "pyinstaller.log"
    with log.open("w", encoding="utf-8") as out:
        done = subprocess.run(
            [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--distpath", str(BUILD / "dist"),
             "--workpath", str(BUILD / "pyinstaller"), str(HERE / "cvt-desktop.spec")],
            cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
    if done.returncode:
        end = "\n".join(log.read_text(encoding="utf-8").splitlines()[-25:])
        raise SystemExit(f"PyInstaller failed; the end of {log}:\n{end}")
    if sys.platform.startswith("linux"):
        _strip(FOLDER)
    if sys.platform != "darwin":  # there COLLECT's folder became the .app, which is signed as it is
        normalise(FOLDER, moment)
    return FOLDER


def _strip(folder: Path) -> None:
    inside = folder / "_internal"
    files = [path for path in sorted(inside.rglob("*.so*")) if path.is_file() and not path.is_symlink()]
    chosen = [str(path) for path in files if _STRIPPED.match(path.relative_to(inside).as_posix())]
    subprocess.run(["strip", "--strip-unneeded", *chosen], check=True)


def normalise(folder: Path, moment: int) -> None:
    """One time and one mode for everything: what the machine happened to give must not reach the package."""
    for path in sorted([folder, *folder.rglob("*")]):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.parent == folder else 0o644)
        if os.utime in os.supports_follow_symlinks:
            os.utime(path, (moment, moment), follow_symlinks=False)
