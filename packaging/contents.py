"""What goes into the frozen program and what stays out, with the reason of each.

Standard library only: the spec, the SBOM and the tests read the same lists.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

Entry = tuple[str, str, str]
"""Of PyInstaller: where it goes, where it lies, its kind."""

# Imported by name only, so that no import statement shows them.
HIDDEN_IMPORTS = [
    "alembic.context", "alembic.op",  # the revisions are files; alembic loads them at a migration
    "db.opwaarderen",
    "sqlalchemy.dialects.sqlite",
    "tzdata",
    "cvt_desktop.adapters.bijlagen.formulierkind",  # the child process that reads forms
    "ui.viewer_child",  # the child process that draws attachments
]  # fmt: skip

EXCLUDED_MODULES = [
    # parts of Python that are for those who write programs
    "distutils", "doctest", "ensurepip", "idlelib", "lib2to3", "pdb", "pip", "pydoc", "setuptools", "test", "tkinter",
    "turtledemo", "unittest", "venv", "curses", "readline", "multiprocessing", "xmlrpc", "defusedxml.xmlrpc",
    "sqlite3",  # the register is opened with sqlcipher3, which has its own
    "cffi", "pycparser",  # these compile; at run time _cffi_backend does the work
    "lxml.html", "lxml.isoschematron", "lxml.objectify",
    "PIL._avif", "PIL._webp", "PIL._imagingtk", "PIL.ImageQt", "PIL.ImageTk",  # documents hold PNG and JPEG only
    "reportlab.graphics.testdrawings", "reportlab.graphics.testshapes",
    "PySide6.QtNetwork", "PySide6.QtOpenGL", "PySide6.QtSvg",  # bindings that nobody imports
]  # fmt: skip

# Of Qt's plugins these, and no others; the second set is of other systems.
QT_PLUGINS = {
    "platforms": {"qxcb", "qoffscreen"} | {"qwindows", "qcocoa"},
    "imageformats": {"qjpeg", "qsvg"},  # PNG is built in; icons are SVG
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},  # é, ë and the rest
    "platformthemes": {"qxdgdesktopportal"},  # the desktop's own file dialogs
    "printsupport": {"cupsprintersupport"},
}
QT_TRANSLATIONS = {"qtbase_nl.qm"}  # Qt's own buttons; the program itself speaks Dutch
# Libraries that only the plugins above the line needed, or that draw in software what a plain window never asks for.
QT_LIBRARIES_OUT = re.compile(
    r"(lib)?Qt6(Wayland\w*|Wl\w*|EglF[sS]\w*|OpenGL\w*|Quick\w*|Qml\w*|VirtualKeyboard\w*)(\.|$)|opengl32sw|d3dcompiler"
)
DATA_OUT = re.compile(
    r"\.dist-info/|/tests?/|\.pyi$|\.pxd$|\.h$|/py\.typed$|^reportlab/fonts/|^alembic/templates/|^lxml/(includes|isoschematron)/"
)
DATA_KEPT = re.compile(r"\.dist-info/METADATA$")  # importlib.metadata.version() reads it


def program_version(root: Path) -> str:
    """The version of pyproject.toml; a test holds it against ``cvt_desktop.basis.versie``."""
    found = re.search(r'^version = "([^"]+)"', (root / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    if found is None:
        raise SystemExit("pyproject.toml names no version")
    return found[1]


def own_files(root: Path) -> list[tuple[str, str]]:
    """Files of the program that are no modules, as PyInstaller wants them: file and folder."""
    files = [p for p in sorted((root / "resources").rglob("*")) if p.is_file() and p.suffix not in {".py", ".pyc"}]
    files += sorted((root / "db" / "migrations").rglob("*.py"))
    pairs = [(str(p), p.parent.relative_to(root).as_posix()) for p in files]
    pairs += [(str(root / "docs" / name), "resources") for name in ("handleiding.md", "verwerkingsregister.md", "dpia.md")]
    pairs += [(str(p), "resources/beelden/handleiding") for p in sorted((root / "docs/beelden/handleiding").glob("*.png"))]
    return pairs


def needed(entries: Iterable[Entry]) -> list[Entry]:
    """What stays of what PyInstaller gathered, in a fixed order."""
    return sorted(entry for entry in entries if _stays(entry))


def _stays(entry: Entry) -> bool:
    target, source, kind = PurePosixPath(entry[0].replace("\\", "/")), Path(entry[1]), entry[2]
    name = target.name
    if "plugins" in target.parts:
        folder = target.parts[target.parts.index("plugins") + 1]
        return name.split(".")[0].removeprefix("lib") in QT_PLUGINS.get(folder, set())
    if "translations" in target.parts and target.parts[0] == "PySide6":
        return name in QT_TRANSLATIONS
    if QT_LIBRARIES_OUT.match(name):
        return False
    if kind == "DATA":
        return bool(DATA_KEPT.search(str(target))) or not DATA_OUT.search(str(target))
    return not (sys.platform.startswith("linux") and len(target.parts) == 1 and _of_the_system(source))


def _of_the_system(library: Path) -> bool:
    """A library that Debian has in a package of its own: depended on, not copied, so that it is kept safe there.

    Python's own library is the exception: the program must not change when Debian's Python does.
    """
    inside = os.path.realpath(library).startswith(("/lib/", "/usr/lib/", "/lib64/", "/usr/lib64/"))
    return inside and not library.name.startswith("libpython")
