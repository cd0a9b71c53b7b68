"""``dev.py package-test``: what ``dev.py package`` made, in a system where nothing else is.

A bare Debian is made from the sources that apt has, the package is installed there with apt, an ordinary user runs the
self-test with the network cut and opens the window, a newer package is put over it, and it is removed. Each line of the
report is a check; the exit code is the number of those that failed, at most 1. As root, on Debian 12;
``dev.py package-test trixie`` takes another Debian for the bare system.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import debian
import freeze
import windows_installer
import windows_trial
from bare_system import SUITE, FailedError, Report, Screen, debootstrap, entry, inside, mirror, run

TRIAL = freeze.BUILD / "trial"
OUT = freeze.BUILD / "out"
PICTURE = OUT / "aanmelden.png"
USER = "secretaris"
MAXIMUM_MB = 120
_NEEDED = {"herkomst van de pakketten", "bronnen, lettertypen en iconen", "Qt met zijn invoegtoepassingen", "lettertypen",
           "revisies van de databank", "kijker voor stukken in een eigen proces", "register maken", "tekenen",
           "handtekening nagaan"}  # fmt: skip


def main() -> int:
    """Every check that this machine allows."""
    packages = sorted(OUT.glob("cvt-desktop_*.deb"))
    if len(packages) != 1:
        print("no package in build/package/out: run `dev.py package` first", file=sys.stderr)
        return 1
    report, package = Report(), packages[0]
    report.check("size", lambda: size(package))
    report.check("lintian", lambda: lintian(package))
    report.check("desktop entry and metadata", metadata)
    report.check("makensis compiles the installer against this payload", windows_installer.compile_here)
    root = bare_debian(report)
    if root is None:
        report.check("without a clean system: unpacked, no Python, network cut", lambda: unpacked(package))
    else:
        installed(report, root, package)
        windows_trial.run(report)
    print(f"package-test: {'in orde' if not report.failed else f'{report.failed} mislukt'}", flush=True)
    return 1 if report.failed else 0


# -------------------------------------------------------------------------------------------- on paper


def size(package: Path) -> str:
    """Issue: 120 MB or less."""
    megabytes = package.stat().st_size / 1_000_000
    if megabytes > MAXIMUM_MB:
        raise FailedError(f"{megabytes:.1f} MB is more than {MAXIMUM_MB}")
    return f"{megabytes:.1f} MB"


def lintian(package: Path) -> str:
    """No error; the overrides are the two that have a reason."""
    told = run(["lintian", "--allow-root", "--tag-display-limit", "0", "--show-overrides", str(package)], check=False).stdout
    errors = [line for line in told.splitlines() if line.startswith("E:")]
    overridden = {line.split()[2] for line in told.splitlines() if line.startswith("O:")}
    if errors or overridden - {"embedded-library", "unstripped-binary-or-object"}:
        raise FailedError("; ".join(errors) or f"overridden: {overridden}")
    warnings = sum(line.startswith("W:") for line in told.splitlines())
    return f"0 errors, {warnings} warnings, overridden: {', '.join(sorted(overridden)) or 'nothing'}"


def metadata() -> str:
    """What Debian's own validators say."""
    share = debian.TREE / "usr/share"
    run(["desktop-file-validate", str(share / "applications/cvt-desktop.desktop")])
    run(["appstreamcli", "validate", "--no-net", str(share / "metainfo/nl.cvt_desktop.CvTDesktop.metainfo.xml")])
    sizes = sorted(int(path.parts[-3].split("x")[0]) for path in (share / "icons").glob("hicolor/[0-9]*/apps/*.png"))
    return f"valid; icons {', '.join(map(str, sizes))} and scalable"


