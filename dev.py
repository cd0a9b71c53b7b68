#!/usr/bin/env python3
"""The two commands, and what they need: ``dev.py run`` and ``dev.py test``; besides ``torture``, ``bench``, ``lock``,
``program``, and for the installer ``package`` and ``package-test``.

Standard library only; Linux, macOS and Windows; Python 3.11 or newer. The program is not installed: it runs from
the checkout, in ``.venv``, with exactly the packages of the lock files (hashes checked).
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import hashlib
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
LOCK_DEV = ROOT / "requirements-dev.lock"
LOCK_PACKAGE = ROOT / "requirements-package.lock"
DEMO = ROOT / "build" / "demo"
PACKAGE = ROOT / "build" / "package"
PACKAGES = ("cvt_desktop", "ui", "db", "resources")
MINIMUM = (3, 11)
_ROOM = 6 << 30  # bytes; a run of all tests leaves some 2 GB

# What Qt loads at its start, also offscreen (the wheel does not bring these), and the Debian package of each.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
# With these the tests look at the documents from outside: signature, fonts, pixels, text.
PDF_TOOLS = ("pdfsig", "pdffonts", "pdftoppm", "pdftotext")

# With these a test keeps secrets in a real keyring.
KEYRING_TOOLS = {"gnome-keyring-daemon": "gnome-keyring", "dbus-run-session": "dbus-daemon"}
# With these the tests see which files the program opens, and where it connects to.
TRACE_TOOLS = {"strace": "strace", "dbus-daemon": "dbus-daemon", "unshare": "util-linux"}

# What ``package`` and ``package-test`` use on Debian, and the package of each; the first is loaded, the others are run.
PACKAGE_TOOLS = {
    "libpython3.11.so.1.0": "libpython3.11",
    "objdump": "binutils",
    "strip": "binutils",
    "lintian": "lintian",
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
    "makensis": "nsis",
    "debootstrap": "debootstrap",
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "import": "imagemagick",
}


class StopError(Exception):
    """The command cannot go on; the text says why and what to do."""


def say(text: str) -> None:
    """A line of our own between the output of the programs we start, at once and in order."""
    print(f"dev.py: {text}", flush=True)


# ------------------------------------------------------------------------------------------ the machine


def _is_debian() -> bool:
    try:
        release = Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return False
    return any("debian" in line for line in release.lower().splitlines() if line.startswith(("id=", "id_like=")))


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _apt_install(packages: Sequence[str]) -> bool:
    """Install as root; the package lists are fetched only when they are not good enough."""
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    say(f"installing with apt-get: {' '.join(packages)}")
    for before in ([], ["apt-get", "update", "-q"]):
        if before:
            subprocess.run(before, env=environment, stdout=subprocess.DEVNULL, check=False)
        done = subprocess.run(install, env=environment, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return True
    print(done.stdout[-2000:], done.stderr[-2000:], sep="\n", file=sys.stderr)
    return False


def _need_system(packages: Sequence[str], why: str, *, required: bool) -> None:
    """Install Debian packages, or say the one command that does; stops only when nothing works without them."""
    if _is_debian() and shutil.which("apt-get"):
        if _is_root() and _apt_install(packages):
            return
        message = f"{why}. Run once:\n\n    sudo apt-get install --no-install-recommends {' '.join(packages)}\n"
    else:
        message = f"{why}. Install what your system calls: {' '.join(packages)}"
    if required:
        raise StopError(message)
    say(message)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def ensure_qt_libraries() -> None:
    """On Linux: the system libraries that Qt needs."""
    if not sys.platform.startswith("linux"):
        return
    missing = [package for library, package in QT_LIBRARIES.items() if not _loads(library)]
    if missing:
        _need_system(missing, "Qt needs system libraries that are not there", required=True)


def ensure_pdf_tools() -> None:
    """Poppler's programs; without them the tests that use them are skipped, and say so."""
    if not all(shutil.which(tool) for tool in PDF_TOOLS):
        _need_system(["poppler-utils"], "some tests look at documents with poppler's programs", required=False)


def ensure_compiler() -> None:
    """What records and breaks system calls is a little C; only Linux can, and without a compiler those tests are skipped."""
    if sys.platform.startswith("linux") and not (shutil.which("gcc") or shutil.which("cc")):
        _need_system(["gcc", "libc6-dev"], "the tests of power loss and disk faults compile a recorder", required=False)


def ensure_keyring() -> None:
    """On Linux: a keyring and a bus for it; without them the test that uses them is skipped, and says so."""
    if not sys.platform.startswith("linux"):
        return
    if missing := [package for tool, package in KEYRING_TOOLS.items() if not shutil.which(tool)]:
        _need_system(missing, "one test keeps secrets in a real keyring", required=False)


