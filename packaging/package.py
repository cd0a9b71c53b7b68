"""``dev.py package``: freeze, pack for this system, checksums, and the figures."""

from __future__ import annotations

import hashlib
import shutil
import sys
import time
from pathlib import Path

import contents
import freeze
import start_ratio

OUT = freeze.BUILD / "out"


def main() -> int:
    """Build; the last lines are what was made."""
    begin = time.perf_counter()
    version, moment = contents.program_version(freeze.ROOT), freeze.epoch()
    shutil.rmtree(OUT, ignore_errors=True)
    folder = freeze.freeze()
    _say(f"frozen in {time.perf_counter() - begin:.0f} s: {_size(folder):.1f} MB in {folder}")
    made: list[Path] = []
    if sys.platform.startswith("linux"):
        import debian

        made.append(debian.build(folder, version, moment, OUT))
    elif sys.platform == "win32":
        import windows_installer

        windows_installer.sign(folder)
        made.append(windows_installer.compile_installer(folder, OUT, version))
    else:
        import macos_image

        made.append(macos_image.build(OUT, version))
    for beside in (freeze.WORK / "sbom.cdx.json", freeze.ROOT / "docs" / "beheer.md"):
        shutil.copyfile(beside, OUT / beside.name)
        made.append(OUT / beside.name)
    checksums(OUT, made, folder)
    for path in made:
        _say(f"{path} ({path.stat().st_size / 1_000_000:.1f} MB)")
    return _start(folder)


def _start(folder: Path) -> int:
    """The start ratio, when dev.py made the environment of the checkout (``--no-start`` leaves it out)."""
    windows = sys.platform == "win32"
    python = freeze.ROOT / ".venv" / ("Scripts/python.exe" if windows else "bin/python")
    if "--no-start" in sys.argv or not python.exists():
        return 0
    program = folder / ("cvt-desktop-opdracht.exe" if windows else "cvt-desktop")
    frozen, checkout, ratio = start_ratio.measure(program, python, freeze.BUILD / "start")
    good = ratio <= start_ratio.MAXIMUM
    _say(f"login after {frozen:.0f} ms, from the checkout after {checkout:.0f} ms: ratio {ratio:.2f} "
         f"({'within' if good else 'MORE THAN'} {start_ratio.MAXIMUM})")  # fmt: skip
    return 0 if good else 1


def checksums(out: Path, made: list[Path], folder: Path) -> None:
    """``SHA256SUMS`` of what is handed out, and of every file in the program."""
    out.mkdir(parents=True, exist_ok=True)
    lines = [f"{_digest(path)}  {path.name}\n" for path in sorted(made)]
    (out / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]
    listed = [f"{_digest(path)}  {path.relative_to(folder).as_posix()}\n" for path in files]
    (out / "files.sha256").write_text("".join(listed), encoding="utf-8", newline="\n")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _size(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink()) / 1_000_000


def _say(text: str) -> None:
    print(f"package: {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