def closure(root: Path) -> str:
    """In the installed system the loader finds every library of every file, also of plugins that nothing opened yet."""
    inner = root / debian.HOME / "_internal"
    files = [str(path.relative_to(root)) for path in debian.elf_files(root / debian.HOME)]
    folders = ":".join(f"/{path.relative_to(root)}" for path in (inner, *sorted(inner.glob("*.libs"))))
    names = " ".join(f"/{name}" for name in files)
    told = inside(root, f"LD_LIBRARY_PATH={folders} ldd {names} 2>&1 | grep 'not found'", check=False)
    if told.stdout.strip():
        raise FailedError(told.stdout[:1500])
    return f"{len(files)} programs and libraries"


# --------------------------------------------------------------------------------------- in a clean system


def bare_debian(report: Report) -> Path | None:
    """A new tree with the smallest Debian, or nothing where that cannot be made."""
    if os.geteuid() != 0 or not shutil.which("debootstrap"):
        print("--      no clean system: that needs root and debootstrap", flush=True)
        return None
    if mirror() is None:
        print("--      no clean system: apt has no source for Debian", flush=True)
        return None
    shutil.rmtree(TRIAL, ignore_errors=True)
    root = TRIAL / "root"

    def make() -> str:
        debootstrap(root)
        if shutil.which("python3", path=os.pathsep.join(str(root / part) for part in ("usr/bin", "usr/local/bin"))):
            raise FailedError("there is a Python in it")
        return f"{SUITE}, no Python in it"

    return root if report.check("a bare Debian", make) else None


def installed(report: Report, root: Path, package: Path) -> None:
    """Install, use, upgrade, remove."""
    shutil.copyfile(package, root / "tmp" / package.name)
    before = listing(root)

    def install() -> str:
        inside(root, "apt-get update -q", network=True)
        begin = time.perf_counter()
        inside(root, f"apt-get install -y -q --no-install-recommends /tmp/{package.name}", network=True)
        whole = time.perf_counter() - begin
        begin = time.perf_counter()
        inside(root, f"dpkg -i /tmp/{package.name}")
        inside(root, f"useradd --create-home {USER}")
        return f"with all that Debian lacked {whole:.1f} s, the package alone {time.perf_counter() - begin:.1f} s"

    if not report.check("installed with apt", install):
        return
    report.check("every library that is asked for is there", lambda: closure(root))
    report.check("self-test as an ordinary user, network cut", lambda: self_test(root))
    report.check("no Python, no checkout, nothing but Debian and the package", lambda: alone(root))
    report.check("the login on a screen, network cut", lambda: login(root))
    report.check("a newer package over it: register and settings stay", lambda: upgrade(root, package))
    report.check("removed", lambda: removed(root, before))


def self_test(root: Path) -> str:
    """The installed program's own test, and that it looked at everything."""
    told = inside(root, "ip link 2>/dev/null; cvt-desktop --self-test", user=USER, check=False)
    return _judge(told)


def _judge(told: subprocess.CompletedProcess[str]) -> str:
    lines = told.stdout.splitlines()
    good = {match[1] for line in lines if (match := re.match(r"in orde +\d+ ms  ([^:]+)", line))}
    if told.returncode or not lines or lines[-1] != "zelftest: in orde" or _NEEDED - good:
        raise FailedError(f"exit {told.returncode}, not seen: {_NEEDED - good}\n{told.stdout[-3000:]}{told.stderr[-1000:]}")
    origin = next(line for line in lines if "herkomst" in line).partition(": ")[2]
    if "/usr/lib/cvt-desktop" not in origin and "unpacked" not in origin:
        raise FailedError(origin)
    return f"{len(good)} checks, {origin}"


def alone(root: Path) -> str:
    """The program brings its own Python and uses no other."""
    found = [str(path.relative_to(root)) for path in (root / "usr").rglob("python3*") if "cvt-desktop" not in path.parts
             and path.name.startswith("python3") and path.parent.name == "bin"]  # fmt: skip
    if found:
        raise FailedError(", ".join(found))
    link = root / "usr/bin/cvt-desktop"
    if str(link.readlink()) != "../lib/cvt-desktop/cvt-desktop":
        raise FailedError(f"usr/bin/cvt-desktop leads to {link.readlink()}")
    return "usr/bin/cvt-desktop leads to ../lib/cvt-desktop/cvt-desktop"