def ensure_trace_tools() -> None:
    """What shows which files a program opens and where it connects to, and a message bus for it; only Linux has them."""
    missing = [package for tool, package in TRACE_TOOLS.items() if not shutil.which(tool)]
    if sys.platform.startswith("linux") and missing:
        _need_system(missing, "the tests of plaintext, markup and network trace the program", required=False)


def ensure_package_tools() -> None:
    """What freezes, packs and judges a package, on Debian. Elsewhere the program that packs says what it lacks."""
    if not _is_debian():
        return
    missing = [package for tool, package in PACKAGE_TOOLS.items() if not (shutil.which(tool) or _loads(tool))]
    if missing:
        _need_system(missing, "packaging needs programs that are not there", required=True)


def ensure_venv_module() -> None:
    """A bare Debian splits ``ensurepip`` off Python."""
    if importlib.util.find_spec("ensurepip") is None:
        version = f"python3.{sys.version_info.minor}-venv" if sys.prefix == "/usr" else "python3-venv"
        _need_system([version], "Python's venv module is not complete", required=True)


# --------------------------------------------------------------------------------------- the environment


def venv_python(folder: Path = VENV) -> Path:
    """The interpreter of a virtual environment."""
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def clean_environment(**extra: str) -> dict[str, str]:
    """What a child gets: this checkout on its path, nothing of the caller's Python, no locale dependence."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON") and k not in {"VIRTUAL_ENV", "MYPYPATH"}}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PYTHONSAFEPATH": "1", **extra}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _make_venv() -> None:
    if VENV.exists():
        shutil.rmtree(VENV)
    say("making .venv")
    done = subprocess.run([sys.executable, "-m", "venv", str(VENV)], env=clean_environment(), check=False)
    if done.returncode:
        raise StopError("the virtual environment could not be made; see the message above.")


def _pip_install(python: Path, lock: Path) -> None:
    say(f"installing {lock.name} (only the files whose hashes it names)")
    command = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input",
               "--require-hashes", "--only-binary=:all:", "-r", str(lock)]  # fmt: skip
    if subprocess.run(command, env=clean_environment(), cwd=ROOT, check=False).returncode:
        raise StopError("the packages could not be installed: see pip's message above (is there a network?).")


def ensure_environment(lock: Path) -> None:
    """``.venv`` with what ``lock`` pins. The larger lock (dev) also serves who asks for the smaller one."""
    interpreter = f"{sys.version_info.major}.{sys.version_info.minor} {Path(sys.base_prefix).as_posix()}"
    stamp = VENV / "installed.txt"
    wanted = {f"{interpreter} {_digest(lock)}", f"{interpreter} {_digest(LOCK_DEV)}"}
    has = stamp.read_text(encoding="utf-8") if stamp.is_file() else ""
    if has in wanted and venv_python().exists():
        return
    ensure_venv_module()
    if not has.startswith(f"{interpreter} ") or not venv_python().exists():
        _make_venv()
    _pip_install(venv_python(), lock)
    stamp.write_text(f"{interpreter} {_digest(lock)}", encoding="utf-8")


def ensure_package_environment() -> Path:
    """The environment that freezes, apart from ``.venv``: what is not in its lock cannot be shipped by accident.

    On Debian it is made with Debian's own Python. Another one carries the path of the folder it was built in.
    """
    interpreter = Path("/usr/bin/python3") if _is_debian() and Path("/usr/bin/python3").exists() else Path(sys.executable)
    folder, stamp = PACKAGE / "venv", PACKAGE / "venv" / "installed.txt"
    wanted = f"{interpreter} {_digest(LOCK_PACKAGE)}"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return venv_python(folder)
    if subprocess.run([str(interpreter), "-c", "import ensurepip"], capture_output=True, check=False).returncode:
        _need_system(["python3-venv"], "Python's venv module is not complete", required=True)
    shutil.rmtree(folder, ignore_errors=True)
    say(f"making {folder.relative_to(ROOT)} with {interpreter}")
    subprocess.run([str(interpreter), "-m", "venv", str(folder)], env=clean_environment(), check=True)
    _pip_install(venv_python(folder), LOCK_PACKAGE)
    stamp.write_text(wanted, encoding="utf-8")
    return venv_python(folder)


def child(arguments: Sequence[str], **extra: str) -> int:
    """Run ``.venv``'s Python on ``arguments`` in the checkout; its exit code."""
    return _run(arguments, extra).returncode


def _run(arguments: Sequence[str], extra: Mapping[str, str], *, aloud: bool = True) -> subprocess.CompletedProcess[bytes]:
    """The same with all that came of it; without ``aloud`` what it says is kept."""
    return subprocess.run([str(venv_python()), *arguments], env=clean_environment(**extra), cwd=ROOT, check=False,
                          stdout=None if aloud else subprocess.PIPE, stderr=None if aloud else subprocess.STDOUT)  # fmt: skip


