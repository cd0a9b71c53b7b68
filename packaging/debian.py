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
# The package of each library that is asked for and not shipped. A table, so that the machine that packs need not have
# them; a library that is new here stops the build. The names also serve Debian 13, whose packages provide them.
PACKAGES = {
    "ld-linux-x86-64.so.2": "libc6", "libc.so.6": "libc6", "libdl.so.2": "libc6", "libm.so.6": "libc6",
    "libpthread.so.0": "libc6", "libresolv.so.2": "libc6", "librt.so.1": "libc6", "libutil.so.1": "libc6",
    "libEGL.so.1": "libegl1", "libGL.so.1": "libgl1", "libX11-xcb.so.1": "libx11-xcb1", "libX11.so.6": "libx11-6",
    "libbrotlicommon.so.1": "libbrotli1", "libbrotlidec.so.1": "libbrotli1", "libbz2.so.1.0": "libbz2-1.0",
    "libcrypto.so.3": "libssl3", "libssl.so.3": "libssl3", "libcups.so.2": "libcups2", "libdbus-1.so.3": "libdbus-1-3",
    "libexpat.so.1": "libexpat1", "libffi.so.8": "libffi8", "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6", "libgcc_s.so.1": "libgcc-s1", "libstdc++.so.6": "libstdc++6",
    "libglib-2.0.so.0": "libglib2.0-0", "libgthread-2.0.so.0": "libglib2.0-0", "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "liblzma.so.5": "liblzma5", "libuuid.so.1": "libuuid1", "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4", "libxcb-image.so.0": "libxcb-image0", "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0", "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0", "libxcb-shape.so.0": "libxcb-shape0", "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1", "libxcb-util.so.1": "libxcb-util1", "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1", "libxcb.so.1": "libxcb1", "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0", "libz.so.1": "zlib1g", "libzstd.so.1": "libzstd1",
}  # fmt: skip
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
    """The packages of Debian that hold what is asked for."""
    wanted, glibc = wanted_libraries(folder)
    if unknown := sorted(wanted - PACKAGES.keys()):
        raise SystemExit(f"asked for, and in no package that debian.py knows: {', '.join(unknown)}")
    packages = {PACKAGES[library] for library in wanted} - {"libc6"}
    return sorted({f"libc6 (>= {glibc})", *packages})


def version() -> str:
    """The version of the program."""
    return contents.program_version(freeze.ROOT)