def login(root: Path) -> str:
    """The practice register is made and its login painted; the picture is kept."""
    with_screen = Screen()
    try:
        begin = time.perf_counter()
        program = subprocess.Popen(
            entry(root, "cvt-desktop --oefenregister", user=USER, network=False, display=with_screen.name),
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            with_screen.wait_for("Aanmelden", 120)
            elapsed = time.perf_counter() - begin
            time.sleep(2)
            if program.poll() is not None:
                raise FailedError(f"the program ended with {program.returncode}")
            with_screen.picture(PICTURE)
        finally:
            program.kill()
            program.wait()
    finally:
        with_screen.close()
    if not (root / f"home/{USER}/.local/share/cvt-desktop/oefenregister/kop.cvt").is_file():
        raise FailedError("there is no practice register")
    return f"practice register made and login shown in {elapsed:.1f} s; {PICTURE}"


def upgrade(root: Path, package: Path) -> str:
    """The same program as a newer version: dpkg replaces it, and the home of the user stays as it was."""
    home = root / f"home/{USER}"
    (home / ".config/cvt-desktop").mkdir(parents=True, exist_ok=True)
    kept = {path: path.read_bytes() for path in home.rglob("*") if path.is_file() and "log" not in path.parts}
    tree = TRIAL / "newer"
    shutil.copytree(debian.TREE, tree, symlinks=True)
    control = tree / "DEBIAN/control"
    newer = f"{debian.version()}+proef"
    control.write_text(control.read_text(encoding="utf-8").replace(f"Version: {debian.version()}\n", f"Version: {newer}\n"),
                       encoding="utf-8")  # fmt: skip
    run(["dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build", str(tree), str(root / "tmp/newer.deb")])
    shutil.rmtree(tree)
    inside(root, "dpkg -i /tmp/newer.deb")
    has = inside(root, "dpkg-query -W -f '${Version}' cvt-desktop").stdout
    changed = [str(path) for path, data in kept.items() if not path.is_file() or path.read_bytes() != data]
    if has != newer or changed:
        raise FailedError(f"version {has}; changed: {changed}")
    again = inside(root, "cvt-desktop --self-test", user=USER, check=False)
    if again.returncode:
        raise FailedError(again.stdout[-2000:])
    return f"{package.name} -> {newer}; {len(kept)} files of the user unchanged"


def listing(root: Path) -> set[str]:
    """Every path in the tree."""
    return {path.relative_to(root).as_posix() for path in root.rglob("*")}


def removed(root: Path, before: set[str]) -> str:
    """Nothing of the program is left; what is in the user's home is left as it was."""
    registers = list((root / f"home/{USER}").rglob("kop.cvt"))
    inside(root, "apt-get purge -y -q cvt-desktop && apt-get autoremove --purge -y -q", network=True)
    left = sorted(path for path in listing(root) - before if "cvt-desktop" in path.replace("_", "-"))
    strange = [path for path in left if not path.startswith(f"home/{USER}/") and not path.startswith("tmp/")]
    if strange:
        raise FailedError(f"left: {strange[:20]}")
    if not registers or not all(path.is_file() for path in registers):
        raise FailedError("the register is gone")
    shutil.rmtree(TRIAL)
    return f"nothing left but {len(left)} files of the user, the register among them"


def unpacked(package: Path) -> str:
    """Where no clean system can be made."""
    root = TRIAL / "unpacked"
    shutil.rmtree(TRIAL, ignore_errors=True)
    root.mkdir(parents=True)
    run(["dpkg-deb", "-x", str(package), str(root)])
    home = TRIAL / "home"
    home.mkdir()
    cut = ["unshare", "--net"] if os.geteuid() == 0 else []
    program = str(root / "usr/lib/cvt-desktop/cvt-desktop")
    told = run([*cut, "env", "-i", "PATH=/nonexistent", "LANG=C.UTF-8", f"HOME={home}", program, "--self-test"], check=False)
    return _judge(told)


if __name__ == "__main__":
    sys.exit(main())
