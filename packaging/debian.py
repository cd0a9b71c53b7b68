"""The ``.deb``: what is frozen, at its places, with what Debian wants to know. Same inputs, same bytes.

Written by hand and packed by ``dpkg-deb``: debhelper would bring a build system for one file list.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import contents
import freeze

HERE = Path(__file__).resolve().parent
LINUX = HERE / "linux"
NAME = "cvt-desktop"
HOME = Path("usr/lib") / NAME
TREE = freeze.BUILD / "deb"
DESCRIPTION = """registratie en besluiten van een Commissie van Toewijzing
 Begeleidt een Commissie van Toewijzing van het dossier van de school tot de
 ondertekende toelaatbaarheidsverklaring: intake, toetsing, twee
 deskundigenadviezen, de zitting, het besluit en de brieven.
 .
 Alles staat versleuteld in één map op de eigen computer. Het programma maakt
 uit zichzelf nooit verbinding met een netwerk."""


def build(folder: Path, version: str, moment: int, out: Path) -> Path:
    """The package in ``out``."""
    shutil.rmtree(TREE, ignore_errors=True)
    shutil.copytree(folder, TREE / HOME, symlinks=True)
    (TREE / "usr/bin").mkdir(parents=True)
    (TREE / "usr/bin" / NAME).symlink_to(Path("../lib") / NAME / NAME)
    _share(version, moment)
    installed = sum(path.lstat().st_size for path in TREE.rglob("*") if path.is_file() and not path.is_symlink())
    architecture = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True).stdout.strip()
    control = TREE / "DEBIAN"
    control.mkdir()
    (control / "control").write_text(
        f"Package: {NAME}\nVersion: {version}\nSection: misc\nPriority: optional\nArchitecture: {architecture}\n"
        f"Maintainer: {_maintainer()}\nInstalled-Size: {installed // 1024}\nDepends: {', '.join(depends(TREE / HOME))}\n"
        f"Description: {DESCRIPTION}\n",
        encoding="utf-8",
    )
    (control / "md5sums").write_text(_md5sums(), encoding="utf-8")
    _normalise(moment)
    package = out / f"{NAME}_{version}_{architecture}.deb"
    out.mkdir(parents=True, exist_ok=True)
    # one thread, because xz makes other bytes with more; level 2, because 6 takes minutes for 4 MB
    pack = ["dpkg-deb", "--root-owner-group", "--threads-max=1", "-Zxz", "-z2", "--build", str(TREE), str(package)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(moment)}
    subprocess.run(pack, check=True, stdout=subprocess.DEVNULL, env=environment)
    return package


def _maintainer() -> str:
    found = re.search(r"^ -- (.+>)  ", freeze.CHANGELOG.read_text(encoding="utf-8"), re.MULTILINE)
    assert found is not None
    return found[1]


def _share(version: str, moment: int) -> None:
    share = TREE / "usr/share"
    day = datetime.fromtimestamp(moment, UTC).date().isoformat()
    for source, target in (
        (LINUX / "cvt-desktop.desktop", share / "applications/cvt-desktop.desktop"),
        (LINUX / "nl.cvt_desktop.CvTDesktop.metainfo.xml", share / "metainfo/nl.cvt_desktop.CvTDesktop.metainfo.xml"),
        (LINUX / "lintian-overrides", share / "lintian/overrides" / NAME),
        (LINUX / "copyright", share / "doc" / NAME / "copyright"),
        (HERE / "icons/cvt-desktop.svg", share / "icons/hicolor/scalable/apps/cvt-desktop.svg"),
        (freeze.ROOT / "docs/beheer.md", share / "doc" / NAME / "beheer.md"),
        (TREE / HOME / "_internal/resources/sbom.cdx.json", share / "doc" / NAME / "sbom.cdx.json"),
    ):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    for picture in sorted((freeze.WORK / "icons").glob("*.png")):
        target = share / f"icons/hicolor/{picture.stem}x{picture.stem}/apps/cvt-desktop.png"
        target.parent.mkdir(parents=True)
        shutil.copyfile(picture, target)
    page = (LINUX / "cvt-desktop.1").read_text(encoding="utf-8").replace("{versie}", version).replace("{datum}", day)
    _zip(share / "man/nl/man1/cvt-desktop.1.gz", page)
    (share / "man/man1").mkdir(parents=True)
    (share / "man/man1/cvt-desktop.1.gz").symlink_to("../nl/man1/cvt-desktop.1.gz")
    _zip(share / "doc" / NAME / "changelog.gz", freeze.CHANGELOG.read_text(encoding="utf-8"))


def _zip(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


def _md5sums() -> str:
    files = [path for path in sorted(TREE.rglob("*")) if path.is_file() and not path.is_symlink() and "DEBIAN" not in path.parts]
    lines = [f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(TREE).as_posix()}\n" for path in files]
    return "".join(lines)  # dpkg's own list; what must be trusted is in SHA256SUMS


def _normalise(moment: int) -> None:
    program = TREE / HOME / NAME
    for path in [TREE, *TREE.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == program else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)


# ------------------------------------------------------------------------------------ what must be there


def elf_files(folder: Path) -> list[Path]:
    """Programs and shared libraries below ``folder``."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]
    return [path for path in files if _begins(path) == b"\x7fELF"]


def _begins(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(4)


def wanted_libraries(folder: Path) -> tuple[set[str], str]:
    """The names of libraries that are asked for and not shipped, and the newest glibc that is asked for."""
    shipped = {path.name for path in folder.rglob("*.so*")}
    wanted: set[str] = set()
    glibc = (2, 0)
    for file in elf_files(folder):
        told = subprocess.run(["objdump", "-p", str(file)], capture_output=True, text=True, check=True).stdout
        wanted |= set(re.findall(r"NEEDED +(\S+)", told)) - shipped
        glibc = max([glibc, *((int(a), int(b)) for a, b in re.findall(r"GLIBC_(\d+)\.(\d+)", told))])
    return wanted, f"{glibc[0]}.{glibc[1]}"


def depends(folder: Path) -> list[str]:
    """The packages of Debian that hold what is asked for; the alternative names serve the Debian after this one."""
    wanted, glibc = wanted_libraries(folder)
    known = dict(re.findall(r"^\t(\S+) \(libc6,x86-64[^)]*\) => (\S+)$", _ldconfig(), re.MULTILINE))
    packages = {f"libc6 (>= {glibc})"}
    for library in sorted(wanted):
        path = known.get(library)
        if path is None:
            raise SystemExit(f"{library} is asked for, and not on this machine: its package cannot be told")
        package = _package_of(path)
        if package != "libc6":
            packages.add(package)
    return sorted(packages)


def _ldconfig() -> str:
    program = shutil.which("ldconfig") or "/sbin/ldconfig"
    return subprocess.run([program, "-p"], capture_output=True, text=True, check=True).stdout


def _package_of(path: str) -> str:
    for candidate in (path, os.path.realpath(path), path.removeprefix("/usr"), os.path.realpath(path).removeprefix("/usr")):
        told = subprocess.run(["dpkg", "-S", candidate], capture_output=True, text=True, check=False)
        if told.returncode == 0:
            return told.stdout.split(":")[0]
    raise SystemExit(f"no package of Debian holds {path}")


def version() -> str:
    """The version of the program."""
    return contents.program_version(freeze.ROOT)