# ------------------------------------------------------------------------------------------ the commands


def _has_display() -> bool:
    if os.environ.get("CI", "").lower() in {"1", "true", "yes"}:
        return False
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(extra: Sequence[str]) -> int:
    """Open the window on the practice register; without a display: the same journey, documents and pictures."""
    ensure_qt_libraries()
    ensure_environment(LOCK)
    if _has_display():
        return child(["-m", "cvt_desktop", "--oefenregister", *extra])
    say("no display: the journey runs without a window, into build/demo")
    shutil.rmtree(DEMO, ignore_errors=True)
    code = child(
        ["-m", "cvt_desktop", "demo", "--out", str(DEMO), "--schermen", *extra], QT_QPA_PLATFORM="offscreen"
    )
    made = sorted(p for p in DEMO.rglob("*") if p.suffix in {".pdf", ".png", ".pem"} and "register" not in p.parts)
    for path in made:
        print(path)
    say(f"{len(made)} files in {DEMO}" if code == 0 else f"the journey ended with exit code {code}")
    return code


@contextlib.contextmanager
def _room_for_tests() -> Iterator[dict[str, str]]:
    """Where tests keep their registers: in memory when there is plenty, as each commit waits for the disk (a fifth of the time).

    What a test does to the disk itself (the torture) stays on the disk.
    """
    shm = Path("/dev/shm")  # noqa: S108 (a folder of our own in it)
    try:
        enough = min(shutil.disk_usage(shm).free, os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")) >= _ROOM
    except (OSError, ValueError, AttributeError):
        enough = False
    if not enough:
        yield {}
        return
    with tempfile.TemporaryDirectory(prefix="cvt-desktop-tests-", dir=shm, ignore_cleanup_errors=True) as folder:
        yield {"PYTEST_DEBUG_TEMPROOT": folder}


def test(extra: Sequence[str]) -> int:
    """Ruff, mypy --strict, import-linter and all tests; arguments go to pytest (``dev.py test tests/unit``)."""
    ensure_qt_libraries()
    ensure_pdf_tools()
    ensure_compiler()
    ensure_keyring()
    ensure_trace_tools()
    ensure_environment(LOCK_DEV)
    workers = str(min(os.cpu_count() or 1, 4))
    linters = {
        "ruff": ["-m", "ruff", "check", "."],
        "mypy": ["-m", "mypy", *PACKAGES, "dev.py", "tests", *map(str, sorted((ROOT / "packaging").glob("*.py")))],
        "import-linter": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
    }
    begin = time.perf_counter()
    # beside the tests, which wait for a window or for another process a fifth of their time
    with _room_for_tests() as room, ThreadPoolExecutor(1) as beside:
        told = [beside.submit(_step, name, arguments) for name, arguments in linters.items()]
        tests = _step("pytest", ["-m", "pytest", "-n", workers, "--dist", "worksteal", *extra], aloud=True,
                      QT_QPA_PLATFORM="offscreen", **room)  # fmt: skip
        outcome = [*(one.result() for one in told), tests]
    good = all(result for _, result in outcome)
    summary = ", ".join(f"{name} {'ok' if result else 'FAILED'}" for name, result in outcome)
    say(f"{'green' if good else 'RED'} in {time.perf_counter() - begin:.0f} s: {summary}")
    return 0 if good else 1


def _step(name: str, arguments: Sequence[str], *, aloud: bool = False, **extra: str) -> tuple[str, bool]:
    """One of the checks and whether it holds; what it says comes when it is done, or at once with ``aloud``."""
    say(f"{name} ...")
    start = time.perf_counter()
    done = _run(arguments, extra, aloud=aloud)
    if done.stdout:
        sys.stdout.write(f"\n{done.stdout.decode(errors='replace')}")
        sys.stdout.flush()
    result = "ok" if done.returncode == 0 else f"FAILED (exit code {done.returncode})"
    say(f"{name}: {result} in {time.perf_counter() - start:.0f} s")
    return name, done.returncode == 0


def torture(extra: Sequence[str]) -> int:
    """The promises of the vault, tried for ``--minutes N`` (10); a table, and exit code 1 when one broke."""
    ensure_qt_libraries()
    ensure_compiler()
    ensure_trace_tools()
    ensure_environment(LOCK_DEV)
    return child(["-m", "tests.torture", *extra], QT_QPA_PLATFORM="offscreen")


def program(extra: Sequence[str]) -> int:
    """The program itself with these arguments, in the caller's folder; only what it prints goes to standard output."""
    with contextlib.redirect_stdout(sys.stderr):
        ensure_qt_libraries()
        ensure_environment(LOCK)
    command = [str(venv_python()), "-m", "cvt_desktop", *extra]
    return subprocess.run(command, env=clean_environment(), check=False).returncode


def bench(extra: Sequence[str]) -> int:
    """The figures of the benchmark as one JSON object on standard output, and nothing else there."""
    with contextlib.redirect_stdout(sys.stderr):
        ensure_qt_libraries()
        ensure_environment(LOCK_DEV)
    return child(["-m", "tests.bench", *extra], QT_QPA_PLATFORM="offscreen")


def pictures(extra: Sequence[str]) -> int:
    """The pictures of the handleiding, made anew; the tests say when one is old."""
    ensure_qt_libraries()
    ensure_environment(LOCK_DEV)
    return child(["-m", "tests.beelden", *extra], QT_QPA_PLATFORM="offscreen")


def screens(extra: Sequence[str]) -> int:
    """Every screen and every state as a picture, light and dark, 100 % and 150 %, in build/screens; for who looks at them."""
    ensure_qt_libraries()
    ensure_environment(LOCK_DEV)
    return child(["-m", "tests.beelden.schermen", *extra], QT_QPA_PLATFORM="offscreen")


def package(extra: Sequence[str]) -> int:
    """The installer for this system, in build/package/out, with its checksums and its figures."""
    ensure_qt_libraries()
    ensure_package_tools()
    ensure_environment(LOCK)  # the checkout is measured against the frozen program
    python = ensure_package_environment()
    return _packaging(python, "package", extra)


def package_test(extra: Sequence[str]) -> int:
    """Installs what ``package`` made in a clean system, tests it there without a network, and removes it (as root)."""
    ensure_package_tools()
    ensure_environment(LOCK_DEV)
    return _packaging(venv_python(), "trial", extra)


def _packaging(python: Path, module: str, extra: Sequence[str]) -> int:
    environment = clean_environment(PYTHONPATH=os.pathsep.join([str(ROOT / "packaging"), str(ROOT)]))
    command = [str(python), "-m", module, *extra]
    return subprocess.run(command, env=environment, cwd=ROOT, check=False).returncode


def lock(extra: Sequence[str]) -> int:
    """Write the three lock files from pyproject.toml, for every system and Python; ``--upgrade`` renews the pins."""
    folder = ROOT / "build" / "lock-venv"
    if not venv_python(folder).exists():
        ensure_venv_module()
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([str(venv_python(folder)), "-m", "pip", "install", "--quiet", "uv"], check=True)
    for path, group in ((LOCK, ""), (LOCK_DEV, "dev"), (LOCK_PACKAGE, "package")):
        groups = ["--group", group] if group else []
        if not path.exists():  # a new lock begins with the pins that the program was tested with
            shutil.copyfile(LOCK, path)
        command = [str(venv_python(folder)), "-m", "uv", "pip", "compile", "pyproject.toml", *groups, "--quiet",
                   "--universal", "--python-version", ".".join(map(str, MINIMUM)), "--generate-hashes",
                   "--no-config", "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links",
                   "--output-file", str(path), *extra]  # fmt: skip
        subprocess.run(command, cwd=ROOT, check=True)
        pins = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        if strange := [line for line in pins if re.match(r"\s*--(?!hash=)", line) or "://" in line]:
            raise StopError(f"{path.name} names where a package comes from: {strange[0]}")
        note = f"# Written by `dev.py lock` from pyproject.toml{f' with the group {group}' if group else ''}. Do not edit."
        path.write_text("\n".join([note, *pins]) + "\n", encoding="utf-8", newline="\n")
        say(f"{path.name}: {sum('==' in line for line in pins)} packages")
    return 0


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": run, "test": test, "torture": torture, "bench": bench, "lock": lock, "program": program,
    "pictures": pictures, "screens": screens, "package": package, "package-test": package_test,
}  # fmt: skip


def main(arguments: Sequence[str]) -> int:
    """Dispatch; what follows the command goes on to what it starts."""
    if sys.version_info < MINIMUM:
        print(f"Python {'.'.join(map(str, MINIMUM))} or newer is needed; this is {sys.version.split()[0]}.")
        return 2
    overview = "\n".join(f"  {name:<13}{(command.__doc__ or '').splitlines()[0]}" for name, command in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="dev.py", description=f"commands:\n{overview}", formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("extra", nargs=argparse.REMAINDER, help="goes on to the program that is started")
    chosen = parser.parse_args(arguments)
    try:
        return COMMANDS[chosen.command]([part for part in chosen.extra if part != "--"])
    except StopError as reason:
        print(f"dev.py: {reason}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as failed:
        print(f"dev.py: failed: {shlex.join(map(str, failed.cmd))}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
